import { ingressInGroup } from '../../testing/ingress-in-group';
import { checkClassParams } from './check-class-params';
import { readGroup } from '../../testing/read-group';
import { CLASS_ANNOTATION } from './read-ingress';

type Params = Readonly<Record<string, unknown>>;

function findings(annotations: Readonly<Record<string, string>>, spec: Params, legacyClass?: string) {
  const cart = ingressInGroup('cart', annotations);
  const own = cart.metadata?.annotations as Readonly<Record<string, string>>;
  const legacy = legacyClass === undefined ? {} : { [CLASS_ANNOTATION]: legacyClass };
  const ingress = { ...cart, metadata: { ...cart.metadata, annotations: { ...own, ...legacy } } };
  return checkClassParams(readGroup([ingress], [{ spec }])).map(({ id, path }) => [
    id,
    String(path.at(-1)).replace('alb.ingress.kubernetes.io/', ''),
  ]);
}

describe('checkClassParams', () => {
  it.each<[string, string, Params]>([
    ['group.name', 'edge', { group: { name: 'shop' } }],
    ['scheme', 'internet-facing', { scheme: 'internal' }],
    ['inbound-cidrs', '0.0.0.0/0', { inboundCIDRs: ['10.0.0.0/8'] }],
    ['ssl-redirect', '8443', { sslRedirectPort: '443' }],
    ['tags', 'Team=cart', { tags: [{ key: 'Team', value: 'shop' }] }],
    ['load-balancer-attributes', 'a.b=1', { loadBalancerAttributes: [{ key: 'a.b', value: '2' }] }],
    ['minimum-load-balancer-capacity', 'CapacityUnits=500', { minimumLoadBalancerCapacity: { capacityUnits: 200 } }],
    ['subnets', 'subnet-a', { subnets: { ids: ['subnet-b'] } }],
    ['subnets', 'subnet-a', { subnets: { tags: { Tier: ['public'] } } }],
    ['target-type', 'ip', { targetType: 'instance' }],
  ])('says that %s at %j is overridden by %j', (key, value, spec) => {
    expect(findings({ [key]: value }, spec)).toEqual([['ingress-class-params-override', key]]);
  });

  it.each<[string, string, Params]>([
    ['group.name', 'edge', { group: { name: 'edge' } }],
    ['inbound-cidrs', '10.0.0.0/8,192.168.0.0/16', { inboundCIDRs: ['192.168.0.0/16', '10.0.0.0/8'] }],
    ['ssl-redirect', '443', { sslRedirectPort: '443' }],
    ['tags', 'Team=shop', { tags: [{ key: 'Cost', value: '42' }] }],
    ['subnets', 'subnet-b,subnet-a', { subnets: { ids: ['subnet-a', 'subnet-b'] } }],
    ['certificate-arn', 'arn:aws:acm:eu-west-1:111122223333:certificate/a', { certificateArn: [] }],
  ])('lets %s at %j stand beside %j', (key, value, spec) => {
    expect(findings({ [key]: value }, spec)).toEqual([]);
  });

  it('says that IngressClassParams do not apply where the older annotation names the class', () => {
    const spec = { group: { name: 'shop' }, scheme: 'internal' };
    expect(findings({ scheme: 'internet-facing' }, spec, 'alb')).toEqual([
      ['ingress-class-params-unread', CLASS_ANNOTATION],
    ]);
    expect(findings({}, {}, 'alb')).toEqual([]);
  });

  it('refuses subnets of the class in one Ingress and of the annotation in another', () => {
    const cart = ingressInGroup('cart', {});
    const search = ingressInGroup('search', { subnets: 'subnet-a,subnet-b' });
    const params = [{ spec: { subnets: { ids: ['subnet-a', 'subnet-b'] } } }, undefined];
    expect(checkClassParams(readGroup([cart, search], params))).toMatchObject([
      { id: 'ingress-group-conflict', effect: 'rejects', path: [1, 'metadata', 'annotations', expect.anything()] },
    ]);
  });
});

describe('groupMembers', () => {
  it('takes the listeners of a certificate of the class, but not by the older annotation', () => {
    const spec = { certificateArn: ['arn:aws:acm:eu-west-1:111122223333:certificate/a'] };
    const cart = { metadata: { name: 'cart' } };
    const legacy = { metadata: { name: 'cart', annotations: { [CLASS_ANNOTATION]: 'alb' } } };
    const listeners = [cart, legacy].map((one) => [...(readGroup([one], [{ spec }])[0]?.listeners ?? [])]);
    expect(listeners).toEqual([[[443, 'HTTPS']], [[80, 'HTTP']]]);
  });
});
