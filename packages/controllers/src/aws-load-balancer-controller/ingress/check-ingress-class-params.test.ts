import { checkIngressClassParams } from './check-ingress-class-params';

const namespaceSelector = { matchLabels: { team: 'shop' } };

const findings = (spec: Readonly<Record<string, unknown>>) =>
  checkIngressClassParams({ spec }).map(({ id, severity, path }) => [id, severity, path.join('.')]);

describe('checkIngressClassParams', () => {
  it('has nothing to say of those that the controller takes', () => {
    expect(
      findings({
        group: { name: 'shop.edge' },
        namespaceSelector,
        inboundCIDRs: ['10.0.0.0/8', '2001:db8::/32', '0.0.0.0/0'],
        subnets: { ids: ['subnet-a', 'subnet-b'] },
        sslRedirectPort: '443',
      }),
    ).toEqual([]);
    expect(findings({})).toEqual([]);
    expect(findings({ subnets: { tags: { Tier: ['public'] } } })).toEqual([]);
  });

  it.each(['10.0.0.1/8', '10.0.0.1', 'anywhere', '2001:db8::1/32'])('finds the network %j', (cidr) => {
    expect(findings({ inboundCIDRs: ['10.0.0.0/8', cidr] })).toEqual([
      ['ingress-class-params-cidr', 'error', 'spec.inboundCIDRs.1'],
    ]);
  });

  it.each([
    [{}, 'spec.subnets'],
    [{ ids: ['subnet-a'], tags: { Tier: ['public'] } }, 'spec.subnets'],
    [{ tags: {} }, 'spec.subnets.tags'],
    [{ ids: ['subnet-a', 'subnet-a'] }, 'spec.subnets.ids.1'],
  ])('finds the subnets %j', (subnets, path) => {
    expect(findings({ subnets })).toEqual([['ingress-class-params-subnets', 'error', path]]);
  });

  it.each(['Shop', '-shop', 'a'.repeat(64)])('finds the group %j', (name) => {
    expect(findings({ group: { name }, namespaceSelector })).toEqual([
      ['ingress-class-params-group', 'error', 'spec.group.name'],
    ]);
  });

  it('warns of a group that every namespace can join', () => {
    const open = [['ingress-class-params-open-group', 'warning', 'spec.group.name']];
    expect(findings({ group: { name: 'shop' } })).toEqual(open);
    expect(findings({ group: { name: 'shop' }, namespaceSelector: {} })).toEqual(open);
  });

  it('warns of a port that turns the redirect off', () => {
    expect(findings({ sslRedirectPort: 'https' })).toEqual([
      ['ingress-class-params-redirect-port', 'warning', 'spec.sslRedirectPort'],
    ]);
  });

  it.each([{ group: 'shop' }, { subnets: 12 }, { inboundCIDRs: 'all' }, { inboundCIDRs: [12] }])(
    'does not throw at %j',
    (spec) => {
      expect(() => findings(spec)).not.toThrow();
    },
  );
});
