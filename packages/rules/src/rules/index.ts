import type { Cause } from '../cause';
import type { Rule } from '../rule';
import { annotationNeedsCompanion } from './annotations/annotation-needs-companion';
import { noAccessOpenedByAnnotation } from './annotations/no-access-opened-by-annotation';
import { noAnnotationOverruledByClass } from './annotations/no-annotation-overruled-by-class';
import { noAnnotationOverruledByService } from './annotations/no-annotation-overruled-by-service';
import { noConflictingAnnotations } from './annotations/no-conflicting-annotations';
import { noCrossNamespaceReference } from './annotations/no-cross-namespace-reference';
import { noDeprecatedAnnotation } from './annotations/no-deprecated-annotation';
import { noForbiddenAnnotation } from './annotations/no-forbidden-annotation';
import { noForeignAnnotation } from './annotations/no-foreign-annotation';
import { noHarmfulAnnotationValue } from './annotations/no-harmful-annotation-value';
import { noIgnoredAnnotationValue } from './annotations/no-ignored-annotation-value';
import { noMisplacedAnnotation } from './annotations/no-misplaced-annotation';
import { noMisreadAnnotationValue } from './annotations/no-misread-annotation-value';
import { noOutputAnnotation } from './annotations/no-output-annotation';
import { noReloadStoppedByAnnotation } from './annotations/no-reload-stopped-by-annotation';
import { noRemovedAnnotation } from './annotations/no-removed-annotation';
import { noRiskyAnnotation } from './annotations/no-risky-annotation';
import { noUnknownAnnotation } from './annotations/no-unknown-annotation';
import { validAnnotationSpelling } from './annotations/valid-annotation-spelling';
import { validAnnotationType } from './annotations/valid-annotation-type';
import { validAnnotationValue } from './annotations/valid-annotation-value';
import { noIngressClassAnnotation } from './api-versions/no-ingress-class-annotation';
import { noRemovedApiVersion } from './api-versions/no-removed-api-version';
import { chartValuesRules } from './chart-values';
import { actionBackendNeedsAnnotation } from './ingress/action-backend-needs-annotation';
import { addressTypeMatchesService } from './ingress/address-type-matches-service';
import { annotationMatchesBackend } from './ingress/annotation-matches-backend';
import { authenticationNeedsHttpsListener } from './ingress/authentication-needs-https-listener';
import { backendNeedsService } from './ingress/backend-needs-service';
import { backendPortMatchesService } from './ingress/backend-port-matches-service';
import { healthCheckPortMatchesService } from './ingress/health-check-port-matches-service';
import { ingressNeedsClass } from './ingress/ingress-needs-class';
import { listenerAnnotationMatchesListener } from './ingress/listener-annotation-matches-listener';
import { namespaceMatchesClass } from './ingress/namespace-matches-class';
import { noExternalNameBackend } from './ingress/no-external-name-backend';
import { noLoadBalancerBehindIngress } from './ingress/no-load-balancer-behind-ingress';
import { noPathOfRootAlone } from './ingress/no-path-of-root-alone';
import { noRedirectAction } from './ingress/no-redirect-action';
import { noResourceBackend } from './ingress/no-resource-backend';
import { noSecondDefaultClass } from './ingress/no-second-default-class';
import { noTlsSecretOnLoadBalancer } from './ingress/no-tls-secret-on-load-balancer';
import { noUnreachableRule } from './ingress/no-unreachable-rule';
import { protocolVersionNeedsHttpsListener } from './ingress/protocol-version-needs-https-listener';
import { regexPathNeedsPathType } from './ingress/regex-path-needs-path-type';
import { requestedCertificateNeedsHost } from './ingress/requested-certificate-needs-host';
import { securityGroupNeedsBackendRules } from './ingress/security-group-needs-backend-rules';
import { sslRedirectNeedsHttpListener } from './ingress/ssl-redirect-needs-http-listener';
import { sslRedirectNeedsHttpsListener } from './ingress/ssl-redirect-needs-https-listener';
import { targetTypeMatchesService } from './ingress/target-type-matches-service';
import { tlsEntryNeedsHttpsListener } from './ingress/tls-entry-needs-https-listener';
import { validActionPort } from './ingress/valid-action-port';
import { validIngressClassController } from './ingress/valid-ingress-class-controller';
import { validIngressClassParams } from './ingress/valid-ingress-class-params';
import { validIngress } from './ingress/valid-ingress';
import { validRuleConditions } from './ingress/valid-rule-conditions';
import { groupMemberNeedsListenPorts } from './ingress-group/group-member-needs-listen-ports';
import { noGroupConflict } from './ingress-group/no-group-conflict';
import { noSecondDefaultBackend } from './ingress-group/no-second-default-backend';
import { ingressNginxRules } from './ingress-nginx';
import { healthCheckMatchesProxyProtocol } from './load-balancer/health-check-matches-proxy-protocol';
import { healthCheckMatchesTrafficPolicy } from './load-balancer/health-check-matches-traffic-policy';
import { httpsListenerNeedsCertificate } from './load-balancer/https-listener-needs-certificate';
import { loadBalancerNeedsScheme } from './load-balancer/load-balancer-needs-scheme';
import { noExceededQuota } from './load-balancer/no-exceeded-quota';
import { noHairpinTimeout } from './load-balancer/no-hairpin-timeout';
import { noOpenLoadBalancer } from './load-balancer/no-open-load-balancer';
import { noWithdrawnTls } from './load-balancer/no-withdrawn-tls';
import { validCertificate } from './load-balancer/valid-certificate';
import { validHealthCheck } from './load-balancer/valid-health-check';
import { validListener } from './load-balancer/valid-listener';
import { validLoadBalancerName } from './load-balancer/valid-load-balancer-name';
import { validLoadBalancer } from './load-balancer/valid-load-balancer';
import { validTargetGroupAttribute } from './load-balancer/valid-target-group-attribute';
import { validTlsPolicy } from './load-balancer/valid-tls-policy';
import { noDuplicateObject } from './objects/no-duplicate-object';
import { targetGroupBindingMatchesService } from './objects/target-group-binding-matches-service';
import { validTargetGroupBinding } from './objects/valid-target-group-binding';
import { certificateNeedsTlsPorts } from './service/certificate-needs-tls-ports';
import { healthCheckPathNeedsHttp } from './service/health-check-path-needs-http';
import { listenerActionMatchesService } from './service/listener-action-matches-service';
import { loadBalancerAnnotationNeedsLoadBalancer } from './service/load-balancer-annotation-needs-load-balancer';
import { loadBalancerTypeMatchesClass } from './service/load-balancer-type-matches-class';
import { noDeletionOfProtectedLoadBalancer } from './service/no-deletion-of-protected-load-balancer';
import { noOverruledAttribute } from './service/no-overruled-attribute';
import { noOverruledSourceRanges } from './service/no-overruled-source-ranges';
import { noSharedPort } from './service/no-shared-port';
import { portAnnotationMatchesService } from './service/port-annotation-matches-service';
import { serviceNeedsController } from './service/service-needs-controller';
import { staticAddressMatchesSubnet } from './service/static-address-matches-subnet';
import { tlsListenerNeedsPlainTarget } from './service/tls-listener-needs-plain-target';
import { udpListenerNeedsSourceNat } from './service/udp-listener-needs-source-nat';
import { validQuicListener } from './service/valid-quic-listener';
import { validService } from './service/valid-service';

const everyRule = [
  annotationNeedsCompanion,
  noAccessOpenedByAnnotation,
  noAnnotationOverruledByClass,
  noAnnotationOverruledByService,
  noConflictingAnnotations,
  noCrossNamespaceReference,
  noDeprecatedAnnotation,
  noForbiddenAnnotation,
  noForeignAnnotation,
  noHarmfulAnnotationValue,
  noIgnoredAnnotationValue,
  noMisplacedAnnotation,
  noMisreadAnnotationValue,
  noOutputAnnotation,
  noReloadStoppedByAnnotation,
  noRemovedAnnotation,
  noRiskyAnnotation,
  noUnknownAnnotation,
  validAnnotationSpelling,
  validAnnotationType,
  validAnnotationValue,
  noIngressClassAnnotation,
  noRemovedApiVersion,
  ...chartValuesRules,
  actionBackendNeedsAnnotation,
  addressTypeMatchesService,
  annotationMatchesBackend,
  authenticationNeedsHttpsListener,
  backendNeedsService,
  backendPortMatchesService,
  healthCheckPortMatchesService,
  ingressNeedsClass,
  listenerAnnotationMatchesListener,
  namespaceMatchesClass,
  noExternalNameBackend,
  noLoadBalancerBehindIngress,
  noPathOfRootAlone,
  noRedirectAction,
  noResourceBackend,
  noSecondDefaultClass,
  noTlsSecretOnLoadBalancer,
  noUnreachableRule,
  protocolVersionNeedsHttpsListener,
  regexPathNeedsPathType,
  requestedCertificateNeedsHost,
  securityGroupNeedsBackendRules,
  sslRedirectNeedsHttpListener,
  sslRedirectNeedsHttpsListener,
  targetTypeMatchesService,
  tlsEntryNeedsHttpsListener,
  validActionPort,
  validIngressClassController,
  validIngressClassParams,
  validIngress,
  validRuleConditions,
  groupMemberNeedsListenPorts,
  noGroupConflict,
  noSecondDefaultBackend,
  ...ingressNginxRules,
  healthCheckMatchesProxyProtocol,
  healthCheckMatchesTrafficPolicy,
  httpsListenerNeedsCertificate,
  loadBalancerNeedsScheme,
  noExceededQuota,
  noHairpinTimeout,
  noOpenLoadBalancer,
  noWithdrawnTls,
  validCertificate,
  validHealthCheck,
  validListener,
  validLoadBalancerName,
  validLoadBalancer,
  validTargetGroupAttribute,
  validTlsPolicy,
  noDuplicateObject,
  targetGroupBindingMatchesService,
  validTargetGroupBinding,
  certificateNeedsTlsPorts,
  healthCheckPathNeedsHttp,
  listenerActionMatchesService,
  loadBalancerAnnotationNeedsLoadBalancer,
  loadBalancerTypeMatchesClass,
  noDeletionOfProtectedLoadBalancer,
  noOverruledAttribute,
  noOverruledSourceRanges,
  noSharedPort,
  portAnnotationMatchesService,
  serviceNeedsController,
  staticAddressMatchesSubnet,
  tlsListenerNeedsPlainTarget,
  udpListenerNeedsSourceNat,
  validQuicListener,
  validService,
];

type Unreported = Exclude<Cause, NonNullable<(typeof everyRule)[number]['reports']>[number]>;

/** Every rule, by topic and name; the compiler refuses the list while a cause is reported by none of them. */
export const rules: [Unreported] extends [never] ? readonly Rule[] : Unreported = everyRule;
