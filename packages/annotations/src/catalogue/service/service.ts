import { accessControl } from './access-control';
import { capacityReservation } from './capacity-reservation';
import { healthCheck } from './health-check';
import { legacyCloudProvider } from './legacy-cloud-provider';
import { resourceAttributes } from './resource-attributes';
import { resourceTags } from './resource-tags';
import { tls } from './tls';
import { trafficListening } from './traffic-listening';
import { trafficRouting } from './traffic-routing';

/** Annotations of a Service of type LoadBalancer. */
export const service = [
  ...trafficRouting,
  ...trafficListening,
  ...resourceAttributes,
  ...resourceTags,
  ...healthCheck,
  ...tls,
  ...accessControl,
  ...capacityReservation,
  ...legacyCloudProvider,
] as const;
