import { EXAMPLE_CERTIFICATE, OTHER_EXAMPLE_CERTIFICATE, type ExampleBase } from '../network/constraints/example';
import type { LoadBalancerEnvironmentSpec } from '../network/specification/load-balancer-environment';
import type { NetworkLoadBalancerSpec } from '../network/specification/network-load-balancer';

export const CERTIFICATE = EXAMPLE_CERTIFICATE;
export const SECOND_CERTIFICATE = OTHER_EXAMPLE_CERTIFICATE;

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
    canary: {
      port: 30080,
      targetType: 'instance',
      registration: { kind: 'auto-scaling-groups', names: ['eks-web-canary'] },
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

/** A directory: two servers in the VPC, and one in a data centre over Direct Connect. */
export const IP_ADDRESSES = {
  name: 'ldap',
  scheme: 'internal',
  region: 'ap-northeast-2',
  vpcCidrBlocks: ['10.20.0.0/16', '2001:db8:1234::/56'],
  subnetMappings: [{ subnetId: 'subnet-0c3d4e5f607182a3b' }, { subnetId: 'subnet-0d4e5f607182a3b4c' }],
  clients: [{ cidr: '10.20.0.0/16' }],
  targetSecurityGroupIds: ['sg-0a1b2c3d4e5f60718'],
  listeners: [{ port: 636, protocol: 'TCP', targetGroup: 'ldap' }],
  targetGroups: {
    ldap: {
      port: 636,
      targetType: 'ip',
      registration: {
        kind: 'ip-addresses',
        targets: [
          { address: '10.20.1.20' },
          { address: '10.20.2.20' },
          { address: '192.168.1.20', availabilityZone: 'ap-northeast-2c' },
        ],
      },
    },
  },
} satisfies NetworkLoadBalancerSpec;

/** Fixed addresses in front of an Application Load Balancer, which ends TLS. */
export const APPLICATION_LOAD_BALANCER = {
  name: 'shop-static',
  scheme: 'internet-facing',
  region: 'ap-northeast-2',
  subnetMappings: [
    { subnetId: 'subnet-0a1b2c3d4e5f60718', allocationId: 'eipalloc-0c3d4e5f607182a3b' },
    { subnetId: 'subnet-0b2c3d4e5f607182a', allocationId: 'eipalloc-0d4e5f607182a3b4c' },
  ],
  clients: [{ cidr: '0.0.0.0/0' }],
  targetSecurityGroupIds: ['sg-0b2c3d4e5f607182a'],
  listeners: [{ port: 443, protocol: 'TCP', targetGroup: 'alb' }],
  targetGroups: {
    alb: {
      port: 443,
      targetType: 'alb',
      registration: {
        kind: 'application-load-balancer',
        arn: 'arn:aws:elasticloadbalancing:ap-northeast-2:111122223333:loadbalancer/app/shop/50dc6c495c0c9188',
        listenerPorts: [443],
      },
      healthCheck: { protocol: 'HTTPS', path: '/healthz' },
    },
  },
} satisfies NetworkLoadBalancerSpec;

export const SPECIFICATIONS: Readonly<Record<Exclude<ExampleBase, 'environment'>, NetworkLoadBalancerSpec>> = {
  'internet-facing': INTERNET_FACING,
  internal: INTERNAL,
  'dual-stack': DUAL_STACK,
  udp: UDP,
  'node-port': NODE_PORT,
  'tagged-instances': TAGGED_INSTANCES,
  'ip-addresses': IP_ADDRESSES,
  'application-load-balancer': APPLICATION_LOAD_BALANCER,
};

/** Three load balancers of one account and region. */
export const ENVIRONMENT = {
  loadBalancers: { shop: INTERNET_FACING, backoffice: INTERNAL, api: DUAL_STACK },
} satisfies LoadBalancerEnvironmentSpec;
