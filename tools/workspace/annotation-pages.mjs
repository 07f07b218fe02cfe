/*
 * The pages of docs/reference/annotations, from the catalogue of @eks-ingress/annotations. A page is a folder of the
 * catalogue, and a section of it one of the files, which upstream's documentation or code groups the annotations by.
 */
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { controllers, explainAnnotation, featureGates, findAnnotation, upstreamUrl } from '@eks-ingress/annotations';
import { catalogue, outputAnnotations, removedAnnotations } from '@eks-ingress/annotations/catalogue';

const require = createRequire(import.meta.url);
const folder = dirname(require.resolve('@eks-ingress/annotations/catalogue'));

const pages = {
  ingress: {
    title: 'Annotations of the AWS Load Balancer Controller on an Ingress',
    about: 'Read on an Ingress, on the Services behind it where it says so, and on the objects around it.',
  },
  service: {
    title: 'Annotations of a Service of type LoadBalancer',
    about:
      'Read by the AWS Load Balancer Controller, by the AWS cloud provider (formerly in the Kubernetes tree), or by both in ways of their own.',
  },
  gateway: {
    title: 'Annotations of the AWS Load Balancer Controller on a Gateway',
    about: 'Read on objects of the Gateway API.',
  },
  nginx: {
    title: 'Annotations of ingress-nginx',
    about: 'Read on an Ingress. Sections are the packages of the code of the controller.',
  },
};

const acronyms = {
  acm: 'ACM',
  auth: 'Authentication',
  cors: 'CORS',
  fastcgi: 'FastCGI',
  http: 'HTTP',
  http2: 'HTTP/2',
  ip: 'IP',
  modsecurity: 'ModSecurity',
  nlb: 'NLB',
  opentelemetry: 'OpenTelemetry',
  req: 'by request',
  ssl: 'SSL',
  tls: 'TLS',
};

const groups = {
  exclusive: 'At most one distinct value in the group, else nothing of the group is built.',
  'exclusive-onwards':
    'At most one distinct value in the group, and once an Ingress has it every later one needs it too, else nothing of the group is built.',
  'exclusive-per-port': 'At most one distinct value among the Ingresses that share a listener port.',
  'exclusive-per-https-port': 'At most one distinct value among the Ingresses that share an HTTPS listener.',
  'exclusive-per-frontend-port':
    'At most one distinct value among the Ingresses that share a port of the frontend Network Load Balancer.',
  'once-per-frontend-port':
    'At most one of the Ingresses that share a port of the frontend Network Load Balancer may have it; the same value twice is a conflict.',
  merge: 'The union of all values.',
  'merge-per-key': 'The union of all keys; one key with two values is a conflict.',
};

const scopes = {
  location: 'The paths of its own Ingress.',
  ingress: 'The whole server of its hosts, with what other Ingresses have there.',
};

/** The pages, as lines of Markdown by the name of their file. */
export function annotationPages() {
  const sections = Object.keys(pages).map((name) => ({ name, sections: sectionsOf(name) }));
  return {
    'README.md': index(sections),
    ...Object.fromEntries(sections.map(({ name, sections: own }) => [`${name}.md`, page(pages[name], own)])),
    'written.md': written(),
    'removed.md': removed(),
  };
}

function sectionsOf(name) {
  const own = join(folder, name);
  const found = readdirSync(own)
    .filter((file) => file.endsWith('.js') && file !== `${name}.js`)
    .flatMap((file) =>
      Object.values(require(join(own, file)))
        .filter((value) => Array.isArray(value) && value.some((item) => catalogue.includes(item)))
        .map((annotations) => ({ title: sectionTitle(file.slice(0, -'.js'.length)), annotations })),
    );
  const position = ({ annotations: [first] }) => catalogue.indexOf(first);
  return found.sort((one, other) => position(one) - position(other));
}

function sectionTitle(name) {
  const words = name.split('-').map((word) => acronyms[word] ?? word);
  const [first, ...rest] = words;
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(' ');
}

function index(all) {
  const total = catalogue.length;
  return [
    '# Annotations',
    '',
    `What [@eks-ingress/annotations](../../../packages/annotations) knows of ${total} annotations: who reads them, where, which values, and what becomes of bad ones. Each value was read in the code of the controllers; where their documentation says something else, the entry says so.`,
    '',
    '| page | about |',
    '| --- | --- |',
    ...all.map(({ name }) => `| [${pages[name].title}](${name}.md) | ${pages[name].about} |`),
    '| [Annotations that the controllers write](written.md) | Notes of software to itself, for nobody else to set. |',
    '| [Removed annotations](removed.md) | What a controller once read, and what took its place. |',
    '',
    '## Controllers',
    '',
    ...Object.values(controllers).flatMap(controllerLines),
    ...all.flatMap(({ name, sections }) => [
      `## ${pages[name].title}`,
      '',
      '| annotation | what it decides |',
      '| --- | --- |',
      ...sections.flatMap(({ annotations }) =>
        annotations.map(({ key, summary }) => `| [${code(key)}](${name}.md#${anchor(key)}) | ${cell(summary)} |`),
      ),
      '',
    ]),
  ];
}

function controllerLines({ title, repository, version, status }) {
  const name = title.replace(/^the /, 'The ');
  return [
    `### ${name}`,
    '',
    `Read at [${version}](${repository}/tree/${version}).`,
    '',
    ...(status ? [`**${status.state}**: ${status.summary}`, ''] : []),
    ...(status?.dates ?? []).map(({ date, event, source }) => `- ${date}: ${event} ([source](${source}))`),
    ...bullet('Last releases', status?.lastReleases?.join(', ')),
    ...bullet('Last releases of the chart', status?.lastChartReleases?.join(', ')),
    ...bullet('Oldest releases without known holes of its own', status?.securityFloor?.join(', ')),
    ...bullet('Has inside', status?.contains?.map((one) => `${one.software} ${one.version}`).join(', ')),
    ...(status?.unfixed ?? []).map(
      ({ id, summary, fixedIn }) => `- Not fixed: ${id}. ${summary}${fixedIn ? ` Fixed in ${fixedIn}.` : ''}`,
    ),
    ...(status?.maintainedBy ?? []).map((one) => `- Maintained elsewhere: ${one.name}, ${one.where}. ${one.note}`),
    ...bullet('Looked up on', status?.asOf),
    '',
  ];
}

function page({ title, about }, sections) {
  return [
    `# ${title}`,
    '',
    about,
    '',
    ...sections.flatMap((section) => [
      `## ${section.title}`,
      '',
      ...section.annotations.flatMap((annotation) => entry(annotation)),
    ]),
  ];
}

function entry({ key, summary, appliesTo, parameters = {}, aliasOf }) {
  const { readings, aliases } = explainAnnotation(key);
  const several = readings.length > 1;
  return [
    `### ${code(key)}`,
    '',
    summary,
    '',
    `- **On**: ${appliesTo.join(', ')}`,
    ...Object.entries(parameters).map(([name, what]) => `- **${code(`\${${name}}`)}**: ${parameterText(what)}`),
    ...bullet('Old name of', aliasOf && reference(aliasOf)),
    ...bullet('Old names', aliases.map(code).join(', ')),
    ...(several ? [] : readingLines(readings[0])),
    '',
    ...readings.flatMap((reading) =>
      several ? [`**Read by ${reading.of.title}**`, '', ...readingLines(reading), ''] : [],
    ),
    ...readings.slice(0, 1).flatMap(({ codec }) => (codec.kind === 'json' ? shapeLines(codec.shape) : [])),
  ];
}

function readingLines({ controller, reading, expects, suggestions, default: usual, whenBad, docs, source }) {
  const values = suggestions.length > 0 ? suggestions.map(code).join(', ') : expects;
  const separator = reading.defaultNote?.startsWith('of ') ? ' ' : '; ';
  const absent = [usual === undefined ? undefined : code(usual), reading.defaultNote].filter(Boolean).join(separator);
  const links = [docs && `[documentation](${docs})`, `[code](${source})`].filter(Boolean).join(', ');
  return [
    ...bullet('Values', sentence(values)),
    ...bullet('Without it', absent && sentence(absent)),
    ...bullet('Empty', reading.emptyValue && sentence(reading.emptyValue)),
    ...bullet('A bad value', whenBad),
    ...bullet('Since', reading.since),
    ...bullet('Deprecated', reading.deprecated && deprecationText(reading.deprecated)),
    ...(reading.requires ?? []).map((relation) => `- **Needs**: ${relationText(relation, controller)}`),
    ...(reading.conflicts ?? []).map((relation) => `- **Conflicts**: ${relationText(relation, controller)}`),
    ...(reading.cautions ?? []).map(
      ({ examples, why, fix }) =>
        `- **Careful** with ${examples.map(code).join(' or ')}: ${[why, fix].filter(Boolean).join(' ')}`,
    ),
    ...bullet('In an IngressGroup', groupText(reading)),
    ...bullet('On a backend Service', backendServiceText(reading)),
    ...bullet('IngressClassParams', reading.ingressClassParams && `${code(reading.ingressClassParams)} wins over it.`),
    ...bullet('Changing it', reading.onChange && sentence(reading.onChange)),
    ...bullet('Risk', reading.risk),
    ...bullet('Scope', scopes[reading.scope]),
    ...bullet('ConfigMap', reading.configMapKey && `${code(reading.configMapKey)} holds without it.`),
    ...bullet('Feature gate', gateText(reading.featureGate)),
    ...bullet('Allowed by', reading.allowedBy && code(reading.allowedBy)),
    ...bullet('The documentation differs', reading.docsDisagree),
    ...bullet('Note', reading.note),
    `- ${links}`,
  ];
}

function relationText({ annotation, or = [], is, isNot, below, when = [], ownValues, detail }, controller) {
  const own = ownValues ? `at ${values(ownValues)}: ` : '';
  const others = annotation === undefined ? '' : `${[annotation, ...or].map(reference).join(' or ')}`;
  const state = annotation === undefined ? '' : stateText({ annotation, is, isNot, below }, controller);
  const condition = when
    .map(
      (one) => `${reference(one.annotation)}${one.absent ? ' is absent' : stateText(one, controller) || ' is there'}`,
    )
    .join(' and ');
  const head = `${own}${others}${state}${condition === '' ? '' : ` when ${condition}`}`;
  return sentence(head === '' ? detail : `${head}; ${detail}`);
}

function stateText({ annotation, is, isNot, below }, controller) {
  const found = findAnnotation(annotation);
  const codec = found?.readBy[controller]?.codec ?? found?.codec;
  const written = (value) => code(codec ? codec.format(value) : String(value));
  if (is) return ` at ${is.map(written).join(' or ')}`;
  if (below !== undefined) return ` at less than ${below}`;
  return isNot ? ` at something else than ${isNot.map(written).join(' or ')}` : '';
}

function values(all) {
  return all.map((value) => code(typeof value === 'object' ? JSON.stringify(value) : String(value))).join(' or ');
}

function deprecationText({ since, replacement, value, instead }) {
  const how = replacement && `use ${reference(replacement)}${value === undefined ? '' : `, such as ${code(value)}`}`;
  return (
    sentence([since && `since ${since}`, how].filter(Boolean).join('; ') || 'yes') + (instead ? ` ${instead}` : '')
  );
}

function groupText({ group, groupOrderSensitive, groupOrder }) {
  if (group === undefined) return undefined;
  const order = groupOrderSensitive ? ' A list in another order is another value.' : '';
  return `${groups[group]}${order}${groupOrder ? ` ${sentence(groupOrder)}` : ''}`;
}

function backendServiceText({ backendService }) {
  if (backendService === undefined) return undefined;
  return backendService === 'replaces'
    ? 'It replaces the one of the Ingress.'
    : 'It is merged over the one of the Ingress, key by key.';
}

function parameterText(what) {
  if (typeof what === 'string') return what === 'port' ? 'the number of a port' : 'a name';
  return what.map(code).join(', ');
}

function shapeLines(shape) {
  return ['```ts', `type Value = ${shapeText(shape)};`, '```', ''];
}

// In TypeScript, as values of formatAnnotations are written.
function shapeText(shape) {
  switch (shape.type) {
    case 'string':
      return shape.values ? shape.values.map((value) => JSON.stringify(value)).join(' | ') : 'string';
    case 'integer':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'integer-or-string':
      return 'number | string';
    case 'array':
      return `readonly (${shapeText(shape.items)})[]`;
    case 'map':
      return shape.keys
        ? `{ ${shape.keys.map((key) => `${key}?: ${shapeText(shape.values)};`).join(' ')} }`
        : `{ [name: string]: ${shapeText(shape.values)} }`;
    case 'object':
      return `{ ${fieldsText(shape)} }`;
    case 'variants':
      return Object.entries(shape.variants)
        .map(([choice, variant]) => `{ ${shape.by}: ${JSON.stringify(choice)}; ${fieldsText(variant)} }`)
        .join(' | ');
  }
}

function fieldsText({ required = {}, optional = {} }) {
  return [
    ...Object.entries(required).map(([name, field]) => `${name}: ${shapeText(field)};`),
    ...Object.entries(optional).map(([name, field]) => `${name}?: ${shapeText(field)};`),
  ].join(' ');
}

function gateText(name) {
  return name && code(`${name} (${featureGates[name].default})`);
}

function written() {
  return [
    '# Annotations that the controllers write',
    '',
    'Notes of software to itself. Nobody else should set them.',
    '',
    ...outputAnnotations.flatMap(
      ({ key, summary, controller, writtenBy, appliesTo, whenSet, since, featureGate, source }) => [
        `## ${code(key)}`,
        '',
        summary,
        '',
        `- **On**: ${appliesTo.join(', ')}`,
        `- **Written by**: ${writtenBy ?? controllers[controller].title}`,
        ...bullet('Since', since),
        ...bullet('Feature gate', gateText(featureGate)),
        ...bullet('Set by hand', whenSet),
        `- [code](${upstreamUrl(controller, source)})`,
        '',
      ],
    ),
  ];
}

function removed() {
  return [
    '# Removed annotations',
    '',
    'They are ignored without a word, an event or a line in the log, unless the note says otherwise.',
    '',
    '| annotation | controller | removed in | what took its place | note |',
    '| --- | --- | --- | --- | --- |',
    ...removedAnnotations.map(({ key, controller, removedIn, replacement, note = '' }) => {
      const value = replacement?.value === undefined ? '' : `, such as ${code(replacement.value)}`;
      const instead = replacement ? `${replacement.annotations.map(reference).join(' and ')}${value}` : 'nothing';
      return `| ${[code(key), controller, removedIn, instead, note].map(cell).join(' | ')} |`;
    }),
    '',
  ];
}

function reference(key) {
  const found = catalogue.find((annotation) => annotation.key === key);
  const own = Object.keys(pages).find((name) =>
    sectionsOf(name).some(({ annotations }) => annotations.includes(found)),
  );
  return own === undefined ? code(key) : `[${code(key)}](${own}.md#${anchor(key)})`;
}

// As GitHub makes them of headings.
function anchor(key) {
  return key
    .toLowerCase()
    .replace(/[^\w -]/g, '')
    .replaceAll(' ', '-');
}

function bullet(title, text) {
  return text ? [`- **${title}**: ${text}`] : [];
}

function sentence(text) {
  const end = /[.!?]$/.test(text) ? '' : '.';
  return text.charAt(0).toUpperCase() + text.slice(1) + end;
}

function code(text) {
  if (text === '') return 'the empty text';
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

function cell(text) {
  return text.replaceAll('|', '\\|');
}
