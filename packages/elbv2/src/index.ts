export type {
  ApplicationConstraint,
  ApplicationExample,
  ApplicationScope,
} from './application-load-balancer/application-constraint';
export { APPLICATION_CONSTRAINTS } from './application-load-balancer/application-constraints';
export { validateApplicationLoadBalancer } from './application-load-balancer/validate-application-load-balancer';
export { parseArn, type Arn } from './arn';
export { blockMatcher, parseCidr, type Cidr } from './cidr';
export { certificateCovers, uncoveredHostNames } from './certificate-names';
export { CONSTRAINTS } from './constraints';
export type { Constraint, IsUnknown, Scope } from './constraints/constraint';
export type { Example, ExampleBase } from './constraints/example';
export { ownershipTagOf } from './ownership-tags';
export { QUOTAS, quotaOf, type AdjustableQuotaName, type Quota, type QuotaName, type RaisedQuotas } from './quotas';
export { isRegionName, REGIONS } from './regions';
export { ACCOUNTED_RULES, type RuleAccount } from './rules/accounted-rules';
export {
  securityGroupRules,
  type SecurityGroupPeer,
  type SecurityGroupRule,
  type SecurityGroupRules,
  type SecurityGroupTraffic,
} from './security-group-rules';
export type { AccessLogsSpec } from './specification/access-logs';
export type {
  ApplicationAttributes,
  ApplicationHealthCheckSpec,
  ApplicationListenerSpec,
  ApplicationLoadBalancerIpAddressType,
  ApplicationLoadBalancerSpec,
  ApplicationTargetGroupSpec,
} from './specification/application-load-balancer';
export type { CertificateSpec } from './specification/certificate';
export type { ClientSpec } from './specification/client';
export type { HealthCheckProtocol, HealthCheckSpec } from './specification/health-check';
export type {
  AlpnPolicy,
  ListenerAcknowledgements,
  ListenerProtocol,
  ListenerSpec,
  MutualAuthentication,
  WeightedTargetGroupSpec,
} from './specification/listener';
export type { LoadBalancerEnvironmentSpec } from './specification/load-balancer-environment';
export type {
  DnsRecordClientRoutingPolicy,
  LoadBalancerIpAddressType,
  NetworkLoadBalancerSpec,
  Scheme,
} from './specification/network-load-balancer';
export type {
  ApplicationLoadBalancerTargetSpec,
  AutoScalingGroupsSpec,
  IpAddressesSpec,
  IpTargetSpec,
  RegistrationSpec,
  TaggedInstancesSpec,
  TargetGroupBindingNetworking,
  TargetGroupBindingSpec,
} from './specification/registration';
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
} from './specification/resolved';
export type { SubnetMappingSpec } from './specification/subnet-mapping';
export type {
  TargetGroupIpAddressType,
  TargetGroupProtocol,
  TargetGroupSpec,
  TargetType,
} from './specification/target-group';
export type { TargetGroupHealthSpec, TargetHealthStateSpec } from './specification/target-group-health';
export { DEFAULT_TLS_POLICY, findTlsPolicy, TLS_POLICIES, type TlsPolicy, type TlsVersion } from './tls-policies';
export { validateLoadBalancerEnvironment } from './validate-load-balancer-environment';
export { validateNetworkLoadBalancer, type ValidateOptions } from './validate-network-load-balancer';
