/*
 * The page of the rules that were surveyed, and what became of each; and that of the quotas.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONSTRAINTS, QUOTAS } from '@eks-ingress/elbv2';
import { runFromSource } from '../../run-from-source.cjs';

const folder = join(import.meta.dirname, 'src/survey');
const survey = JSON.parse(readFileSync(join(folder, 'surveyed-rules.json'), 'utf8'));

let accounts;
await runFromSource(join(folder, 'accounted-rules.ts'), ({ ACCOUNTED_RULES }) => (accounts = ACCOUNTED_RULES));

const kinds = {
  constraints: 'checked by',
  type: 'cannot be written',
  default: 'always written',
  notApplicable: 'not applicable',
  notCheckable: 'not known at synthesis',
};

const cell = (text) => String(text).replaceAll('|', '\\|').replaceAll('<', '\\<').replaceAll('*', '\\*');
const link = (id) => `[\`${id}\`](constraints.md)`;
const row = (...cells) => `| ${cells.join(' | ')} |`;

/** The lines of docs/reference/elbv2-rules.md. */
export function rulesPage() {
  const rules = Object.entries(survey.rules);
  const subjects = [...new Set(rules.map(([, { subject }]) => subject.split(':')[0]))];
  const kindOf = (id) => Object.keys(accounts[id])[0];
  const count = (kind) => rules.filter(([id]) => kindOf(id) === kind).length;
  const named = new Set(Object.values(accounts).flatMap(({ constraints = [] }) => constraints));
  const beyond = Object.values(CONSTRAINTS)
    .flat()
    .filter(({ id }) => !named.has(id));

  return [
    '# Rules of Elastic Load Balancing, and what becomes of them',
    '',
    `${rules.length} rules that AWS, Terraform or a controller enforces on a Network Load Balancer and what belongs to it, as`,
    `surveyed in ${survey.surveyed} against ${survey.provider}. A rule that nobody verified is a warning at most.`,
    '',
    row('what becomes of it', 'rules'),
    row('---', '---'),
    ...Object.entries(kinds).map(([kind, text]) => row(text, count(kind))),
    '',
    ...subjects.flatMap((subject) => [
      `## ${subject === 'spec' ? 'Between them' : `\`${subject}\``}`,
      '',
      row('id', 'about', 'rule', 'what becomes of it'),
      row('---', '---', '---', '---'),
      ...rules
        .filter(([, rule]) => rule.subject.startsWith(`${subject}:`))
        .map(([id, rule]) => {
          const kind = kindOf(id);
          const account = accounts[id][kind];
          const text = kind === 'constraints' ? account.map(link).join(', ') : cell(account);
          return row(
            id,
            cell(rule.subject.slice(subject.length + 2)),
            cell(rule.rule) + (rule.verified ? '' : ' (not verified)'),
            `${kinds[kind]}${kind === 'constraints' ? ' ' : ': '}${text}`,
          );
        }),
      '',
    ]),
    '## Constraints beyond the survey',
    '',
    row('id', 'source'),
    row('---', '---'),
    ...beyond.map(({ id, source }) => row(link(id), `[source](${source})`)),
    '',
  ];
}

/** The lines of docs/reference/quotas.md. */
export function quotasPage() {
  return [
    '# Quotas',
    '',
    'What constraints count, with the limit of a new account. A fixed one is an error; one that AWS raises is a warning, and',
    'the number that an account has is given as `quotas["name"]`, for one load balancer or for a whole environment.',
    '',
    row('name', 'what is counted', 'limit', 'raised on request', 'code', 'source'),
    row('---', '---', '---', '---', '---', '---'),
    ...Object.entries(QUOTAS).map(([name, { counted, limit, adjustable, maximum, code, source }]) => {
      const raised = adjustable ? `yes${maximum === undefined ? '' : `, up to ${maximum}`}` : 'no';
      return row(`\`${name}\``, counted, limit, raised, code ?? '', `[source](${source})`);
    }),
    '',
  ];
}
