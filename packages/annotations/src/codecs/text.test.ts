import { text } from './text';

describe('text', () => {
  it('keeps a string as it is', () => {
    expect(text().parse(' "a"\n')).toEqual({ ok: true, value: ' "a"\n' });
  });

  it('counts bytes, not letters', () => {
    const name = text({ expects: 'at most 32 bytes', maxBytes: 32 });
    expect(name.parse('a'.repeat(32)).ok).toBe(true);
    expect(name.parse('é'.repeat(17)).ok).toBe(false);
    expect(name.parse('€'.repeat(11)).ok).toBe(false);
    expect(name.parse('😀'.repeat(9)).ok).toBe(false);
  });

  it('refuses what has another form', () => {
    expect(text({ expects: 'a letter', pattern: /^[a-z]$/ }).parse('a\n')).toEqual({
      ok: false,
      problem: 'expected a letter',
    });
  });
});
