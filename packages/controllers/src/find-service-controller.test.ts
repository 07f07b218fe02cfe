import { findServiceController } from './find-service-controller';
import type { ServiceObject } from './objects/service-object';

const type = 'service.beta.kubernetes.io/aws-load-balancer-type';
const targetType = 'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type';
const withoutWebhook = { enableServiceMutatorWebhook: false };

function service(annotations: Readonly<Record<string, string>>, spec: ServiceObject['spec'] = {}): ServiceObject {
  return { metadata: { annotations }, spec: { type: 'LoadBalancer', ...spec } };
}

describe('findServiceController', () => {
  it('goes by the class alone, when there is one', () => {
    const classed = (loadBalancerClass: string) =>
      service({ [type]: 'external', [targetType]: 'ip' }, { loadBalancerClass });
    expect(findServiceController(classed('service.k8s.aws/nlb'))).toBe('aws-load-balancer-controller');
    expect(findServiceController(classed('eks.amazonaws.com/nlb'))).toBeUndefined();
    expect(findServiceController(classed('edge'), { loadBalancerClass: 'edge' })).toBe('aws-load-balancer-controller');
  });

  it.each([
    [{ [type]: 'nlb-ip' }, 'aws-load-balancer-controller'],
    [{ [type]: 'external', [targetType]: 'instance' }, 'aws-load-balancer-controller'],
    [{ [type]: 'external', [targetType]: 'IP' }, undefined],
    [{ [type]: 'external' }, undefined],
    [{ [type]: 'nlb' }, 'cloud-provider-aws'],
    [{}, 'cloud-provider-aws'],
  ])('goes by the annotations %j without a class', (annotations, controller) => {
    expect(findServiceController(service(annotations), withoutWebhook)).toBe(controller);
  });

  it('knows that the webhook selects the controller for what selects nothing', () => {
    expect(findServiceController(service({}))).toBe('aws-load-balancer-controller');
    expect(findServiceController(service({}, { type: 'ClusterIP' }))).toBeUndefined();
  });

  it('takes Services of other types that ask for it, unless that is turned off', () => {
    const clusterIp = service({ [type]: 'external', [targetType]: 'ip' }, { type: 'ClusterIP' });
    expect(findServiceController(clusterIp)).toBe('aws-load-balancer-controller');
    expect(findServiceController(clusterIp, { serviceTypeLoadBalancerOnly: true })).toBeUndefined();
  });

  it('finds none for a Service that is being deleted', () => {
    expect(
      findServiceController({ ...service({}), metadata: { deletionTimestamp: '2026-01-01T00:00:00Z' } }),
    ).toBeUndefined();
  });
});
