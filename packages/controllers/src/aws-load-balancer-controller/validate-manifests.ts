import type { Diagnostic } from '@eks-ingress/diagnostics';
import {
  type ApplicationLoadBalancerFindingId,
  CONSTRAINTS,
  type NetworkLoadBalancerFindingId,
  validateApplicationLoadBalancer,
  validateNetworkLoadBalancer,
} from '@eks-ingress/elbv2';
import type { IngressObject } from '../objects/ingress-object';
import type { ServiceObject } from '../objects/service-object';
import { fromIngressReadings, type FromIngressOptions, type FromReadingsOptions } from './ingress/from-ingress';
import { readIngress, type IngressReading } from './ingress/read-ingress';
import type { ManifestLocation } from './locate';
import { fromServiceReading, type FromReadingOptions, type FromServiceOptions } from './service/from-service';
import { readService, type ServiceReading } from './service/read-service';
import type { ServiceFacts } from './service/service-facts';
import { isUnknown } from './unknown';
import type { ControllerFinding } from '../controller-finding';

/** The kinds of registration of a specification: the controller registers targets by itself. */
const REGISTRATIONS = [
  'targetGroupBinding',
  'autoScalingGroups',
  'taggedInstances',
  'ipAddresses',
  'ipTarget',
  'applicationLoadBalancer',
] as const;

type SpecificationFindingId = 'specification-type' | (typeof CONSTRAINTS)[(typeof REGISTRATIONS)[number]][number]['id'];

const ofSpecifications: readonly string[] = [
  'specification-type',
  ...REGISTRATIONS.flatMap((kind) => CONSTRAINTS[kind].map(({ id }) => id)),
];

/** What can be wrong with the load balancer that a controller builds of manifests. */
export type ManifestFindingId =
  Exclude<NetworkLoadBalancerFindingId, SpecificationFindingId> | ApplicationLoadBalancerFindingId;

/** A finding on a specification, and the place in a manifest that decides the value. */
export interface ManifestFinding extends Diagnostic<ManifestFindingId> {
  readonly location: ManifestLocation;
}

/** Constraints that hold for what Terraform builds, and not for what the controller builds here. */
const TERRAFORM_ONLY: Readonly<Partial<Record<ManifestFindingId, (facts: ServiceFacts) => boolean>>> = {
  'listener-udp-dualstack': ({ values }) =>
    values['service.beta.kubernetes.io/aws-load-balancer-enable-prefix-for-ipv6-source-nat'] === 'on',
  'listener-quic-security-group': ({ securityGroups }) => securityGroups === 'none',
};

/** Errors that a manifest can be right about: the controller's own default, and a port that expects the header. */
const WARNINGS: readonly ManifestFindingId[] = [
  'listener-ssl-policy-withdrawn-tls',
  'target-group-proxy-protocol-health-check-port',
];

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
  const loadBalancerFindings = validateNetworkLoadBalancer(spec, { isUnknown })
    .filter(isOfManifests)
    .filter(({ id }) => TERRAFORM_ONLY[id]?.(reading) !== true)
    .map((finding): ManifestFinding => ({
      ...finding,
      ...(WARNINGS.includes(finding.id) && { severity: 'warning' }),
      location: locate(finding.path),
    }));
  return { findings, loadBalancerFindings };
}

function isOfManifests(
  finding: Diagnostic<NetworkLoadBalancerFindingId>,
): finding is Diagnostic<Exclude<NetworkLoadBalancerFindingId, SpecificationFindingId>> {
  return !ofSpecifications.includes(finding.id);
}

/** What is wrong with the Ingresses of a group that are read, and with the load balancer that is built of them. */
export function examineIngresses(readings: readonly IngressReading[], options: FromReadingsOptions = {}): Examination {
  const { spec, findings, locate } = fromIngressReadings(readings, options);
  if (spec === undefined) return { findings, loadBalancerFindings: [] };
  const loadBalancerFindings = validateApplicationLoadBalancer(spec, { isUnknown }).map((finding) => ({
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
