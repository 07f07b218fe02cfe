export type {
  CustomResourceDefinition,
  CustomResourceField,
} from './aws-load-balancer-controller/custom-resource-definition';
export { customResourceDefinitions } from './aws-load-balancer-controller/upstream/custom-resource-definitions';
export { checkIngressClassParams } from './aws-load-balancer-controller/ingress/check-ingress-class-params';
export { checkIngressClasses } from './aws-load-balancer-controller/ingress/check-ingress-classes';
export type { IngressClassObject } from './aws-load-balancer-controller/ingress/ingress-class-checks';
export {
  checkIngressGroup,
  type CheckIngressGroupOptions,
  type IngressClassParamsObject,
} from './aws-load-balancer-controller/ingress/check-ingress-group';
export {
  fromIngress,
  fromIngressReadings,
  type FromIngressOptions,
  type FromIngressResult,
} from './aws-load-balancer-controller/ingress/from-ingress';
export { groupMembers, type GroupMember } from './aws-load-balancer-controller/ingress/group-member';
export {
  readIngress,
  type IngressReading,
  type ReadIngressOptions,
} from './aws-load-balancer-controller/ingress/read-ingress';
export { redirectOfGroup } from './aws-load-balancer-controller/ingress/redirect-of-group';
export type { Locate, ManifestLocation, ManifestObject } from './aws-load-balancer-controller/locate';
export {
  fromService,
  type ControllerOptions,
  type ControllerSubnet,
  type FromServiceOptions,
  type FromServiceResult,
} from './aws-load-balancer-controller/service/from-service';
export {
  readService,
  type ReadServiceOptions,
  type ServiceReading,
} from './aws-load-balancer-controller/service/read-service';
export type { Subnet } from './aws-load-balancer-controller/service/subnet';
export { isUnknown, UNKNOWN } from './aws-load-balancer-controller/unknown';
export {
  examineIngresses,
  examineService,
  validateIngresses,
  validateService,
  type Examination,
  type ExamineIngressesOptions,
  type ManifestFinding,
  type ManifestFindingId,
} from './aws-load-balancer-controller/validate-manifests';
export { checkIngress, type CheckIngressOptions } from './check-ingress';
export { checkService, type CheckServiceOptions } from './check-service';
export { CHECKS } from './checks';
export { findServiceController, type ServiceControllerName } from './find-service-controller';
export type { IngressObject } from './objects/ingress-object';
export { readableService } from './objects/readable-service';
export type { ServiceObject, ServicePort } from './objects/service-object';
export type { ControllerFinding, ControllerFindingId, IngressFindingId, ServiceFindingId } from './controller-finding';
export { isOfClass, type Setting, settingIn, type Settings } from './aws-load-balancer-controller/setting';
