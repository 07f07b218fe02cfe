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
export type { AnnotationFinding, AnnotationFindingId } from './annotation-finding';
export { type BadValueEffect, consequenceOf } from './bad-value-effect';
export type { Action } from './catalogue/ingress/action';
export type { Conditions } from './catalogue/ingress/conditions';
export type { CognitoIdentityProvider, OidcIdentityProvider } from './catalogue/ingress/identity-providers';
export type { JwtValidation } from './catalogue/ingress/jwt-validation';
export type { ListenPorts } from './catalogue/ingress/listen-ports';
export type { MutualAuthentication } from './catalogue/ingress/mutual-authentication';
export type { Transforms } from './catalogue/ingress/transforms';
export type { ServiceAction } from './catalogue/service/service-action';
export { boolean } from './codecs/boolean';
export { canonicalNetwork } from './codecs/canonical-network';
export { decodeJson } from './codecs/decode-json';
export { integer } from './codecs/integer';
export { isCidr } from './codecs/ip-address';
export { json, type JsonCodec } from './codecs/json';
export { parseBool } from './codecs/parse-bool';
export { parseJsonText } from './codecs/json-text';
export { regexProblem } from './codecs/regex-syntax';
export { stringList } from './codecs/string-list';
export { stringMap } from './codecs/string-map';
export { text } from './codecs/text';
export { checkAnnotationTypes } from './check-annotation-types';
export { checkRelationsAt } from './check-relations';
export { featureGates, isGateOn, type FeatureGateName } from './feature-gates';
export type { Codec, CodecKind, IgnoredPart, ParseFailure, ParseResult, ParseSuccess, Remark } from './codecs/codec';
export type { Size } from './codecs/size';
export type { ControllerSettings } from './controller-settings';
export type { ControllerStatus } from './controller-status';
export { type Controller, type ControllerName, controllers } from './controllers';
export { defaultOf } from './default-of';
export { defineAnnotation } from './define-annotation';
export { type AnnotationExplanation, explainAnnotation, type ReadingExplanation } from './explain-annotation';
export { findAnnotation } from './find-annotation';
export { formatAnnotations } from './format-annotations';
export { insist } from './insist';
export { ingressPrefix, nginxPrefix, servicePrefix } from './key-prefixes';
export { keyPattern } from './key-pattern';
export type { OutputAnnotation } from './output-annotation';
export { type ParseAnnotationsOptions, type ParsedAnnotations, parseAnnotations } from './parse-annotations';
export type { RemovedAnnotation } from './removed-annotation';
export { isEarlierVersion, lacksFixes } from './controller-versions';
export { startSentence } from './start-sentence';
export { suggestAnnotations, type SuggestAnnotationsOptions } from './suggest-annotations';
export { upstreamFeatureGates } from './upstream/feature-gates';
export { upstreamUrl } from './upstream-url';
