/*
 * The pages of the linter's rules: one for each, and one that lists them.
 */
import { formatPath } from '@eks-ingress/diagnostics';
import { checkRules, rules } from '@eks-ingress/rules';
import { parseAllDocuments } from 'yaml';

/** `load-balancer` as `Load balancer`. */
/** What is not written as its words are. */
const titles = { 'api-versions': 'API versions', 'ingress-group': 'IngressGroup', 'ingress-nginx': 'ingress-nginx' };

function title(topic) {
  if (topic in titles) return titles[topic];
  const words = topic.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const cell = (text) => String(text).replaceAll('|', '\\|').replaceAll('<', '\\<').replaceAll('*', '\\*');

function block(yaml) {
  return ['```yaml', ...yaml.trim().split('\n'), '```', ''];
}

/** What a rule finds in an example, as a list. */
function found(name, { yaml, chart, options }) {
  const documents = parseAllDocuments(yaml).map((document) => document.toJS());
  const subjects = documents.map((value) =>
    chart === undefined ? { kind: 'object', value } : { kind: 'chart-values', chart, value },
  );
  return checkRules(subjects, options)
    .filter(({ rule }) => rule === name)
    .flatMap(({ subject, path, severity, message, fix = '' }) => {
      const where = documents.length === 1 ? '' : `${documents[subject]?.kind} ${documents[subject]?.metadata?.name}: `;
      return [`- ${severity} at ${where}\`${formatPath(path)}\`: ${cell(message)} ${cell(fix)}`.trimEnd()];
    });
}

function page({ name, topic, severity, preset, summary, why, sources, fixable = false, examples }) {
  return [
    `# ${name}`,
    '',
    summary,
    '',
    '| severity | preset | about | `--fix` |',
    '| --- | --- | --- | --- |',
    `| ${severity} | ${preset} | ${title(topic)} | ${fixable ? 'yes' : 'no'} |`,
    '',
    '## Why',
    '',
    why,
    '',
    '## Wrong',
    '',
    ...examples.invalid.flatMap((example) => [
      example.title,
      '',
      ...block(example.yaml),
      ...found(name, example),
      '',
      ...(example.fixed === undefined ? [] : ['`--fix` makes of it:', '', ...block(example.fixed)]),
    ]),
    '## Right',
    '',
    ...examples.valid.flatMap(({ title: what, yaml }) => [what, '', ...block(yaml)]),
    '## Sources',
    '',
    ...sources.map((source) => `- <${source}>`),
    '',
  ];
}

function index() {
  const topics = [...new Set(rules.map(({ topic }) => topic))];
  return [
    '# Rules',
    '',
    `What \`eks-ingress lint\` and \`checkRules\` of [@eks-ingress/rules](../../../packages/rules) find: ${rules.length} rules.`,
    'Those of the preset `recommended` are on unless a configuration says otherwise; `strict` has all of them. A finding may be',
    'less severe than its rule, where a controller goes on without what was asked for.',
    '',
    ...topics.flatMap((topic) => [
      `## ${title(topic)}`,
      '',
      '| rule | what it asks for | severity | preset | `--fix` |',
      '| --- | --- | --- | --- | --- |',
      ...rules
        .filter((rule) => rule.topic === topic)
        .map(
          ({ name, summary, severity, preset, fixable }) =>
            `| [${name}](${name}.md) | ${cell(summary)} | ${severity} | ${preset} | ${fixable ? 'yes' : ''} |`,
        ),
      '',
    ]),
  ];
}

/** The lines of each page of docs/reference/rules/, by its name. */
export function rulePages() {
  return { 'README.md': index(), ...Object.fromEntries(rules.map((rule) => [`${rule.name}.md`, page(rule)])) };
}
