import { parseManifests } from '@eks-ingress/manifests';
import { rules, type Rule, type RuleExample } from '@eks-ingress/rules';
import { fixFiles } from './fix-files';
import { lint, type SourceFile } from './lint';

/** The examples of the rules as files: they are realistic, and between them they hold every fix there is. */
const examples = rules.flatMap((rule) =>
  rule.examples.invalid.map((example): [string, Rule, RuleExample & { readonly fixed?: string }] => [
    `${rule.name}: ${example.title}`,
    rule,
    example,
  ]),
);

function files({ yaml, chart }: RuleExample): readonly SourceFile[] {
  return [{ path: 'example.yaml', text: yaml, ...(chart && { valuesOf: [{ chart }] }) }];
}

function optionsOf({ name }: Rule, { options }: RuleExample) {
  return { only: [name], configuration: { preset: 'strict' as const, ...options } };
}

test('some examples have fixes', () => {
  expect(examples.filter(([, , { fixed }]) => fixed !== undefined).length).toBeGreaterThan(5);
});

test.each(examples)('%s: is found in the file, at a place of its own', (_, rule, example) => {
  const { findings } = lint(files(example), optionsOf(rule, example));
  expect(findings.map(({ rule: name }) => name)).toContain(rule.name);
  for (const { line, column, endLine, endColumn } of findings) {
    const shown = example.yaml.split('\n').slice(line - 1, endLine);
    expect(shown.join('\n').trim()).not.toBe('');
    expect([column, endColumn].every((at) => at >= 1)).toBe(true);
  }
});

test.each(examples.filter(([, , { fixed }]) => fixed !== undefined))('%s: is fixed in the file', (_, rule, example) => {
  const options = optionsOf(rule, example);
  const once = fixFiles(files(example), options);
  const [file] = once.files;
  if (file === undefined) throw new Error('The file is gone.');
  const said = (text: string) =>
    parseManifests(text, { file: file.path }).manifests.map(({ subject }) => subject.value);
  expect(said(file.text)).toEqual(said(example.fixed ?? ''));
  expect(once.result.findings.flatMap(({ fixes }) => fixes.filter(({ isSafe }) => isSafe))).toEqual([]);
  expect(fixFiles(once.files, options)).toMatchObject({ files: once.files, fixed: 0 });
  // Comments and lines that no fix is about are there as before.
  const comments = (text: string) => text.match(/#.*$/gm) ?? [];
  expect(comments(file.text)).toEqual(comments(example.yaml));
});
