import { type InvalidExample, type Rule, rules } from '@eks-ingress/rules';
import { fixFiles } from './fix-files';
import { lint, type SourceFile } from './lint';

/** The wrong examples of the rules that can be fixed; the options of an example are not those of files. */
const fixable = rules.flatMap((rule) =>
  rule.examples.invalid.flatMap((example) =>
    example.fixed === undefined || example.options?.settings !== undefined
      ? []
      : [[rule.name, example.title, rule, example] as const],
  ),
);

const fileOf = (text: string, { chart }: InvalidExample): SourceFile => ({
  path: chart === undefined ? 'example.yaml' : 'values.yaml',
  text,
  ...(chart && { valuesOf: [{ chart }] }),
});

const optionsOf = (rule: Rule, { options }: InvalidExample) => ({
  rules: [rule],
  configuration: { preset: 'strict' as const },
  ...(options?.controller && { controller: options.controller }),
});

test.each(fixable)('--fix makes of the text what the page of %s shows: %s', (_name, _title, rule, example) => {
  const options = optionsOf(rule, example);
  const { files } = fixFiles([fileOf(example.yaml, example)], options);
  expect(files[0]?.text).toBe(example.fixed);
  expect(fixFiles([fileOf(example.fixed ?? '', example)], options).fixed).toBe(0);
});

const wrong = rules.flatMap((rule) =>
  rule.examples.invalid.flatMap((example) =>
    example.options === undefined ? [[rule.name, example.title, rule, example] as const] : [],
  ),
);

test.each(wrong)('each finding of %s has its lines in the text: %s', (_name, _title, rule, example) => {
  const { findings } = lint([fileOf(example.yaml, example)], optionsOf(rule, example));
  expect(findings.map(({ rule: name }) => name)).toEqual(example.findings.map(() => rule.name));
  const lines = example.yaml.split('\n').length;
  for (const { line, column, endLine } of findings) {
    expect(line).toBeGreaterThan(1);
    expect(endLine).toBeLessThanOrEqual(lines);
    expect(column).toBeGreaterThan(0);
  }
});
