/** Texts as a list in a sentence: `a, b and c`. */
export function listed(texts: readonly string[], last = 'and'): string {
  const before = texts.slice(0, -1).join(', ');
  const end = texts.at(-1) ?? '';
  return before === '' ? end : `${before}${last === 'and' ? '' : ','} ${last} ${end}`;
}
