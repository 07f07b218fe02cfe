export { parseArn, type Arn } from './arn';
export { parseCidr, type Cidr } from './cidr';
export { certificateCovers, uncoveredHostNames } from './certificate-names';
export { CONSTRAINTS } from './constraints';
export type { Constraint, IsUnknown, Scope } from './constraints/constraint';
export { isRegionName, REGIONS } from './regions';
export {
  securityGroupRules,
  type SecurityGroupPeer,
  type SecurityGroupRule,
  type SecurityGroupRules,
  type SecurityGroupTraffic,
} from './security-group-rules';
export type { CertificateSpec } from './specification/certificate';
export type { ClientSpec } from './specification/client';
export type { HealthCheckProtocol, HealthCheckSpec } from './specification/health-check';
export type { AlpnPolicy, ListenerProtocol, ListenerSpec } from './specification/listener';
export type { LoadBalancerIpAddressType, NetworkLoadBalancerSpec, Scheme } from './specification/network-load-balancer';
export type {
  AutoScalingGroupsSpec,
  RegistrationSpec,
  TaggedInstancesSpec,
  TargetGroupBindingNetworking,
  TargetGroupBindingSpec,
} from './specification/registration';
export {
  resolveHealthCheck,
  resolveListener,
  resolveNetworkLoadBalancer,
  resolveTargetGroup,
  type ResolvedHealthCheck,
  type ResolvedListener,
  type ResolvedNetworkLoadBalancer,
  type ResolvedTargetGroup,
} from './specification/resolved';
export type { SubnetMappingSpec } from './specification/subnet-mapping';
export type { TargetGroupProtocol, TargetGroupSpec, TargetType } from './specification/target-group';
export { DEFAULT_TLS_POLICY, findTlsPolicy, TLS_POLICIES, type TlsPolicy, type TlsVersion } from './tls-policies';
export { validateNetworkLoadBalancer, type ValidateOptions } from './validate-network-load-balancer';
