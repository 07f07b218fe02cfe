import { parseConfiguration } from './configuration';
import { rules } from './testing/rules';

const faultsOf = (value: unknown) => parseConfiguration(value, rules).faults;

test('a configuration with everything is taken', () => {
  const configuration = {
    $schema: './node_modules/@eks-ingress/lint/configuration.schema.json',
    preset: 'strict',
    rules: { 'no-upper-case': 'off', 'valid-yaml': 'warning' },
    controller: 'ingress-nginx',
    settings: { annotationsRiskLevel: 'Critical', enableIpTargetType: false },
    region: 'eu-west-1',
    ignore: ['vendor/**'],
    valuesOf: { 'edge/*.yaml': 'ingress-nginx' },
    overrides: [{ files: ['test/**'], rules: { 'valid-text': 'info' } }],
  };
  expect(parseConfiguration(configuration, rules)).toEqual({ configuration });
  expect(parseConfiguration({}, rules)).toEqual({ configuration: {} });
});

test.each([
  ['a list', [], 'A list is no configuration: [].'],
  ['another preset', { preset: 'all' }, /^preset: "all" is not \(?"recommended" or "strict"\)?\.$/],
  ['a misspelt setting', { rulez: {} }, 'rulez is no setting. Did you mean rules?'],
  ['an unknown setting', { extends: 'x' }, 'extends is no setting.'],
  ['another severity', { rules: { 'no-upper-case': 2 } }, /^rules\["no-upper-case"\]: 2 is not /],
  [
    'an unknown rule',
    { rules: { 'no-uper-case': 'off' } },
    'rules: There is no rule "no-uper-case". Did you mean "no-upper-case"?',
  ],
  [
    'an unknown rule for some files',
    { overrides: [{ files: ['a'], rules: { other: 'off' } }] },
    'overrides[0].rules: There is no rule "other". `eks-ingress rules` lists them.',
  ],
  ['an override for no files', { overrides: [{ files: [], rules: {} }] }, /^overrides\[0\]\.files: /],
  ['an override without rules', { overrides: [{ files: ['a'] }] }, /^overrides\[0\]\.rules: undefined is not /],
  ['an unknown chart', { valuesOf: { 'a.yaml': 'nginx' } }, /^valuesOf\["a\.yaml"\]: "nginx" is not /],
])('%s is refused with its path', (_, value, fault) => {
  expect(faultsOf(value)).toEqual([typeof fault === 'string' ? fault : expect.stringMatching(fault)]);
});

test('all faults are told at once', () => {
  expect(faultsOf({ preset: 'all', controller: 'nginx' })).toHaveLength(2);
});
