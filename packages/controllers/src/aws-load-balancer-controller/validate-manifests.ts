import type { Diagnostic } from '@eks-ingress/diagnostics';
import {
  type ApplicationLoadBalancerFindingId,
  type BuiltNetworkLoadBalancerFindingId,
  type ManifestCircumstance,
  validateApplicationLoadBalancer,
  validateBuiltNetworkLoadBalancer,
} from '@eks-ingress/elbv2';
import type { ControllerFinding } from '../controller-finding';
import type { IngressObject } from '../objects/ingress-object';
import type { ServiceObject } from '../objects/service-object';
import { fromIngressReadings, type FromIngressOptions, type FromReadingsOptions } from './ingress/from-ingress';
import { readIngress, type IngressReading } from './ingress/read-ingress';
import type { ManifestLocation } from './locate';
import { fromServiceReading, type FromReadingOptions, type FromServiceOptions } from './service/from-service';
import { readService, type ServiceReading } from './service/read-service';
import type { ServiceFacts } from './service/service-facts';
import { isUnknown } from './unknown';

/** What can be wrong with the load balancer that a controller builds of manifests. */
export type ManifestFindingId = BuiltNetworkLoadBalancerFindingId | ApplicationLoadBalancerFindingId;

/** A finding on a specification, and the place in a manifest that decides the value. */
export interface ManifestFinding extends Diagnostic<ManifestFindingId> {
  readonly location: ManifestLocation;
}

/** All that is wrong with what a controller reads and with what it builds of it. */
export interface Examination {
  /** What is wrong with annotations and with what they are about. */
  readonly findings: readonly ControllerFinding[];
  /** What is wrong with the load balancer; nothing when none is built, which the findings say why. */
  readonly loadBalancerFindings: readonly ManifestFinding[];
}

/** What is wrong with a Service that is read, and with the load balancer that is built of it. */
export function examineService(reading: ServiceReading, options: FromReadingOptions = {}): Examination {
  const { spec, findings, locate } = fromServiceReading(reading, options);
  if (spec === undefined) return { findings, loadBalancerFindings: [] };
  const circumstances = circumstancesOf(reading);
  const loadBalancerFindings = validateBuiltNetworkLoadBalancer(spec, { isUnknown, circumstances }).map((finding) => ({
    ...finding,
    location: locate(finding.path),
  }));
  return { findings, loadBalancerFindings };
}

function circumstancesOf({ values, securityGroups }: ServiceFacts): readonly ManifestCircumstance[] {
  const key = 'service.beta.kubernetes.io/aws-load-balancer-enable-prefix-for-ipv6-source-nat';
  return [
    ...(values[key] === 'on' ? (['ipv6-source-nat'] as const) : []),
    ...(securityGroups === 'none' ? (['no-security-groups'] as const) : []),
  ];
}

/** What else is known about Ingresses that are read. */
export type ExamineIngressesOptions = FromReadingsOptions & {
  /** Whether one of the Services that they forward to is not known, and may decide otherwise. @default false */
  readonly hasUnknownServices?: boolean;
};

/** What is wrong with the Ingresses of a group that are read, and with the load balancer that is built of them. */
export function examineIngresses(
  readings: readonly IngressReading[],
  { hasUnknownServices = false, ...options }: ExamineIngressesOptions = {},
): Examination {
  const { spec, findings, locate } = fromIngressReadings(readings, options);
  if (spec === undefined) return { findings, loadBalancerFindings: [] };
  const circumstances = hasUnknownServices ? (['unknown-services'] as const) : [];
  const loadBalancerFindings = validateApplicationLoadBalancer(spec, { isUnknown, circumstances }).map((finding) => ({
    ...finding,
    location: locate(finding.path),
  }));
  return { findings, loadBalancerFindings };
}

/**
 * Everything that constraints find in the load balancer that the controller builds for a Service; nothing when it builds
 * none, which the findings of `fromService` say why.
 */
export function validateService(service: ServiceObject, options: FromServiceOptions = {}): readonly ManifestFinding[] {
  const { settings, subnets, services } = options;
  return examineService(readService(service, { settings, subnets }), {
    ...options,
    services: services?.map((other) => readService(other, { settings })),
  }).loadBalancerFindings;
}

/**
 * Everything that constraints find in the load balancer that the controller builds for the Ingresses of a group; nothing
 * when it builds none, which the findings of `fromIngress` say why.
 */
export function validateIngresses(
  ingresses: readonly IngressObject[],
  options: FromIngressOptions = {},
): readonly ManifestFinding[] {
  const { settings, ingressClassParams = [], services } = options;
  return examineIngresses(
    ingresses.map((ingress, index) =>
      readIngress(ingress, { settings, ingressClassParams: ingressClassParams[index] }),
    ),
    { ...options, services: services?.map((service) => readService(service, { settings })) },
  ).loadBalancerFindings;
}
