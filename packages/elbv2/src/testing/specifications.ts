import type { NetworkLoadBalancerSpec } from '../specification/network-load-balancer';

export const CERTIFICATE = 'arn:aws:acm:ap-northeast-2:111122223333:certificate/0d6a5a3c-2f0e-4b1c-9d5e-7f3a8b2c1d4e';
export const SECOND_CERTIFICATE =
  'arn:aws:acm:ap-northeast-2:111122223333:certificate/5e4d3c2b-1a09-4f8e-8d7c-6b5a49382716';

/** A shop on the internet: TLS ends at the load balancer, partners know its addresses, pods are the targets. */
export const INTERNET_FACING = {
  name: 'shop-public',
  scheme: 'internet-facing',
  region: 'ap-northeast-2',
  subnetMappings: [
    {
      subnetId: 'subnet-0a1b2c3d4e5f60718',
      availabilityZone: 'ap-northeast-2a',
      allocationId: 'eipalloc-0a1b2c3d4e5f60718',
    },
    {
      subnetId: 'subnet-0b2c3d4e5f607182a',
      availabilityZone: 'ap-northeast-2c',
      allocationId: 'eipalloc-0b2c3d4e5f607182a',
    },
  ],
  clients: [{ cidr: '0.0.0.0/0' }],
  targetSecurityGroupIds: ['sg-0a1b2c3d4e5f60718'],
  listeners: [
    { port: 80, protocol: 'TCP', targetGroup: 'http', tcpIdleTimeoutSeconds: 600 },
    {
      port: 443,
      protocol: 'TLS',
      targetGroup: 'https',
      certificate: { arn: CERTIFICATE, domainNames: ['shop.example.com', '*.shop.example.com'] },
      additionalCertificates: [{ arn: SECOND_CERTIFICATE }],
      sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
      alpnPolicy: 'HTTP1Only',
    },
  ],
  targetGroups: {
    http: {
      name: 'shop-public-http',
      port: 2443,
      targetType: 'ip',
      registration: {
        kind: 'target-group-binding',
        service: { name: 'ingress-nginx-controller', namespace: 'ingress-nginx', port: 'http' },
      },
      proxyProtocolV2: true,
    },
    https: {
      name: 'shop-public-https',
      port: 80,
      targetType: 'ip',
      registration: {
        kind: 'target-group-binding',
        service: { name: 'ingress-nginx-controller', namespace: 'ingress-nginx', port: 'https' },
      },
      healthCheck: { protocol: 'HTTP', path: '/healthz', matcher: '200-399', interval: 10, timeout: 6 },
      proxyProtocolV2: true,
    },
  },
} satisfies NetworkLoadBalancerSpec;

/** A back office inside the VPC with fixed addresses; the controller opens the security group of the pods. */
export const INTERNAL = {
  name: 'backoffice',
  scheme: 'internal',
  region: 'ap-northeast-2',
  subnetMappings: [
    {
      subnetId: 'subnet-0c3d4e5f607182a3b',
      availabilityZone: 'ap-northeast-2a',
      privateIpv4Address: '10.20.1.10',
    },
    {
      subnetId: 'subnet-0d4e5f607182a3b4c',
      availabilityZone: 'ap-northeast-2c',
      privateIpv4Address: '10.20.2.10',
    },
  ],
  clients: [
    { cidr: '10.20.0.0/16' },
    { prefixListId: 'pl-0a1b2c3d4e5f60718' },
    { securityGroupId: 'sg-0b2c3d4e5f607182a' },
  ],
  crossZone: true,
  deletionProtection: true,
  listeners: [{ port: 443, protocol: 'TCP', targetGroup: 'https' }],
  targetGroups: {
    https: {
      port: 8443,
      targetType: 'ip',
      registration: {
        kind: 'target-group-binding',
        service: { name: 'backoffice', namespace: 'operations', port: 443 },
        networking: {
          ingress: [
            {
              from: [{ securityGroup: { groupID: 'sg-0c3d4e5f607182a3b' } }],
              ports: [{ protocol: 'TCP', port: 8443 }],
            },
          ],
        },
      },
    },
  },
} satisfies NetworkLoadBalancerSpec;

/** An API for IPv4 and IPv6 clients that is encrypted as far as the pods. */
export const DUAL_STACK = {
  name: 'api',
  scheme: 'internet-facing',
  ipAddressType: 'dualstack',
  subnetMappings: [{ subnetId: 'subnet-0a1b2c3d4e5f60718' }, { subnetId: 'subnet-0b2c3d4e5f607182a' }],
  clients: [{ cidr: '203.0.113.0/24' }, { cidr: '2001:db8:100::/40' }],
  targetSecurityGroupIds: ['sg-0a1b2c3d4e5f60718'],
  listeners: [{ port: 443, protocol: 'TLS', targetGroup: 'api', certificate: { arn: CERTIFICATE } }],
  targetGroups: {
    api: {
      port: 8443,
      protocol: 'TLS',
      targetType: 'ip',
      registration: {
        kind: 'target-group-binding',
        service: { name: 'api', namespace: 'api', port: 'https' },
      },
      healthCheck: { protocol: 'HTTPS', port: 9443, path: '/ready', healthyThreshold: 3, unhealthyThreshold: 3 },
    },
  },
} satisfies NetworkLoadBalancerSpec;

/** Name servers and a syslog collector behind NodePorts. */
export const UDP = {
  name: 'infrastructure',
  scheme: 'internal',
  subnetMappings: [{ subnetId: 'subnet-0c3d4e5f607182a3b' }, { subnetId: 'subnet-0d4e5f607182a3b4c' }],
  clients: [{ cidr: '10.20.0.0/16' }],
  targetSecurityGroupIds: ['sg-0a1b2c3d4e5f60718'],
  listeners: [
    { port: 53, protocol: 'TCP_UDP', targetGroup: 'dns' },
    { port: 514, protocol: 'UDP', targetGroup: 'syslog' },
  ],
  targetGroups: {
    dns: {
      port: 30053,
      protocol: 'TCP_UDP',
      targetType: 'instance',
      registration: { kind: 'auto-scaling-groups', names: ['eks-infrastructure-a', 'eks-infrastructure-c'] },
      stickiness: true,
    },
    syslog: {
      port: 30514,
      protocol: 'UDP',
      targetType: 'instance',
      registration: { kind: 'auto-scaling-groups', names: ['eks-infrastructure-a'] },
      healthCheck: { port: 10256 },
    },
  },
} satisfies NetworkLoadBalancerSpec;

/** ingress-nginx behind a NodePort, on the nodes that Auto Scaling registers. */
export const NODE_PORT = {
  name: 'web',
  scheme: 'internet-facing',
  subnetMappings: [{ subnetId: 'subnet-0a1b2c3d4e5f60718' }, { subnetId: 'subnet-0b2c3d4e5f607182a' }],
  clients: [{ cidr: '198.51.100.0/24' }, { cidr: '203.0.113.7/32' }],
  targetSecurityGroupIds: ['sg-0a1b2c3d4e5f60718', 'sg-0b2c3d4e5f607182a'],
  listeners: [
    { port: 80, protocol: 'TCP', targetGroup: 'web' },
    { port: 443, protocol: 'TLS', targetGroup: 'web', certificate: { arn: CERTIFICATE } },
  ],
  targetGroups: {
    web: {
      port: 30080,
      targetType: 'instance',
      registration: { kind: 'auto-scaling-groups', names: ['eks-web-20261121'] },
      healthCheck: { protocol: 'HTTP', port: 'traffic-port', path: '/healthz', matcher: '200,404' },
      deregistrationDelay: 60,
      connectionTermination: false,
    },
  },
} satisfies NetworkLoadBalancerSpec;

/** A license server on EC2 instances of a fixed number, found by tag. */
export const TAGGED_INSTANCES = {
  name: 'license',
  scheme: 'internal',
  subnetMappings: [{ subnetId: 'subnet-0c3d4e5f607182a3b' }, { subnetId: 'subnet-0d4e5f607182a3b4c' }],
  clients: [{ cidr: '10.20.0.0/16' }],
  targetSecurityGroupIds: ['sg-0a1b2c3d4e5f60718'],
  listeners: [{ port: 27000, protocol: 'TCP', targetGroup: 'license' }],
  targetGroups: {
    license: {
      port: 27000,
      targetType: 'instance',
      registration: { kind: 'tagged-instances', tags: { Role: 'license-server' } },
    },
  },
} satisfies NetworkLoadBalancerSpec;

export const SPECIFICATIONS: Readonly<Record<string, NetworkLoadBalancerSpec>> = {
  'an internet-facing one with Elastic IPs that ends TLS': INTERNET_FACING,
  'an internal one with private addresses': INTERNAL,
  'a dual-stack one': DUAL_STACK,
  'one for UDP and TCP_UDP': UDP,
  'one that sends to NodePorts': NODE_PORT,
  'one that sends to instances with a tag': TAGGED_INSTANCES,
};
