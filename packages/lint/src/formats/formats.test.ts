import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import draft04 from 'ajv/lib/refs/json-schema-draft-04.json';
import { fileRules } from '../file-rules';
import { fixFiles } from '../fix-files';
import { lint } from '../lint';
import { rules, service } from '../testing/rules';
import { formatGithub } from './format-github';
import { formatJson } from './format-json';
import { formatPretty } from './format-pretty';
import { formatSarif } from './format-sarif';

const path = 'deploy/my shop,a:b%.yaml';
const text = service('shop', 'example.com/ok: x', 'Team: 80 # ports', '', 'last: |\n      x');
const { findings } = lint([{ path, text }], { rules });
const bad = lint([{ path: '<stdin>', text: 'a: [\n' }], { rules }).findings;
const sarifOptions = { rules: [...rules, ...Object.values(fileRules)], version: '1.2.3' };

describe('pretty', () => {
  const pretty = (color = false) => formatPretty(findings, { text: () => text, files: 3, color });

  test('shows the place, the line, why it matters and what to do, and sums up', () => {
    expect(pretty()).toBe(`deploy/my shop,a:b%.yaml:8:5  error  no-upper-case
  The key "Team" is not in lower case.
  Service edge/shop  metadata.annotations.Team
    7 |     example.com/ok: x
  > 8 |     Team: 80 # ports
      |     ^^^^
    9 |
  why: Nobody reads the others.
  --fix: Rename it to team.

deploy/my shop,a:b%.yaml:8:11  warning  valid-text
  80 is no text.
  Service edge/shop  metadata.annotations.Team
    7 |     example.com/ok: x
  > 8 |     Team: 80 # ports
      |           ^^
    9 |
  why: The API server refuses others.
  fix: Write a text.
  --fix: Put it in quotes.

1 error, 1 warning in 1 of 3 files. --fix can fix 2 of them.
`);
  });

  test('has colours when they are asked for', () => {
    expect(pretty(true)).toContain('\u001B[31merror\u001B[39m');
    expect(pretty(true)).toContain('\u001B[31m^^^^\u001B[39m');
    expect(pretty(false)).not.toContain('\u001B');
  });

  test('says that nothing was found', () => {
    expect(formatPretty([], { text: () => undefined, files: 1 })).toBe('No findings in 1 file.\n');
    expect(formatPretty([], { text: () => undefined, files: 1200, fixed: 2 })).toBe(
      '2 findings fixed. No findings in 1,200 files.\n',
    );
  });

  test('shows a part of a long line', () => {
    const json = JSON.stringify({
      apiVersion: 'v1',
      kind: 'Service',
      x: 'x'.repeat(5000),
      metadata: { annotations: { A: 'x' } },
    });
    const long = lint([{ path: 'a.json', text: json }], { rules });
    const shown = formatPretty(long.findings, { text: () => json, files: 1 });
    expect(shown).toMatch(
      /^ {2}> 1 \| x+"},"metadata":{"annotations":{"A":"x"}}}$|^ {2}> 1 \| x+","metadata":{"annotations":{"A":"x"}}}$/m,
    );
    expect(Math.max(...shown.split('\n').map((line) => line.length))).toBeLessThan(140);
    const [frame = '', marks = ''] = shown.split('\n').slice(3);
    expect(frame.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe('"A"');
  });

  test('has nothing of a file that a terminal would take for a command', () => {
    const hostile = service('shop', '"\\e[31mA\\u0007": x', '# \u009b2J \u001b[2J');
    const { findings: some } = lint([{ path: 'a\u001b.yaml', text: hostile }], { rules });
    const shown = formatPretty(some, { text: () => hostile, files: 1 });
    expect(some).toHaveLength(1);
    expect(shown).not.toMatch(/(?!\n)\p{Cc}/u);
  });

  test('shows a file that ends early', () => {
    expect(formatPretty(bad, { text: () => 'a: [\n', files: 1 })).toContain('> 1 | a: [\n');
    expect(formatPretty(bad, { text: () => undefined, files: 1 })).not.toContain('|');
  });
});

test('json is an array of findings, each with the same keys', () => {
  const keys = 'file line column endLine endColumn rule id severity message why path object fixes'.split(' ');
  const parsed = JSON.parse(formatJson([...findings, ...bad])) as readonly Record<string, unknown>[];
  expect(parsed.map((finding) => Object.keys(finding))).toEqual([keys, keys, keys]);
  expect(parsed[1]).toEqual({
    file: path,
    line: 8,
    column: 11,
    endLine: 8,
    endColumn: 13,
    rule: 'valid-text',
    id: 'valid-text',
    severity: 'warning',
    message: '80 is no text.',
    why: 'The API server refuses others.',
    path: 'metadata.annotations.Team',
    object: { kind: 'Service', namespace: 'edge', name: 'shop' },
    fixes: [
      {
        title: 'Put it in quotes.',
        isSafe: true,
        edits: [{ line: 8, column: 11, endLine: 8, endColumn: 13, text: '"80"' }],
      },
    ],
  });
  expect(parsed[2]).toMatchObject({ object: null, path: '', fixes: [] });
  expect(formatJson([])).toBe('[]\n');
});

test('json has what is done by hand without edits', () => {
  const files = ['a', 'b'].map((name) => ({ path: name, text: service('shop') }));
  const [finding] = JSON.parse(
    formatJson(lint(files, { rules, configuration: { preset: 'strict' } }).findings),
  ) as readonly { fixes: unknown }[];
  expect(finding?.fixes).toEqual([{ title: 'Choose another.', isSafe: false, edits: [] }]);
});

test('github has a command for each finding, in which nothing can be mistaken for a command', () => {
  expect(formatGithub(findings).split('\n')).toEqual([
    '::error file=deploy/my shop%2Ca%3Ab%25.yaml,line=8,endLine=8,col=5,endColumn=9,title=no-upper-case::The key "Team" is not in lower case.%0ANobody reads the others.',
    '::warning file=deploy/my shop%2Ca%3Ab%25.yaml,line=8,endLine=8,col=11,endColumn=13,title=valid-text::80 is no text.%0AThe API server refuses others.%0AWrite a text.',
    '',
  ]);
});

describe('sarif', () => {
  const schema = JSON.parse(
    readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
  ) as object;
  const validate = new Ajv({ schemaId: 'auto', unknownFormats: 'ignore' }).addMetaSchema(draft04).compile(schema);
  const read = (log: string) => {
    const value = JSON.parse(log) as {
      runs: [{ results: Record<string, unknown>[]; tool: { driver: { rules: unknown[] } } }];
    };
    validate(value);
    return { errors: validate.errors ?? [], run: value.runs[0] };
  };

  test('is valid, and says where each finding is and what fixes it', () => {
    const { errors, run } = read(formatSarif([...findings, ...bad], sarifOptions));
    expect(errors).toEqual([]);
    expect(run.results[0]).toEqual({
      ruleId: 'no-upper-case',
      ruleIndex: 0,
      level: 'error',
      message: { text: 'The key "Team" is not in lower case. Nobody reads the others.' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'deploy/my%20shop%2Ca%3Ab%25.yaml' },
            region: { startLine: 8, startColumn: 5, endLine: 8, endColumn: 9 },
          },
          logicalLocations: [
            { name: 'Service/edge/shop', fullyQualifiedName: 'Service/edge/shop#metadata.annotations.Team' },
          ],
        },
      ],
      fixes: [
        {
          description: { text: 'Rename it to team.' },
          artifactChanges: [
            {
              artifactLocation: { uri: 'deploy/my%20shop%2Ca%3Ab%25.yaml' },
              replacements: [
                {
                  deletedRegion: { startLine: 8, startColumn: 5, endLine: 8, endColumn: 9 },
                  insertedContent: { text: 'team' },
                },
              ],
            },
          ],
        },
      ],
    });
    expect(run.tool.driver.rules).toHaveLength(rules.length + Object.keys(fileRules).length);
  });

  test('is valid without findings', () => {
    const { errors, run } = read(formatSarif([], sarifOptions));
    expect(errors).toEqual([]);
    expect(run.results).toEqual([]);
  });

  test('that is wrong would be noticed', () => {
    expect(read(formatSarif(findings, sarifOptions).replace('"level": "error"', '"level": "bad"')).errors).not.toEqual(
      [],
    );
  });

  test.each([
    ['/home/me/a b.yaml', 'file:///home/me/a%20b.yaml'],
    ['C:\\work\\a.yaml', 'file:///C:/work/a.yaml'],
    ['.\\deploy\\a.yaml', 'deploy/a.yaml'],
    ['<stdin>', '%3Cstdin%3E'],
  ])('has %s as an address', (file, uri) => {
    const log = formatSarif(
      findings.map((finding) => ({ ...finding, file })),
      sarifOptions,
    );
    expect(JSON.stringify(JSON.parse(log))).toContain(`"artifactLocation":{"uri":"${uri}"}`);
  });
});

test('the edits of a finding make what --fix makes', () => {
  const after = findings.map(({ fixes: [fix] }) => fix?.edits.map((edit) => edit.text));
  expect(after).toEqual([['team'], ['"80"']]);
  expect(fixFiles([{ path, text }], { rules }).files[0]?.text).toContain('team: "80" # ports');
});
