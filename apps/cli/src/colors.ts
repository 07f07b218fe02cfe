/** Whether to write colours: to a terminal, unless NO_COLOR or FORCE_COLOR say otherwise. */
export function usesColors(stream: { readonly isTTY?: boolean }): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0';
  return stream.isTTY === true && TERM !== 'dumb';
}
