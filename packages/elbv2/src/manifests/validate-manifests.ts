import {
  parseAnnotations,
  readableService,
  serviceFacts,
  type IngressObject,
  type ServiceFacts,
} from '@eks-ingress/annotations';
import type { Diagnostic } from '@eks-ingress/diagnostics';
import { validateApplicationLoadBalancer } from '../application-load-balancer/validate-application-load-balancer';
import { validateNetworkLoadBalancer } from '../validate-network-load-balancer';
import { fromIngress, type FromIngressOptions } from './from-ingress';
import { fromService, type AnnotatedService, type FromServiceOptions } from './from-service';
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

/**
 * Everything that constraints find in the load balancer that the controller builds for a Service; nothing when it builds
 * none, which the diagnostics of `fromService` say why.
 */
export function validateService(service: AnnotatedService, options: FromServiceOptions = {}): ManifestFinding[] {
  const { spec, locate } = fromService(service, options);
  if (spec === undefined) return [];
  const readable = readableService(service);
  const { settings = {} } = options;
  const { values } = parseAnnotations(readable.metadata?.annotations, {
    on: 'Service',
    controller: 'aws-load-balancer-controller',
    settings,
  });
  const facts = serviceFacts(readable, values, undefined, settings);
  return validateNetworkLoadBalancer(spec, { isUnknown })
    .filter(({ id }) => TERRAFORM_ONLY[id]?.(facts) !== true)
    .map((finding) => ({
      ...finding,
      ...(WARNINGS.includes(finding.id) && { severity: 'warning' }),
      location: locate(finding.path),
    }));
}

/**
 * Everything that constraints find in the load balancer that the controller builds for the Ingresses of a group; nothing
 * when it builds none, which the diagnostics of `fromIngress` say why.
 */
export function validateIngresses(
  ingresses: readonly IngressObject[],
  options: FromIngressOptions = {},
): ManifestFinding[] {
  const { spec, locate } = fromIngress(ingresses, options);
  if (spec === undefined) return [];
  return validateApplicationLoadBalancer(spec, { isUnknown }).map((finding) => ({
    ...finding,
    location: locate(finding.path),
  }));
}
