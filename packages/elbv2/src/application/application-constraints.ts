import { nearest, quote } from '@eks-ingress/diagnostics';
import { describeAttributeRange, isInAttributeRange, type NumericAttribute } from '../attributes';
import { foreignRegionOf, isArnOf, loadBalancerNameFaults } from '../identifiers';
import { AWS_LOAD_BALANCER_CONTROLLER, ELBV2_API, TERRAFORM_AWS } from '../sources';
import type {
  ApplicationHealthCheckSpec,
  ApplicationListenerSpec,
  ApplicationLoadBalancerSpec,
  ApplicationTargetGroupSpec,
} from './application-load-balancer';
import { DEFAULT_TLS_POLICY, findTlsPolicy, offersWithdrawnTls, TLS_POLICIES } from '../tls-policies';
import { type ApplicationConstraint, defineApplicationConstraints } from './application-constraint';

const ALB_GUIDE = (page: string) => `https://docs.aws.amazon.com/elasticloadbalancing/latest/application/${page}.html`;

const SUBNETS = [{ subnetId: 'subnet-0a1b2c3d4e5f60718' }];

const loadBalancer = defineApplicationConstraints<ApplicationLoadBalancerSpec>()([
  {
    id: 'application-load-balancer-name',
    severity: 'error',
    attribute: 'name',
    when: ({ name }) => loadBalancerNameFaults(name).length > 0,
    message: ({ name }) => `The name ${quote(name)} is none that a load balancer can have.`,
    why: 'AWS takes up to 32 letters, digits and hyphens, no hyphen at either end, and not "internal-" at the beginning.',
    fix: 'Choose a name such as "shop-public".',
    source: ELBV2_API('CreateLoadBalancer'),
    examples: {
      passes: [{ set: { name: 'Shop-2' } }],
      fails: ['shop_public', '-shop', 'shop-', 'internal-shop', 'shop-public-of-the-whole-apac-area'].map((name) => ({
        set: { name },
      })),
    },
  },
  {
    id: 'application-load-balancer-ip-address-type',
    severity: 'error',
    attribute: 'ipAddressType',
    dependsOn: ({ scheme }) => [scheme],
    when: ({ ipAddressType, scheme }) =>
      ipAddressType === 'dualstack-without-public-ipv4' && scheme !== 'internet-facing',
    message: ({ scheme }) => `The load balancer is ${quote(scheme)} and "dualstack-without-public-ipv4".`,
    why: 'Only an internet-facing load balancer has public addresses to go without.',
    fix: 'Use the address type "dualstack", or the scheme "internet-facing".',
    source: ELBV2_API('CreateLoadBalancer'),
    examples: {
      passes: [{ set: { ipAddressType: 'dualstack-without-public-ipv4' } }],
      fails: [{ set: { ipAddressType: 'dualstack-without-public-ipv4', scheme: 'internal' } }],
    },
  },
  {
    id: 'application-load-balancer-subnets',
    severity: 'error',
    attribute: 'subnetMappings',
    when: ({ subnetMappings }) => subnetMappings.length < 2,
    message: ({ subnetMappings }) => `The load balancer is in ${subnetMappings.length === 0 ? 'no' : 'one'} subnet.`,
    why: 'An Application Load Balancer has to be in two Availability Zones or more.',
    fix: 'Give a subnet in each of two zones.',
    source: ALB_GUIDE('application-load-balancers'),
    examples: { passes: [{}], fails: [{ set: { subnetMappings: SUBNETS } }, { set: { subnetMappings: [] } }] },
  },
  {
    id: 'application-load-balancer-zone-repeated',
    severity: 'error',
    attribute: 'subnetMappings',
    dependsOn: ({ subnetMappings }) => subnetMappings.map(({ availabilityZone }) => availabilityZone),
    when: (subject) => repeatedZone(subject) !== undefined,
    message: (subject) => `Two subnets are in the zone ${quote(repeatedZone(subject))}.`,
    why: 'A load balancer takes one subnet of an Availability Zone.',
    fix: 'Leave out one of the two.',
    source: ELBV2_API('CreateLoadBalancer'),
    examples: {
      passes: [{ set: { 'subnetMappings[1].availabilityZone': 'ap-northeast-2b' } }],
      fails: [
        {
          set: { 'subnetMappings[1].availabilityZone': 'ap-northeast-2a' },
          finds: ['subnetMappings: application-load-balancer-zone-repeated'],
        },
      ],
    },
  },
]);

function repeatedZone({ subnetMappings }: ApplicationLoadBalancerSpec): string | undefined {
  const zones = subnetMappings.flatMap(({ availabilityZone }) => availabilityZone ?? []);
  return zones.find((zone, index) => zones.indexOf(zone) < index);
}

const listener = defineApplicationConstraints<ApplicationListenerSpec>()([
  {
    id: 'application-listener-certificate-required',
    severity: 'error',
    attribute: 'certificate',
    dependsOn: ({ protocol }) => [protocol],
    when: ({ protocol, certificate }) => protocol === 'HTTPS' && certificate === undefined,
    message: ({ port }) => `The HTTPS listener on port ${port} has no certificate.`,
    why: 'AWS refuses an HTTPS listener without a certificate, and the controller finds one only by the hosts of the Ingress.',
    fix: 'Name a certificate, or the hosts that one is valid for.',
    source: ELBV2_API('CreateListener'),
    examples: { passes: [{}], fails: [{ set: { 'listeners[1].certificate': undefined } }] },
  },
  {
    id: 'application-listener-certificate-region',
    severity: 'error',
    attribute: 'certificate',
    dependsOn: ({ certificate, additionalCertificates = [] }, { loadBalancer: { region } }) => [
      region,
      certificate?.arn,
      ...additionalCertificates.map(({ arn }) => arn),
    ],
    when: (subject, scope) => foreignCertificate(subject, scope.loadBalancer) !== undefined,
    message: (subject, { loadBalancer: given }) =>
      `The certificate ${quote(foreignCertificate(subject, given))} is not in ${quote(given.region)}.`,
    why: 'A load balancer uses certificates of its own region; us-east-1 is for CloudFront.',
    fix: ({ port }, { loadBalancer: { region = '' } }) =>
      `Request or import the certificate of port ${port} in ${region}.`,
    source: ELBV2_API('Certificate'),
    examples: {
      passes: [{ set: { region: undefined, 'listeners[1].certificate.arn': certificateIn('us-east-1') } }],
      fails: [
        {
          set: { 'listeners[1].certificate.arn': certificateIn('us-east-1') },
          finds: ['listeners[1].certificate: application-listener-certificate-region'],
        },
        {
          set: { 'listeners[1].additionalCertificates': [{ arn: certificateIn('us-east-1') }] },
          finds: ['listeners[1].certificate: application-listener-certificate-region'],
        },
      ],
    },
  },
  {
    id: 'application-listener-ssl-policy-unknown',
    severity: 'warning',
    attribute: 'sslPolicy',
    when: ({ sslPolicy }) => sslPolicy !== undefined && findTlsPolicy(sslPolicy) === undefined,
    message: ({ sslPolicy }) => `The security policy ${quote(sslPolicy)} is not known.`,
    why: 'Nothing checks the name before AWS, which answers SSLPolicyNotFound unless the policy is newer than this version.',
    fix: ({ sslPolicy = '' }) => {
      const meant = nearest(sslPolicy, Object.keys(TLS_POLICIES));
      return meant === undefined ? `Use ${quote(DEFAULT_TLS_POLICY)}.` : `Did you mean ${quote(meant)}?`;
    },
    source: ALB_GUIDE('describe-ssl-policies'),
    examples: {
      passes: [{ set: { 'listeners[1].sslPolicy': 'ELBSecurityPolicy-TLS13-1-2-2021-06' } }],
      fails: [{ set: { 'listeners[1].sslPolicy': 'ELBSecurityPolicy-TLS13-1-2-2021-6' } }],
    },
  },
  {
    id: 'application-listener-ssl-policy-withdrawn-tls',
    severity: 'warning',
    attribute: 'sslPolicy',
    when: ({ sslPolicy }) => {
      const policy = sslPolicy === undefined ? undefined : findTlsPolicy(sslPolicy);
      return policy !== undefined && offersWithdrawnTls(policy);
    },
    message: ({ sslPolicy = '' }) =>
      `The security policy ${quote(sslPolicy)} lets clients use TLS ${findTlsPolicy(sslPolicy)?.protocols.join(', ')}.`,
    why: 'TLS 1.0 and 1.1 are withdrawn (RFC 8996): traffic can be read or altered by downgrading it.',
    fix: `Use ${quote(DEFAULT_TLS_POLICY)}.`,
    source: ALB_GUIDE('describe-ssl-policies'),
    examples: {
      passes: [{ set: { 'listeners[1].sslPolicy': 'ELBSecurityPolicy-TLS-1-2-2017-01' } }],
      fails: [{ set: { 'listeners[1].sslPolicy': 'ELBSecurityPolicy-2016-08' } }],
    },
  },
  {
    id: 'application-listener-protocol-version',
    severity: 'error',
    attribute: 'protocol',
    dependsOn: ({ targetGroups }, { loadBalancer: given }) =>
      targetGroups.map((key) => given.targetGroups[key]?.protocolVersion),
    when: (subject, scope) => targetGroupOverHttp2(subject, scope.loadBalancer) !== undefined,
    message: (subject, { loadBalancer: given }) => {
      const key = targetGroupOverHttp2(subject, given) ?? '';
      return `The HTTP listener on port ${subject.port} forwards to the ${given.targetGroups[key]?.protocolVersion} target group ${quote(key)}.`;
    },
    why: 'AWS lets only HTTPS listeners forward to target groups of HTTP/2 and gRPC.',
    fix: 'Use an HTTPS listener, or the protocol version "HTTP1".',
    source: ALB_GUIDE('load-balancer-target-groups'),
    examples: {
      passes: [
        { set: { 'listeners[1].targetGroups': ['checkout'], 'targetGroups.checkout.protocolVersion': 'HTTP2' } },
      ],
      fails: [
        {
          set: { 'listeners[0].targetGroups': ['shop'], 'targetGroups.shop.protocolVersion': 'HTTP2' },
          finds: ['listeners[0].protocol: application-listener-protocol-version'],
        },
      ],
    },
  },
]);

function certificateIn(region: string): string {
  return `arn:aws:acm:${region}:111122223333:certificate/0d6a5a3c-2f0e-4b1c-9d5e-7f3a8b2c1d4e`;
}

function foreignCertificate(
  { certificate, additionalCertificates = [] }: ApplicationListenerSpec,
  { region }: ApplicationLoadBalancerSpec,
): string | undefined {
  if (region === undefined) return undefined;
  return [...(certificate === undefined ? [] : [certificate]), ...additionalCertificates]
    .map(({ arn }) => arn)
    .find((arn) => isArnOf('acm-certificate', arn) && foreignRegionOf(arn, region) !== undefined);
}

function targetGroupOverHttp2(
  { protocol, targetGroups }: ApplicationListenerSpec,
  given: ApplicationLoadBalancerSpec,
): string | undefined {
  if (protocol !== 'HTTP') return undefined;
  return targetGroups.find((key) => ['HTTP2', 'GRPC'].includes(given.targetGroups[key]?.protocolVersion ?? ''));
}

const targetGroup = defineApplicationConstraints<ApplicationTargetGroupSpec>()([
  attributeRange(
    'application-target-group-deregistration-delay-range',
    'deregistration_delay.timeout_seconds',
    'deregistration delay',
  ),
  attributeRange('application-target-group-slow-start-range', 'slow_start.duration_seconds', 'slow start'),
  {
    id: 'application-target-group-slow-start-algorithm',
    severity: 'error',
    attribute: 'attributes',
    when: ({ attributes = {} }) =>
      Number(attributes['slow_start.duration_seconds'] ?? 0) > 0 && algorithmOf(attributes) !== 'round_robin',
    message: ({ attributes = {} }) => `Targets start slowly, and the algorithm is ${quote(algorithmOf(attributes))}.`,
    why: 'AWS refuses slow start with any algorithm but round robin.',
    fix: 'Leave out slow_start.duration_seconds, or the algorithm.',
    source: ALB_GUIDE('edit-target-group-attributes'),
    examples: {
      passes: [{ set: { 'targetGroups.shop.attributes': { 'slow_start.duration_seconds': '30' } } }],
      fails: [
        {
          set: {
            'targetGroups.shop.attributes': {
              'slow_start.duration_seconds': '30',
              'load_balancing.algorithm.type': 'least_outstanding_requests',
            },
          },
        },
      ],
    },
  },
]);

function algorithmOf(attributes: Readonly<Record<string, string>>): string {
  return attributes['load_balancing.algorithm.type'] ?? 'round_robin';
}

function attributeRange<const Id extends string>(
  id: Id,
  name: NumericAttribute,
  noun: string,
): ApplicationConstraint<ApplicationTargetGroupSpec, Id> {
  const range = describeAttributeRange(name);
  const examples = (value: string) => ({ set: { 'targetGroups.shop.attributes': { [name]: value } } });
  return {
    id,
    severity: 'error',
    attribute: 'attributes',
    when: ({ attributes = {} }) => {
      const text = attributes[name];
      return text !== undefined && !(/^\d+$/.test(text) && isInAttributeRange(name, Number(text)));
    },
    message: ({ attributes = {} }) => `The ${noun} ${quote(attributes[name])} is not a whole number ${range}.`,
    why: 'AWS refuses it.',
    fix: `Give a number of seconds ${range}.`,
    source: ALB_GUIDE('edit-target-group-attributes'),
    examples: { passes: [examples('0'), examples('900')], fails: [examples('3601'), examples('30s')] },
  };
}

const CHECK = 'targetGroups.shop.healthCheck';

function healthCheckRange<const Id extends string>(
  id: Id,
  attribute: 'interval' | 'timeout' | 'healthyThreshold' | 'unhealthyThreshold',
  noun: string,
  minimum: number,
  maximum: number,
  fails: readonly number[],
): ApplicationConstraint<ApplicationHealthCheckSpec, Id> {
  return {
    id,
    severity: 'error',
    attribute,
    when: ({ [attribute]: value }) => !Number.isInteger(value) || value < minimum || value > maximum,
    message: ({ [attribute]: value }) =>
      `The ${noun} ${quote(value)} is not a whole number from ${minimum} to ${maximum}.`,
    why: 'AWS refuses it.',
    fix: `Give a number from ${minimum} to ${maximum}.`,
    source: ELBV2_API('CreateTargetGroup'),
    examples: {
      passes: [{ set: { [`${CHECK}.interval`]: 300, [`${CHECK}.${attribute}`]: maximum } }],
      fails: fails.map((value) => ({ set: { [`${CHECK}.${attribute}`]: value } })),
    },
  };
}

const healthCheck = defineApplicationConstraints<ApplicationHealthCheckSpec>()([
  healthCheckRange('application-health-check-interval-range', 'interval', 'interval', 5, 300, [301]),
  healthCheckRange('application-health-check-timeout-range', 'timeout', 'timeout', 2, 120, [1]),
  healthCheckRange(
    'application-health-check-healthy-threshold-range',
    'healthyThreshold',
    'healthy threshold',
    2,
    10,
    [1, 11],
  ),
  healthCheckRange(
    'application-health-check-unhealthy-threshold-range',
    'unhealthyThreshold',
    'unhealthy threshold',
    2,
    10,
    [1, 11],
  ),
  {
    id: 'application-health-check-timeout-interval',
    severity: 'error',
    attribute: 'timeout',
    dependsOn: ({ interval }) => [interval],
    when: ({ timeout, interval }) => timeout >= interval,
    message: ({ timeout, interval }) =>
      `The timeout of ${timeout} seconds is not shorter than the interval of ${interval}.`,
    why: 'AWS refuses a check that still waits for an answer when the next one begins.',
    fix: 'Shorten the timeout, or lengthen the interval.',
    source: AWS_LOAD_BALANCER_CONTROLLER('ingress/annotations'),
    examples: {
      passes: [{ set: { [`${CHECK}.timeout`]: 14 } }],
      fails: [{ set: { [`${CHECK}.timeout`]: 15 } }, { set: { [`${CHECK}.timeout`]: 16 } }],
    },
  },
  {
    id: 'application-health-check-path',
    severity: 'error',
    attribute: 'path',
    when: ({ path }) => !path.startsWith('/') || path.length > 1024,
    message: ({ path }) =>
      `The health check path ${quote(path)} does not begin with "/", or is longer than 1024 characters.`,
    why: 'AWS refuses it.',
    fix: 'Give a path such as "/healthz".',
    source: TERRAFORM_AWS('elbv2/target_group.go'),
    examples: {
      passes: [{ set: { [`${CHECK}.path`]: '/AWS.ALB/healthcheck' } }],
      fails: ['healthz', `/${'a'.repeat(1024)}`].map((path) => ({ set: { [`${CHECK}.path`]: path } })),
    },
  },
  {
    id: 'application-health-check-matcher',
    severity: 'error',
    attribute: 'matcher',
    dependsOn: (_subject, { loadBalancer: given, path }) => [given.targetGroups[String(path[1])]?.protocolVersion],
    when: ({ matcher }, { loadBalancer: given, path }) => {
      const isGrpc = given.targetGroups[String(path[1])]?.protocolVersion === 'GRPC';
      return isGrpc ? !isMatcher(matcher, 0, 99) : !isMatcher(matcher, 200, 499);
    },
    message: ({ matcher }) => `${quote(matcher)} is not a list or range of status codes that AWS takes.`,
    why: 'AWS takes status codes from 200 to 499, and those of gRPC from 0 to 99.',
    fix: 'Give a list such as "200,301" or a range such as "200-399"; for gRPC, "12" or "0-99".',
    // A Service may say that the protocol version is GRPC.
    manifests: { unless: 'unknown-services' },
    source: ELBV2_API('Matcher'),
    examples: {
      passes: [
        ...['200', '200,499', '200-499'].map((matcher) => ({ set: { [`${CHECK}.matcher`]: matcher } })),
        { set: { [`${CHECK}.matcher`]: '0-99', 'targetGroups.shop.protocolVersion': 'GRPC' } },
      ],
      fails: [
        ...['199', '200-500', '399-200', '2xx', '12', ''].map((matcher) => ({
          set: { [`${CHECK}.matcher`]: matcher },
        })),
        { set: { [`${CHECK}.matcher`]: '200', 'targetGroups.shop.protocolVersion': 'GRPC' } },
      ],
    },
  },
]);

function isMatcher(text: string, minimum: number, maximum: number): boolean {
  if (!/^\d{1,3}(-\d{1,3}|(,\d{1,3})*)$/.test(text)) return false;
  const codes = text.split(/[,-]/).map(Number);
  const [first = 0, last = 0] = codes;
  return codes.every((code) => code >= minimum && code <= maximum) && (!text.includes('-') || first <= last);
}

/** Every constraint on an Application Load Balancer, by the kind of subject that it is about. */
export const APPLICATION_CONSTRAINTS = { loadBalancer, listener, targetGroup, healthCheck };
