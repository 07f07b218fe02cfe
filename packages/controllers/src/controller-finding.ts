import type { AnnotationFinding, AnnotationFindingId } from '@eks-ingress/annotations';
import type { serviceChecks } from './aws-load-balancer-controller/service/check-service-reading';
import type { legacyServiceChecks } from './cloud-provider-aws/legacy-service-checks';

/** What can be wrong with an Ingress, with the Ingresses of a group, with their classes and with the Services behind them. */
export type IngressFindingId =
  | 'ingress-action-missing'
  | 'ingress-backend-address-family'
  | 'ingress-backend-missing'
  | 'ingress-backend-port'
  | 'ingress-backend-security-group'
  | 'ingress-backend-target-type'
  | 'ingress-certificate-host'
  | 'ingress-class-defaults'
  | 'ingress-class-parameters'
  | 'ingress-class-params-cidr'
  | 'ingress-class-params-field'
  | 'ingress-class-params-group'
  | 'ingress-class-params-namespace'
  | 'ingress-class-params-open-group'
  | 'ingress-class-params-override'
  | 'ingress-class-params-redirect-port'
  | 'ingress-class-params-subnets'
  | 'ingress-class-params-unread'
  | 'ingress-class-params-value'
  | 'ingress-deletion-protection'
  | 'ingress-forbidden-text'
  | 'ingress-frontend-addresses'
  | 'ingress-group-conflict'
  | 'ingress-group-default-backend'
  | 'ingress-group-listener'
  | 'ingress-health-check-port'
  | 'ingress-listener-missing'
  | 'ingress-listener-version'
  | 'ingress-open-listener'
  | 'ingress-path-expression'
  | 'ingress-path-type'
  | 'ingress-path-wildcard'
  | 'ingress-redirect-circle'
  | 'ingress-redirect-listener'
  | 'ingress-regex-path-type'
  | 'ingress-rewrite-groups'
  | 'ingress-rule-patterns'
  | 'ingress-rule-unreachable'
  | 'ingress-rule-values'
  | 'ingress-target-control-port';

/** What can be wrong with a Service of type LoadBalancer. */
export type ServiceFindingId = (typeof serviceChecks | typeof legacyServiceChecks)[number]['id'];

/** What can be wrong with an object as the controller sees it that it is for. */
export type ControllerFindingId = AnnotationFindingId | IngressFindingId | ServiceFindingId;

/** A finding about an object that a controller reads. */
export type ControllerFinding = AnnotationFinding<ControllerFindingId>;
