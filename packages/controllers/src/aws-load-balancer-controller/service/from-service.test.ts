import type { ServiceObject } from '../../objects/service-object';
import { validateNetworkLoadBalancer } from '@eks-ingress/elbv2';
import { fromService, type FromServiceOptions } from './from-service';
import { isUnknown, UNKNOWN } from '../unknown';

const CERTIFICATE = 'arn:aws:acm:ap-northeast-2:111122223333:certificate/0d6a5a3c-2f0e-4b1c-9d5e-7f3a8b2c1d4e';
const OTHER_CERTIFICATE = 'arn:aws:acm:ap-northeast-2:111122223333:certificate/5e4d3c2b-1a09-4f8e-8d7c-6b5a49382716';
const TARGET_GROUP = 'arn:aws:elasticloadbalancing:ap-northeast-2:111122223333:targetgroup/checkout/73e2d6bc24d8a067';

const prefix = 'service.beta.kubernetes.io/';

interface Changes {
  readonly annotations?: Readonly<Record<string, string>>;
  readonly spec?: ServiceObject['spec'];
}

/** ingress-nginx behind a Network Load Balancer in Seoul. */
function nginx({ annotations = {}, spec = {} }: Changes = {}): ServiceObject {
  return {
    metadata: {
      name: 'ingress-nginx-controller',
      namespace: 'ingress-nginx',
      annotations: Object.fromEntries(Object.entries(annotations).map(([key, value]) => [`${prefix}${key}`, value])),
    },
    spec: {
      type: 'LoadBalancer',
      loadBalancerClass: 'service.k8s.aws/nlb',
      externalTrafficPolicy: 'Cluster',
      ports: [
        { name: 'http', port: 80, protocol: 'TCP', targetPort: 'http', nodePort: 30080 },
        { name: 'https', port: 443, protocol: 'TCP', targetPort: 'https', nodePort: 30443 },
      ],
      ...spec,
    },
  };
}

function specOf(changes?: Changes, options?: FromServiceOptions) {
  const { spec, findings } = fromService(nginx(changes), options);
  if (spec === undefined) throw new Error(findings.map(({ message }) => message).join('\n'));
  return spec;
}

const HTTPS = 'ingress-nginx/ingress-nginx-controller:443';
const ids = (changes?: Changes, options?: FromServiceOptions) =>
  validateNetworkLoadBalancer(specOf(changes, options), { isUnknown }).map(({ id }) => id);

describe('a Service without annotations', () => {
  test('gets what the controller and AWS do by default', () => {
    const { targetGroups, listeners, ...loadBalancer } = specOf();

    expect(loadBalancer).toEqual({
      name: UNKNOWN.text,
      scheme: 'internal',
      ipAddressType: 'ipv4',
      subnetMappings: [{ subnetId: UNKNOWN.text }, { subnetId: UNKNOWN.text }],
      clients: [{ cidr: '0.0.0.0/0' }],
      additionalSecurityGroupIds: [UNKNOWN.text],
      enforceSecurityGroupsOnPrivateLink: true,
      crossZone: false,
      deletionProtection: false,
      zonalShift: false,
      secondaryIpsPerSubnet: 0,
      accessLogs: 'off',
    });
    expect(listeners).toEqual([
      { port: 80, protocol: 'TCP', targetGroup: 'ingress-nginx/ingress-nginx-controller:80' },
      { port: 443, protocol: 'TCP', targetGroup: HTTPS },
    ]);
    expect(targetGroups[HTTPS]).toMatchObject({
      port: 30443,
      protocol: 'TCP',
      targetType: 'instance',
      ipAddressType: 'ipv4',
      healthCheck: {
        protocol: 'TCP',
        port: 'traffic-port',
        interval: 10,
        timeout: 10,
        healthyThreshold: 3,
        unhealthyThreshold: 3,
      },
      proxyProtocolV2: false,
      preserveClientIp: true,
      deregistrationDelay: 300,
      connectionTermination: false,
      stickiness: false,
    });
  });

  test('is valid, but for the hairpin that nodes with client addresses have', () => {
    expect(new Set(ids())).toEqual(new Set(['target-group-preserve-client-ip-hairpin']));
  });

  test('is checked on its healthCheckNodePort with externalTrafficPolicy Local', () => {
    const local = { externalTrafficPolicy: 'Local' };
    const checkOf = (spec: ServiceObject['spec']) => specOf({ spec }).targetGroups[HTTPS]?.healthCheck;

    expect(checkOf({ ...local, healthCheckNodePort: 32100 })).toEqual({
      protocol: 'HTTP',
      port: 32100,
      path: '/healthz',
      matcher: '200-399',
      interval: 10,
      timeout: 6,
      healthyThreshold: 2,
      unhealthyThreshold: 2,
    });
    expect(checkOf(local)?.port).toBeNaN();
    expect(ids({ spec: local })).not.toContain('health-check-port');
  });

  test('has an unknown port where the cluster allocates it', () => {
    const { targetGroups } = specOf({ spec: { ports: [{ port: 443 }] } });

    expect(targetGroups[HTTPS]?.port).toBeNaN();
    expect(ids({ spec: { ports: [{ port: 443 }] } })).toEqual(['target-group-preserve-client-ip-hairpin']);
  });
});

describe('annotations', () => {
  test('end TLS at the load balancer with the policy of 2016', () => {
    const changes = {
      annotations: {
        'aws-load-balancer-ssl-cert': `${CERTIFICATE},${OTHER_CERTIFICATE}`,
        'aws-load-balancer-ssl-ports': 'https',
        'aws-load-balancer-alpn-policy': 'HTTP2Preferred',
      },
    };

    expect(specOf(changes).listeners).toEqual([
      expect.objectContaining({ port: 80, protocol: 'TCP' }),
      {
        port: 443,
        protocol: 'TLS',
        certificate: { arn: CERTIFICATE },
        additionalCertificates: [{ arn: OTHER_CERTIFICATE }],
        sslPolicy: 'ELBSecurityPolicy-2016-08',
        alpnPolicy: 'HTTP2Preferred',
        targetGroup: HTTPS,
      },
    ]);
    expect(ids(changes)).toContain('listener-ssl-policy-withdrawn-tls');
    expect(specOf(changes, { defaultTlsPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' }).listeners[1]?.sslPolicy).toBe(
      'ELBSecurityPolicy-TLS13-1-2-2021-06',
    );
  });

  test('are judged by the same constraints as a specification', () => {
    const changes = {
      annotations: {
        'aws-load-balancer-ssl-cert': CERTIFICATE.replace('ap-northeast-2', 'us-east-1'),
        'aws-load-balancer-ssl-negotiation-policy': 'ELBSecurityPolicy-TLS13-1-2-2021-06',
        'aws-load-balancer-nlb-target-type': 'ip',
        'aws-load-balancer-proxy-protocol': '*',
        'aws-load-balancer-healthcheck-protocol': 'HTTP',
        'aws-load-balancer-healthcheck-port': '10254',
        'aws-load-balancer-healthcheck-timeout': '12',
      },
    };

    expect(new Set(ids(changes, { region: 'ap-northeast-2' }))).toEqual(
      new Set(['certificate-region', 'target-group-proxy-protocol-health-check-port', 'health-check-timeout-interval']),
    );
  });

  test('set the attributes of target groups, for all and for one port', () => {
    const { targetGroups } = specOf({
      annotations: {
        'aws-load-balancer-target-group-attributes':
          'deregistration_delay.timeout_seconds=30,preserve_client_ip.enabled=false,stickiness.enabled=true',
        'aws-load-balancer-target-group-attributes.443':
          'deregistration_delay.timeout_seconds=60,stickiness.enabled=,target_group_health.dns_failover.minimum_healthy_targets.count=2',
        'aws-load-balancer-proxy-protocol-per-target-group': '443',
      },
    });

    expect(targetGroups['ingress-nginx/ingress-nginx-controller:80']).toMatchObject({
      deregistrationDelay: 30,
      preserveClientIp: false,
      stickiness: true,
      proxyProtocolV2: false,
    });
    expect(targetGroups[HTTPS]).toMatchObject({
      deregistrationDelay: 60,
      preserveClientIp: false,
      stickiness: true,
      proxyProtocolV2: true,
      targetGroupHealth: { dnsFailover: { minimumHealthyTargetsCount: 2 } },
    });
  });

  test('set the attributes of the load balancer and its listeners', () => {
    const spec = specOf({
      annotations: {
        'aws-load-balancer-attributes':
          'load_balancing.cross_zone.enabled=false,deletion_protection.enabled=true,dns_record.client_routing_policy=availability_zone_affinity,zonal_shift.config.enabled=true',
        'aws-load-balancer-cross-zone-load-balancing-enabled': 'true',
        'aws-load-balancer-access-log-enabled': 'true',
        'aws-load-balancer-access-log-s3-bucket-name': 'shop-access-logs',
        'aws-load-balancer-access-log-s3-bucket-prefix': 'nlb',
        'aws-load-balancer-listener-attributes.TCP-443': 'tcp.idle_timeout.seconds=400',
      },
    });

    expect(spec).toMatchObject({
      crossZone: true,
      deletionProtection: true,
      zonalShift: true,
      dnsRecordClientRoutingPolicy: 'availability_zone_affinity',
      accessLogs: { bucket: 'shop-access-logs', prefix: 'nlb' },
    });
    expect(spec.listeners.map(({ tcpIdleTimeoutSeconds }) => tcpIdleTimeoutSeconds)).toEqual([undefined, 400]);
  });

  test('name the subnets, and the addresses in them', () => {
    const annotations = {
      'aws-load-balancer-scheme': 'internal',
      'aws-load-balancer-private-ipv4-addresses': '10.20.16.10, 10.20.0.10',
    };
    const subnets = [
      { id: 'subnet-0a1b2c3d4e5f60718', availabilityZone: 'ap-northeast-2a', cidr: '10.20.0.0/20' },
      { id: 'subnet-0b2c3d4e5f607182a', availabilityZone: 'ap-northeast-2c', cidr: '10.20.16.0/20' },
    ];

    expect(specOf({ annotations }, { subnets }).subnetMappings).toEqual([
      expect.objectContaining({ subnetId: 'subnet-0a1b2c3d4e5f60718', privateIpv4Address: '10.20.0.10' }),
      expect.objectContaining({ subnetId: 'subnet-0b2c3d4e5f607182a', privateIpv4Address: '10.20.16.10' }),
    ]);
    expect(
      specOf({ annotations: { 'aws-load-balancer-subnets': 'subnet-0a1b2c3d4e5f60718, public-2c' } }).subnetMappings,
    ).toEqual([{ subnetId: 'subnet-0a1b2c3d4e5f60718' }, { subnetId: UNKNOWN.text }]);
    expect(
      specOf({
        annotations: {
          'aws-load-balancer-scheme': 'internet-facing',
          'aws-load-balancer-eip-allocations': 'eipalloc-0a1b2c3d, eipalloc-0b2c3d4e, eipalloc-0c3d4e5f',
        },
      }).subnetMappings,
    ).toHaveLength(3);
  });

  test('say who may connect', () => {
    const clientsOf = (changes: Changes) => specOf(changes).clients;

    expect(clientsOf({ annotations: { 'load-balancer-source-ranges': '203.0.113.0/24' } })).toEqual([
      { cidr: '203.0.113.0/24' },
    ]);
    expect(
      clientsOf({
        annotations: { 'load-balancer-source-ranges': '203.0.113.0/24' },
        spec: { loadBalancerSourceRanges: ['198.51.100.0/24'] },
      }),
    ).toEqual([{ cidr: '198.51.100.0/24' }]);
    expect(
      clientsOf({ annotations: { 'aws-load-balancer-security-group-prefix-lists': 'pl-0a1b2c3d4e5f60718' } }),
    ).toEqual([{ prefixListId: 'pl-0a1b2c3d4e5f60718' }]);
    expect(clientsOf({ annotations: { 'aws-load-balancer-ip-address-type': 'dualstack' } })).toEqual([
      { cidr: '0.0.0.0/0' },
      { cidr: '::/0' },
    ]);
  });

  test('that AWS would refuse are a finding of their own, and not the default', () => {
    const { spec, findings } = fromService(nginx({ annotations: { 'aws-load-balancer-healthcheck-interval': '4' } }));

    expect(findings.map(({ id }) => id)).toContain('annotation-bad-value');
    expect(spec?.targetGroups[HTTPS]?.healthCheck?.interval).toBeNaN();
  });

  test('leave the rules of given security groups to others', () => {
    const spec = specOf({
      annotations: { 'aws-load-balancer-security-groups': 'sg-0a1b2c3d4e5f60718, sg-0b2c3d4e5f607182a, shop-partners' },
    });

    expect(spec.clients).toEqual([{ cidr: UNKNOWN.text }]);
    expect(spec.additionalSecurityGroupIds).toEqual(['sg-0b2c3d4e5f607182a', UNKNOWN.text]);
    expect(spec.targetSecurityGroupIds).toEqual([UNKNOWN.text]);
    expect(spec.targetGroups[HTTPS]?.registration).not.toHaveProperty('networking');
  });

  test('divide the connections of a listener', () => {
    const action = {
      type: 'forward',
      forwardConfig: {
        baseServiceWeight: 90,
        targetGroups: [
          { serviceName: 'ingress-nginx-canary', servicePort: 'https', weight: 10 },
          { targetGroupARN: TARGET_GROUP, weight: 0 },
        ],
      },
    };
    const annotations = { 'actions.TCP-443': JSON.stringify(action) };
    const canary: ServiceObject = {
      metadata: { name: 'ingress-nginx-canary', namespace: 'ingress-nginx' },
      spec: { type: 'NodePort', ports: [{ name: 'https', port: 8443, nodePort: 31443 }] },
    };
    const spec = specOf({ annotations }, { services: [canary] });

    expect(spec.listeners[1]?.targetGroup).toEqual([
      { targetGroup: HTTPS, weight: 90 },
      { targetGroup: 'ingress-nginx/ingress-nginx-canary:8443', weight: 10 },
      { targetGroup: UNKNOWN.text, weight: 0 },
    ]);
    expect(spec.targetGroups['ingress-nginx/ingress-nginx-canary:8443']?.port).toBe(31443);
    expect(ids({ annotations }, { services: [canary] })).not.toContain('listener-target-group-missing');
  });

  test('merge TCP and UDP of one port', () => {
    const ports = [
      { name: 'dns', port: 53, protocol: 'UDP', nodePort: 30053 },
      { name: 'dns-tcp', port: 53, protocol: 'TCP', nodePort: 30053 },
    ];
    const merged = specOf({ annotations: { 'aws-load-balancer-enable-tcp-udp-listener': 'true' }, spec: { ports } });
    const replaced = specOf({ spec: { ports } });

    expect(merged.listeners.map(({ protocol }) => protocol)).toEqual(['TCP_UDP']);
    expect(Object.values(merged.targetGroups)).toEqual([
      expect.objectContaining({ protocol: 'TCP_UDP', preserveClientIp: true, connectionTermination: true }),
    ]);
    expect(replaced.listeners.map(({ protocol }) => protocol)).toEqual(['UDP']);
    expect(Object.values(replaced.targetGroups).map(({ protocol }) => protocol)).toEqual(['UDP']);
  });
});

describe('there is no specification of a Service', () => {
  test.each([
    ['that the controller refuses', { annotations: { 'aws-load-balancer-scheme': 'public' } }],
    ['of another class', { spec: { loadBalancerClass: 'example.com/other' } }],
  ])('%s', (_title, changes) => {
    const { spec, findings } = fromService(nginx(changes));

    expect(spec).toBeUndefined();
    expect(findings).not.toEqual([]);
  });

  test.each([null, undefined, 'Service', 7, [], { spec: null }, { spec: { ports: 'http' } }])('in %j', (given) => {
    expect(() => fromService(given as never)).not.toThrow();
    expect(() => fromService(nginx(), { services: [given as never] })).not.toThrow();
  });
});

describe('a place in the specification', () => {
  const service = nginx({
    annotations: {
      'aws-load-balancer-ssl-cert': CERTIFICATE,
      'aws-load-balancer-ssl-ports': '443',
      'aws-load-balancer-healthcheck-interval': '6',
      'aws-load-balancer-healthcheck-timeout': '7',
      'aws-load-balancer-target-group-attributes': 'preserve_client_ip.enabled=false',
      'aws-load-balancer-target-group-attributes.443': 'deregistration_delay.timeout_seconds=3601',
    },
  });
  const { locate, spec } = fromService(service);
  const object = { kind: 'Service', namespace: 'ingress-nginx', name: 'ingress-nginx-controller' };
  const annotated = (name: string) => ({
    object,
    path: ['metadata', 'annotations', `${prefix}aws-load-balancer-${name}`],
    annotation: `${prefix}aws-load-balancer-${name}`,
  });

  test.each([
    [['listeners', 1, 'certificate', 'arn'], 'ssl-cert'],
    [['targetGroups', HTTPS, 'healthCheck', 'interval'], 'healthcheck-interval'],
    [['targetGroups', HTTPS, 'deregistrationDelay'], 'target-group-attributes.443'],
    [['targetGroups', HTTPS, 'preserveClientIp'], 'target-group-attributes'],
  ])('%j is decided by an annotation', (path, name) => {
    expect(locate(path)).toEqual(annotated(name));
  });

  test('that no annotation decides names the one that would', () => {
    expect(locate(['listeners', 1, 'sslPolicy'])).toEqual({
      object,
      path: ['spec', 'ports', 1],
      annotation: `${prefix}aws-load-balancer-ssl-negotiation-policy`,
    });
    expect(locate(['listeners', 1, 'port'])).toEqual({ object, path: ['spec', 'ports', 1] });
    expect(locate(['crossZone'])).toMatchObject({ path: ['spec'] });
    expect(locate([])).toEqual({ object, path: ['spec'] });
  });

  test('of a source range is in the Service', () => {
    const ranged = fromService(nginx({ spec: { loadBalancerSourceRanges: ['203.0.113.7/24'] } }));

    expect(ranged.locate(['clients', 0, 'cidr']).path).toEqual(['spec', 'loadBalancerSourceRanges', 0]);
  });

  test('is found for every finding', () => {
    const findings = spec === undefined ? [] : validateNetworkLoadBalancer(spec, { isUnknown });

    expect(findings.map(({ id, path }) => [id, locate(path).annotation?.slice(prefix.length)])).toEqual(
      expect.arrayContaining([
        ['listener-ssl-policy-withdrawn-tls', 'aws-load-balancer-ssl-negotiation-policy'],
        ['health-check-timeout-interval', 'aws-load-balancer-healthcheck-timeout'],
        ['target-group-deregistration-delay-range', 'aws-load-balancer-target-group-attributes.443'],
      ]),
    );
  });
});
