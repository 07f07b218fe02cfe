import type { EntryPointKind } from '../entry-point-kind';
import { hostedZoneFindings } from '../hosted-zone';
import { buildNetworkLoadBalancer } from './build';
import { networkLoadBalancerSchema } from './schema';
import type { NetworkLoadBalancerEntryPointSettings, TlsAtLoadBalancerSettings } from './settings';
import { summarizeNetworkLoadBalancer } from './summary';

/** A Network Load Balancer that Terraform owns, in front of ingress-nginx. */
export const networkLoadBalancer: EntryPointKind<NetworkLoadBalancerEntryPointSettings> = {
  schema: networkLoadBalancerSchema,

  validate({ hostedZone, hostNames, echoWorkload, tls }, path) {
    const { certificate, additionalCertificates }: Partial<TlsAtLoadBalancerSettings> = Object(tls);
    const additional = Array.isArray(additionalCertificates) ? additionalCertificates : [];
    const names = Array.isArray(hostNames) ? hostNames : [];
    const echo = echoWorkload === undefined ? [] : [echoWorkload.hostName];
    return hostedZoneFindings(
      { hostedZone, certificates: [certificate, ...additional], hostNames: [...names, ...echo] },
      path,
    );
  },

  build(stack, name, settings) {
    const entryPoint = buildNetworkLoadBalancer(stack, name, settings);
    return {
      networkLoadBalancer: entryPoint.loadBalancer.spec,
      summarize: () => summarizeNetworkLoadBalancer(entryPoint),
    };
  },
};
