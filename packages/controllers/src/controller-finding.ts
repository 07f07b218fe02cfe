import type { AnnotationFinding, AnnotationFindingId } from '@eks-ingress/annotations';
import type { groupChecks } from './aws-load-balancer-controller/ingress/check-ingress-group';
import type { ownChecks } from './aws-load-balancer-controller/ingress/check-ingress-reading';
import type { ingressClassChecks } from './aws-load-balancer-controller/ingress/ingress-class-checks';
import type { ingressClassParamsChecks } from './aws-load-balancer-controller/ingress/ingress-class-params-checks';
import type { serviceChecks } from './aws-load-balancer-controller/service/check-service-reading';
import type { legacyServiceChecks } from './cloud-provider-aws/legacy-service-checks';
import type { nginxPathChecks } from './ingress-nginx/nginx-path-checks';

/** What can be wrong with an Ingress, with the Ingresses of a group, with their classes and with the Services behind them. */
export type IngressFindingId = (
  | typeof ownChecks
  | typeof groupChecks
  | typeof ingressClassChecks
  | typeof ingressClassParamsChecks
  | typeof nginxPathChecks
)[number]['id'];

/** What can be wrong with a Service of type LoadBalancer. */
export type ServiceFindingId = (typeof serviceChecks | typeof legacyServiceChecks)[number]['id'];

/** What can be wrong with an object as the controller sees it that it is for. */
export type ControllerFindingId = AnnotationFindingId | IngressFindingId | ServiceFindingId;

/** A finding about an object that a controller reads. */
export type ControllerFinding = AnnotationFinding<ControllerFindingId>;
