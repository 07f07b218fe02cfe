import type { PropChange } from '@eks-ingress/constructs';
import { casesOf, sourcesOf } from '@eks-ingress/constructs';
import { environmentSchema } from '../environment';
import { ENTRY_POINT_SCHEMAS } from '../entry-points/entry-point-kinds';
import { ENTRY_POINT_CHANGES } from './entry-point-changes';
import { ENVIRONMENT_CHANGES } from './environment-changes';
import { schemaPaths } from './schema-paths';

type Rows = Readonly<Record<string, PropChange<never>>>;

/** Keys that one of several objects has alone, where no value of a key tells them apart. */
const TELLING_KEYS = ['domainName', 'issuedFor', 'arn', 'ids', 'tags', 'name'];

/** What is in them is judged as the annotations that they become. */
const AS_A_WHOLE = /\.(?:conditions|transforms)\[\]/;

const tables = [
  ...Object.entries(ENTRY_POINT_CHANGES).map(([name, rows]) => ({
    name,
    rows,
    paths: schemaPaths(ENTRY_POINT_SCHEMAS[name as keyof typeof ENTRY_POINT_SCHEMAS], TELLING_KEYS),
  })),
  {
    name: 'environment',
    rows: ENVIRONMENT_CHANGES as Rows,
    paths: schemaPaths(environmentSchema, TELLING_KEYS).filter(({ path }) => !path.startsWith('entryPoints')),
  },
];

describe.each(tables)('settings of $name', ({ rows, paths }) => {
  test('have a row each, and there is no row for anything else', () => {
    const all = paths.map(({ path }) => path).filter((path) => !AS_A_WHOLE.test(path));
    expect(all.sort()).toEqual(Object.keys(rows).sort());
  });

  test('are tried with every value of an enumeration', () => {
    const missing = paths.flatMap(({ path, options }) => {
      const tried = rows[path]?.edits ?? [];
      const isTold = tried.length === 0 || options.length === 1;
      return options
        .filter((option) => !isTold && !tried.includes(option))
        .map((option) => `${path}: ${String(option)}`);
    });
    expect(missing).toEqual([]);
  });

  test('have a source, unless they change nothing', () => {
    const without = Object.entries(rows).filter(
      ([, row]) => sourcesOf(row).length === 0 && casesOf(row).some(({ effect }) => effect !== 'nothing'),
    );
    expect(without.map(([path]) => path)).toEqual([]);
  });
});
