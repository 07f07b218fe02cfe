import { fromService } from '../../aws-load-balancer-controller/service/from-service';
import { compareNetwork } from './stack';

const { spec } = fromService(
  {
    metadata: { name: 'nginx', namespace: 'ingress-nginx' },
    spec: {
      type: 'LoadBalancer',
      loadBalancerClass: 'service.k8s.aws/nlb',
      ports: [{ port: 80, targetPort: 8080, nodePort: 30080 }],
    },
  },
  { subnets: [{ id: 'subnet-a' }] },
);

const key = 'ingress-nginx/nginx:80';
const forward = [{ targetGroupARN: { $ref: `#/resources/AWS::ELB::TargetGroup/${key}/status/targetGroupARN` } }];

function stack(changes: {
  readonly loadBalancer?: object;
  readonly listener?: object;
  readonly targetGroup?: object;
}): Parameters<typeof compareNetwork>[0] {
  const balancer = { scheme: 'internal', ipAddressType: 'ipv4', subnetMapping: [{ subnetID: 'subnet-a' }] };
  const healthCheckConfig = {
    protocol: 'TCP',
    port: 'traffic-port',
    intervalSeconds: 10,
    timeoutSeconds: 10,
    healthyThresholdCount: 3,
    unhealthyThresholdCount: 3,
  };
  const group = { targetType: 'instance', ipAddressType: 'ipv4', port: 30080, protocol: 'TCP', healthCheckConfig };
  const listener = { port: 80, protocol: 'TCP', defaultActions: forward };
  return {
    'AWS::ElasticLoadBalancingV2::LoadBalancer': { LoadBalancer: { spec: { ...balancer, ...changes.loadBalancer } } },
    'AWS::ElasticLoadBalancingV2::Listener': { 80: { spec: { ...listener, ...changes.listener } } },
    'AWS::ElasticLoadBalancingV2::TargetGroup': { [key]: { spec: { ...group, ...changes.targetGroup } } },
  };
}

const compare = (changes: Parameters<typeof stack>[0]) =>
  spec === undefined ? [] : compareNetwork(stack(changes), spec);

test('a stack that is the same has no differences', () => {
  expect(spec).toBeDefined();
  expect(compare({})).toEqual([]);
});

test.each([
  [{ loadBalancer: { scheme: 'internet-facing' } }, /^scheme/],
  [
    { loadBalancer: { loadBalancerAttributes: [{ key: 'deletion_protection.enabled', value: 'true' }] } },
    /^load balancer/,
  ],
  [{ loadBalancer: { ipamPool: 'pool' } }, /^LoadBalancer.ipamPool is not compared/],
  [{ listener: { protocol: 'TLS' } }, /^listener 80 protocol/],
  [{ listener: { sslPolicy: 'ELBSecurityPolicy-2016-08' } }, /^listener 80 sslPolicy/],
  [{ listener: { defaultActions: [] } }, /^listener 80 target groups/],
  [{ targetGroup: { port: 30081 } }, /port/],
  [{ targetGroup: { targetGroupAttributes: [{ key: 'stickiness.enabled', value: 'true' }] } }, /attributes/],
  [{ targetGroup: { healthCheckConfig: { protocol: 'HTTP' } } }, /health check/],
])('%j is a difference', (changes, difference) => {
  expect(compare(changes)).toEqual([expect.stringMatching(difference)]);
});
