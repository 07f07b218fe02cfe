export { ApplicationLoadBalancerEntryPoint } from './application-load-balancer/application-load-balancer-entry-point';
export type {
  ApplicationLoadBalancerEntryPointProps,
  ApplicationLoadBalancerTls,
  ClientCertificates,
  WebAcl,
} from './application-load-balancer/application-load-balancer-entry-point-props';
export type {
  Authentication,
  CognitoAuthentication,
  OidcAuthentication,
} from './application-load-balancer/authentication';
export type { BackendService, GroupedIngressProps } from './application-load-balancer/grouped-ingress';
export type {
  IngressClassParamsSpec,
  KeyValue,
  NamespaceSelector,
  SubnetSelector,
} from './application-load-balancer/ingress-class-params';
export { IngressGroupClass, type IngressGroupClassProps } from './application-load-balancer/ingress-group-class';
export type {
  FixedResponseTarget,
  RedirectTarget,
  Route,
  RouteTarget,
  ServiceTarget,
  WeightedTarget,
} from './application-load-balancer/route';
export type { TargetSettings } from './application-load-balancer/target-settings';
export {
  AwsLoadBalancerController,
  type AwsLoadBalancerControllerProps,
  type ControllerIdentity,
} from './aws-load-balancer-controller/aws-load-balancer-controller';
export type { ControllerCrds, CrdUpgradeProps } from './aws-load-balancer-controller/custom-resource-definitions';
export { partitionOf, type Partition } from '@eks-ingress/elbv2/identifiers';
export type { ControllerPermissions, IngressGroupAnnotations } from './aws-load-balancer-controller/values';
export { CertManager, type CertManagerProps } from './cert-manager/cert-manager';
export { DnsValidatedCertificate, type DnsValidatedCertificateProps } from './certificate/dns-validated-certificate';
export { IssuedCertificate, type IssuedCertificateProps } from './certificate/issued-certificate';
export {
  ATTRIBUTE_EFFECTS,
  attributeEffect,
  EDIT_KINDS,
  UNVERIFIED,
  type AttributeChange,
  type AttributeEffect,
  type EditKind,
} from './changes/attribute-change';
export { ATTRIBUTE_CHANGES, findAttributeChange } from './changes/attribute-changes';
export { APPLICATION_LOAD_BALANCER_CHANGES } from './changes/application-load-balancer-changes';
export { CHANGE_EFFECTS, type ChangeEffect } from './changes/change-effect';
export { CLIENT_EFFECTS } from './changes/client-effects';
export { casesOf, effectOfEdit, sourcesOf, worse, type EditEffect } from './changes/effect-of-edit';
export { editsOf, replaced, type PropEdit } from './changes/edits-of';
export { NETWORK_LOAD_BALANCER_CHANGES } from './changes/network-load-balancer-changes';
export type { ChangeCase, ChangeCondition, PropChange, PropChanges, PropsEdit } from './changes/prop-change';
export { SERVICE_CHANGES } from './changes/service-changes';
export { argumentsWithoutRow, type SynthesizedResources } from './changes/written-arguments';
export { EksCluster, type ClusterCompute, type EksClusterProps } from './cluster/eks-cluster';
export { EksOidcProvider, type EksOidcProviderProps, type OidcProvider } from './cluster/eks-oidc-provider';
export { AliasRecord, type AliasRecordProps, type AliasTarget } from './dns/alias-record';
export { AliasRecords, type AliasRecordsProps } from './dns/alias-records';
export { HostedZone, type HostedZoneProps } from './dns/hosted-zone';
export type { EntryPointRegistration, NodePorts } from './entry-point/entry-point-registration';
export type { EntryPointTls, TlsAtController, TlsAtLoadBalancer } from './entry-point/entry-point-tls';
export {
  NetworkLoadBalancerEntryPoint,
  type NetworkLoadBalancerEntryPointProps,
} from './entry-point/network-load-balancer-entry-point';
export { collectFindings, isUnknown, relocateFindings, reportFindings, type Finding } from './findings';
export { HelmIngressController, type HelmIngressControllerProps } from './ingress-controller/helm-ingress-controller';
export {
  CONTROLLER_PORTS,
  HEALTH_CHECK_PATH,
  type ControllerService,
  type ControllerTls,
  type ControllerWorkload,
  type ExternalTrafficPolicy,
  type HttpsRedirect,
  type IngressController,
  type IngressControllerProps,
  type LoadBalancerService,
  type SecretReference,
  type ZoneSpread,
} from './ingress-controller/ingress-controller';
export { IngressNginx, type IngressNginxOptions, type IngressNginxProps } from './ingress-nginx/ingress-nginx';
export type { ControllerImage, RetirementAcknowledgement } from './ingress-nginx/retirement-checks';
export type { IngressNginxAcknowledgements } from './ingress-nginx/service-values-checks';
export { ingressNginxValues } from './ingress-nginx/values';
export { ServiceEntryPoint, type ServiceEntryPointProps } from './service-entry-point/service-entry-point';
export type {
  ServiceAcknowledgements,
  ServiceLoadBalancerProps,
  ServiceLoadBalancerSpec,
} from './service-entry-point/service-load-balancer';
export type { ServiceOwner } from './service-entry-point/service-owner';
export {
  ApplicationUnhealthyHostAlarm,
  type ApplicationUnhealthyHostAlarmProps,
} from './monitoring/application-unhealthy-host-alarm';
export { UnhealthyHostAlarm, type UnhealthyHostAlarmProps } from './monitoring/unhealthy-host-alarm';
export { Listener, type ListenerProps } from './network-load-balancer/listener';
export { LoadBalancerSecurityGroup } from './network-load-balancer/load-balancer-security-group';
export {
  NetworkLoadBalancer,
  type LoadBalancerAcknowledgements,
  type NetworkLoadBalancerProps,
} from './network-load-balancer/network-load-balancer';
export { TargetGroup, type TargetGroupProps } from './network-load-balancer/target-group';
export { AutoScalingGroupAttachments } from './registration/auto-scaling-group-attachments';
export { FixedTargetAttachments, type FixedTarget } from './registration/fixed-target-attachments';
export { TaggedInstanceAttachments } from './registration/tagged-instance-attachments';
export { TargetGroupBinding, type TargetGroupBindingProps } from './registration/target-group-binding';
export { TODAY } from './today';
export { AWS_LOAD_BALANCER_CONTROLLER, CERT_MANAGER, INGRESS_NGINX, PROVIDERS, type ChartVersion } from './versions';
export { EchoWorkload, type EchoWorkloadProps } from './workload/echo-workload';
