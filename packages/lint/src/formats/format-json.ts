import type { LintFinding } from '../finding';

/**
 * The findings as a JSON array of `{ file, line, column, endLine, endColumn, rule, id, severity, message, why, path,
 * object, fixes }`. A fix is `{ title, isSafe, edits }`; what has to be done by hand has no edits.
 */
export function formatJson(findings: readonly LintFinding[]): string {
  return `${JSON.stringify(findings.map(jsonFinding), null, 2)}\n`;
}

function jsonFinding(finding: LintFinding) {
  const { file, line, column, endLine, endColumn, rule, id, severity, message, why, path, object, fixes, help } =
    finding;
  const automatic = fixes.map(({ title, isSafe, edits }) => ({ title, isSafe, edits }));
  const byHand = help === undefined || fixes.length > 0 ? [] : [{ title: help, isSafe: false, edits: [] }];
  const where = { file, line, column, endLine, endColumn };
  return { ...where, rule, id, severity, message, why, path, object, fixes: [...automatic, ...byHand] };
}
