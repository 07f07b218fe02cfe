import { groupChecks } from './aws-load-balancer-controller/ingress/check-ingress-group';
import { ownChecks } from './aws-load-balancer-controller/ingress/check-ingress-reading';
import { ingressClassChecks } from './aws-load-balancer-controller/ingress/ingress-class-checks';
import { ingressClassParamsChecks } from './aws-load-balancer-controller/ingress/ingress-class-params-checks';
import { serviceChecks } from './aws-load-balancer-controller/service/check-service-reading';
import { legacyServiceChecks } from './cloud-provider-aws/legacy-service-checks';
import { nginxPathChecks } from './ingress-nginx/nginx-path-checks';

/** Every check on what controllers make of objects. */
export const CHECKS = [
  ...ownChecks,
  ...groupChecks,
  ...ingressClassChecks,
  ...ingressClassParamsChecks,
  ...serviceChecks,
  ...legacyServiceChecks,
  ...nginxPathChecks,
];
