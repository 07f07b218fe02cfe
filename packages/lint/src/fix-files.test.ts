import { defineRule, type Rule } from '@eks-ingress/rules';
import fc from 'fast-check';
import { fixFiles } from './fix-files';
import { rules, service } from './testing/rules';

function fixed(text: string, others: readonly Rule[] = rules) {
  const { files, fixed: count, result } = fixFiles([{ path: 'a.yaml', text }], { rules: others });
  return { text: files[0]?.text, count, left: result.findings.map(({ rule }) => rule) };
}

test('all findings of a file are fixed, also those of one place', () => {
  const text = service('a', 'Team: 80 # ports', "b: 'x'", 'C: true');
  expect(fixed(text)).toEqual({
    text: service('a', `team: '80' # ports`, "b: 'x'", `c: 'true'`),
    count: 4,
    left: [],
  });
});

test('a file without findings is the same object', () => {
  const file = { path: 'a.yaml', text: service('a', 'a: x') };
  expect(fixFiles([file], { rules }).files[0]).toBe(file);
});

test('suppressed findings, and those that are off, stay', () => {
  const text = service('a', '# eks-ingress-disable-next-line no-upper-case -- kept', 'A: x');
  expect(fixed(text)).toEqual({ text, count: 0, left: [] });
  const off = { rules, configuration: { rules: { 'no-upper-case': 'off' as const } } };
  expect(fixFiles([{ path: 'a.yaml', text: service('a', 'A: x') }], off).fixed).toBe(0);
});

test('a fix that cannot be made leaves the others', () => {
  const text = service('a', 'Team: 80', 'team: x', 'B: x');
  expect(fixed(text)).toMatchObject({ text: service('a', `Team: "80"`, 'team: x', 'b: x'), left: ['no-upper-case'] });
});

test('two rules that undo each other come to an end', () => {
  const turn = (name: string, from: string, to: string) =>
    defineRule({
      ...(rules[0] as Rule),
      name,
      check: ({ subjects }) =>
        subjects.flatMap(({ value }, subject) => {
          const path = ['metadata', 'name'];
          if ((value as { metadata: { name: string } }).metadata.name !== from) return [];
          const edits = [{ kind: 'set', path, value: to }] as const;
          return [{ subject, path, message: from, fixes: [{ title: to, isSafe: true, subject, edits }] }];
        }),
    });
  expect(fixed(service('a'), [turn('no-a', 'a', 'b'), turn('no-b', 'b', 'a')]).count).toBe(10);
});

const key = fc.constantFrom('a', 'B', 'Team', 'x/Y', 'x/y', '"Quoted"', "'It'");
const value = fc.constantFrom(
  '80',
  'true',
  'x',
  '"80"',
  "'on'",
  'null',
  '{}',
  '|\n      one\n      two',
  '',
  '~ # nothing',
);
const annotations = fc.array(
  fc.tuple(key, value).map(([name, written]) => `${name}: ${written}`),
  { maxLength: 6 },
);
const comments = fc.constantFrom('', '# first\n', '\n');
const manifests = fc
  .array(
    fc.tuple(comments, annotations).map(([comment, lines]) => comment + service('a', ...lines)),
    { maxLength: 3 },
  )
  .map((documents) => documents.join('---\n'));
const files = fc
  .tuple(manifests, fc.boolean())
  .map(([text, isCrlf]) => (isCrlf ? text.replaceAll('\n', '\r\n') : text));

test('fixing twice is fixing once, and nothing that could be fixed is left', () => {
  fc.assert(
    fc.property(files, (text) => {
      const once = fixed(text);
      const twice = fixed(once.text ?? '');
      expect(twice.text).toBe(once.text);
      expect(twice.count).toBe(0);
      // A key that stands twice, or whose new name is taken, is for people.
      const isTaken = once.left.some((rule) => rule === 'no-duplicate-key' || rule === 'no-upper-case');
      if (!isTaken) expect(once.left).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('the lines that nothing is wrong with are the same bytes', () => {
  fc.assert(
    fc.property(files, (text) => {
      const isRight = (line: string) => !/^ {4}\S/.test(line) || /^ {4}(a|x\/y): ("80"|'on'|x)\r?$/.test(line);
      const lines = (all = '') =>
        all
          .split('\n')
          .filter(isRight)
          .map((line) => line.trimEnd());
      const before = lines(text);
      const after = lines(fixed(text).text);
      for (const line of before) expect(after).toContain(line);
      const comments = (all = '') => all.match(/^#.*$/gm);
      expect(comments(fixed(text).text)).toEqual(comments(text));
    }),
    { numRuns: 300 },
  );
});
