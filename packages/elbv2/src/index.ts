export type { ApplicationConstraint, ApplicationExample, ApplicationScope } from './application/application-constraint';
export { APPLICATION_CONSTRAINTS } from './application/application-constraints';
export {
  type ApplicationLoadBalancerFindingId,
  validateApplicationLoadBalancer,
} from './application/validate-application-load-balancer';
export { blockMatcher, parseCidr, type Cidr } from './cidr';
export {
  type BuiltNetworkLoadBalancerFindingId,
  validateBuiltNetworkLoadBalancer,
  type ValidateBuiltOptions,
} from './network/validate-built-network-load-balancer';
export { certificateCovers, uncoveredHostNames } from './certificate-names';
export { CONSTRAINTS } from './network/constraints';
export type {
  Constraint,
  ConstraintAudience,
  IsUnknown,
  ManifestCircumstance,
  ManifestTerms,
  Scope,
} from './network/constraints/constraint';
export type { Example, ExampleBase } from './network/constraints/example';
export {
  APPLICATION_LOAD_BALANCER_LIMITS,
  CERTIFICATE_NAMES,
  QUOTAS,
  quotaOf,
  type AdjustableQuotaName,
  type Quota,
  type QuotaName,
  type RaisedQuotas,
} from './quotas';
export { isRegionName, ownershipTagOf, parseArn, REGIONS, type Arn } from './identifiers';
export {
  securityGroupRules,
  type SecurityGroupPeer,
  type SecurityGroupRule,
  type SecurityGroupRules,
  type SecurityGroupTraffic,
} from './network/security-group-rules';
export type { DnsRecordClientRoutingPolicy } from './attributes';
export type { AccessLogsSpec } from './specification/access-logs';
export type {
  ApplicationAttributes,
  ApplicationHealthCheckSpec,
  ApplicationListenerSpec,
  ApplicationLoadBalancerIpAddressType,
  ApplicationLoadBalancerSpec,
  ApplicationTargetGroupSpec,
} from './application/application-load-balancer';
export type { CertificateSpec } from './specification/certificate';
export type { ClientSpec } from './specification/client';
export type { HealthCheckProtocol, HealthCheckSpec } from './network/specification/health-check';
export type {
  AlpnPolicy,
  ListenerAcknowledgements,
  ListenerProtocol,
  ListenerSpec,
  MutualAuthentication,
  WeightedTargetGroupSpec,
} from './network/specification/listener';
export type { LoadBalancerEnvironmentSpec } from './network/specification/load-balancer-environment';
export type {
  LoadBalancerIpAddressType,
  NetworkLoadBalancerSpec,
  Scheme,
} from './network/specification/network-load-balancer';
export type {
  ApplicationLoadBalancerTargetSpec,
  AutoScalingGroupsSpec,
  IpAddressesSpec,
  IpTargetSpec,
  RegistrationSpec,
  TaggedInstancesSpec,
  TargetGroupBindingNetworking,
  TargetGroupBindingSpec,
} from './network/specification/registration';
export {
  forwardsOf,
  resolveHealthCheck,
  resolveListener,
  resolveNetworkLoadBalancer,
  resolveTargetGroup,
  type ResolvedHealthCheck,
  type ResolvedListener,
  type ResolvedNetworkLoadBalancer,
  type ResolvedTargetGroup,
  type ResolvedWeightedTargetGroup,
} from './network/specification/resolved';
export type { SubnetMappingSpec } from './network/specification/subnet-mapping';
export type {
  TargetGroupIpAddressType,
  TargetGroupProtocol,
  TargetGroupSpec,
  TargetType,
} from './network/specification/target-group';
export type { TargetGroupHealthSpec, TargetHealthStateSpec } from './network/specification/target-group-health';
export { DEFAULT_TLS_POLICY, findTlsPolicy, TLS_POLICIES, type TlsPolicy, type TlsVersion } from './tls-policies';
export {
  type LoadBalancerEnvironmentFindingId,
  validateLoadBalancerEnvironment,
} from './network/validate-load-balancer-environment';
export {
  type NetworkLoadBalancerFindingId,
  validateNetworkLoadBalancer,
  type ValidateOptions,
} from './network/validate-network-load-balancer';
