import type { EntryPointKind } from '../entry-point-kind';
import { hostedZoneFindings } from '../hosted-zone';
import { buildApplicationLoadBalancer } from './build';
import { applicationLoadBalancerSchema } from './schema';
import type { ApplicationLoadBalancerEntryPointSettings } from './settings';
import { summarizeApplicationLoadBalancer } from './summary';

/** An Application Load Balancer that the AWS Load Balancer Controller builds, in front of Services of several namespaces. */
export const applicationLoadBalancer: EntryPointKind<ApplicationLoadBalancerEntryPointSettings> = {
  schema: applicationLoadBalancerSchema,

  validate({ hostedZone, hostNames, tls }, path) {
    const additional = Array.isArray(tls?.additionalCertificates) ? tls.additionalCertificates : [];
    const names = Array.isArray(hostNames) ? hostNames : [];
    return hostedZoneFindings({ hostedZone, certificates: [tls?.certificate, ...additional], hostNames: names }, path);
  },

  build(stack, name, settings) {
    const entryPoint = buildApplicationLoadBalancer(stack, name, settings);
    return { summarize: () => summarizeApplicationLoadBalancer(entryPoint, settings) };
  },
};
