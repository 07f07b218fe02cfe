export type {
  Annotation,
  Caution,
  Condition,
  Deprecation,
  GroupBehaviour,
  KeyParameter,
  ObjectKind,
  Reading,
  Relation,
  Risk,
} from './annotation';
export type {
  AnnotationKey,
  AnnotationValues,
  GatewayAnnotations,
  IngressAnnotations,
  IngressClassAnnotations,
  NginxIngressAnnotations,
  ObjectAnnotations,
  PodAnnotations,
  ServiceAnnotations,
} from './annotation-values';
export type { AnnotationDiagnostic } from './annotation-diagnostic';
export type { BadValueEffect } from './bad-value-effects';
export type { Action } from './catalogue/ingress/action';
export type { Conditions } from './catalogue/ingress/conditions';
export type { CognitoIdentityProvider, OidcIdentityProvider } from './catalogue/ingress/identity-providers';
export type { JwtValidation } from './catalogue/ingress/jwt-validation';
export type { ListenPorts } from './catalogue/ingress/listen-ports';
export type { MutualAuthentication } from './catalogue/ingress/mutual-authentication';
export type { Transforms } from './catalogue/ingress/transforms';
export type { ServiceAction } from './catalogue/service/service-action';
export type { Codec, CodecKind, IgnoredPart, ParseFailure, ParseResult, ParseSuccess, Remark } from './codecs/codec';
export type { Size } from './codecs/size';
export { checkIngress, type CheckIngressOptions } from './check-ingress';
export { checkIngressGroup, type CheckIngressGroupOptions, type IngressClassParamsObject } from './check-ingress-group';
export { checkIngressClassParams } from './check-ingress-class-params';
export { checkIngressClasses, type IngressClassObject } from './check-ingress-classes';
export { checkService, type CheckServiceOptions } from './check-service';
export type { Subnet } from './service-checks/subnet';
export type { ControllerSettings } from './controller-settings';
export type { ControllerStatus } from './controller-status';
export { type Controller, type ControllerName, controllers } from './controllers';
export { defineAnnotation } from './define-annotation';
export { type AnnotationExplanation, explainAnnotation, type ReadingExplanation } from './explain-annotation';
export { findAnnotation } from './find-annotation';
export { findServiceController, type ServiceControllerName } from './find-service-controller';
export { formatAnnotations } from './format-annotations';
export { groupMembers, type GroupMember } from './ingress-checks/group-member';
export type { IngressObject } from './ingress-object';
export type { OutputAnnotation } from './output-annotation';
export { type ParseAnnotationsOptions, type ParsedAnnotations, parseAnnotations } from './parse-annotations';
export type { RemovedAnnotation } from './removed-annotation';
export { type Listener as ServiceListener, serviceFacts, type ServiceFacts } from './service-checks/service-facts';
export { readableService } from './service-checks/readable-service';
export type { ServiceObject, ServicePort } from './service-object';
export { suggestAnnotations, type SuggestAnnotationsOptions } from './suggest-annotations';
export { upstreamUrl } from './upstream-url';
