import type { Annotation } from '@eks-ingress/annotations';
import { catalogue } from '@eks-ingress/annotations/catalogue';
import { classValues } from './class-values';

const prefix = 'alb.ingress.kubernetes.io/';

const spec = {
  certificateArn: ['arn:aws:acm:eu-central-1:111111111111:certificate/a'],
  group: { name: 'edge' },
  inboundCIDRs: ['10.0.0.0/8'],
  ipAddressType: 'dualstack',
  ipamConfiguration: { ipv4IPAMPoolId: 'ipam-pool-a' },
  loadBalancerAttributes: [{ key: 'idle_timeout.timeout_seconds', value: '30' }],
  loadBalancerName: 'shop',
  minimumLoadBalancerCapacity: { capacityUnits: 100 },
  prefixListsIDs: ['pl-a'],
  scheme: 'internal',
  sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
  sslRedirectPort: '443',
  subnets: { ids: ['subnet-a', 'subnet-b'] },
  tags: [{ key: 'team', value: 'shop' }],
  targetType: 'ip',
  wafv2AclArn: 'arn:aws:wafv2:eu-central-1:111111111111:regional/webacl/shop/a',
  wafv2AclName: 'shop',
};

test('each field that wins over an annotation is read as its value', () => {
  const { overruling, merged } = classValues(spec);
  const fields = (catalogue as readonly Annotation[]).flatMap(({ key, readBy }) =>
    readBy['aws-load-balancer-controller']?.ingressClassParams === undefined ? [] : [key],
  );
  // Attributes of listeners are looked up by protocol and port.
  const own = fields.filter((key) => !key.startsWith(`${prefix}listener-attributes.`));
  expect(Object.keys({ ...overruling, ...merged }).sort()).toEqual(own.sort());
  expect(overruling).toMatchObject({
    [`${prefix}ssl-redirect`]: 443,
    [`${prefix}subnets`]: ['subnet-a', 'subnet-b'],
    [`${prefix}minimum-load-balancer-capacity`]: { CapacityUnits: 100 },
    [`${prefix}group.name`]: 'edge',
  });
  expect(merged).toEqual({
    [`${prefix}load-balancer-attributes`]: { 'idle_timeout.timeout_seconds': '30' },
    [`${prefix}tags`]: { team: 'shop' },
  });
});

test('what is empty is not set, and a port that is no number is in force all the same', () => {
  const empty = { sslRedirectPort: '', loadBalancerName: '', inboundCIDRs: [], tags: [], scheme: null };
  expect(classValues(empty)).toEqual({ overruling: {}, merged: {} });
  expect(classValues({ sslRedirectPort: ' 443' }).overruling).toEqual({ [`${prefix}ssl-redirect`]: undefined });
});

test('the other spelling of the prefix lists counts without the first', () => {
  const key = `${prefix}security-group-prefix-lists`;
  expect(classValues({ PrefixListsIDs: ['pl-b'] }).overruling[key]).toEqual(['pl-b']);
  expect(classValues({ prefixListsIDs: ['pl-a'], PrefixListsIDs: ['pl-b'] }).overruling[key]).toEqual(['pl-a']);
});
