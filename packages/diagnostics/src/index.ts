export {
  type BrokenPlace,
  type Check,
  type CheckDeclaration,
  type CheckedExample,
  type CheckExamples,
  checksOn,
  type CheckText,
  findBy,
} from './check';
export { type ChartSigns, chartSigns } from './chart-signs';
export type { Diagnostic, Path } from './diagnostic';
export { type Effect, effects } from './effect';
export { formatDiagnostic } from './format-diagnostic';
export { formatPath } from './format-path';
export type { Edit, Fix } from './fix';
export { nearest } from './nearest';
export { quote } from './quote';
export { awsLoadBalancerControllerRelease } from './releases/aws-load-balancer-controller-release';
export { cloudProviderAwsRelease } from './releases/cloud-provider-aws-release';
export { ingressNginxRelease } from './releases/ingress-nginx-release';
export {
  type ChartRelease,
  documentationUrl,
  type DocumentedRelease,
  type Release,
  type ReleaseWithChart,
  sourceUrl,
} from './releases/release';
export { terraformProviderAwsRelease } from './releases/terraform-provider-aws-release';
export { chartNames } from './subject';
export type { ChartName, ChartValuesSubject, Location, ObjectSubject, Subject } from './subject';
export type { Severity } from './severity';
export { titleOf } from './title-of';
export { isMap, itemsOf, membersOf, valueAt } from './unknown-values';
