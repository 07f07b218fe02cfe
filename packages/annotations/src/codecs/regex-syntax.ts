/** The dialects of regular expressions: Go's (RE2), and the one of nginx (PCRE), of which mere structure is looked at. */
export type RegexDialect = 're2' | 'pcre';

const deepest = 1000;
const re2Group = /^\?(?:P?<[A-Za-z_][A-Za-z0-9_]*>|[imsU]*(?:-[imsU]+)?[:)])/;
const counted = /^\{([0-9]{1,9})(?:(,)([0-9]{0,9}))?\}/;
const posixClass = /^\[:\^?(?:alnum|alpha|ascii|blank|cntrl|digit|graph|lower|print|punct|space|upper|word|xdigit):\]/;
const category = /^\^?(?:Any|C[cfos]?|L[lmotu]?|M[cen]?|N[dlo]?|P[cdefios]?|S[ckmo]?|Z[lps]?)$/;

/** Why a text does not compile as a regular expression, as a clause; undefined when it does. Nothing is matched. */
export function regexProblem(text: string, dialect: RegexDialect): string | undefined {
  let at = 0;
  let depth = 0;
  // What a repetition would repeat: nothing, something, or something that is repeated already.
  let last: 'nothing' | 'atom' | 'repeated' = 'nothing';
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '\\') {
      const length = escapeLength(text, at, dialect);
      if (length === undefined) return `it has ${JSON.stringify(text.slice(at, at + 2))}, which stands for nothing`;
      at += length;
      last = 'atom';
    } else if (character === '[') {
      const end = classEnd(text, at, dialect);
      if (typeof end === 'string') return end;
      at = end;
      last = 'atom';
    } else if (character === '(') {
      const opening =
        text.startsWith('(?', at) && dialect === 're2' ? re2Group.exec(text.slice(at + 1, at + 80)) : undefined;
      if (opening === null) return 'it has "(?" with something behind it that is not known';
      if (opening?.[0].endsWith(')')) {
        at += opening[0].length + 1;
        continue;
      }
      depth++;
      if (depth > deepest) return `its groups are more than ${deepest} deep`;
      at += 1 + (opening?.[0].length ?? 0);
      if (opening === undefined && text.charAt(at) === '?') at += 2;
      last = 'nothing';
    } else if (character === ')') {
      if (depth === 0) return 'it has ")" without "("';
      depth--;
      at++;
      last = 'atom';
    } else if (character === '|') {
      at++;
      last = 'nothing';
    } else {
      const repetition = repetitionAt(text, at);
      if (typeof repetition === 'string') return repetition;
      if (repetition === 0) {
        at++;
        last = 'atom';
        continue;
      }
      if (last === 'nothing') return `it has ${JSON.stringify(character)} with nothing to repeat`;
      if (last === 'repeated' && (dialect === 're2' || character !== '{')) return 'it repeats a repetition';
      at += repetition;
      if (text.charAt(at) === '?' || (dialect === 'pcre' && text.charAt(at) === '+')) at++;
      last = 'repeated';
    }
  }
  return depth > 0 ? 'it has "(" without ")"' : undefined;
}

function repetitionAt(text: string, at: number): number | string {
  const character = text.charAt(at);
  if (character === '*' || character === '+' || character === '?') return 1;
  const count = character === '{' ? counted.exec(text.slice(at, at + 24)) : null;
  if (count === null) return 0;
  const least = Number(count[1]);
  const most = count[3] === undefined || count[3] === '' ? least : Number(count[3]);
  return least > 1000 || most > 1000 || most < least ? `it has the count ${count[0]}` : count[0].length;
}

// What perl escapes and unicode classes of regexp/syntax/parse.go take.
function escapeLength(text: string, at: number, dialect: RegexDialect, inClass = false): number | undefined {
  const next = text.charAt(at + 1);
  if (next === '') return undefined;
  if (dialect === 'pcre') return 2;
  if (next === 'Q' && !inClass) {
    const end = text.indexOf('\\E', at + 2);
    return end < 0 ? text.length - at : end + 2 - at;
  }
  if ((inClass ? 'dDsSwWafnrtv' : 'AbBzdDsSwWafnrtv').includes(next)) return 2;
  if (next === 'p' || next === 'P') {
    const [found, long, short] = /^(?:\{([\^A-Za-z_]{1,40})\}|([A-Z]))/.exec(text.slice(at + 2, at + 44)) ?? [];
    return found !== undefined && isUnicodeClass(long ?? short ?? '') ? 2 + found.length : undefined;
  }
  if (next === 'x') {
    const found = /^(?:\{[0-9A-Fa-f]{1,6}\}|[0-9A-Fa-f]{2})/.exec(text.slice(at + 2, at + 10));
    return found ? 2 + found[0].length : undefined;
  }
  const octal = /^(?:0[0-7]{0,2}|[1-7][0-7]{1,2})/.exec(text.slice(at + 1, at + 4));
  if (octal) return 1 + octal[0].length;
  return /[0-9A-Za-z\u0080-\uffff]/.test(next) ? undefined : 2;
}

function isUnicodeClass(name: string): boolean {
  if (category.test(name)) return true;
  try {
    new RegExp(`\\p{Script=${name.replace('^', '')}}`, 'u');
    return true;
  } catch {
    return false;
  }
}

function classEnd(text: string, start: number, dialect: RegexDialect): number | string {
  let at = start + (text.charAt(start + 1) === '^' ? 2 : 1);
  let first = true;
  let from: string | undefined;
  while (at < text.length) {
    if (text.charAt(at) === ']' && !first) return at + 1;
    first = false;
    const named = text.startsWith('[:', at) ? posixClass.exec(text.slice(at, at + 16)) : null;
    if (named) {
      at += named[0].length;
      from = undefined;
      continue;
    }
    if (dialect === 're2' && text.slice(at, at + 2) === '[:' && text.slice(at + 2, at + 40).includes(':]'))
      return 'it has a class that is not known';
    const length = text.charAt(at) === '\\' ? escapeLength(text, at, dialect, true) : 1;
    if (length === undefined) return `it has ${JSON.stringify(text.slice(at, at + 2))}, which stands for nothing`;
    const single = length === 1 ? text.charAt(at) : undefined;
    if (from !== undefined && text.charAt(at - 1) === '-' && text.charAt(at - 2) === from && single !== undefined) {
      if (single < from) return `it has the range ${JSON.stringify(`${from}-${single}`)}`;
      from = undefined;
    } else if (!(single === '-' && from !== undefined && text.charAt(at + 1) !== ']')) {
      from = single;
    }
    at += length;
  }
  return 'it has "[" without "]"';
}
