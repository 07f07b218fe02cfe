import { nearest, quote } from '@eks-ingress/diagnostics';
import type { TextLines } from '@eks-ingress/manifests';

/** A comment that takes findings away. */
export interface Suppression {
  readonly rule: string;
  /** The line that it is for; undefined for the whole file. */
  readonly line: number | undefined;
  /** The place of its comment in the text. */
  readonly start: number;
  readonly end: number;
}

/** A comment that means to, and does not say what it needs to. */
interface SuppressionFault {
  readonly message: string;
  readonly fix: string;
  readonly start: number;
  readonly end: number;
}

export interface Suppressions {
  readonly suppressions: readonly Suppression[];
  readonly faults: readonly SuppressionFault[];
}

const directives = ['disable-next-line', 'disable-line', 'disable-file'];
const form = 'Write `# eks-ingress-disable-next-line RULE -- REASON`; disable-line and disable-file work as well.';

/**
 * The suppressions in the comments of a text: `# eks-ingress-disable-next-line RULE[, RULE] -- REASON`. The line after
 * may be further down, when blank lines and comments stand between.
 */
export function findSuppressions(text: string, lines: TextLines, ruleNames: readonly string[]): Suppressions {
  const suppressions: Suppression[] = [];
  const faults: SuppressionFault[] = [];
  const lineAfter = linesAfterComments(text, lines);
  for (const comment of text.matchAll(/(?<=^|\s)#[ \t]*eks-ingress-(disable[\w-]*)[ \t]*([^\r\n]*)/gm)) {
    const [whole, directive = '', rest = ''] = comment;
    const place = { start: comment.index, end: comment.index + whole.trimEnd().length };
    const [names = '', ...reasons] = rest.split(/(?:^|\s)--(?:\s|$)/);
    const rules = names.split(/[\s,]+/).filter((name) => name !== '');
    const fault = faultOf(directive, rules, reasons.join(' -- ').trim(), ruleNames);
    if (fault) {
      faults.push({ ...fault, ...place });
      continue;
    }
    const line = lines.position(comment.index).line;
    for (const rule of rules) suppressions.push({ rule, line: lineOf(directive, line, lineAfter), ...place });
  }
  return { suppressions, faults };
}

function faultOf(
  directive: string,
  rules: readonly string[],
  reason: string,
  ruleNames: readonly string[],
): Pick<SuppressionFault, 'fix' | 'message'> | undefined {
  if (!directives.includes(directive)) return { message: `eks-ingress-${directive} suppresses nothing.`, fix: form };
  if (rules.length === 0) return { message: 'The suppression names no rule.', fix: form };
  const unknown = rules.find((rule) => !ruleNames.includes(rule));
  if (unknown !== undefined) {
    const meant = nearest(unknown, ruleNames);
    return { message: `There is no rule ${quote(unknown)}.`, fix: meant ? `Did you mean ${quote(meant)}?` : form };
  }
  return reason === '' ? { message: `The suppression of ${rules.join(', ')} has no reason.`, fix: form } : undefined;
}

function lineOf(directive: string, line: number, lineAfter: (line: number) => number): number | undefined {
  if (directive === 'disable-file') return undefined;
  return directive === 'disable-line' ? line : lineAfter(line);
}

/** The first line after one that is neither blank nor a comment; no line is looked at twice. */
function linesAfterComments(text: string, lines: TextLines): (line: number) => number {
  const known = new Map<number, number>();
  const says = (line: number) => {
    const [start, end] = [lines.start(line), lines.start(line + 1)];
    return start >= text.length || !/^\s*(?:#|$)/.test(text.slice(start, end));
  };
  return (line) => {
    let at = line + 1;
    while (!known.has(at) && !says(at)) at += 1;
    const found = known.get(at) ?? at;
    for (let passed = line + 1; passed <= at; passed += 1) known.set(passed, found);
    return found;
  };
}
