import {
  checkService,
  type ControllerFinding,
  fromService,
  UNKNOWN,
  type ServiceObject,
} from '@eks-ingress/controllers';
import { findBy, type Path, valueAt } from '@eks-ingress/diagnostics';
import { validateNetworkLoadBalancer } from '@eks-ingress/elbv2';
import { builtLoadBalancer, comparableLoadBalancer, subnetsOf } from './built-load-balancer';
import { isUnknown } from './is-unknown';
import { locateBuilt, locateWritten } from './locate-service-finding';
import type { ServiceLoadBalancerSpec } from './service-load-balancer';
import { tlsAnnotationsChecks } from './tls-annotations-checks';

export interface ExamineServiceOptions {
  /** The region of the cluster. */
  readonly region: string;
  /** The values of somebody's own that are merged over the derived ones. @default {} */
  readonly values?: Readonly<Record<string, unknown>>;
}

/**
 * What the model knows to be wrong with the Service that the chart makes: with its annotations and fields, and with the
 * load balancer that its owner builds. Paths are those of the props, or of the values that replace what they say.
 */
export function examineService(
  service: ServiceObject,
  spec: ServiceLoadBalancerSpec,
  { region, values }: ExamineServiceOptions,
) {
  const isLegacy = spec.owner.kind === 'cloud-provider-aws';
  const written = isLegacy
    ? checkService(service, { controller: 'cloud-provider-aws', subnets: subnetsOf(spec) })
    : fromService(service, { region, subnets: subnetsOf(spec) }).findings;
  const built = isLegacy ? comparableLoadBalancer(service, spec, region) : builtLoadBalancer(service, spec, region);
  return [
    ...findBy(tlsAnnotationsChecks, { ...spec, metadata: service.metadata }).map((finding) => ({
      ...finding,
      path: inValues(finding.path, values) ?? locateWritten(finding.path),
    })),
    ...written
      .filter((finding) => !isAboutUnknown(finding, service) && !REPORTED_BY_PROPS.includes(finding.id))
      .map((finding) => ({
        ...finding,
        path: inValues(finding.path, values) ?? locateWritten(finding.path),
      })),
    ...(built === undefined
      ? []
      : validateNetworkLoadBalancer(built, { isUnknown })
          .filter(({ path: [part] }) => !isLegacy || ASKED_OF_BOTH.includes(part))
          .map((finding) => ({ ...finding, path: locateBuilt(finding.path) }))),
  ];
}

/** A port that is there twice is refused by Kubernetes, before any controller sees it. */
const REPORTED_BY_PROPS: readonly ControllerFinding['id'][] = ['service-shared-port'];

const ASKED_OF_BOTH: readonly unknown[] = ['subnetMappings', 'clients', 'accessLogs', 'listeners'];

/** Whether a finding is about an annotation that contains what is known only after apply. */
function isAboutUnknown({ path }: ControllerFinding, { metadata }: ServiceObject): boolean {
  const [parent, annotations, key] = path;
  if (parent !== 'metadata' || annotations !== 'annotations' || key === undefined) return false;
  const value = valueAt(metadata?.annotations, [String(key)]);
  return typeof value === 'string' && value.includes(UNKNOWN.text);
}

const IN_CHART = ['controller', 'service'];

/** The path of a value of somebody's own that decides what a path of the Service says. */
function inValues(path: Path, values: ExamineServiceOptions['values']): Path | undefined {
  const [, ...rest] = path;
  if (rest.length === 0)
    return valueAt(values, IN_CHART) === undefined ? undefined : ['ingressNginx', 'values', ...IN_CHART];
  const inService = [...IN_CHART, ...rest.map(String)];
  for (let length = inService.length; length > 2; length--) {
    const candidate = inService.slice(0, length);
    if (valueAt(values, candidate) !== undefined && (length > 3 || rest[0] !== 'annotations')) {
      return ['ingressNginx', 'values', ...candidate];
    }
  }
  return undefined;
}
