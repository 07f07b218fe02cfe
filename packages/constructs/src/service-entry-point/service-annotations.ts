import { formatAnnotations } from '@eks-ingress/annotations';
import {
  DEFAULT_TLS_POLICY,
  resolveHealthCheck,
  resolveTargetGroup,
  type HealthCheckSpec,
  type ResolvedHealthCheck,
  type SubnetMappingSpec,
} from '@eks-ingress/elbv2';
import { certificatesOf } from '../entry-point/entry-point-tls';
import { HEALTH_CHECK_PATH } from '../ingress-controller/ingress-controller';
import type { ServiceLoadBalancerSpec } from './service-load-balancer';
import { targetTypeOf, type ServiceOwner } from './service-owner';

type Written = Parameters<typeof formatAnnotations>[0];

/** The annotations from which the owner of a Service builds the load balancer. */
export function serviceAnnotations(spec: ServiceLoadBalancerSpec): Readonly<Record<string, string>> {
  const { owner } = spec;
  return formatAnnotations(
    owner.kind === 'cloud-provider-aws' ? legacyAnnotations(spec) : controllerAnnotations(spec, owner),
  );
}

type ControllerOwner = Extract<ServiceOwner, { readonly kind: 'aws-load-balancer-controller' }>;

// Everything is written out: an attribute that is no longer listed keeps its last value.
function controllerAnnotations(spec: ServiceLoadBalancerSpec, owner: ControllerOwner): Written {
  const { subnetMappings, clients = [] } = spec;
  const prefixLists = clients.flatMap(({ prefixListId }) => prefixListId ?? []);
  const check = healthCheckOf(spec);
  return {
    'service.beta.kubernetes.io/aws-load-balancer-name': spec.name,
    'service.beta.kubernetes.io/aws-load-balancer-scheme': spec.scheme,
    'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type': owner.targetType,
    'service.beta.kubernetes.io/aws-load-balancer-ip-address-type': spec.ipAddressType,
    'service.beta.kubernetes.io/aws-load-balancer-subnets': subnetMappings?.map(({ subnetId }) => subnetId),
    'service.beta.kubernetes.io/aws-load-balancer-eip-allocations': addresses(subnetMappings, 'allocationId'),
    'service.beta.kubernetes.io/aws-load-balancer-private-ipv4-addresses': addresses(
      subnetMappings,
      'privateIpv4Address',
    ),
    'service.beta.kubernetes.io/aws-load-balancer-ipv6-addresses': addresses(subnetMappings, 'ipv6Address'),
    'service.beta.kubernetes.io/aws-load-balancer-security-group-prefix-lists': unlessEmpty(prefixLists),
    ...tlsAnnotations(spec),
    'service.beta.kubernetes.io/aws-load-balancer-proxy-protocol': spec.proxyProtocol ? '*' : undefined,
    'service.beta.kubernetes.io/aws-load-balancer-attributes': loadBalancerAttributes(spec),
    'service.beta.kubernetes.io/aws-load-balancer-target-group-attributes': targetGroupAttributes(spec),
    'service.beta.kubernetes.io/aws-load-balancer-healthcheck-protocol': protocolOf(check),
    'service.beta.kubernetes.io/aws-load-balancer-healthcheck-port': check?.port,
    'service.beta.kubernetes.io/aws-load-balancer-healthcheck-path': check?.path,
    'service.beta.kubernetes.io/aws-load-balancer-healthcheck-success-codes': check?.matcher,
    'service.beta.kubernetes.io/aws-load-balancer-healthcheck-interval': check?.interval,
    'service.beta.kubernetes.io/aws-load-balancer-healthcheck-timeout': check?.timeout,
    'service.beta.kubernetes.io/aws-load-balancer-healthcheck-healthy-threshold': check?.healthyThreshold,
    'service.beta.kubernetes.io/aws-load-balancer-healthcheck-unhealthy-threshold': check?.unhealthyThreshold,
    'service.beta.kubernetes.io/aws-load-balancer-additional-resource-tags': spec.tags,
  };
}

function legacyAnnotations(spec: ServiceLoadBalancerSpec): Written {
  const { subnetMappings, accessLogs = 'off', proxyProtocol } = spec;
  const check = healthCheckOf(spec);
  return {
    // Without it, or with any other value, the provider builds a Classic Load Balancer.
    'service.beta.kubernetes.io/aws-load-balancer-type': 'nlb',
    'service.beta.kubernetes.io/aws-load-balancer-internal': spec.scheme === 'internal',
    'service.beta.kubernetes.io/aws-load-balancer-subnets': subnetMappings?.map(({ subnetId }) => subnetId),
    'service.beta.kubernetes.io/aws-load-balancer-eip-allocations': addresses(subnetMappings, 'allocationId'),
    'service.beta.kubernetes.io/aws-load-balancer-private-ipv4-addresses': addresses(
      subnetMappings,
      'privateIpv4Address',
    ),
    ...tlsAnnotations(spec),
    'service.beta.kubernetes.io/aws-load-balancer-cross-zone-load-balancing-enabled': spec.crossZone,
    'service.beta.kubernetes.io/aws-load-balancer-access-log-enabled': accessLogs !== 'off',
    ...(accessLogs === 'off'
      ? {}
      : {
          'service.beta.kubernetes.io/aws-load-balancer-access-log-s3-bucket-name': accessLogs.bucket,
          'service.beta.kubernetes.io/aws-load-balancer-access-log-s3-bucket-prefix': accessLogs.prefix,
        }),
    // Providers that do not know the annotation build the load balancer without it, so it is there only where needed.
    'service.beta.kubernetes.io/aws-load-balancer-target-group-attributes': proxyProtocol
      ? { 'proxy_protocol_v2.enabled': 'true', 'preserve_client_ip.enabled': 'false' }
      : undefined,
    'service.beta.kubernetes.io/aws-load-balancer-healthcheck-protocol': protocolOf(check),
    'service.beta.kubernetes.io/aws-load-balancer-healthcheck-port': check?.port,
    'service.beta.kubernetes.io/aws-load-balancer-healthcheck-path': check?.path,
    // There is no timeout: ensureTargetGroup of pkg/providers/v1/aws_loadbalancer.go does not send one.
    'service.beta.kubernetes.io/aws-load-balancer-healthcheck-interval': check?.interval,
    'service.beta.kubernetes.io/aws-load-balancer-healthcheck-healthy-threshold': check?.healthyThreshold,
    'service.beta.kubernetes.io/aws-load-balancer-healthcheck-unhealthy-threshold': check?.unhealthyThreshold,
    'service.beta.kubernetes.io/aws-load-balancer-additional-resource-tags': spec.tags,
  };
}

// A certificate without ports would turn every listener into one of TLS, the redirecting one as well.
function tlsAnnotations({ tls, ports }: ServiceLoadBalancerSpec) {
  if (tls.end === 'at-controller') return {};
  return {
    'service.beta.kubernetes.io/aws-load-balancer-ssl-cert': certificatesOf(tls).map(({ arn }) => arn),
    'service.beta.kubernetes.io/aws-load-balancer-ssl-ports': [ports.https],
    'service.beta.kubernetes.io/aws-load-balancer-ssl-negotiation-policy': tls.policy ?? DEFAULT_TLS_POLICY,
  } as const;
}

function loadBalancerAttributes(spec: ServiceLoadBalancerSpec): Record<string, string> {
  const { accessLogs = 'off', dnsRecordClientRoutingPolicy = 'any_availability_zone' } = spec;
  return {
    'deletion_protection.enabled': String(spec.deletionProtection),
    'load_balancing.cross_zone.enabled': String(spec.crossZone),
    'zonal_shift.config.enabled': String(spec.zonalShift),
    'dns_record.client_routing_policy': dnsRecordClientRoutingPolicy,
    'access_logs.s3.enabled': String(accessLogs !== 'off'),
    ...(accessLogs === 'off' ? {} : { 'access_logs.s3.bucket': accessLogs.bucket }),
    ...(accessLogs === 'off' || accessLogs.prefix === undefined ? {} : { 'access_logs.s3.prefix': accessLogs.prefix }),
  };
}

function targetGroupAttributes(spec: ServiceLoadBalancerSpec): Record<string, string> {
  const { owner, externalTrafficPolicy, proxyProtocol } = spec;
  const isLocal = targetTypeOf(owner) === 'instance' && externalTrafficPolicy === 'Local';
  const { deregistrationDelay, connectionTermination, stickiness } = resolveTargetGroup({
    port: 1,
    targetType: targetTypeOf(owner),
    registration: { kind: 'tagged-instances', tags: {} },
    name: '',
  });
  return {
    // Preserved, pods cannot reach the load balancer that they are behind; only Local has no other way to the address.
    'preserve_client_ip.enabled': String(isLocal && !proxyProtocol),
    'deregistration_delay.timeout_seconds': String(deregistrationDelay),
    'deregistration_delay.connection_termination.enabled': String(connectionTermination),
    'stickiness.enabled': String(stickiness),
  };
}

/** The health check that is written; undefined where the owner asks the nodes whether they have a pod. */
export function healthCheckOf(spec: ServiceLoadBalancerSpec): ResolvedHealthCheck | undefined {
  const { owner, tls, externalTrafficPolicy, healthCheck } = spec;
  if (healthCheck !== undefined) return resolveHealthCheck(healthCheck);
  if (targetTypeOf(owner) === 'instance' && externalTrafficPolicy === 'Local') return undefined;
  // Both ports are checked alike: a server that only redirects answers with 308, and one of TLS nothing in clear text.
  const answersHttp = owner.kind !== 'cloud-provider-aws' && tls.end === 'at-load-balancer';
  return resolveHealthCheck(answersHttp ? { protocol: 'HTTP', path: HEALTH_CHECK_PATH } : { protocol: 'TCP' });
}

const PROTOCOLS = { TCP: 'tcp', HTTP: 'http', HTTPS: 'https' } as const;

function protocolOf(check: Pick<HealthCheckSpec, 'protocol'> | undefined) {
  return check?.protocol === undefined ? undefined : PROTOCOLS[check.protocol];
}

/** One address for each subnet; none when no subnet has one. */
function addresses(
  subnetMappings: readonly SubnetMappingSpec[] = [],
  attribute: 'allocationId' | 'privateIpv4Address' | 'ipv6Address',
): readonly string[] | undefined {
  return unlessEmpty(subnetMappings.flatMap((mapping) => mapping[attribute] ?? []));
}

function unlessEmpty<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length === 0 ? undefined : items;
}
