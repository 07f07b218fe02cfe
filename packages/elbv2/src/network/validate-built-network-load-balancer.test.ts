import { ALL_CONSTRAINTS, casesOf, specificationOf } from '../testing/examples';
import type { ManifestCircumstance } from './constraints/constraint';
import type { NetworkLoadBalancerSpec } from './specification/network-load-balancer';
import { validateBuiltNetworkLoadBalancer } from './validate-built-network-load-balancer';
import { validateNetworkLoadBalancer } from './validate-network-load-balancer';

/** The load balancers of the examples that break a constraint. */
const broken = casesOf('fails')
  .filter(({ example: { of } }) => of !== 'environment')
  .map(({ title, example }) => ({ title, spec: specificationOf(example) as NetworkLoadBalancerSpec }));

function firstThatBreaks(id: string): NetworkLoadBalancerSpec {
  const [example] = ALL_CONSTRAINTS.find((constraint) => constraint.id === id)?.examples.fails ?? [];
  if (example === undefined) throw new Error(`${id} has no example.`);
  return specificationOf(example) as NetworkLoadBalancerSpec;
}

test.each(broken)('what is said of $title is for those who write manifests', ({ spec }) => {
  const texts = validateBuiltNetworkLoadBalancer(spec).map(({ why = '', fix = '' }) => `${why} ${fix}`);
  expect(
    texts.filter((text) => /Terraform|acknowledgements|quotas\[|preserveClientIp|expectsProxy/.test(text)),
  ).toEqual([]);
});

test('a constraint on what Terraform alone has is left out, and the others are not', () => {
  const ofTerraform = ALL_CONSTRAINTS.filter(({ audience }) => audience === 'terraform').map(({ id }) => id);
  const found = new Set(broken.flatMap(({ spec }) => validateBuiltNetworkLoadBalancer(spec)).map(({ id }) => id));
  const others = ALL_CONSTRAINTS.map(({ id }) => id).filter((id) => !ofTerraform.includes(id));
  expect(ofTerraform).toContain('target-group-binding-networking-owner');
  expect([...found].sort()).toEqual([...others].sort());
});

test.each<[string, ManifestCircumstance]>([
  ['listener-udp-dualstack', 'ipv6-source-nat'],
  ['listener-quic-security-group', 'no-security-groups'],
])('%s does not hold with %s', (id, circumstance) => {
  const idsWith = (...circumstances: ManifestCircumstance[]) =>
    validateBuiltNetworkLoadBalancer(firstThatBreaks(id), { circumstances }).map((finding) => finding.id);
  expect(idsWith()).toContain(id);
  expect(idsWith(circumstance)).not.toContain(id);
});

test.each(['listener-ssl-policy-withdrawn-tls', 'target-group-proxy-protocol-health-check-port'])(
  'a manifest can be right about %s',
  (id) => {
    const spec = firstThatBreaks(id);
    const severities = [validateNetworkLoadBalancer(spec), validateBuiltNetworkLoadBalancer(spec)].map(
      (findings) => findings.find((finding) => finding.id === id)?.severity,
    );
    expect(severities).toEqual(['error', 'warning']);
  },
);

test('nothing is found where values have wrong types', () => {
  expect(validateBuiltNetworkLoadBalancer({ listeners: 'http' } as never)).toEqual([]);
});
