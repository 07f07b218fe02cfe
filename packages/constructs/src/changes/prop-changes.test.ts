import type { PropChange } from './prop-change';
import { APPLICATION_LOAD_BALANCER_CHANGES } from './application-load-balancer-changes';
import { attributeEffect, UNVERIFIED, type EditKind } from './attribute-change';
import { ATTRIBUTE_CHANGES } from './attribute-changes';
import { casesOf, effectOfEdit, sourcesOf } from './effect-of-edit';
import { editsOf } from './edits-of';
import { NETWORK_LOAD_BALANCER_CHANGES } from './network-load-balancer-changes';
import { SERVICE_CHANGES } from './service-changes';

type Rows = Readonly<Record<string, PropChange<never>>>;

const tables: Readonly<Record<string, Rows>> = {
  NetworkLoadBalancerEntryPoint: NETWORK_LOAD_BALANCER_CHANGES as Rows,
  ServiceEntryPoint: SERVICE_CHANGES as Rows,
  ApplicationLoadBalancerEntryPoint: APPLICATION_LOAD_BALANCER_CHANGES as Rows,
};

const rows = Object.entries(tables).flatMap(([construct, table]) =>
  Object.entries(table).map(([path, row]) => ({ construct, path, row })),
);

test.each(rows)('$construct: $path has a source, unless it changes nothing', ({ row }) => {
  const isNothing = casesOf(row).every(({ effect }) => effect === 'nothing');
  expect(isNothing || sourcesOf(row).length > 0).toBe(true);
  for (const source of sourcesOf(row)) expect(source).toMatch(/^https:\/\//);
  expect(sourcesOf(row)).not.toContain(UNVERIFIED);
});

test.each(rows)('$construct: $path says of every edit what it does', ({ row }) => {
  const cases = casesOf(row);
  const isForAll = ({ when, edit }: { readonly when?: unknown; readonly edit?: EditKind }) =>
    when === undefined && edit === undefined;
  const kinds = new Set(cases.filter(({ when }) => when === undefined).map(({ edit }) => edit));
  expect(cases.some(isForAll) || kinds.size === 3).toBe(true);
});

const props = {
  name: 'shop',
  scheme: 'internet-facing',
  subnetMappings: [
    { subnetId: 'subnet-a', allocationId: 'eipalloc-a' },
    { subnetId: 'subnet-b', allocationId: 'eipalloc-b' },
  ],
  tls: { end: 'at-load-balancer', certificate: { arn: 'arn:one' } },
  registration: { kind: 'target-group-binding' },
  ports: { http: 80, https: 443 },
};

/** What the table says when a prop has another value. */
function effectOf(path: string, kind: EditKind, after: Readonly<Record<string, unknown>>): string {
  const row = (NETWORK_LOAD_BALANCER_CHANGES as Readonly<Record<string, PropChange<unknown>>>)[path];
  if (row === undefined) throw new Error(`There is no row for ${path}.`);
  return effectOfEdit(row, { kind, before: props, after: { ...props, ...after } }).effect;
}

describe('NETWORK_LOAD_BALANCER_CHANGES', () => {
  const [first, second] = props.subnetMappings;

  test('lets subnets be added, and nothing else of them', () => {
    const added = [...props.subnetMappings, { subnetId: 'subnet-c' }];
    expect(effectOf('subnetMappings', 'added', { subnetMappings: added })).toBe('in-place');
    expect(effectOf('subnetMappings', 'removed', { subnetMappings: [first] })).toBe('load-balancer-replaced');
    const changed = [first, { ...second, allocationId: 'eipalloc-c' }];
    expect(effectOf('subnetMappings[].allocationId', 'changed', { subnetMappings: changed })).toBe(
      'load-balancer-replaced',
    );
  });

  test('refuses an Elastic IP that moves to another subnet', () => {
    const exchanged = [
      { ...first, allocationId: second?.allocationId },
      { ...second, allocationId: first?.allocationId },
    ];
    expect(effectOf('subnetMappings[].allocationId', 'changed', { subnetMappings: exchanged })).toBe('refused');
  });

  test('refuses listeners that exchange their ports', () => {
    expect(effectOf('ports', 'changed', { ports: { http: 443, https: 80 } })).toBe('refused');
    expect(effectOf('ports.http', 'changed', { ports: { http: 8080, https: 443 } })).toBe('in-place');
  });

  test('replaces target groups when TLS ends elsewhere', () => {
    expect(effectOf('tls', 'changed', { tls: { end: 'at-controller' } })).toBe('target-group-replaced');
  });

  test('replaces a target group when its health check becomes one of the other kind', () => {
    expect(effectOf('healthCheck', 'added', { healthCheck: { protocol: 'TCP' } })).toBe('target-group-replaced');
  });
});

describe('editsOf', () => {
  test('adds an element to a list, and takes the last one away', () => {
    const edits = editsOf({ names: ['a', 'b'] }, 'names', { isList: true, edits: ['c'] });
    expect(edits.map(({ kind, after }) => [kind, after.names])).toEqual([
      ['added', ['a', 'b', 'c']],
      ['removed', ['a']],
      ['removed', undefined],
    ]);
  });

  test('gives a value each other sample, and takes it away', () => {
    const edits = editsOf({ a: { b: 1 } }, 'a.b', { edits: [1, 2] });
    expect(edits.map(({ kind, after }) => [kind, after])).toEqual([
      ['changed', { a: { b: 2 } }],
      ['removed', { a: {} }],
    ]);
  });

  test('goes into the last element of a list and the first key of a record', () => {
    const edits = editsOf({ some: { x: { list: [{ v: 1 }, { v: 2 }] }, y: {} } }, 'some.*.list[].v', { edits: [3] });
    expect(edits.map(({ at }) => at)).toEqual([
      ['some', 'x', 'list', 1, 'v'],
      ['some', 'x', 'list', 1, 'v'],
    ]);
  });

  test('has none where a value that it is part of is not there', () => {
    expect(editsOf({}, 'a.b', { edits: [1] })).toEqual([]);
    expect(editsOf({ list: [] }, 'list[].v', { edits: [1] })).toEqual([]);
  });
});

test('an argument whose row is not verified makes a replacement of the prop that becomes it', () => {
  const row = { ...ATTRIBUTE_CHANGES.aws_lb?.tags, source: UNVERIFIED } as Parameters<typeof attributeEffect>[0];
  expect(attributeEffect(row, 'changed')).toBe('replaced');
});
