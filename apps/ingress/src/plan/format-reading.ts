import { formatPath } from '@eks-ingress/diagnostics';
import colors from 'picocolors';
import type { PlanFinding, PlanReport } from './plan-report';

/** What a plan comes to, for the person who has asked for it; empty when nothing changes and nothing is wrong. */
export function formatReading({ environment, digest, isEmpty, summary, refusals, unneeded }: PlanReport): string {
  const isRefused = refusals.length > 0;
  const effects =
    summary.length === 0
      ? []
      : [`What ${isRefused ? 'this would do' : 'this does'} to ${environment}:`, ...summary.map(formatSummary)];
  return [
    ...effects,
    ...refusals.map((finding) => formatFinding(finding, colors.red('refused'))),
    ...unneeded.map((finding) =>
      formatFinding(
        finding,
        finding.severity === 'error' ? colors.red('not to be deployed') : colors.yellow('warning'),
      ),
    ),
    ...(isEmpty || isRefused ? [] : [`The digest of these changes: ${digest}`]),
  ].join('\n\n');
}

function formatSummary({ entryPoint, headline, lines }: PlanReport['summary'][number]): string {
  const subject = entryPoint === undefined ? '' : `${colors.bold(entryPoint)}: `;
  return [`${subject}${headline}`, ...lines.map((line) => `  - ${line}`)].join('\n');
}

function formatFinding({ at, id, path, message, why, fix }: PlanFinding, label: string): string {
  return [
    `${colors.bold(at)}  ${formatPath(path)}`,
    `  ${label}: ${message} ${colors.dim(`(${id})`)}`,
    ...(why === undefined ? [] : [`  why: ${why}`]),
    ...(fix === undefined ? [] : [`  fix: ${fix}`]),
  ].join('\n');
}
