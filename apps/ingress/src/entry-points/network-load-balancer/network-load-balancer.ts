import type { EntryPointKind } from '../entry-point-kind';
import { dnsFindings } from '../dns';
import { buildNetworkLoadBalancer } from './build';
import { networkLoadBalancerSchema } from './schema';
import type { NetworkLoadBalancerEntryPointSettings } from './settings';
import { summarizeNetworkLoadBalancer } from './summary';

/** A Network Load Balancer that Terraform owns, in front of ingress-nginx. */
export const networkLoadBalancer: EntryPointKind<NetworkLoadBalancerEntryPointSettings> = {
  schema: networkLoadBalancerSchema,

  validate: dnsFindings,

  build(stack, name, settings) {
    const entryPoint = buildNetworkLoadBalancer(stack, name, settings);
    return {
      networkLoadBalancer: entryPoint.loadBalancer.spec,
      summarize: () => summarizeNetworkLoadBalancer(entryPoint),
    };
  },
};
