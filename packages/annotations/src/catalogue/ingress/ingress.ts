import { accessControl } from './access-control';
import { acmCertificates } from './acm-certificates';
import { addons } from './addons';
import { authentication } from './authentication';
import { capacityUnitReservation } from './capacity-unit-reservation';
import { customAttributes } from './custom-attributes';
import { frontendNlb } from './frontend-nlb';
import { healthCheck } from './health-check';
import { ingressClass } from './ingress-class';
import { ingressGroup } from './ingress-group';
import { resourceTags } from './resource-tags';
import { targetControlAgent } from './target-control-agent';
import { tls } from './tls';
import { tokenValidation } from './token-validation';
import { trafficListening } from './traffic-listening';
import { trafficRouting } from './traffic-routing';

/** Annotations of an Ingress, and of the objects around it, that the AWS Load Balancer Controller reads. */
export const ingress = [
  ...ingressClass,
  ...ingressGroup,
  ...trafficListening,
  ...trafficRouting,
  ...accessControl,
  ...authentication,
  ...tokenValidation,
  ...healthCheck,
  ...tls,
  ...acmCertificates,
  ...customAttributes,
  ...resourceTags,
  ...capacityUnitReservation,
  ...addons,
  ...frontendNlb,
  ...targetControlAgent,
] as const;
