import { replaced } from '@eks-ingress/constructs';
import type { Environment } from '../../environment';
import { loadEnvironments } from '../../load-environments';
import { effectOfPlanned, planEdit, reportOf } from './plan-edit';
import { judge } from './judge';
import { outcomeOf } from './run-edits';
import { editsOfSubject, environmentSubjects, synthesizeEnvironment } from './subjects';

/*
 * Edits of the shipped environments in the words of their files: `at` is the place, and `to` what is written there.
 */
const environments = loadEnvironments() as Readonly<Record<string, Environment>>;

interface NamedEdit {
  readonly title: string;
  readonly environment: string;
  readonly set: Readonly<Record<string, unknown>>;
  readonly effect: ReturnType<typeof effectOfPlanned> | 'not synthesized';
  /** Resources by a part of their address, and what the plan does with them. */
  readonly changes?: Readonly<Record<string, string>>;
}

const zone = (letter: string, number: number, more: object = {}) => ({
  subnetId: `subnet-05a9000000000000${number}`,
  availabilityZone: `ap-northeast-2${letter}`,
  ...more,
});

const staging = [zone('a', 1), zone('b', 2), zone('c', 3)];
const production = (...letters: readonly string[]) =>
  letters.map((letter) => {
    const id = `0920d0000000000${letter}${'abcd'.indexOf(letter) + 1}`;
    return { subnetId: `subnet-${id}`, availabilityZone: `ap-northeast-2${letter}`, allocationId: `eipalloc-${id}` };
  });

const exchanged = () => {
  const [a, b, c] = production('a', 'b', 'c');
  return [{ ...a, allocationId: b?.allocationId }, { ...b, allocationId: a?.allocationId }, c];
};

const atController = { end: 'at-controller' };

const edits: readonly NamedEdit[] = [
  {
    title: 'F1: production without the subnet of a zone',
    environment: 'production',
    set: { subnetMappings: production('a', 'b') },
    effect: 'refused',
  },
  {
    title: 'F1: production with another Elastic IP in a zone',
    environment: 'production',
    set: {
      subnetMappings: [...production('a', 'b'), { ...production('c')[0], allocationId: 'eipalloc-0920d0000000000d4' }],
    },
    effect: 'refused',
  },
  {
    title: 'F1: production with a zone more',
    environment: 'production',
    set: { subnetMappings: production('a', 'b', 'c', 'd') },
    effect: 'in-place',
    changes: { 'aws_lb.': 'update' },
  },
  {
    title: 'F1: staging, which is not protected, without the subnet of a zone',
    environment: 'staging',
    set: { subnetMappings: staging.slice(0, 2) },
    effect: 'load-balancer-replaced',
    changes: { 'aws_lb.': 'replace' },
  },
  {
    title: 'F2 and F6: staging with TLS that ends at the controller, behind NodePorts',
    environment: 'staging',
    set: { tls: atController, hostNames: ['staging.example.com'] },
    effect: 'target-group-replaced',
    changes: {
      'aws_lb_listener.public_LoadBalancer_Listener-https': 'replace',
      'aws_lb_target_group.public_LoadBalancer_TargetGroup-https': 'create',
    },
  },
  {
    title: 'F2: production with TLS that ends at the controller',
    environment: 'production',
    set: { tls: atController },
    effect: 'refused',
  },
  {
    title: 'F3: staging with two address families, an Elastic IP and a fixed IPv6 address in a zone',
    environment: 'staging',
    set: {
      ipAddressType: 'dualstack',
      subnetMappings: staging.map((mapping, index) => ({
        ...mapping,
        allocationId: `eipalloc-05a9000000000000${index + 1}`,
        ...(index === 0 && { ipv6Address: '2001:db8:1234:1a00::10' }),
      })),
    },
    effect: 'not synthesized',
  },
  {
    title: 'F5: staging with listeners that exchange their ports',
    environment: 'staging',
    set: { ports: { http: 443, https: 80 } },
    effect: 'refused',
  },
  {
    title: 'F5: production with two Elastic IPs exchanged',
    environment: 'production',
    set: { subnetMappings: exchanged() },
    effect: 'refused',
  },
  {
    title: 'F6: staging with a TCP health check',
    environment: 'staging',
    set: { healthCheck: { protocol: 'TCP' } },
    effect: 'target-group-replaced',
    changes: { 'TargetGroup-https': 'create' },
  },
];

test.each(edits)('$title', async ({ environment: name, set, effect, changes = {} }) => {
  const environment = environments[name];
  const before = synthesizeEnvironment(name, environment) ?? '';
  const edited = Object.entries(set).reduce<unknown>(
    (value, [key, to]) => replaced(value, ['entryPoints', 'public', key], to),
    environment,
  ) as Environment;
  const after = synthesizeEnvironment(name, edited);
  if (after === undefined) {
    expect('not synthesized').toBe(effect);
    return;
  }
  const planned = await planEdit({ name, before, after });
  expect({ refusedBy: planned.refusedBy, effect: effectOfPlanned(planned, edited) }).toEqual({
    refusedBy: planned.refusedBy,
    effect,
  });
  for (const [address, kind] of Object.entries(changes)) {
    expect(reportOf(planned).changes.filter((change) => change.address.includes(address))).toContainEqual(
      expect.objectContaining({ kind }),
    );
  }
});

test.each([
  ['production', 'refused'],
  ['staging', 'load-balancer-replaced'],
])('%s with another name for its entry point is %s', async (name, effect) => {
  const { entryPoints, ...environment } = environments[name] as Environment;
  const { public: renamed } = entryPoints;
  const edited = { ...environment, entryPoints: { edge: renamed } } as Environment;
  const planned = await planEdit({
    name,
    before: synthesizeEnvironment(name, environments[name]) ?? '',
    after: synthesizeEnvironment(name, edited) ?? '',
  });
  expect(planned.refusedBy).toBeUndefined();
  expect(effectOfPlanned(planned, edited)).toBe(effect);
});

test('an edit that loses a load balancer fails where its row is taken out of the table', async () => {
  const subject = environmentSubjects().find(({ name }) => name === 'staging entryPoints.public');
  const edit = (subject === undefined ? [] : editsOfSubject(subject)).find(
    ({ path, kind }) => path === 'subnetMappings' && kind === 'removed',
  );
  if (edit === undefined) throw new Error('No edit removes a subnet of staging.');
  const outcome = await outcomeOf(edit);
  const judged = { kind: edit.kind, before: edit.subject.props, after: edit.after };
  expect(judge({ ...judged, row: edit.row }, outcome)).toBeUndefined();
  expect(judge({ ...judged, row: undefined }, outcome)).toContain('no row');
});
