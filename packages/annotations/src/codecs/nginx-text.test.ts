import { nginxPatterns } from './nginx-patterns';
import { nginxText } from './nginx-text';

const withSpaces = nginxText({ expects: 'a text', pattern: nginxPatterns.basicChars, first: 'remove-spaces' });
const withoutSpaces = nginxText({ expects: 'a text', pattern: nginxPatterns.basicChars });
const trimmed = nginxText({ expects: 'a name', pattern: nginxPatterns.isValidRegex, first: 'trim' });

describe('nginxText', () => {
  it('compares without spaces, and keeps those inside', () => {
    expect(withSpaces.parse(' X Canary ')).toEqual({ ok: true, value: 'X Canary' });
    expect(withoutSpaces.parse('X Canary')).toEqual({ ok: false, problem: 'expected a text' });
  });

  it.each(['demo;x', 'demo\n', 'a\r', 'a\tb', 'é'])('refuses %j', (text) => {
    expect(withSpaces.parse(text).ok).toBe(false);
  });

  it('takes white space at both ends where the validator trims', () => {
    expect(trimmed.parse('\u00a0$host\t')).toEqual({ ok: true, value: '$host' });
    expect(trimmed.parse('a,b').ok).toBe(false);
  });

  it('takes an empty text for none, and does not show it to the validator', () => {
    const strict = nginxText({ expects: 'letters', pattern: /^[a-z]+$/, whenEmpty: { effect: 'opens-access' } });
    expect(strict.parse('')).toMatchObject({ ok: false, effect: 'opens-access' });
    expect(withSpaces.parse('  ')).toMatchObject({ ok: false, effect: 'ignores' });
  });

  it('trims each line of what nothing looks at', () => {
    expect(nginxText({ expects: 'directives' }).parse('  a;\n\tb;\n')).toEqual({ ok: true, value: 'a;\nb;\n' });
  });

  it('says what the controller finds out later', () => {
    const codec = nginxText({
      expects: 'a path',
      pattern: nginxPatterns.basicChars,
      check: (value) =>
        value.startsWith('/') ? undefined : { ok: false, problem: 'it is no path', effect: 'ignores' },
    });
    expect(codec.parse('/x')).toEqual({ ok: true, value: '/x' });
    expect(codec.parse('x')).toEqual({ ok: false, problem: 'it is no path', effect: 'ignores' });
  });

  it('does not look at more than Kubernetes takes', () => {
    expect(withSpaces.parse('a'.repeat(262_145))).toMatchObject({ problem: expect.stringContaining('longer than') });
  });
});
