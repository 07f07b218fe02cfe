import type { ClientSpec } from '@eks-ingress/elbv2';
import type { ServiceLoadBalancerProps, ServiceLoadBalancerSpec } from './service-load-balancer';

/** Writes the defaults out. */
export function resolveServiceLoadBalancer(
  props: ServiceLoadBalancerProps,
  defaultClients: readonly ClientSpec[],
): ServiceLoadBalancerSpec {
  const { owner, externalTrafficPolicy = 'Cluster', ports = {} } = props;
  const isLegacy = owner.kind === 'cloud-provider-aws';
  const clients = props.clients ?? (isLegacy ? undefined : defaultClients);
  const ranges = clients?.flatMap(({ cidr }) => cidr ?? []);
  return {
    ...props,
    clients,
    sourceRanges: ranges?.length === 0 ? undefined : ranges,
    ports: { http: ports.http ?? 80, https: ports.https ?? 443 },
    ipAddressType: props.ipAddressType ?? 'ipv4',
    crossZone: props.crossZone ?? false,
    deletionProtection: props.deletionProtection ?? false,
    zonalShift: props.zonalShift ?? false,
    externalTrafficPolicy,
    proxyProtocol: props.proxyProtocol ?? !(isLegacy || externalTrafficPolicy === 'Local'),
  };
}
