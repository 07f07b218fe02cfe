import { accessControl } from './access-control';
import { customAttributes } from './custom-attributes';
import { healthCheck } from './health-check';
import { ingressGroup } from './ingress-group';
import { resourceTags } from './resource-tags';
import { tls } from './tls';
import { trafficListening } from './traffic-listening';
import { trafficRouting } from './traffic-routing';

/** Annotations of an Ingress, and of the Services behind it, that the AWS Load Balancer Controller reads. */
export const ingress = [
  ...ingressGroup,
  ...trafficListening,
  ...trafficRouting,
  ...accessControl,
  ...healthCheck,
  ...tls,
  ...customAttributes,
  ...resourceTags,
] as const;
