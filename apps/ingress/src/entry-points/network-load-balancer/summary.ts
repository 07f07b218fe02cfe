import type { NetworkLoadBalancerEntryPoint } from '@eks-ingress/constructs';
import { forwardsOf, resolveListener, resolveTargetGroup, type RegistrationSpec } from '@eks-ingress/elbv2';
import { plural } from '../../plural';
import { describePods } from '../ingress-nginx';
import { describeAddresses } from '../load-balancer-summary';

/** The load balancer, its host names, a line for each listener, and the controller. */
export function summarizeNetworkLoadBalancer(
  entryPoint: NetworkLoadBalancerEntryPoint,
): readonly [string, ...string[]] {
  const { loadBalancer, controller, hostNames } = entryPoint;
  const { scheme, ipAddressType = 'ipv4', subnetMappings, listeners, targetGroups } = loadBalancer.spec;
  const zones = subnetMappings.map(({ availabilityZone, subnetId }) => availabilityZone ?? subnetId).join(', ');
  return [
    `Network Load Balancer ${loadBalancer.name}: ${scheme}, ${ipAddressType}, ${describeAddresses(scheme, subnetMappings)} in ${zones}`,
    ...(hostNames.length > 0 ? [hostNames.map((host) => `https://${host}`).join('  ')] : []),
    ...listeners.map((listener) => {
      const resolved = resolveListener(listener);
      const { port, protocol, sslPolicy, certificate, additionalCertificates } = resolved;
      const described = forwardsOf(resolved).flatMap(({ targetGroup }) => targetGroups[targetGroup] ?? []);
      const certificates = (certificate === undefined ? 0 : 1) + additionalCertificates.length;
      const tls = sslPolicy === undefined ? '' : ` ${sslPolicy}, ${plural(certificates, 'certificate')}`;
      const targets = described.length === 0 ? 'nothing' : described.map(describeTargets).join('; ');
      const redirect = listener.targetGroup === 'http' ? 'redirect to https, ' : '';
      return `${`:${port}`.padEnd(6)} ${protocol}${tls} → ${redirect}${targets}`;
    }),
    `${controller.description}, ${describePods(controller)}, class ${controller.ingressClass}`,
  ];
}

function describeTargets(spec: Parameters<typeof resolveTargetGroup>[0]): string {
  const { port, targetType, registration, proxyProtocolV2, healthCheck } = resolveTargetGroup(spec);
  const { protocol, path = '' } = healthCheck;
  return [
    `${targetType === 'ip' ? 'pods' : 'nodes'} on ${port} by ${describeRegistration(registration)}`,
    ...(proxyProtocolV2 ? ['PROXY protocol v2'] : []),
    `health check ${[protocol, path].filter(Boolean).join(' ')}`,
  ].join(', ');
}

function describeRegistration(registration: RegistrationSpec): string {
  switch (registration.kind) {
    case 'auto-scaling-groups':
      return plural(registration.names.length, 'Auto Scaling group');
    case 'tagged-instances':
      return `tag ${Object.entries(registration.tags)
        .map(([key, value]) => `${key}=${value}`)
        .join(', ')}`;
    case 'target-group-binding':
      return 'TargetGroupBinding';
    case 'ip-addresses':
      return plural(registration.targets.length, 'fixed target');
    case 'application-load-balancer':
      return 'Application Load Balancer';
  }
}
