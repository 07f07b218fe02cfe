import type { LintFinding } from '../finding';

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const;

/** The findings as workflow commands of GitHub Actions, which shows them at their lines. */
export function formatGithub(findings: readonly LintFinding[]): string {
  return findings.map((finding) => `${command(finding)}\n`).join('');
}

function command(finding: LintFinding): string {
  const { file, line, column, endLine, endColumn, rule, severity, message, why, help } = finding;
  // GitHub takes columns for one line only.
  const columns = line === endLine ? { col: column, endColumn } : {};
  const properties = Object.entries({ file, line, endLine, ...columns, title: rule });
  const text = [message, why, help].filter(Boolean).join('\n');
  const written = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',');
  return `::${commands[severity]} ${written}::${escapeData(text)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
