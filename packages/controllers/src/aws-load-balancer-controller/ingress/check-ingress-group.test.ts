import { checkIngressGroup } from './check-ingress-group';
import type { IngressObject } from '../../objects/ingress-object';
import { ingressInGroup } from '../../testing/ingress-in-group';

const prefix = 'alb.ingress.kubernetes.io/';

function findings(...members: readonly IngressObject[]) {
  return checkIngressGroup(members).map(({ id, path }) => [id, path[0], path.at(-1)]);
}

describe('checkIngressGroup', () => {
  it('has nothing to say of Ingresses that go together', () => {
    expect(
      findings(
        ingressInGroup('cart', { scheme: 'internet-facing', 'listen-ports': '[{"HTTPS": 443}]', tags: 'Team=shop' }),
        ingressInGroup('search', {
          scheme: 'internet-facing',
          'listen-ports': '[{"HTTPS": 443}]',
          tags: 'Cost=42,Team=shop',
        }),
      ),
    ).toEqual([]);
  });

  it('lets an Ingress without the annotation go along', () => {
    expect(findings(ingressInGroup('cart', { scheme: 'internal' }), ingressInGroup('search', {}))).toEqual([]);
  });

  it('compares what is per port among those that share the port', () => {
    const cart = ingressInGroup('cart', { 'listen-ports': '[{"HTTP": 80}]', 'inbound-cidrs': '10.0.0.0/8' });
    const apart = ingressInGroup('search', { 'listen-ports': '[{"HTTP": 8080}]', 'inbound-cidrs': '192.168.0.0/16' });
    const beside = ingressInGroup('search', { 'listen-ports': '[{"HTTP": 80}]', 'inbound-cidrs': '192.168.0.0/16' });
    expect(findings(cart, apart)).toEqual([]);
    expect(findings(cart, beside)).toEqual([['ingress-group-conflict', 1, `${prefix}inbound-cidrs`]]);
  });

  it('leaves a bad value alone that is for a listener that is not there', () => {
    const bad = { 'listen-ports': '[{"HTTP": 80}]', 'listener-attributes.HTTPS-443': 'enabled' };
    expect(findings(ingressInGroup('cart', bad))).toEqual([
      ['ingress-listener-missing', 0, `${prefix}listener-attributes.HTTPS-443`],
    ]);
  });

  it('lets IngressClassParams win over the annotation', () => {
    const members = [
      ingressInGroup('cart', { 'load-balancer-attributes': 'idle_timeout.timeout_seconds=30' }),
      ingressInGroup('search', { 'load-balancer-attributes': 'idle_timeout.timeout_seconds=60' }),
    ];
    const params = {
      spec: { loadBalancerAttributes: [{ key: 'idle_timeout.timeout_seconds', value: '45' }], scheme: 'internal' },
    };
    expect(checkIngressGroup(members)).toHaveLength(1);
    expect(checkIngressGroup(members, { ingressClassParams: [params, params] })).toMatchObject([
      { id: 'ingress-class-params-override', path: [0, 'metadata', 'annotations', expect.anything()] },
      { id: 'ingress-class-params-override', path: [1, 'metadata', 'annotations', expect.anything()] },
    ]);
  });

  it('reports what is wrong with each Ingress as well', () => {
    expect(
      findings(ingressInGroup('cart', { scheme: 'public' }), ingressInGroup('search', { 'group.order': '1001' })),
    ).toEqual([
      ['annotation-bad-value', 0, `${prefix}scheme`],
      ['annotation-bad-value', 1, `${prefix}group.order`],
    ]);
  });

  it('has the Ingresses in the order of the group', () => {
    const late = ingressInGroup('cart', { scheme: 'internal', 'group.order': '10' });
    const early = ingressInGroup('search', { scheme: 'internet-facing', 'group.order': '-10' });
    expect(findings(late, early)).toEqual([['ingress-group-conflict', 0, `${prefix}scheme`]]);
  });

  it.each([[[{}]], [[{ metadata: { annotations: 'none' } }]], [[{ spec: { rules: 'none', tls: [null] } }]]])(
    'does not throw at %j',
    (members) => {
      expect(() => checkIngressGroup(members as never)).not.toThrow();
    },
  );
});
