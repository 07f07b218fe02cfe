import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { formatDiagnostic, formatPath, type Diagnostic, type Path } from '@eks-ingress/diagnostics';
import fc from 'fast-check';
import type { Constraint, IsUnknown } from './constraints/constraint';
import type { NetworkLoadBalancerSpec } from './specification/network-load-balancer';
import { change, pathsOf, valueAt } from './testing/change';
import {
  CERTIFICATE,
  DUAL_STACK,
  INTERNAL,
  INTERNET_FACING,
  NODE_PORT,
  SPECIFICATIONS,
  TAGGED_INSTANCES,
  UDP,
} from './testing/specifications';
import { validateNetworkLoadBalancer } from './validate-network-load-balancer';

const found = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.map(({ id, path }) => `${formatPath(path)}: ${id}`).sort();

describe('a valid specification', () => {
  const warnings: Readonly<Record<string, readonly string[]>> = {
    'one that sends to instances with a tag': ['targetGroups.license.registration.tags: tagged-instances-membership'],
  };

  test.each(Object.entries(SPECIFICATIONS))('of %s has no finding but its declared warnings', (name, spec) => {
    const diagnostics = validateNetworkLoadBalancer(spec);

    expect(found(diagnostics)).toEqual(warnings[name] ?? []);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('may be checked at an interval that is as long as the timeout, as the AWS Load Balancer Controller does', () => {
    const spec = change(INTERNET_FACING, ['targetGroups', 'http', 'healthCheck'], { interval: 10, timeout: 10 });

    expect(found(validateNetworkLoadBalancer(spec))).toEqual([]);
  });

  test('may have attributes of another library', () => {
    const spec = { ...INTERNET_FACING, vpcId: 'vpc-0a1b2c3d4e5f60718', clients: [{ cidr: '0.0.0.0/0', note: 'all' }] };

    expect(found(validateNetworkLoadBalancer(spec))).toEqual([]);
  });

  test('may give undefined for what is optional', () => {
    const spec = {
      ...INTERNET_FACING,
      ipAddressType: undefined,
      crossZone: undefined,
      listeners: INTERNET_FACING.listeners.map((listener) => ({ alpnPolicy: undefined, ...listener })),
    };

    expect(found(validateNetworkLoadBalancer(spec))).toEqual([]);
  });
});

interface Mutation {
  readonly of: NetworkLoadBalancerSpec;
  readonly at: Path;
  readonly to: unknown;
  /** Every finding, as its id and the path that it points to. */
  readonly finds: readonly (readonly [id: string, path: string])[];
}

const only = (id: string, of: NetworkLoadBalancerSpec, at: Path, to: unknown, path = formatPath(at)): Mutation => ({
  of,
  at,
  to,
  finds: [[id, path]],
});

const blocks = (count: number) => Array.from({ length: count }, (_, index) => ({ cidr: `198.51.${index}.0/24` }));
const ARN_PREFIX = CERTIFICATE.slice(0, CERTIFICATE.indexOf('/') + 1);
const POLICY = ['listeners', 1, 'sslPolicy'] as const;
const HTTP = ['targetGroups', 'http'] as const;
const HTTPS = ['targetGroups', 'https'] as const;
const BINDING = INTERNET_FACING.targetGroups.https.registration;
const NETWORKING = INTERNAL.targetGroups.https.registration.networking;

const MUTATIONS: readonly Mutation[] = [
  only('load-balancer-name-length', INTERNET_FACING, ['name'], ''),
  only('load-balancer-name-length', INTERNET_FACING, ['name'], 'shop-public-of-the-whole-apac-area'),
  only('load-balancer-name-characters', INTERNET_FACING, ['name'], 'shop_public'),
  only('load-balancer-name-characters', INTERNET_FACING, ['name'], 'shop-'),
  only('load-balancer-name-characters', INTERNET_FACING, ['name'], '---'),
  only('load-balancer-name-reserved', INTERNET_FACING, ['name'], 'internal-shop'),
  only('load-balancer-scheme', DUAL_STACK, ['scheme'], 'public'),
  only('load-balancer-ip-address-type', INTERNET_FACING, ['ipAddressType'], 'dualstack-without-public-ipv4'),
  only('load-balancer-subnets-required', INTERNET_FACING, ['subnetMappings'], []),
  only('load-balancer-single-zone', INTERNET_FACING, ['subnetMappings'], INTERNET_FACING.subnetMappings.slice(1)),
  only(
    'load-balancer-elastic-ip-count',
    INTERNET_FACING,
    ['subnetMappings', 1, 'allocationId'],
    undefined,
    'subnetMappings',
  ),
  only('load-balancer-listeners-required', INTERNET_FACING, ['listeners'], []),
  only(
    'load-balancer-listener-quota',
    UDP,
    ['listeners'],
    Array.from({ length: 51 }, (_, index) => ({ port: 5000 + index, protocol: 'UDP', targetGroup: 'syslog' })),
  ),
  only('load-balancer-clients-required', INTERNET_FACING, ['clients'], []),
  only('load-balancer-target-security-groups-required', INTERNET_FACING, ['targetSecurityGroupIds'], undefined),
  only('load-balancer-target-security-groups-required', NODE_PORT, ['targetSecurityGroupIds'], []),
  only('load-balancer-security-group-rule-quota', INTERNET_FACING, ['clients'], blocks(30)),

  only('subnet-mapping-subnet-id', INTERNET_FACING, ['subnetMappings', 0, 'subnetId'], 'vpc-0a1b2c3d4e5f60718'),
  only(
    'subnet-mapping-subnet-repeated',
    INTERNET_FACING,
    ['subnetMappings', 1, 'subnetId'],
    INTERNET_FACING.subnetMappings[0]?.subnetId,
  ),
  only('subnet-mapping-zone-repeated', INTERNET_FACING, ['subnetMappings', 1, 'availabilityZone'], 'ap-northeast-2a'),
  only('subnet-mapping-zone-region', INTERNET_FACING, ['subnetMappings', 1, 'availabilityZone'], 'ap-northeast-1c'),
  {
    of: INTERNET_FACING,
    at: ['region'],
    to: 'ap-northeast-1',
    finds: [
      ['subnet-mapping-zone-region', 'subnetMappings[0].availabilityZone'],
      ['subnet-mapping-zone-region', 'subnetMappings[1].availabilityZone'],
      ['certificate-region', 'listeners[1].certificate.arn'],
      ['certificate-region', 'listeners[1].additionalCertificates[0].arn'],
    ],
  },
  {
    of: INTERNET_FACING,
    at: ['scheme'],
    to: 'internal',
    finds: [
      ['subnet-mapping-elastic-ip-scheme', 'subnetMappings[0].allocationId'],
      ['subnet-mapping-elastic-ip-scheme', 'subnetMappings[1].allocationId'],
    ],
  },
  only(
    'subnet-mapping-elastic-ip-repeated',
    INTERNET_FACING,
    ['subnetMappings', 1, 'allocationId'],
    INTERNET_FACING.subnetMappings[0]?.allocationId,
  ),
  only('subnet-mapping-elastic-ip-id', INTERNET_FACING, ['subnetMappings', 0, 'allocationId'], '203.0.113.10'),
  {
    of: INTERNAL,
    at: ['scheme'],
    to: 'internet-facing',
    finds: [
      ['subnet-mapping-private-address-scheme', 'subnetMappings[0].privateIpv4Address'],
      ['subnet-mapping-private-address-scheme', 'subnetMappings[1].privateIpv4Address'],
    ],
  },
  only('subnet-mapping-private-address-syntax', INTERNAL, ['subnetMappings', 0, 'privateIpv4Address'], '10.20.1.256'),
  only('subnet-mapping-private-address-syntax', INTERNAL, ['subnetMappings', 0, 'privateIpv4Address'], '10.20.1.010'),

  only('client-one-kind', INTERNAL, ['clients', 1], {}, 'clients[1].cidr'),
  only('client-one-kind', INTERNAL, ['clients', 0, 'prefixListId'], 'pl-0b2c3d4e5f607182a', 'clients[0].cidr'),
  only('client-cidr-syntax', INTERNET_FACING, ['clients', 0, 'cidr'], '203.0.113.7'),
  only('client-cidr-syntax', INTERNET_FACING, ['clients', 0, 'cidr'], '203.0.113.0/33'),
  only('client-cidr-host-bits', INTERNET_FACING, ['clients', 0, 'cidr'], '203.0.113.7/24'),
  only('client-cidr-host-bits', DUAL_STACK, ['clients', 1, 'cidr'], '2001:db8:100::1/40'),
  only('client-cidr-family', INTERNET_FACING, ['clients', 0, 'cidr'], '2001:db8::/32'),
  only('load-balancer-clients-repeated', NODE_PORT, ['clients', 1, 'cidr'], '198.51.100.0/24', 'clients'),
  only('load-balancer-clients-repeated', DUAL_STACK, ['clients', 0, 'cidr'], '2001:DB8:0100::/40', 'clients'),
  only('load-balancer-clients-repeated', INTERNAL, ['clients', 3], { prefixListId: 'pl-0a1b2c3d4e5f60718' }, 'clients'),

  only('listener-port-range', INTERNET_FACING, ['listeners', 0, 'port'], 0),
  only('listener-port-range', INTERNET_FACING, ['listeners', 0, 'port'], 65536),
  only('listener-port-range', INTERNET_FACING, ['listeners', 0, 'port'], Number.NaN),
  only('listener-port-repeated', INTERNET_FACING, ['listeners', 0, 'port'], 443, 'listeners[1].port'),
  only('listener-port-repeated', UDP, ['listeners', 1, 'port'], 53),
  only('listener-protocol', UDP, ['listeners', 0, 'protocol'], 'QUIC'),
  {
    of: INTERNET_FACING,
    at: ['listeners', 1, 'protocol'],
    to: 'HTTPS',
    finds: [
      ['listener-protocol', 'listeners[1].protocol'],
      ['listener-certificate-without-tls', 'listeners[1].certificate'],
      ['listener-additional-certificates-without-tls', 'listeners[1].additionalCertificates'],
      ['listener-ssl-policy-without-tls', 'listeners[1].sslPolicy'],
      ['listener-alpn-policy-without-tls', 'listeners[1].alpnPolicy'],
    ],
  },
  {
    of: UDP,
    at: ['ipAddressType'],
    to: 'dualstack',
    finds: [
      ['listener-udp-dualstack', 'listeners[0].protocol'],
      ['listener-udp-dualstack', 'listeners[1].protocol'],
    ],
  },
  only('listener-certificate-required', INTERNET_FACING, ['listeners', 1, 'certificate'], undefined),
  only('listener-certificate-without-tls', INTERNET_FACING, ['listeners', 0, 'certificate'], { arn: CERTIFICATE }),
  only(
    'listener-additional-certificates-without-tls',
    INTERNET_FACING,
    ['listeners', 0, 'additionalCertificates'],
    [{ arn: CERTIFICATE }],
  ),
  only(
    'listener-certificate-quota',
    INTERNET_FACING,
    ['listeners', 1, 'additionalCertificates'],
    Array.from({ length: 26 }, (_, index) => ({ arn: `${ARN_PREFIX}${index}` })),
  ),
  only(
    'listener-ssl-policy-without-tls',
    INTERNET_FACING,
    ['listeners', 0, 'sslPolicy'],
    'ELBSecurityPolicy-TLS13-1-2-2021-06',
  ),
  only('listener-ssl-policy-unknown', INTERNET_FACING, POLICY, 'ELBSecurityPolicy-TLS13-1-2-2021-6'),
  only('listener-ssl-policy-unknown', INTERNET_FACING, POLICY, 'constructor'),
  only('listener-ssl-policy-withdrawn-tls', INTERNET_FACING, POLICY, 'ELBSecurityPolicy-2016-08'),
  only('listener-alpn-policy', INTERNET_FACING, ['listeners', 1, 'alpnPolicy'], 'HTTP3Only'),
  only('listener-alpn-policy-without-tls', INTERNET_FACING, ['listeners', 0, 'alpnPolicy'], 'None'),
  only('listener-alpn-policy-clear-text-http2', INTERNET_FACING, ['listeners', 1, 'alpnPolicy'], 'HTTP2Preferred'),
  only('listener-tcp-idle-timeout-range', INTERNET_FACING, ['listeners', 0, 'tcpIdleTimeoutSeconds'], 59),
  only('listener-tcp-idle-timeout-range', INTERNET_FACING, ['listeners', 0, 'tcpIdleTimeoutSeconds'], 6001),
  only('listener-tcp-idle-timeout-without-tcp', INTERNET_FACING, ['listeners', 1, 'tcpIdleTimeoutSeconds'], 600),
  only('listener-target-group-missing', INTERNET_FACING, ['listeners', 0, 'targetGroup'], 'htpt'),
  only('listener-target-group-missing', INTERNET_FACING, ['listeners', 0, 'targetGroup'], '__proto__'),
  only('listener-target-group-protocol', UDP, ['listeners', 1, 'protocol'], 'TCP'),
  {
    of: NODE_PORT,
    at: ['targetGroups', 'web', 'stickiness'],
    to: true,
    finds: [['listener-stickiness-with-tls', 'listeners[1].targetGroup']],
  },

  only('certificate-arn-syntax', INTERNET_FACING, ['listeners', 1, 'certificate', 'arn'], 'shop.example.com'),
  only(
    'certificate-arn-syntax',
    INTERNET_FACING,
    ['listeners', 1, 'certificate', 'arn'],
    CERTIFICATE.replace(':certificate/', ':certificate-authority/'),
  ),
  only(
    'certificate-region',
    INTERNET_FACING,
    ['listeners', 1, 'certificate', 'arn'],
    CERTIFICATE.replace('ap-northeast-2', 'us-east-1'),
  ),
  only('certificate-repeated', INTERNET_FACING, ['listeners', 1, 'additionalCertificates', 0, 'arn'], CERTIFICATE),
  only(
    'certificate-repeated',
    INTERNET_FACING,
    ['listeners', 1, 'additionalCertificates', 1],
    INTERNET_FACING.listeners[1]?.additionalCertificates?.[0],
    'listeners[1].additionalCertificates[1].arn',
  ),

  only('target-group-name', INTERNET_FACING, [...HTTP, 'name'], 'shop.public.http'),
  only('target-group-name', INTERNET_FACING, [...HTTP, 'name'], ''),
  only('target-group-name', INTERNET_FACING, [...HTTP, 'name'], 'shop-public-http-of-the-whole-apac'),
  only('target-group-port-range', INTERNET_FACING, [...HTTP, 'port'], 0),
  only('target-group-port-range', INTERNET_FACING, [...HTTP, 'port'], 8080.5),
  {
    of: INTERNET_FACING,
    at: [...HTTP, 'protocol'],
    to: 'HTTP',
    finds: [
      ['target-group-protocol', 'targetGroups.http.protocol'],
      ['listener-target-group-protocol', 'listeners[0].protocol'],
    ],
  },
  only('target-group-target-type', INTERNET_FACING, [...HTTP, 'targetType'], 'lambda'),
  only(
    'target-group-registration-kind',
    INTERNET_FACING,
    [...HTTP, 'registration', 'kind'],
    'nodes',
    'targetGroups.http.registration',
  ),
  only('target-group-deregistration-delay-range', INTERNET_FACING, [...HTTP, 'deregistrationDelay'], -1),
  only('target-group-deregistration-delay-range', INTERNET_FACING, [...HTTP, 'deregistrationDelay'], 3601),
  only('target-group-preserve-client-ip-udp', UDP, ['targetGroups', 'dns', 'preserveClientIp'], false),
  only('target-group-preserve-client-ip-hairpin', INTERNET_FACING, [...HTTP, 'preserveClientIp'], true),
  only('target-group-preserve-client-ip-hairpin', DUAL_STACK, ['targetGroups', 'api', 'preserveClientIp'], true),
  {
    of: DUAL_STACK,
    at: ['targetGroups', 'api', 'stickiness'],
    to: true,
    finds: [
      ['target-group-stickiness-tls', 'targetGroups.api.stickiness'],
      ['listener-stickiness-with-tls', 'listeners[0].targetGroup'],
    ],
  },
  only(
    'target-group-proxy-protocol-health-check-port',
    INTERNET_FACING,
    [...HTTPS, 'healthCheck', 'port'],
    10254,
    'targetGroups.https.healthCheck',
  ),
  only('target-group-auto-scaling-target-type', NODE_PORT, ['targetGroups', 'web', 'targetType'], 'ip'),

  only('health-check-interval-range', INTERNET_FACING, [...HTTPS, 'healthCheck', 'interval'], 301),
  {
    of: INTERNET_FACING,
    at: [...HTTPS, 'healthCheck', 'interval'],
    to: 4,
    finds: [
      ['health-check-interval-range', 'targetGroups.https.healthCheck.interval'],
      ['health-check-timeout-interval', 'targetGroups.https.healthCheck.timeout'],
    ],
  },
  only('health-check-timeout-range', INTERNET_FACING, [...HTTPS, 'healthCheck', 'timeout'], 1),
  {
    of: INTERNET_FACING,
    at: [...HTTPS, 'healthCheck', 'timeout'],
    to: 121,
    finds: [
      ['health-check-timeout-range', 'targetGroups.https.healthCheck.timeout'],
      ['health-check-timeout-interval', 'targetGroups.https.healthCheck.timeout'],
    ],
  },
  only('health-check-timeout-interval', INTERNET_FACING, [...HTTPS, 'healthCheck', 'timeout'], 11),
  only('health-check-healthy-threshold-range', INTERNET_FACING, [...HTTPS, 'healthCheck', 'healthyThreshold'], 1),
  only('health-check-unhealthy-threshold-range', INTERNET_FACING, [...HTTPS, 'healthCheck', 'unhealthyThreshold'], 11),
  only('health-check-protocol', INTERNET_FACING, [...HTTPS, 'healthCheck', 'protocol'], 'TLS'),
  only('health-check-port', INTERNET_FACING, [...HTTP, 'healthCheck', 'port'], 65536),
  only('health-check-port', INTERNET_FACING, [...HTTP, 'healthCheck', 'port'], '8080'),
  only('health-check-path-without-http', INTERNET_FACING, [...HTTP, 'healthCheck', 'path'], '/healthz'),
  only('health-check-path-syntax', INTERNET_FACING, [...HTTPS, 'healthCheck', 'path'], 'healthz'),
  only('health-check-path-syntax', INTERNET_FACING, [...HTTPS, 'healthCheck', 'path'], `/${'a'.repeat(1024)}`),
  only('health-check-matcher-without-http', INTERNET_FACING, [...HTTP, 'healthCheck', 'matcher'], '200'),
  ...['100', '200-600', '399-200', '200-299,404', '2xx', '200, 404', ''].map((matcher) =>
    only('health-check-matcher-syntax', INTERNET_FACING, [...HTTPS, 'healthCheck', 'matcher'], matcher),
  ),

  only(
    'target-group-binding-networking-owner',
    INTERNET_FACING,
    [...HTTPS, 'registration'],
    { ...BINDING, networking: NETWORKING },
    'targetGroups.https.registration.networking',
  ),
  only('auto-scaling-groups-required', NODE_PORT, ['targetGroups', 'web', 'registration', 'names'], []),
  only(
    'auto-scaling-groups-repeated',
    NODE_PORT,
    ['targetGroups', 'web', 'registration', 'names'],
    ['eks-web', 'eks-web'],
  ),
  only('tagged-instances-tags-required', TAGGED_INSTANCES, ['targetGroups', 'license', 'registration', 'tags'], {}),
  only(
    'tagged-instances-membership',
    TAGGED_INSTANCES,
    ['targetGroups', 'license', 'registration', 'tags', 'Team'],
    'licensing',
    'targetGroups.license.registration.tags',
  ),
];

const mutated = ({ of, at, to }: Mutation) => change(of, at, to);

describe('a specification that is broken in one place', () => {
  test.each(MUTATIONS.map((mutation) => [describeMutation(mutation), mutation] as const))('%s', (_title, mutation) => {
    expect(found(validateNetworkLoadBalancer(mutated(mutation)))).toEqual(
      mutation.finds.map(([id, path]) => `${path}: ${id}`).sort(),
    );
  });

  test('provokes every constraint, and nothing that is no constraint', () => {
    const provoked = new Set(MUTATIONS.flatMap(({ finds }) => finds.map(([id]) => id)));

    expect([...provoked].sort()).toEqual(constraintIds().sort());
  });

  test('is described in sentences that say what is wrong, why, and what to do', () => {
    const diagnostics = MUTATIONS.flatMap((mutation) => validateNetworkLoadBalancer(mutated(mutation)));

    expect(
      diagnostics.filter(({ message }) => !/^["A-Z0-9].*\.$/.test(message) || message.includes('undefined')),
    ).toEqual([]);
    expect(diagnostics.filter(({ why = '' }) => !/^[A-Z].*\.$/.test(why))).toEqual([]);
    expect(diagnostics.filter(({ fix = '' }) => !/^[A-Z].*[.?]$/.test(fix) || fix.includes('undefined'))).toEqual([]);
  });
});

test('all failures are returned together', () => {
  const spec = {
    ...change(
      INTERNET_FACING,
      ['listeners', 1, 'certificate', 'arn'],
      CERTIFICATE.replace('ap-northeast-2', 'us-east-1'),
    ),
    name: 'internal-shop_public',
    clients: [{ cidr: '203.0.113.7/24' }],
    targetGroups: change(INTERNET_FACING.targetGroups, ['https', 'healthCheck', 'timeout'], 30),
  };

  expect(found(validateNetworkLoadBalancer(spec))).toEqual([
    'clients[0].cidr: client-cidr-host-bits',
    'listeners[1].certificate.arn: certificate-region',
    'name: load-balancer-name-characters',
    'name: load-balancer-name-reserved',
    'targetGroups.https.healthCheck.timeout: health-check-timeout-interval',
  ]);
});

describe('fixes', () => {
  const fixOf = (spec: NetworkLoadBalancerSpec) => validateNetworkLoadBalancer(spec).map(({ fix }) => fix);

  test('name the target group that was meant', () => {
    expect(fixOf(change(INTERNET_FACING, ['listeners', 0, 'targetGroup'], 'htp'))).toEqual(['Did you mean "http"?']);
  });

  test('list the target groups when none is meant', () => {
    expect(fixOf(change(INTERNET_FACING, ['listeners', 0, 'targetGroup'], 'monitoring'))).toEqual([
      'Use one of http, https.',
    ]);
  });

  test('name the security policy that was meant, or the default one', () => {
    expect(fixOf(change(INTERNET_FACING, POLICY, 'ELBSecurityPolicy-TLS13-1-2-2021-6'))).toEqual([
      'Did you mean "ELBSecurityPolicy-TLS13-1-2-2021-06"?',
    ]);
    expect(fixOf(change(INTERNET_FACING, POLICY, 'modern'))).toEqual([
      'Use "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09".',
    ]);
  });

  test('give a block without host bits', () => {
    expect(fixOf(change(INTERNET_FACING, ['clients', 0, 'cidr'], '203.0.113.7/24'))).toEqual(['Use "203.0.113.0/24".']);
  });

  test('give a name of allowed characters', () => {
    expect(fixOf(change(INTERNET_FACING, ['name'], '_shop public_'))).toEqual(['Use a name such as "shop-public".']);
  });
});

test('the rule quota counts IPv4 and IPv6 rules apart', () => {
  const ipv6 = Array.from({ length: 50 }, (_, index) => ({ cidr: `2001:db8:${(index + 1).toString(16)}::/48` }));
  const spec = (clients: NetworkLoadBalancerSpec['clients']) => ({ ...DUAL_STACK, clients });

  expect(found(validateNetworkLoadBalancer(spec([...blocks(50), ...ipv6])))).toEqual([]);
  expect(found(validateNetworkLoadBalancer(spec([...blocks(60), ...ipv6])))).toEqual([
    'clients: load-balancer-security-group-rule-quota',
  ]);
});

describe('a value that is unknown until apply', () => {
  const STRING = '${TfToken[TOKEN.7]}';
  const NUMBER = -1.8881545897087503e289;
  const LIST = ['#{TfToken[TOKEN.8]}'];
  const OBJECT = { creationStack: [], resolve: () => undefined };
  const isUnknown: IsUnknown = (value) => [STRING, NUMBER, LIST, OBJECT].includes(value as never);
  const isValue = (value: unknown) => typeof value !== 'object';

  const cases: readonly (readonly [string, NetworkLoadBalancerSpec])[] = [
    ...Object.entries(SPECIFICATIONS),
    ...MUTATIONS.map((mutation) => [describeMutation(mutation), mutated(mutation)] as const),
    ['as many clients as the quota has room for', { ...DUAL_STACK, clients: blocks(40) }],
    [
      'a health check on a port of its own, without PROXY protocol',
      {
        ...NODE_PORT,
        targetGroups: {
          web: {
            ...NODE_PORT.targetGroups.web,
            proxyProtocolV2: false,
            healthCheck: { protocol: 'HTTP', port: 10254 },
          },
        },
      },
    ],
  ];

  test.each(cases)('is never judged, and hides no other value: %s', (_title, spec) => {
    const findings = found(validateNetworkLoadBalancer(spec));

    for (const path of pathsOf(spec)) {
      const known = valueAt(spec, path);
      if (!isValue(known) || known === undefined) continue;
      for (const unknown of [typeof known === 'number' ? NUMBER : STRING, OBJECT]) {
        const diagnostics = validateNetworkLoadBalancer(change(spec, path, unknown), { isUnknown });
        expect(findings).toEqual(expect.arrayContaining(found(diagnostics)));
        expect(diagnostics.filter((diagnostic) => formatPath(diagnostic.path) === formatPath(path))).toEqual([]);
      }
    }
  });

  test.each([
    ['security groups', INTERNET_FACING, ['targetSecurityGroupIds']],
    ['Auto Scaling groups', NODE_PORT, ['targetGroups', 'web', 'registration', 'names']],
    ['tags', TAGGED_INSTANCES, ['targetGroups', 'license', 'registration', 'tags']],
    ['networking', INTERNAL, ['targetGroups', 'https', 'registration', 'networking']],
    ['domain names', INTERNET_FACING, ['listeners', 1, 'certificate', 'domainNames']],
  ] as const)('may stand for all %s', (_title, spec, path) => {
    expect(found(validateNetworkLoadBalancer(change(spec, path, LIST), { isUnknown }))).toEqual([]);
    expect(found(validateNetworkLoadBalancer(change(spec, path, OBJECT), { isUnknown }))).toEqual([]);
  });

  test('cannot stand for the listeners, which decide what is created', () => {
    const diagnostics = validateNetworkLoadBalancer(change(INTERNET_FACING, ['listeners'], LIST), { isUnknown });

    expect(diagnostics.map(formatDiagnostic)).toEqual([
      [
        'listeners: A value that is unknown until apply is given where a list belongs. (specification-type)',
        '  why: Everything else is judged only when each value has the type that TypeScript demands.',
        '  fix: Give a list.',
      ].join('\n'),
    ]);
  });
});

describe('a value of a JavaScript type that TypeScript refuses', () => {
  test.each([
    [['name'], 443, 'The number 443 is given where a string belongs.'],
    [['name'], undefined, 'Nothing is given where a string belongs.'],
    [['listeners', 0, 'port'], '443', 'The string "443" is given where a number belongs.'],
    [['listeners', 0], null, 'null is given where an object belongs.'],
    [['listeners'], {}, 'An object is given where a list belongs.'],
    [['clients'], '0.0.0.0/0', 'The string "0.0.0.0/0" is given where a list belongs.'],
    [['crossZone'], 'true', 'The string "true" is given where a boolean belongs.'],
    [['targetGroups'], [], 'A list is given where an object belongs.'],
    [['targetGroups', 'http', 'healthCheck', 'port'], true, 'true is given where a number or a string belongs.'],
    [['targetGroups', 'http', 'registration'], undefined, 'Nothing is given where an object belongs.'],
    [['targetGroups', 'http', 'registration', 'kind'], 10n, 'A bigint is given where a string belongs.'],
    [
      ['targetGroups', 'http', 'registration', 'service'],
      () => undefined,
      'A function is given where an object belongs.',
    ],
    [[], null, 'null is given where an object belongs.'],
  ] as const)('is a finding of its own at %j', (path, value, message) => {
    const diagnostics = validateNetworkLoadBalancer(change<NetworkLoadBalancerSpec>(INTERNET_FACING, path, value));

    expect(diagnostics).toMatchObject([{ id: 'specification-type', severity: 'error', path, message }]);
  });

  test('is found with all others of its kind, before anything else is judged', () => {
    const spec = change(change({ ...INTERNET_FACING, name: '' }, ['scheme'], 1), ['clients', 0, 'cidr'], null);

    expect(found(validateNetworkLoadBalancer(spec))).toEqual([
      'clients[0].cidr: specification-type',
      'scheme: specification-type',
    ]);
  });

  test('is found in each hole of a list', () => {
    const clients: { cidr: string }[] = [];
    clients[2] = { cidr: '0.0.0.0/0' };

    expect(found(validateNetworkLoadBalancer({ ...INTERNET_FACING, clients }))).toEqual([
      'clients[0]: specification-type',
      'clients[1]: specification-type',
    ]);
  });
});

describe('any value at any place', () => {
  const anything = fc.oneof(
    fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withNullPrototype: true,
      withObjectString: true,
      withSparseArray: true,
      withTypedArray: true,
    }),
    fc.constantFrom<unknown>(Symbol('value'), () => 'value', Number.NaN, -0, Infinity, '\u0000', '\ud800', '__proto__'),
    fc.constantFrom(
      ...['-', 'a', ':', '1', '/', '.', '*', 'ELBSecurityPolicy-', '٣'].map((part) => part.repeat(50_000)),
    ),
  );
  const place = fc
    .constantFrom(...Object.values(SPECIFICATIONS))
    .chain((spec) => fc.record({ spec: fc.constant(spec), path: fc.constantFrom(...pathsOf(spec)) }));

  test('makes validation neither throw nor change the specification', () => {
    fc.assert(
      fc.property(place, anything, ({ spec, path }, value) => {
        const broken = deepFreeze(change(spec, path, value));
        for (const diagnostic of validateNetworkLoadBalancer(broken)) {
          expect(formatDiagnostic(diagnostic)).toContain(diagnostic.id);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('that is a string is judged like any other string', () => {
    const strings = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('constructor', 'toString', '__proto__'));
    const isString = ({ spec, path }: { spec: NetworkLoadBalancerSpec; path: Path }) =>
      typeof valueAt(spec, path) === 'string';

    fc.assert(
      fc.property(place.filter(isString), strings, ({ spec, path }, value) => {
        const diagnostics = validateNetworkLoadBalancer(change(spec, path, value));
        expect(diagnostics.map(({ id }) => id)).not.toContain('specification-type');
      }),
    );
  });

  test.each(['__proto__', 'constructor', 'toString', ''])('may be %j as the key of a target group', (key) => {
    const spec: NetworkLoadBalancerSpec = {
      ...NODE_PORT,
      listeners: NODE_PORT.listeners.map((listener) => ({ ...listener, targetGroup: key })),
      targetGroups: Object.fromEntries([[key, { ...NODE_PORT.targetGroups.web, port: 0 }]]),
    };

    expect(validateNetworkLoadBalancer(spec)).toMatchObject([
      { id: 'target-group-port-range', path: ['targetGroups', key, 'port'] },
    ]);
  });
});

function describeMutation({ of, at, to }: Mutation): string {
  const text = JSON.stringify(to) ?? 'undefined';
  return `${of.name}: ${formatPath(at)} = ${text.length > 60 ? `${text.slice(0, 57)}...` : text}`;
}

/** The ids of all constraints of all files beside this one. */
function constraintIds(): string[] {
  const folder = join(__dirname, 'constraints');
  return readdirSync(folder)
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) => Object.values(jest.requireActual<Record<string, unknown>>(join(folder, file))))
    .flatMap((exported) => (Array.isArray(exported) ? (exported as Constraint<object>[]) : []))
    .map(({ id }) => id);
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
