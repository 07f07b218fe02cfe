import fc from 'fast-check';
import { checkIngressClasses } from './aws-load-balancer-controller/ingress/check-ingress-classes';
import { checkIngressClassParams } from './aws-load-balancer-controller/ingress/check-ingress-class-params';
import { checkIngressGroup } from './aws-load-balancer-controller/ingress/check-ingress-group';
import { checkIngress } from './check-ingress';
import { checkService } from './check-service';

describe('malformed input', () => {
  it('in place of objects does not throw', () => {
    const json = fc.jsonValue({ maxDepth: 6 });
    const pathOfRule = fc.record({
      path: json,
      pathType: json,
      backend: fc.record({ service: fc.record({ name: fc.constant('shop'), port: json }) }),
    });
    const object = fc.oneof(
      json,
      fc.record({ metadata: json, spec: json }),
      fc.record({
        metadata: fc.record({ name: fc.constantFrom('shop', null), annotations: json }),
        spec: fc.record({
          rules: fc.array(fc.record({ host: json, http: fc.record({ paths: fc.array(pathOfRule) }) })),
          ports: fc.array(fc.record({ name: json, port: json, nodePort: json, targetPort: json })),
        }),
      }),
      fc.record({
        metadata: fc.record({ name: json, namespace: json, annotations: json }),
        spec: fc.record({
          type: json,
          ports: json,
          rules: json,
          tls: json,
          defaultBackend: json,
          ipFamilies: json,
          loadBalancerClass: json,
          loadBalancerSourceRanges: json,
        }),
      }),
    );
    fc.assert(
      fc.property(object, (value) => {
        const anything = (value ?? {}) as never;
        checkIngress(anything, { controller: 'aws-load-balancer-controller' });
        checkIngress(anything, { controller: 'ingress-nginx' });
        checkIngressGroup([anything, anything], { services: [anything], ingressClassParams: [anything, anything] });
        checkIngressClasses([anything, anything]);
        checkIngressClassParams(anything);
        checkService(anything, { controller: 'aws-load-balancer-controller' });
        checkService(anything, { controller: 'cloud-provider-aws' });
      }),
      { numRuns: 300 },
    );
  });

  it.each([{ group: 'shop' }, { subnets: 12 }, { inboundCIDRs: 'all' }, { inboundCIDRs: [12] }])(
    'in place of IngressClassParams does not throw: %j',
    (spec) => {
      expect(() => checkIngressClassParams({ spec })).not.toThrow();
    },
  );
});
