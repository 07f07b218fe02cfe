/*
 * The page of what edits do to the traffic that runs, and the tables of it that guides have.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** The tables of what edits do, as the app declares them. */
export function readChanges() {
  const output = execFileSync(process.execPath, [join(root, 'apps/ingress/describe-changes.cjs')], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(output);
}

const EFFECTS = {
  nothing: 'nothing',
  beside: 'beside the load balancer',
  'in-place': 'in place',
  'listener-recreated': 'a listener is made anew',
  'target-group-replaced': 'target groups are replaced',
  'load-balancer-replaced': 'the load balancer is replaced',
  refused: 'refused',
};

const ABOUT = {
  nothing: 'Terraform has nothing to do.',
  beside: 'Only other resources are created, changed or destroyed: records, rules, registrations, releases, alarms.',
  'in-place': 'The load balancer, a listener or a target group is updated, and keeps its address and its targets.',
  'listener-recreated': 'A listener is destroyed, and created again on the same load balancer.',
  'target-group-replaced':
    'A target group is created under another name before the old one is destroyed, or its controller is installed anew.',
  'load-balancer-replaced': 'The load balancer is destroyed and created again, with another DNS name.',
  refused: 'Terraform or AWS refuses it, or every later plan shows the same change again.',
};

const PROTECTED = {
  'listener-recreated': 'refused, unless `listener-replacement` is acknowledged',
  'target-group-replaced': 'refused, unless `target-group-replacement` is acknowledged',
  'load-balancer-replaced': 'refused, unless `load-balancer-replacement` is acknowledged',
};

const KINDS = {
  environment: 'The environment',
  'network-load-balancer': '`network-load-balancer`',
  service: '`service`',
  'application-load-balancer': '`application-load-balancer`',
};

/** The construct that each kind of entry point is built by. */
const CONSTRUCTS = {
  'network-load-balancer': 'NetworkLoadBalancerEntryPoint',
  service: 'ServiceEntryPoint',
  'application-load-balancer': 'ApplicationLoadBalancerEntryPoint',
};

const cell = (text) => String(text).replaceAll('|', '\\|').replaceAll('*', '\\*');
const row = (...cells) => `| ${cells.join(' | ')} |`;

function effectOf({ cases }) {
  const texts = cases.map(({ edit, says, effect }) => {
    const when = [edit === undefined ? '' : `when it is ${edit}`, says ?? ''].filter((text) => text !== '').join(', ');
    return when === '' ? EFFECTS[effect] : `${EFFECTS[effect]} ${when}`;
  });
  const distinct = new Set(cases.map(({ effect }) => effect));
  if (distinct.size === 1) return EFFECTS[cases[0].effect];
  const last = cases.at(-1);
  return last.edit === undefined && last.says === undefined
    ? `${texts.slice(0, -1).join('; ')}; otherwise ${texts.at(-1)}`
    : texts.join('; ');
}

const link = (source) => `[source](${source})`;

function changeRow(change) {
  return row(
    `\`${cell(change.path)}\``,
    cell(effectOf(change)),
    cell(change.clients),
    change.sources.map(link).join(', '),
  );
}

const HEAD = [row('setting', 'what an edit does', 'what clients notice', 'source'), row('---', '---', '---', '---')];

/** The lines of docs/reference/changes.md. */
export function changesPage({ effects, tables, arguments: types }) {
  const sections = Object.entries(KINDS).flatMap(([kind, title]) => [
    `## ${title}`,
    '',
    ...(kind === 'environment' ? [] : ['The settings of an entry point of this kind, below its name.', '']),
    ...HEAD,
    ...tables[kind].map(changeRow),
    '',
  ]);
  return [
    '# What an edit does to the traffic that runs',
    '',
    'What changing, adding or removing a setting of an environment, or a prop of a construct, does with the pinned providers.',
    'Tests edit every setting of the shipped environments and examples, and compare what Terraform plans with this table.',
    '',
    '## Effects, from the mildest to the worst',
    '',
    row('effect', 'what it is', 'what clients notice', 'on a protected load balancer'),
    row('---', '---', '---', '---'),
    ...effects.map(({ effect, clients }) =>
      row(EFFECTS[effect], ABOUT[effect], clients, PROTECTED[effect] ?? 'the same'),
    ),
    '',
    'A load balancer is protected by `deletionProtection`, or by `replacementProtection` alone.',
    '`[]` in a path is for each element of a list, `*` for each key.',
    '',
    ...sections,
    '## Props that no environment has',
    '',
    row('construct', 'prop', 'what an edit does', 'what clients notice', 'source'),
    row('---', '---', '---', '---', '---'),
    ...Object.entries(CONSTRUCTS).flatMap(([kind, name]) => {
      const settings = tables[kind].map(({ path }) => path);
      const others = tables[name].filter(({ path }) => !settings.includes(path));
      return others.map((change) => `| \`${name}\` ${changeRow(change)}`);
    }),
    '',
    '## Arguments',
    '',
    'What the pinned providers do with the arguments that the constructs write. An argument of which nobody has verified what',
    'a change does counts as one that replaces.',
    '',
    ...Object.entries(types).flatMap(([type, rows]) => [
      `### \`${type}\``,
      '',
      row('argument', 'changed', 'added', 'removed', 'note', 'source'),
      row('---', '---', '---', '---', '---', '---'),
      ...Object.entries(rows).map(([argument, { changed, added, removed, note = '', source }]) =>
        row(
          `\`${argument}\``,
          ...[changed, added, removed].map((effect) => effect.replaceAll('-', ' ')),
          cell(note),
          source.startsWith('https://') ? link(source) : source,
        ),
      ),
      '',
    ]),
  ];
}

/** The tables of guides, by the name that the guide gives one. */
function guideTables({ effects, tables }) {
  const told = /^(?:kind|tls\.end|registration\.kind|ports(?:\..*)?)$/;
  const rowsOf = (keep) => [
    row('setting', 'what an edit does', 'what clients notice'),
    row('---', '---', '---'),
    ...tables['network-load-balancer']
      .filter((change) => change.cases.some(keep) && !told.test(change.path))
      .map((change) => row(`\`${cell(change.path)}\``, cell(effectOf(change)), cell(change.clients))),
  ];
  return {
    'target groups': rowsOf(({ effect }) => effect === 'target-group-replaced'),
    addresses: rowsOf(({ effect }) => effect === 'load-balancer-replaced' || effect === 'refused'),
    effects: [
      row('the plan', 'what clients notice', 'on a protected load balancer'),
      row('---', '---', '---'),
      ...effects
        .filter(({ effect }) => effect !== 'nothing')
        .map(({ effect, clients }) => row(EFFECTS[effect], clients, PROTECTED[effect] ?? 'the same')),
    ],
  };
}

const TABLE =
  /(<!-- Table of (?<name>[a-z ]+), written by `npm run docs`\. -->\n)[\s\S]*?(<!-- End of the table\. -->)/g;

/** A guide with its tables written anew. */
export function withTables(file, changes) {
  const tables = guideTables(changes);
  return readFileSync(file, 'utf8').replace(TABLE, (...args) => {
    const { name } = args.at(-1);
    if (tables[name] === undefined) throw new Error(`${file} asks for a table of "${name}", and there is none.`);
    return `${args[1]}\n${tables[name].join('\n')}\n\n${args[3]}`;
  });
}
