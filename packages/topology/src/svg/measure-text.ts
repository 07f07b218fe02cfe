/**
 * About how wide a text is in the sans-serif fonts that viewers have, in pixels: a little more than Helvetica's widths,
 * since the viewer's font is not known.
 */
export function measureText(text: string, size: number, weight: 'normal' | 'bold' = 'normal'): number {
  const units = [...text].reduce((sum, character) => sum + widthOf(character), 0);
  return Math.ceil(units * size * (weight === 'bold' ? 1.07 : 1) * 1.04);
}

/** In parts of the font's size. */
function widthOf(character: string): number {
  if (/[ijl.,:;'|!]/.test(character)) return 0.27;
  if (/[frt()[\]{}/\\ -]/.test(character)) return 0.34;
  if (/[mwMW@%]/.test(character)) return 0.88;
  if (/[A-Z→+=<>]/.test(character)) return 0.69;
  // Chinese, Japanese, Korean and everything else beyond Latin.
  if ((character.codePointAt(0) ?? 0) > 0x2e80) return 1.05;
  return 0.57;
}
