import { accessControl } from './access-control';
import { healthCheck } from './health-check';
import { legacyCloudProvider } from './legacy-cloud-provider';
import { resourceAttributes } from './resource-attributes';
import { resourceTags } from './resource-tags';
import { tls } from './tls';
import { trafficRouting } from './traffic-routing';

/** Annotations of a Service of type LoadBalancer. */
export const service = [
  ...trafficRouting,
  ...resourceAttributes,
  ...resourceTags,
  ...healthCheck,
  ...tls,
  ...accessControl,
  ...legacyCloudProvider,
] as const;
