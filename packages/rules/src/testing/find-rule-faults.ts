import type { Rule } from '../rule';

/** The folder of rules, and what is made of it. */
export interface Catalogue {
  /** The files of rules, as `<topic>/<name>.ts`. */
  readonly files: readonly string[];
  readonly rules: readonly Rule[];
  /** The names of the rules that have a page. */
  readonly pages: readonly string[];
}

const relations = ['matches', 'needs'];

/** What keeps a rule from being whole, as `name: fault`. */
export function findRuleFaults({ files, rules, pages }: Catalogue): readonly string[] {
  const names = rules.map(({ name }) => name);
  const registered = rules.map(({ topic, name }) => `${topic}/${name}.ts`);
  return [
    ...files.filter((file) => !registered.includes(file)).map((file) => `${file}: it is not registered`),
    ...pages.filter((page) => !names.includes(page)).map((page) => `${page}: it has a page, and is no rule`),
    ...rules.flatMap((rule, index) =>
      faultsOf(rule, [
        [names.indexOf(rule.name) !== index, 'another rule has its name'],
        [!files.includes(registered[index] ?? ''), `there is no file ${registered[index]}`],
        [!pages.includes(rule.name), 'it has no page; npm run docs writes it'],
      ]),
    ),
  ];
}

type Fault = readonly [isThere: boolean, what: string];

function faultsOf(rule: Rule, more: readonly Fault[]): readonly string[] {
  const { name, summary, why, sources, fixable = false, reports = [], check, fix, examples } = rule;
  const examplesOfAll = [...examples.valid, ...examples.invalid];
  const faults: readonly Fault[] = [
    ...more,
    [!isName(name), `its name is not no-…, valid-… or …-${relations.join('-…, …-')}-…`],
    [!isSentence(summary), 'its summary is no sentence'],
    [!isSentence(why), 'its why is no sentence'],
    [sources.length === 0 || !sources.every((source) => source.startsWith('https://')), 'it has no source to follow'],
    [reports.length === 0 && check === undefined, 'it neither reports nor checks anything'],
    [fix !== undefined && reports.length === 0, 'it fixes what it does not report'],
    [examples.valid.length === 0, 'it has no valid example'],
    [examples.invalid.length === 0, 'it has no invalid example'],
    [!examplesOfAll.every(({ title }) => isSentence(title)), 'an example has a title that is no sentence'],
    [!examples.invalid.every(({ findings }) => findings.length > 0), 'an invalid example finds nothing'],
    [fixable && !examples.invalid.some(({ fixed }) => fixed !== undefined), 'it is fixable, and no example is fixed'],
    [
      !fixable && examples.invalid.some(({ fixed }) => fixed !== undefined),
      'an example is fixed, and it is not fixable',
    ],
  ];
  return faults.filter(([isThere]) => isThere).map(([, what]) => `${name}: ${what}`);
}

function isName(name: string): boolean {
  if (!/^[a-z0-9]+(-[a-z0-9]+)+$/.test(name)) return false;
  return /^(no|valid)-/.test(name) || relations.some((relation) => name.includes(`-${relation}-`));
}

function isSentence(text: string): boolean {
  return /^([A-Z0-9]|ingress-nginx ).*[.]$/s.test(text);
}
