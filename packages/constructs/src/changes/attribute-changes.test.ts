import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROVIDERS } from '../versions';
import { attributeEffect, EDIT_KINDS, UNVERIFIED, type AttributeChange } from './attribute-change';
import { ATTRIBUTE_CHANGES, findAttributeChange } from './attribute-changes';
import { argumentsWithoutRow } from './written-arguments';

const all = Object.entries(ATTRIBUTE_CHANGES).flatMap(([type, rows]) =>
  Object.entries(rows).map(([argument, row]) => ({ type, argument, row })),
);

describe('the table of arguments', () => {
  test.each(Object.entries(PROVIDERS))(
    'is of the %s provider that the bindings are generated from',
    (name, version) => {
      const bindings = readFileSync(require.resolve(`@cdktf/provider-${name}/package.json`), 'utf8');
      const { cdktf } = JSON.parse(bindings) as { readonly cdktf: { readonly provider: { readonly version: string } } };
      expect(cdktf.provider.version).toBe(version);
    },
  );

  test('names a source for each row, or says that nobody has verified it', () => {
    const without = all.filter(({ row: { source } }) => source !== UNVERIFIED && !source.startsWith('https://'));
    expect(without).toEqual([]);
  });

  test('takes a row that nobody has verified for a replacement', () => {
    const unverified = all.filter(({ row }) => row.source === UNVERIFIED);
    expect(unverified.length).toBeGreaterThan(0);
    for (const { row } of unverified) {
      expect(EDIT_KINDS.map((edit) => attributeEffect(row, edit))).toEqual(['replaced', 'replaced', 'replaced']);
    }
  });

  test('finds an argument of a map in the row of the map', () => {
    expect(findAttributeChange('aws_lb', 'tags.Team')).toBe(ATTRIBUTE_CHANGES.aws_lb?.tags);
    expect(findAttributeChange('aws_lb', 'subnet_mapping.outpost_id')).toBeUndefined();
  });

  test('misses what it has no row for', () => {
    const resource = {
      aws_lb: { one: { name: 'shop', idle_timeout: 60, access_logs: { bucket: 'logs', format: 'x' } } },
    };
    expect(argumentsWithoutRow({ resource })).toEqual(['aws_lb.access_logs.format', 'aws_lb.idle_timeout']);
  });
});

interface ForceNew {
  readonly resources: Readonly<
    Record<
      string,
      {
        readonly always: readonly string[];
        readonly when?: readonly { readonly if?: Readonly<Record<string, string>>; readonly argument: string }[];
      }
    >
  >;
}

/** Arguments that the documentation alone says replace, and the list of the code does not have. */
const BEYOND_THE_LIST = ['aws_lb.secondary_ips_auto_assigned_per_subnet'];

describe('the table of arguments and what was read off the provider', () => {
  const file = join(__dirname, '../../../../../shared/tools/terraform-offline/schema/force-new.json');
  if (!existsSync(file)) {
    // The list is no part of the repository; a skipped test says so where the line below is not read.
    it.skip('agree on what replaces a resource, of which there is no list in ../shared', () => undefined);
    process.stdout.write(
      'The list of ../shared/tools/terraform-offline is not there: replacements are not compared.\n',
    );
    return;
  }
  const { resources } = JSON.parse(readFileSync(file, 'utf8')) as ForceNew;
  const compared = all.filter(({ type, argument }) => type in resources && !argument.includes('.'));

  it.each(compared)('agree on whether $type $argument replaces', ({ type, argument, row }) => {
    const { always = [], when = [] } = resources[type] ?? {};
    const listed = always.includes(argument) || when.some((one) => one.argument === argument && isOfNetwork(one));
    expect(replaces(row) && !BEYOND_THE_LIST.includes(`${type}.${argument}`)).toBe(listed);
  });

  it('are compared for more than a few rows', () => expect(compared.length).toBeGreaterThan(60));
});

function replaces(row: AttributeChange): boolean {
  return EDIT_KINDS.some((edit) => row[edit] === 'replaced');
}

/** The constructs write load balancers of the type `network` alone. */
function isOfNetwork({ if: condition = {} }: { readonly if?: Readonly<Record<string, string>> }): boolean {
  return Object.values(condition).every((value) => value === 'network');
}
