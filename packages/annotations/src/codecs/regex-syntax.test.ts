import { regexProblem } from './regex-syntax';

describe('regexProblem', () => {
  it.each([
    'abc',
    '(hello-app|ok|goodbye)',
    'my\\..*\\.name',
    '(api-one\\.(asdf)?qwer\\.webpage\\.organization\\.org)',
    '|',
    '()',
    'a{2}',
    'a{2,}',
    'a{,2}',
    'a{x}',
    '(?i)abc',
    '(?i:abc)',
    '(?P<name>a)',
    '(?<name>a)',
    '\\d\\D\\s\\w\\b\\A\\z',
    '\\pL\\p{Greek}\\P{Lu}',
    '\\x41\\x{1F600}\\012',
    '\\Q(\\E',
    '[a-z]',
    '[^]a]',
    '[]a]',
    '[[:alpha:]_-]',
    '[\\d-]',
    'a*?',
    '^*',
  ])('finds nothing in %s of Go', (text) => {
    expect(regexProblem(text, 're2')).toBeUndefined();
  });

  it.each([
    '(',
    ')',
    'a)',
    '(a',
    '*',
    'a|*',
    '(*a)',
    'a**',
    'a+*',
    'a{2}{3}',
    'a{2,1}',
    'a{1001}',
    '{2}',
    '[a',
    '[z-a]',
    '[[:foo:]]',
    '\\',
    '\\1',
    '\\Z',
    '\\C',
    '\\pFoo',
    '\\p{Foo}',
    '(?=a)',
    '(?!a)',
    '(?<=a)',
    '(?>a)',
    'a++',
  ])('finds something in %s of Go', (text) => {
    expect(regexProblem(text, 're2')).toEqual(expect.any(String));
  });

  it.each(['^www\\d+\\.example\\.com$', '(?=a)', '(?>a)', 'a++', '\\1', '(?<!a)b', '\\Z'])(
    'finds nothing in %s of nginx',
    (text) => {
      expect(regexProblem(text, 'pcre')).toBeUndefined();
    },
  );

  it.each(['(', 'a)', '[a', '*a', 'a**', '\\'])('finds something in %s of nginx', (text) => {
    expect(regexProblem(text, 'pcre')).toEqual(expect.any(String));
  });

  it.each(['(', '[', '[:', '\\', 'a{', '(?', '\\p{', '*', '[[:'])('is done in time with many %s', (text) => {
    const started = performance.now();
    for (const dialect of ['re2', 'pcre'] as const) regexProblem(text.repeat(200_000), dialect);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
