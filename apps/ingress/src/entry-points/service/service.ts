import { dnsFindings } from '../dns';
import type { EntryPointKind } from '../entry-point-kind';
import { buildService } from './build';
import { serviceSchema } from './schema';
import type { ServiceEntryPointSettings } from './settings';
import { summarizeService } from './summary';

/** A Network Load Balancer that the Service of ingress-nginx owns. */
export const service: EntryPointKind<ServiceEntryPointSettings> = {
  schema: serviceSchema,

  validate: dnsFindings,

  build(stack, name, settings) {
    const entryPoint = buildService(stack, name, settings);
    return {
      networkLoadBalancer: entryPoint.builtLoadBalancer,
      summarize: () => summarizeService(entryPoint),
    };
  },
};
