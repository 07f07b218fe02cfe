import type { Diagnostic } from '@eks-ingress/diagnostics';
import { EksCluster, NetworkLoadBalancer } from '../index';
import { findingsOf } from '../testing/synthesize';
import {
  NetworkLoadBalancerEntryPoint,
  type NetworkLoadBalancerEntryPointProps,
} from './network-load-balancer-entry-point';

/*
 * What engineers report to have built in front of nodes on EKS, and what came of it. Each is built as it was, and has to be
 * found by its id.
 */

const region = 'ap-northeast-2';
const subnetMappings = [
  { subnetId: 'subnet-0a1b2c3d4e5f60711', availabilityZone: 'ap-northeast-2a' },
  { subnetId: 'subnet-0a1b2c3d4e5f60712', availabilityZone: 'ap-northeast-2c' },
];
const certificate = { arn: 'arn:aws:acm:ap-northeast-2:333333333333:certificate/11111111-2222-4333-8444-555555555555' };

type Change = Partial<Omit<NetworkLoadBalancerEntryPointProps, 'cluster'>>;

function found(change: Change): Pick<Diagnostic, 'id' | 'severity'>[] {
  return findingsOf((stack) => {
    new NetworkLoadBalancerEntryPoint(stack, 'public', {
      cluster: new EksCluster(stack, 'Cluster', { name: 'shop', region }),
      name: 'shop',
      scheme: 'internet-facing',
      subnetMappings,
      tls: { end: 'at-load-balancer', certificate },
      registration: { kind: 'auto-scaling-groups', names: ['eks-shop'] },
      ingressNginx: { acknowledgeRetirement: { reviewBy: '2027-03-31' } },
      ...change,
    });
  }).map(({ diagnostic: { id, severity } }) => ({ id, severity }));
}

const ingressNginx = (values: Record<string, unknown>) => ({
  ingressNginx: { acknowledgeRetirement: { reviewBy: '2027-03-31' }, values },
});

test('the entry point that the mistakes are made in has none', () => {
  expect(found({})).toEqual([]);
});

test.each<[string, Change, string, Diagnostic['severity']]>([
  [
    'all targets unhealthy, because the group of the workers lets nothing in',
    { targetSecurityGroupIds: [] },
    'load-balancer-target-security-groups-required',
    'error',
  ],
  [
    'targets that stay in the list when their node is replaced',
    { registration: { kind: 'tagged-instances', tags: { Name: 'shop-worker' } } },
    'tagged-instances-membership',
    'warning',
  ],
  [
    'node ports that answer health checks on nodes with a pod only',
    ingressNginx({ controller: { service: { externalTrafficPolicy: 'Local' } } }),
    'ingress-nginx-local-traffic-policy',
    'error',
  ],
  [
    'a load balancer of Terraform with the tags of a Service',
    { tags: { 'kubernetes.io/service-name': 'ingress-nginx/ingress-nginx-controller' } },
    'load-balancer-ownership-tags',
    'error',
  ],
  [
    'a load balancer of Terraform that a cluster is said to own',
    { tags: { 'kubernetes.io/cluster/shop': 'owned' } },
    'load-balancer-ownership-tags',
    'error',
  ],
  [
    'a health check on another port than the traffic, which gets a PROXY protocol header',
    { healthCheck: { protocol: 'HTTP', port: 10254, path: '/healthz' } },
    'target-group-proxy-protocol-health-check-port',
    'error',
  ],
  [
    'redirects to https that never end',
    { proxyProtocol: false, tls: { end: 'at-load-balancer', certificate, redirect: 'by-scheme' } },
    'ingress-nginx-redirect-loop',
    'error',
  ],
  [
    'applications that take https for http, and the load balancer for the client',
    { proxyProtocol: false },
    'ingress-nginx-scheme-lost',
    'warning',
  ],
  [
    'addresses of partners in a zone that has no pod',
    {
      elasticIps: 'create',
      registration: { kind: 'target-group-binding' },
      ingressNginx: {
        acknowledgeRetirement: { reviewBy: '2027-03-31' },
        replicas: 2,
        zoneSpread: 'ScheduleAnyway',
      },
    },
    'zone-without-target',
    'warning',
  ],
  [
    'a certificate of the region of CloudFront',
    {
      tls: {
        end: 'at-load-balancer',
        certificate: { arn: certificate.arn.replace(region, 'us-east-1') },
      },
    },
    'certificate-region',
    'error',
  ],
  [
    'a load balancer of production whose targets fail unseen',
    { deletionProtection: true },
    'unhealthy-host-alarm-missing',
    'warning',
  ],
])('finds %s', (_account, change, id, severity) => {
  expect(found(change)).toContainEqual({ id, severity });
});

test('finds a certificate on a listener that reads none', () => {
  const findings = findingsOf((stack) => {
    const loadBalancer = new NetworkLoadBalancer(stack, 'LoadBalancer', {
      name: 'shop',
      vpcId: 'vpc-0a1b2c3d4e5f60718',
      scheme: 'internet-facing',
      subnetMappings,
      clients: [{ cidr: '0.0.0.0/0' }],
      targetSecurityGroupIds: ['sg-0a1b2c3d4e5f60718'],
    });
    loadBalancer.addTargetGroup('https', {
      port: 30443,
      targetType: 'instance',
      registration: { kind: 'auto-scaling-groups', names: ['eks-shop'] },
    });
    loadBalancer.addListener('https', { port: 443, protocol: 'TCP', targetGroup: 'https', certificate });
  });
  expect(findings.map(({ diagnostic }) => diagnostic.id)).toContain('listener-certificate-without-tls');
});
