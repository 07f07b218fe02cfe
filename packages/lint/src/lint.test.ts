import { defineRule } from '@eks-ingress/rules';
import { lint, type LintOptions, type SourceFile } from './lint';
import { rules, service } from './testing/rules';

function found(files: Readonly<Record<string, string>> | string, options: LintOptions = {}): readonly string[] {
  const sources: readonly SourceFile[] =
    typeof files === 'string'
      ? [{ path: 'a.yaml', text: files }]
      : Object.entries(files).map(([path, text]) => ({ path, text }));
  return lint(sources, { rules, ...options }).findings.map(
    ({ file, line, column, severity, rule }) => `${file}:${line}:${column} ${severity} ${rule}`,
  );
}

test('a finding says where it is, of which object, and what does away with it', () => {
  const text = service('shop', 'example.com/Team: 80');
  const [finding] = lint([{ path: 'deploy/a.yaml', text }], { rules }).findings;
  expect(finding).toMatchObject({
    file: 'deploy/a.yaml',
    line: 7,
    column: 5,
    endLine: 7,
    endColumn: 21,
    rule: 'no-upper-case',
    severity: 'error',
    message: 'The key "example.com/Team" is not in lower case.',
    why: 'Nobody reads the others.',
    source: 'https://example.com/keys',
    path: 'metadata.annotations["example.com/Team"]',
    object: { kind: 'Service', namespace: 'edge', name: 'shop' },
  });
  expect(finding?.fixes.map(({ title, isSafe, edits }) => ({ title, isSafe, edits }))).toEqual([
    {
      title: 'Rename it to example.com/team.',
      isSafe: true,
      edits: [{ line: 7, column: 5, endLine: 7, endColumn: 21, text: 'example.com/team' }],
    },
  ]);
});

test('findings are in the order of the files, then of the lines', () => {
  const files = {
    'b.yaml': service('b', 'a: 1', 'B: x'),
    'a.yaml': `${service('a', 'C: x')}---\n${service('d', 'D: 2')}`,
  };
  expect(found(files)).toEqual([
    'b.yaml:7:8 warning valid-text',
    'b.yaml:8:5 error no-upper-case',
    'a.yaml:7:5 error no-upper-case',
    'a.yaml:15:5 error no-upper-case',
    'a.yaml:15:8 warning valid-text',
  ]);
});

test('rules see the objects of all files', () => {
  const files = { 'a.yaml': service('shop'), 'b.yaml': service('shop') };
  expect(found(files, { configuration: { preset: 'strict' } })).toEqual(['b.yaml:5:9 info no-duplicate-name']);
});

test('a file that cannot be read is a finding at its line, and the others are checked', () => {
  const files = { 'a.yaml': 'kind: [\n', 'b.yaml': service('shop', 'A: x'), 'c.yaml': service('x', 'a: x', 'a: z') };
  expect(found(files)).toEqual([
    expect.stringMatching(/^a\.yaml:\d:\d error valid-yaml$/),
    'b.yaml:7:5 error no-upper-case',
    'c.yaml:8:5 warning no-duplicate-key',
  ]);
});

test('a file that could not be opened is a finding at its beginning', () => {
  expect(lint([{ path: 'a.yaml', text: '', problem: 'It is a socket.' }], { rules }).findings).toMatchObject([
    { line: 1, column: 1, rule: 'valid-yaml', message: 'It is a socket.', object: null },
  ]);
});

test('values for a chart are an object of that kind', () => {
  const text = 'controller:\n  config: {use-proxy-protocol: "true"}\nmetadata:\n  annotations: {A: x}\n';
  expect(lint([{ path: 'values.yaml', text }], { rules }).findings[0]?.object).toEqual({
    kind: 'Values',
    namespace: null,
    name: 'ingress-nginx',
  });
});

describe('the configuration', () => {
  const files = { 'deploy/a.yaml': service('a', 'A: 1'), 'test/a.yaml': service('a', 'A: 1') };

  test('begins with the rules of the recommended preset', () => {
    expect(found(files).filter((one) => one.includes('duplicate'))).toEqual([]);
  });

  test('turns rules off and changes how bad their findings are', () => {
    const configuration = {
      rules: { 'no-upper-case': 'off', 'valid-text': 'info', 'no-duplicate-name': 'error' },
    } as const;
    expect(found(files, { configuration })).toEqual([
      'deploy/a.yaml:7:8 info valid-text',
      'test/a.yaml:5:9 error no-duplicate-name',
      'test/a.yaml:7:8 info valid-text',
    ]);
  });

  test('says other things of some files, of which the last one counts', () => {
    const overrides = [
      { files: ['test/**'], rules: { 'no-upper-case': 'off', 'valid-text': 'off' } },
      { files: ['a.yaml'], rules: { 'valid-text': 'error' } },
    ] as const;
    expect(found(files, { configuration: { overrides } })).toEqual([
      'deploy/a.yaml:7:5 error no-upper-case',
      'deploy/a.yaml:7:8 error valid-text',
      'test/a.yaml:7:8 error valid-text',
    ]);
  });

  test('compares paths from its folder', () => {
    const configuration = { overrides: [{ files: ['deploy/*'], rules: { 'no-upper-case': 'off' as const } }] };
    const file = { path: '../shop/deploy/a.yaml', name: 'deploy/a.yaml', text: service('a', 'A: x') };
    expect(lint([file], { rules, configuration }).findings).toEqual([]);
  });

  test('is about files, too', () => {
    const configuration = { rules: { 'no-duplicate-key': 'error', 'valid-yaml': 'warning' } } as const;
    const bad = { 'a.yaml': service('x', 'a: x', 'a: z'), 'b.yaml': '[' };
    expect(found(bad, { configuration })).toEqual([
      'a.yaml:8:5 error no-duplicate-key',
      expect.stringMatching(/warning valid-yaml$/),
    ]);
  });

  test('says whose values a file holds', () => {
    const seen: string[] = [];
    const spy = defineRule({
      ...(rules[0] as (typeof rules)[0]),
      check: ({ subjects, options }) => {
        seen.push(...subjects.map((one) => (one.kind === 'object' ? one.kind : one.chart)), String(options.controller));
        return [];
      },
    });
    const configuration = { valuesOf: { 'edge/*.yaml': 'ingress-nginx' }, controller: 'ingress-nginx' } as const;
    lint([{ path: 'edge/prod.yaml', text: 'replicas: 2\n' }], { rules: [spy], configuration });
    expect(seen).toEqual(['ingress-nginx', 'ingress-nginx']);
  });
});

test('only some rules can be wanted, and only severe findings; what cannot be read is always told', () => {
  const files = { 'a.yaml': service('a', 'A: 1'), 'b.yaml': '[' };
  expect(found(files, { only: ['valid-text'] })).toEqual([
    'a.yaml:7:8 warning valid-text',
    expect.stringMatching(/valid-yaml$/),
  ]);
  expect(found(files, { severity: 'error' })).toEqual([
    'a.yaml:7:5 error no-upper-case',
    expect.stringMatching(/valid-yaml$/),
  ]);
});

describe('a suppression', () => {
  const next = '# eks-ingress-disable-next-line';

  test.each([
    ['for the next line', service('a', `${next} no-upper-case -- kept for the old cluster`, 'A: x')],
    ['for several rules', service('a', `${next} no-upper-case, valid-text -- kept`, 'A: 1')],
    ['over a comment and a blank line', service('a', `${next} no-upper-case -- kept`, '# the team', '', 'A: x')],
    ['on the line', service('a', 'A: x # eks-ingress-disable-line no-upper-case -- kept')],
    ['for the file', `# eks-ingress-disable-file no-upper-case -- kept\n${service('a', 'A: x', 'B: x')}`],
    ['at the key of a value below it', service('a', `${next} valid-text -- kept`, 'a:', '    80')],
    [
      'in a file with Windows line breaks',
      service('a', `${next} no-upper-case -- kept`, 'A: x').replaceAll('\n', '\r\n'),
    ],
  ])('%s takes the findings away', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  test.each([
    ['without a reason', `${next} no-upper-case`],
    ['with an empty reason', `${next} no-upper-case -- `],
    ['without a rule', `${next} -- kept`],
    ['of a rule that is not there', `${next} no-uper-case -- kept`],
    ['of another form', '# eks-ingress-disable no-upper-case -- kept'],
  ])('%s takes nothing away, and is a finding', (_, comment) => {
    expect(found(service('a', comment, 'A: x'))).toEqual([
      'a.yaml:7:5 error valid-suppression',
      'a.yaml:8:5 error no-upper-case',
    ]);
  });

  test('may stand above a hundred thousand others', () => {
    const comments = `${next} no-upper-case -- kept\n`.repeat(100_000);
    const { findings } = lint([{ path: 'a.yaml', text: comments + service('a', 'A: x') }], { rules });
    expect(findings.filter(({ rule }) => rule === 'no-unused-suppression')).toHaveLength(100_000);
  }, 60_000);

  test('that takes nothing away is a finding', () => {
    expect(found(service('a', `${next} no-upper-case, valid-text -- kept`, 'A: x'))).toEqual([
      'a.yaml:7:5 warning no-unused-suppression',
    ]);
    expect(found(service('a', `${next} no-upper-case -- kept`, 'a: x', 'B: x'))).toEqual([
      'a.yaml:7:5 warning no-unused-suppression',
      'a.yaml:9:5 error no-upper-case',
    ]);
  });

  test('of a rule that is off, or not wanted, is none', () => {
    const text = service('a', `${next} no-upper-case -- kept`, 'a: x');
    expect(found(text, { only: ['valid-text'] })).toEqual([]);
    expect(found(text, { configuration: { rules: { 'no-upper-case': 'off' } } })).toEqual([]);
  });

  test('may mean what stands in a text', () => {
    const text = `apiVersion: argoproj.io/v1alpha1
kind: Application
spec:
  source:
    chart: ingress-nginx
    helm:
      values: |
        metadata:
          annotations:
            # eks-ingress-disable-next-line no-upper-case -- kept
            A: x
            B: x
`;
    expect(found(text)).toEqual(['a.yaml:12:13 error no-upper-case']);
  });
});
