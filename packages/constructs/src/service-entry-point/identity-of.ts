import { healthCheckOf } from './service-annotations';
import type { ServiceLoadBalancerSpec } from './service-load-balancer';

/**
 * What the owner of a Service reads when it builds the load balancer, and never again, in parts that are compared one by
 * one: a part that is added or removed with a subnet replaces nothing.
 */
export function identityOf(spec: ServiceLoadBalancerSpec): Readonly<Record<string, string>> {
  const { owner, scheme, name = 'unnamed', externalTrafficPolicy, subnetMappings = [] } = spec;
  const addresses = subnetMappings.map(({ subnetId, allocationId, privateIpv4Address }) => ({
    subnetId,
    address: allocationId ?? privateIpv4Address ?? 'chosen by AWS',
  }));
  if (owner.kind === 'aws-load-balancer-controller') {
    // It compares the subnets with those of the load balancer, and not their addresses.
    const parts = addresses.map(({ address }, index) => [
      `Address-${subnetMappings[index]?.availabilityZone ?? index}`,
      address,
    ]);
    return { LoadBalancer: [owner.kind, scheme, name].join(' '), ...Object.fromEntries(parts) };
  }
  // It compares neither subnets, nor the protocol and interval of health checks, which are others with another policy.
  const { protocol, interval } = healthCheckOf(spec) ?? { protocol: 'of the Service', interval: '' };
  const subnets = addresses.map(({ subnetId, address }) => `${subnetId}: ${address}`);
  return {
    LoadBalancer: [owner.kind, scheme, externalTrafficPolicy, protocol, interval, ...subnets].join(' '),
  };
}
