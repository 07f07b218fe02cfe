/*
 * The page of the checks that are declared as data, by what they are on.
 */
import { join } from 'node:path';
import { effects } from '@eks-ingress/diagnostics';
import { runFromSource } from '../../run-from-source.cjs';

const packages = join(import.meta.dirname, '../../packages');

/** The registries, with what is to be known of all of their checks. */
const registries = [
  {
    file: 'controllers/src/checks.ts',
    title: 'Controllers',
    about:
      'What [@eks-ingress/controllers](../../packages/controllers) finds in objects that the AWS Load Balancer Controller, the AWS cloud provider or ingress-nginx reads; [rules](rules/README.md) report it.',
  },
  {
    file: 'constructs/src/checks.ts',
    title: 'Constructs',
    about:
      'What the constructs of [@eks-ingress/constructs](../../packages/constructs) find in their props when an app is synthesized, beside the [constraints](constraints.md) on load balancers.',
  },
];

const cell = (text) => String(text).replaceAll('|', '\\|').replaceAll('<', '\\<').replaceAll('*', '\\*');
const row = (...cells) => `| ${cells.join(' | ')} |`;

/** A link to a page; the path of a file upstream as it is. */
const link = (source = '') => (source.startsWith('https://') ? `[source](${source})` : cell(source));

function checkRow({ id, severity, effect, examples }) {
  const [{ message, why, fix = '', source }] = examples.fails[0].find();
  return row(`\`${id}\``, severity, `\`${effect}\``, cell(message), cell(why), cell(fix), link(source));
}

function table(on, checks) {
  return [
    `### ${on}`,
    '',
    row('id', 'severity', 'effect', 'message, for example', 'why', 'what to do', 'source'),
    row('---', '---', '---', '---', '---', '---', '---'),
    ...checks.map(checkRow),
    '',
  ];
}

async function section({ file, title, about }) {
  const lines = [];
  await runFromSource(join(packages, file), ({ CHECKS }) => {
    const subjects = [...new Set(CHECKS.map(({ on }) => on))];
    const tables = subjects.flatMap((subject) =>
      table(
        subject,
        CHECKS.filter(({ on }) => on === subject),
      ),
    );
    lines.push(`## ${title}`, '', about, '', ...tables);
  });
  return lines;
}

/** The lines of docs/reference/checks.md. */
export async function checksPage() {
  return [
    '# Checks',
    '',
    'Each check is declared with the examples that are its tests. Its effect is what happens to those who do not heed it:',
    '',
    row('effect', 'what happens'),
    row('---', '---'),
    ...Object.entries(effects).map(([effect, { summary }]) => row(`\`${effect}\``, cell(summary))),
    '',
    ...(await Promise.all(registries.map(section))).flat(),
  ];
}
