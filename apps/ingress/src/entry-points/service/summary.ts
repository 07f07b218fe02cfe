import type { ServiceEntryPoint, ServiceLoadBalancerSpec, ServiceOwner } from '@eks-ingress/constructs';
import { DEFAULT_TLS_POLICY } from '@eks-ingress/elbv2';
import { plural } from '../../plural';
import { describePods } from '../ingress-nginx';
import { describeAddresses } from '../load-balancer-summary';

/** The Service and its owner, the load balancer, its host names, a line for each listener, and the controller. */
export function summarizeService(entryPoint: ServiceEntryPoint): readonly [string, ...string[]] {
  const { spec, controller, hostNames } = entryPoint;
  const { name, scheme, ipAddressType, subnetMappings, ports, tls, proxyProtocol } = spec;
  const where =
    subnetMappings === undefined
      ? 'in subnets found by their tags'
      : `in ${subnetMappings.map(({ availabilityZone, subnetId }) => availabilityZone ?? subnetId).join(', ')}`;
  const { protocol, path = '' } = entryPoint.healthCheck ?? { protocol: "of the Service's own" };
  const targets = [
    describeTargets(spec),
    ...(proxyProtocol ? ['PROXY protocol v2'] : []),
    `health check ${[protocol, path].filter(Boolean).join(' ')}`,
  ].join(', ');
  const certificates =
    tls.end === 'at-controller'
      ? 'TCP'
      : `TLS ${tls.policy ?? DEFAULT_TLS_POLICY}, ${plural(1 + (tls.additionalCertificates ?? []).length, 'certificate')}`;
  return [
    `Network Load Balancer${name === undefined ? '' : ` ${name}`} of the Service ${controller.namespace}/${controller.serviceName}: ${scheme}, ${ipAddressType}, ${describeAddresses(scheme, subnetMappings)} ${where}, built by ${OWNERS[spec.owner.kind]}`,
    ...(hostNames.length > 0 ? [hostNames.map((host) => `https://${host}`).join('  ')] : []),
    `${`:${ports.http}`.padEnd(6)} TCP → redirect to https, ${targets}`,
    `${`:${ports.https}`.padEnd(6)} ${certificates} → ${targets}`,
    `${controller.description}, ${describePods(controller)}, class ${controller.ingressClass}`,
  ];
}

const OWNERS: Readonly<Record<ServiceOwner['kind'], string>> = {
  'aws-load-balancer-controller': 'the AWS Load Balancer Controller',
  'cloud-provider-aws': 'the AWS cloud provider',
};

function describeTargets({ owner, externalTrafficPolicy }: ServiceLoadBalancerSpec): string {
  if (owner.kind === 'aws-load-balancer-controller' && owner.targetType === 'ip') return 'pods';
  return externalTrafficPolicy === 'Local' ? 'nodes that have a pod' : 'nodes';
}
