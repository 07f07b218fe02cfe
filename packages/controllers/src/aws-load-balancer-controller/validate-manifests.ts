import { parseAnnotations, type AnnotationDiagnostic } from '@eks-ingress/annotations';
import type { Diagnostic } from '@eks-ingress/diagnostics';
import { validateApplicationLoadBalancer, validateNetworkLoadBalancer } from '@eks-ingress/elbv2';
import { readableService } from '../objects/readable-service';
import { serviceFacts, type ServiceFacts } from './service/service-facts';
import type { IngressObject } from '../objects/ingress-object';
import { fromIngress, type FromIngressOptions } from './ingress/from-ingress';
import { fromService, type AnnotatedService, type FromServiceOptions } from './service/from-service';
import type { ManifestLocation } from './locate';
import { isUnknown } from './unknown';

/** A finding on a specification, and the place in a manifest that decides the value. */
export interface ManifestFinding extends Diagnostic {
  readonly location: ManifestLocation;
}

/** Constraints that hold for what Terraform builds, and not for what the controller builds here. */
const TERRAFORM_ONLY: Readonly<Record<string, (facts: ServiceFacts) => boolean>> = {
  'listener-udp-dualstack': ({ values }) =>
    values['service.beta.kubernetes.io/aws-load-balancer-enable-prefix-for-ipv6-source-nat'] === 'on',
  'listener-quic-security-group': ({ securityGroups }) => securityGroups === 'none',
};

/** Errors that a manifest can be right about: the controller's own default, and a port that expects the header. */
const WARNINGS: readonly string[] = [
  'listener-ssl-policy-withdrawn-tls',
  'target-group-proxy-protocol-health-check-port',
];

/** All that is wrong with what a controller reads and with what it builds of it. */
export interface Examination {
  /** What is wrong with annotations and with what they are about. */
  readonly diagnostics: readonly AnnotationDiagnostic[];
  /** What is wrong with the load balancer; nothing when none is built, which the diagnostics say why. */
  readonly findings: readonly ManifestFinding[];
}

/** The diagnostics of `fromService` and the findings of `validateService`, at the cost of one. */
export function examineService(service: AnnotatedService, options: FromServiceOptions = {}): Examination {
  const { spec, diagnostics, locate } = fromService(service, options);
  if (spec === undefined) return { diagnostics, findings: [] };
  const readable = readableService(service);
  const { settings = {} } = options;
  const { values } = parseAnnotations(readable.metadata?.annotations, {
    on: 'Service',
    controller: 'aws-load-balancer-controller',
    settings,
  });
  const facts = serviceFacts(readable, values, undefined, settings);
  const findings = validateNetworkLoadBalancer(spec, { isUnknown })
    .filter(({ id }) => TERRAFORM_ONLY[id]?.(facts) !== true)
    .map((finding): ManifestFinding => ({
      ...finding,
      ...(WARNINGS.includes(finding.id) && { severity: 'warning' }),
      location: locate(finding.path),
    }));
  return { diagnostics, findings };
}

/** The diagnostics of `fromIngress` and the findings of `validateIngresses`, at the cost of one. */
export function examineIngresses(ingresses: readonly IngressObject[], options: FromIngressOptions = {}): Examination {
  const { spec, diagnostics, locate } = fromIngress(ingresses, options);
  if (spec === undefined) return { diagnostics, findings: [] };
  const findings = validateApplicationLoadBalancer(spec, { isUnknown }).map((finding) => ({
    ...finding,
    location: locate(finding.path),
  }));
  return { diagnostics, findings };
}

/**
 * Everything that constraints find in the load balancer that the controller builds for a Service; nothing when it builds
 * none, which the diagnostics of `fromService` say why.
 */
export function validateService(
  service: AnnotatedService,
  options: FromServiceOptions = {},
): readonly ManifestFinding[] {
  return examineService(service, options).findings;
}

/**
 * Everything that constraints find in the load balancer that the controller builds for the Ingresses of a group; nothing
 * when it builds none, which the diagnostics of `fromIngress` say why.
 */
export function validateIngresses(
  ingresses: readonly IngressObject[],
  options: FromIngressOptions = {},
): readonly ManifestFinding[] {
  return examineIngresses(ingresses, options).findings;
}
