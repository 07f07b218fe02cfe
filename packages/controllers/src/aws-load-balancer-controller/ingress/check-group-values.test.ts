import { ingressInGroup as ingress } from '../../testing/ingress-in-group';
import { checkGroupValues } from './check-group-values';
import { readGroup } from '../../testing/read-group';

type Annotations = Readonly<Record<string, string>>;

function conflicts(cart: Annotations, search: Annotations): readonly unknown[] {
  const members = readGroup([ingress('cart', cart), ingress('search', search)]);
  return checkGroupValues(members).map(({ path }) => String(path.at(-1)).replace('alb.ingress.kubernetes.io/', ''));
}

describe('checkGroupValues', () => {
  it.each([
    ['scheme', 'internal', 'internet-facing'],
    ['ip-address-type', 'ipv4', 'dualstack'],
    ['load-balancer-name', 'edge', 'other'],
    ['customer-owned-ipv4-pool', 'pool-a', 'pool-b'],
    ['subnets', 'subnet-a,subnet-b', 'subnet-b,subnet-c'],
    ['subnets', 'public,public', 'public'],
    ['security-groups', 'sg-a,sg-b', 'sg-b,sg-a'],
    ['security-groups', 'sg-a', ''],
    ['ssl-redirect', '443', '8443'],
    ['shield-advanced-protection', 'true', 'false'],
    ['wafv2-acl-arn', 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shop/a', 'none'],
    ['wafv2-acl-arn', 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shop/a', ''],
    ['wafv2-acl-name', 'shop', 'edge'],
    ['ipam-ipv4-pool-id', 'ipam-pool-a', 'ipam-pool-b'],
    ['minimum-load-balancer-capacity', 'CapacityUnits=500', 'CapacityUnits=200'],
    ['load-balancer-attributes', 'idle_timeout.timeout_seconds=30', 'idle_timeout.timeout_seconds=60'],
    [
      'listener-attributes.HTTP-80',
      'routing.http.response.server.enabled=true',
      'routing.http.response.server.enabled=false',
    ],
    ['security-group-prefix-lists', 'pl-a', 'pl-b'],
    ['enable-frontend-nlb', 'true', 'false'],
  ])('takes two values of %s for a conflict: %j and %j', (key, one, other) => {
    expect(conflicts({ [key]: one }, { [key]: other })).toEqual([key]);
  });

  it('compares the attributes of a listener among those who have the listener', () => {
    const key = 'listener-attributes.HTTP-80';
    const on = { [key]: 'routing.http.response.server.enabled=true' };
    const off = { [key]: 'routing.http.response.server.enabled=false' };
    const elsewhere = { 'listen-ports': '[{"HTTP": 8080}]' };
    expect(conflicts(on, { ...off, ...elsewhere })).toEqual([]);
    expect(conflicts({ ...on, ...elsewhere }, { ...off, ...elsewhere })).toEqual([]);
    expect(conflicts(on, { ...off, 'listen-ports': '[{"HTTP": 80}, {"HTTP": 8080}]' })).toEqual([key]);
  });

  it.each([
    ['subnets', 'subnet-a,subnet-b', 'subnet-b,subnet-a'],
    ['inbound-cidrs', '10.0.0.0/8,10.0.0.0/8', '10.0.0.0/8'],
    ['inbound-cidrs', '10.0.0.0/8', ''],
    ['wafv2-acl-name', 'shop', ''],
    ['waf-acl-id', 'a1b2', ''],
    ['ipam-ipv4-pool-id', 'ipam-pool-a', ''],
    ['tags', 'Team=cart', 'Cost=42'],
    ['group.order', '1', '2'],
    ['target-type', 'ip', 'instance'],
    [
      'certificate-arn',
      'arn:aws:acm:eu-west-1:111122223333:certificate/a',
      'arn:aws:acm:eu-west-1:111122223333:certificate/b',
    ],
  ])('lets two values of %s stand together: %j and %j', (key, one, other) => {
    expect(conflicts({ [key]: one }, { [key]: other })).toEqual([]);
  });

  it('counts an older name of an annotation as the annotation', () => {
    expect(conflicts({ 'waf-acl-id': 'a1b2' }, { 'web-acl-id': 'c3d4' })).toEqual(['web-acl-id']);
    expect(conflicts({ 'waf-acl-id': 'a1b2' }, { 'web-acl-id': 'a1b2' })).toEqual([]);
  });

  it('does not compare ARNs of web ACLs when an Ingress of the group names one', () => {
    const arn = (id: string) => ({
      'wafv2-acl-arn': `arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shop/${id}`,
    });
    expect(conflicts({ ...arn('a'), 'wafv2-acl-name': 'shop' }, arn('b'))).toEqual([]);
    expect(conflicts({ ...arn('a'), 'wafv2-acl-name': '' }, arn('b'))).toEqual(['wafv2-acl-arn']);
  });

  it('compares the flag for rules of security groups when an Ingress of the group has security groups', () => {
    const flag = (value: string) => ({ 'manage-backend-security-group-rules': value });
    expect(conflicts(flag('true'), flag('false'))).toEqual([]);
    expect(conflicts({ ...flag('true'), 'security-groups': 'sg-a' }, flag('false'))).toEqual([
      'manage-backend-security-group-rules',
    ]);
  });

  it('compares what is about the frontend Network Load Balancer when there is one', () => {
    expect(conflicts({ 'frontend-nlb-tags': 'Team=cart' }, { 'frontend-nlb-tags': 'Team=search' })).toEqual([]);
    expect(
      conflicts(
        { 'enable-frontend-nlb': 'true', 'frontend-nlb-tags': 'Team=cart' },
        { 'frontend-nlb-tags': 'Team=search' },
      ),
    ).toEqual(['frontend-nlb-tags']);
  });

  it('wants the attributes of the frontend Network Load Balancer from the first Ingress that has them on', () => {
    const enabled = { 'enable-frontend-nlb': 'true' };
    const attributes = { 'frontend-nlb-attributes': 'load_balancing.cross_zone.enabled=true' };
    expect(conflicts({ ...enabled, ...attributes }, {})).toEqual(['frontend-nlb-attributes']);
    expect(conflicts(enabled, attributes)).toEqual([]);
  });

  it('never finds the success codes of two Ingresses equal, as the controller does not', () => {
    const enabled = { 'enable-frontend-nlb': 'true' };
    const codes = { 'frontend-nlb-healthcheck-success-codes': '200' };
    expect(conflicts({ ...enabled, ...codes }, codes)).toEqual(['frontend-nlb-healthcheck-success-codes']);
    expect(conflicts({ ...enabled, ...codes }, { ...codes, 'listen-ports': '[{"HTTP": 8080}]' })).toEqual([]);
  });

  it('compares mutual TLS by port, and takes what is left out for its default', () => {
    const https = { 'listen-ports': '[{"HTTPS": 443}, {"HTTPS": 8443}]' };
    const verify = (more: string) => ({
      ...https,
      'mutual-authentication': `[{"port": 443, "mode": "verify", "trustStore": "clients"${more}}]`,
    });
    const other = { ...https, 'mutual-authentication': '[{"port": 8443, "mode": "passthrough"}]' };
    expect(conflicts(verify(''), verify(', "ignoreClientCertificateExpiry": false'))).toEqual([]);
    expect(conflicts(verify(''), verify(', "ignoreClientCertificateExpiry": true'))).toEqual(['mutual-authentication']);
    expect(conflicts(verify(''), other)).toEqual([]);
  });

  it('compares security policies on HTTPS listeners alone', () => {
    const policy = (name: string, ports: string) => ({ 'ssl-policy': name, 'listen-ports': ports });
    expect(conflicts(policy('A', '[{"HTTP": 80}]'), policy('B', '[{"HTTP": 80}]'))).toEqual([]);
    expect(conflicts(policy('A', '[{"HTTPS": 443}]'), policy('B', '[{"HTTPS": 443}]'))).toEqual(['ssl-policy']);
  });
});
