export { APPLICATION_CONSTRAINTS } from '../application-load-balancer/application-constraints';
export { validateApplicationLoadBalancer } from '../application-load-balancer/validate-application-load-balancer';
export { fromIngress, type FromIngressOptions, type FromIngressResult } from './from-ingress';
export {
  fromService,
  type AnnotatedService,
  type ControllerOptions,
  type ControllerSubnet,
  type FromServiceOptions,
  type FromServiceResult,
} from './from-service';
export type { Locate, ManifestLocation, ManifestObject } from './locate';
export { isUnknown, UNKNOWN } from './unknown';
export {
  examineIngresses,
  examineService,
  validateIngresses,
  validateService,
  type Examination,
  type ManifestFinding,
} from './validate-manifests';
