import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { defineRule, type Rule } from './rule';
import { rules } from './rules';
import { findRuleFaults, type Catalogue } from './testing/find-rule-faults';

const folder = join(__dirname, 'rules');
const files = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(join(folder, name)).map((file) => `${name}/${file}`))
  .filter((file) => !file.endsWith('/index.ts'));
const pages = readdirSync(join(__dirname, '../../../docs/reference/rules'))
  .filter((file) => file !== 'README.md')
  .map((file) => file.replace(/\.md$/, ''));

test('every rule has a file, a place in the registry, a page, sentences, sources and examples', () => {
  expect(findRuleFaults({ files, rules, pages })).toEqual([]);
  expect(files.length).toBeGreaterThan(0);
});

describe('the checker', () => {
  const invalid = {
    title: 'It is not.',
    yaml: 'kind: Ingress',
    findings: [{ path: 'spec', message: 'secret' }],
    fixed: 'kind: Pod',
  };
  const whole: Rule = defineRule({
    name: 'no-secret-listener',
    topic: 'ingress',
    severity: 'error',
    preset: 'recommended',
    summary: 'Listeners are known.',
    why: 'Nobody connects to others.',
    sources: ['https://example.com/listeners'],
    fixable: true,
    reports: ['listener-port-range'],
    fix: () => [],
    examples: {
      valid: [{ title: 'It is known.', yaml: 'kind: Ingress' }],
      invalid: [invalid],
    },
  });
  const catalogue: Catalogue = {
    files: ['ingress/no-secret-listener.ts'],
    rules: [whole],
    pages: ['no-secret-listener'],
  };
  const faults = (changes: Partial<Rule>) => findRuleFaults({ ...catalogue, rules: [{ ...whole, ...changes }] });

  it('takes a rule that is whole', () => {
    expect(findRuleFaults(catalogue)).toEqual([]);
  });

  it.each([
    [
      'a file that nobody registered',
      { files: [...catalogue.files, 'service/no-port.ts'] },
      /service\/no-port.ts: it is not registered/,
    ],
    ['a rule without a file', { files: [] }, /there is no file ingress\/no-secret-listener.ts/],
    ['a rule twice', { rules: [whole, whole] }, /another rule has its name/],
    ['a rule without a page', { pages: [] }, /it has no page/],
    ['a page of what is gone', { pages: [...catalogue.pages, 'no-port'] }, /no-port: it has a page, and is no rule/],
  ] satisfies readonly (readonly [string, Partial<Catalogue>, RegExp])[])('refuses %s', (_, changes, fault) => {
    expect(findRuleFaults({ ...catalogue, ...changes }).join('\n')).toMatch(fault);
  });

  it.each([
    ['a folder of another topic', { topic: 'service' }, /there is no file service\/no-secret-listener.ts/],
    ['a name of no kind', { name: 'secret-listener' }, /its name is not/],
    ['a name of one word', { name: 'no-' }, /its name is not/],
    ['a summary that is no sentence', { summary: 'listeners' }, /its summary/],
    ['an empty why', { why: '' }, /its why/],
    ['no source', { sources: [] }, /no source/],
    ['a source that is no address', { sources: ['the manual'] }, /no source/],
    ['no way to find anything', { reports: [] }, /neither reports nor checks/],
    ['a fix of nothing', { reports: [], check: () => [] }, /fixes what it does not report/],
    ['no valid example', { examples: { ...whole.examples, valid: [] } }, /no valid example/],
    ['no invalid example', { examples: { ...whole.examples, invalid: [] } }, /no invalid example/],
    [
      'a fix that nobody sees',
      { examples: { ...whole.examples, invalid: [{ ...invalid, fixed: undefined }] } },
      /no example is fixed/,
    ],
    ['a fix that is not announced', { fixable: false }, /it is not fixable/],
    [
      'an example that finds nothing',
      { examples: { ...whole.examples, invalid: [{ ...invalid, findings: [] }] } },
      /finds nothing/,
    ],
    ['an example without a title', { examples: { ...whole.examples, valid: [{ title: '', yaml: '' }] } }, /a title/],
  ] satisfies readonly (readonly [string, Partial<Rule>, RegExp])[])('refuses %s', (_, changes, fault) => {
    expect(faults(changes).join('\n')).toMatch(fault);
  });
});
