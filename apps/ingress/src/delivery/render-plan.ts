import { formatPath } from '@eks-ingress/diagnostics';
import type { ChangeKind, PlanFinding, PlanReport, ResourceChange } from '../plan/plan-report';
import { plural } from '../plural';
import { findDifferences } from './find-differences';

/** GitHub refuses a comment, and the body of an issue, of more than 65,536 characters. Some are left for what surrounds the plan. */
const LIMIT = 60_000;

/** A value that is longer is cut: the log has all of it. */
const VALUE_LIMIT = 120;

interface Section {
  readonly kinds: readonly ChangeKind[];
  readonly title: string;
  readonly verb: string;
  /** Whether values are shown, resource by resource. */
  readonly values: boolean;
}

/** What takes something away comes first. */
const SECTIONS: readonly Section[] = [
  { kinds: ['replace'], title: 'Replaced', verb: 'replace', values: true },
  { kinds: ['delete'], title: 'Destroyed', verb: 'destroy', values: false },
  { kinds: ['forget'], title: 'No longer managed', verb: 'forget', values: false },
  { kinds: ['update'], title: 'Changed', verb: 'change', values: true },
  { kinds: ['create'], title: 'Created', verb: 'create', values: false },
  { kinds: ['move'], title: 'Moved or imported', verb: 'move or import', values: false },
];

/** A plan as Markdown: the counts, what speaks against it, what it does to each entry point, then each resource, with less detail where it would become too long for GitHub. */
export function renderPlan(report: PlanReport, limit = LIMIT): string {
  const attempts = [
    { values: true, resources: Number.POSITIVE_INFINITY },
    { values: false, resources: Number.POSITIVE_INFINITY },
    ...[400, 100, 25, 5, 0].map((resources) => ({ values: false, resources })),
  ];
  const texts = attempts.map((detail) => () => render(report, detail));
  for (const text of texts) {
    const rendered = text();
    if (rendered.length <= limit) return rendered;
  }
  return heading(report);
}

/** The counts, such as `1 to replace, 4 to create`. */
export function summarizePlan({ changes, outputs, isEmpty }: PlanReport): string {
  if (isEmpty) return 'no changes';
  const counts = SECTIONS.map(({ kinds, verb }) => [changesOf(changes, kinds).length, verb] as const)
    .filter(([count]) => count > 0)
    .map(([count, verb]) => `${count} to ${verb}`);
  return (counts.length > 0 ? counts : [`${plural(outputs.length, 'output')} to change`]).join(', ');
}

/** Text that Markdown leaves as it is. */
export function codeSpan(text: string): string {
  const line = text.replaceAll('\n', ' ');
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${line}${fence}` : `${fence} ${line} ${fence}`;
}

interface Detail {
  readonly values: boolean;
  /** How many resources are named in each section. */
  readonly resources: number;
}

function heading(report: PlanReport): string {
  return `### ${codeSpan(report.environment)}: ${summarizePlan(report)}`;
}

function render(report: PlanReport, detail: Detail): string {
  const sections = SECTIONS.flatMap((section) => {
    const changes = changesOf(report.changes, section.kinds);
    return changes.length === 0 ? [] : [renderSection(section, changes, detail)];
  });
  const outputs =
    report.outputs.length === 0 ? [] : [`Outputs that change: ${report.outputs.map(codeSpan).join(', ')}`];
  return [heading(report), ...renderReading(report), ...sections, ...outputs].join('\n\n');
}

/** What a person has to know before the resources: refusals, what is allowed in vain, and what clients notice. */
function renderReading({ refusals, unneeded, summary }: PlanReport): readonly string[] {
  const kept = unneeded.filter(({ severity }) => severity === 'error');
  const others = unneeded.filter(({ severity }) => severity !== 'error');
  return [
    ...renderFindings('Refused: nothing of this can be deployed', refusals),
    ...renderFindings('Keeps this from being deployed', kept),
    ...summary.map(({ entryPoint, headline, lines }) => {
      const subject = entryPoint === undefined ? '' : `**${entryPoint}**: `;
      return [
        `${subject}${plain(headline)}`,
        ...(lines.length === 0 ? [] : ['', ...lines.map((line) => `- ${plain(line)}`)]),
      ].join('\n');
    }),
    ...renderFindings('Warnings', others),
  ];
}

function renderFindings(title: string, findings: readonly PlanFinding[]): readonly string[] {
  if (findings.length === 0) return [];
  const items = findings.map(({ at, path, message, why, fix }) =>
    [
      `- ${codeSpan(at)}, ${codeSpan(formatPath(path))}: ${plain(message)}`,
      ...[why, fix].flatMap((text) => (text === undefined ? [] : [`  ${plain(text)}`])),
    ].join('\n\n'),
  );
  return [[`**${title}**`, '', ...items].join('\n')];
}

/** A sentence in Markdown, which otherwise reads what is between asterisks, underscores and angle brackets. */
function plain(text: string): string {
  return text.replace(/[\\`*_<>[\]|]/g, '\\$&');
}

function renderSection({ title, values }: Section, changes: readonly ResourceChange[], detail: Detail): string {
  const named = changes.slice(0, detail.resources).map((change) => renderChange(change, values && detail.values));
  const others = changes.length - named.length;
  const rest = others === 0 ? [] : [`- … and ${others} more: the log has all of them`];
  return [`**${title}**`, '', ...named, ...rest].join('\n');
}

function renderChange(change: ResourceChange, withValues: boolean): string {
  const notes = [
    ...(change.previousAddress === undefined ? [] : [`moved from ${codeSpan(change.previousAddress)}`]),
    ...(change.imported === true ? ['imported'] : []),
    ...(change.deposed === undefined ? [] : ['left behind by a replacement that failed']),
    ...(change.replacedBy.length === 0 ? [] : [`because of ${change.replacedBy.map(codeSpan).join(', ')}`]),
    ...(change.kind === 'replace' && change.actions[0] === 'delete'
      ? ['**destroyed before the new one is there**']
      : []),
  ];
  const line = [`- ${codeSpan(change.address)}`, ...notes].join(', ');
  if (!withValues) return line;
  return [line, ...Object.entries(change.attributes).flatMap(renderAttribute)].join('\n');
}

function renderAttribute([name, { before, after }]: [string, ResourceChange['attributes'][string]]): string[] {
  const differences = findDifferences(name, before, after);
  // The two are equal where only what is sensitive, or unknown, differs.
  if (differences.length === 0) return [`  - ${codeSpan(name)}: ${renderValue(after)}`];
  return differences.map(
    (each) => `  - ${codeSpan(each.path)}: ${renderValue(each.before)} → ${renderValue(each.after)}`,
  );
}

function renderValue(value: unknown): string {
  if (value === undefined) return '(nothing)';
  const text = JSON.stringify(value);
  return codeSpan(text.length > VALUE_LIMIT ? `${text.slice(0, VALUE_LIMIT)}…` : text);
}

function changesOf(changes: readonly ResourceChange[], kinds: readonly ChangeKind[]): readonly ResourceChange[] {
  return changes.filter(({ kind }) => kinds.includes(kind));
}
