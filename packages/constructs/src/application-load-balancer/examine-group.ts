import { ingressPrefix } from '@eks-ingress/annotations';
import { examineIngresses, readIngress, readService, UNKNOWN } from '@eks-ingress/controllers';
import { type Path, valueAt } from '@eks-ingress/diagnostics';
import { isUnknown } from '../findings';
import type { GroupedIngress, GroupedIngressProps } from './grouped-ingress';
import type { IngressClassParamsSpec } from './ingress-class-params';
import { findTargetSetting } from './target-settings';

/** What the findings about a group are compared with, and point into. */
export interface ExaminedProps {
  readonly cluster: { readonly region: string };
  readonly ingresses: Readonly<Record<string, GroupedIngressProps>>;
}

/**
 * Everything that the model finds in the objects that the controller gets, and in the load balancer that it builds of
 * them, at the props that they were made from.
 */
export function examineGroup(group: readonly GroupedIngress[], params: IngressClassParamsSpec, props: ExaminedProps) {
  const keys = Object.keys(props.ingresses);
  const ingressClassParams = { spec: known(params) as Readonly<Record<string, unknown>> };
  const ingresses = group.map(({ name, namespace, annotations, rules }) =>
    readIngress(
      { metadata: { name, namespace, annotations }, spec: { ingressClassName: params.group?.name, rules } },
      { ingressClassParams },
    ),
  );
  const services = group.map(({ services: own }) => own.map((service) => readService(service)));
  const { findings, loadBalancerFindings } = examineIngresses(ingresses, {
    services: services.flat(),
    ...(!isUnknown(props.cluster.region) && { region: props.cluster.region }),
  });
  const ofServices = services.flatMap((own, index) =>
    own.flatMap(({ service, findings: found }) =>
      found.map((finding) => ({
        ...finding,
        path: [
          'ingresses',
          keys[index] ?? '',
          'services',
          service.metadata?.name ?? '',
          ...settingOf(finding.path.at(-1)),
        ],
      })),
    ),
  );
  return [
    ...findings.map((finding) => ({ ...finding, path: locateInIngress(finding.path, keys, group) })),
    ...ofServices,
    ...loadBalancerFindings.map(({ location: _location, ...finding }) => ({
      ...finding,
      path: locateInSpecification(finding.path, group, props.ingresses),
    })),
  ].filter(({ severity }) => severity !== 'info');
}

/** A value with what is known only after apply replaced by what the model takes for that. */
function known(value: unknown): unknown {
  if (typeof value === 'string') return isUnknown(value) ? UNKNOWN.text : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return isUnknown(value) ? [UNKNOWN.text] : value.map(known);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => (item === undefined ? [] : [[key, known(item)]])),
  );
}

function settingOf(annotation: unknown): Path {
  return findTargetSetting(String(annotation)) ?? [];
}

const ALB = ingressPrefix;

const GROUP_LOCATIONS: Readonly<Record<string, Path>> = {
  [`${ALB}listen-ports`]: ['ports'],
  [`${ALB}mutual-authentication`]: ['tls', 'mutualAuthentication'],
  [`${ALB}security-groups`]: ['securityGroupIds'],
  [`${ALB}manage-backend-security-group-rules`]: ['securityGroupIds'],
  [`${ALB}shield-advanced-protection`]: ['shieldAdvanced'],
};

function locateInIngress([index, ...path]: Path, keys: readonly string[], group: readonly GroupedIngress[]): Path {
  const base = ['ingresses', keys[Number(index)] ?? ''];
  const [top, , key, , , at] = path;
  if (top === 'metadata') {
    const annotation = String(key);
    const ofRoute = /\/(actions|conditions|transforms)\.[a-z-]+-(\d+)$/.exec(annotation);
    if (ofRoute !== null) {
      return [...base, 'routes', Number(ofRoute[2]), ofRoute[1] === 'actions' ? 'to' : (ofRoute[1] ?? '')];
    }
    const setting = findTargetSetting(annotation);
    if (setting !== undefined) return [...base, 'targets', ...setting];
    if (annotation.startsWith(`${ALB}auth-`)) return [...base, 'authentication'];
    return GROUP_LOCATIONS[annotation] ?? base;
  }
  const route = group[Number(index)]?.routeOf[Number(key)]?.[Number(at)];
  if (route === undefined) return base;
  const part = path.includes('backend') ? ['to'] : path.at(-1) === 'path' ? ['path'] : [];
  return [...base, 'routes', route, ...part];
}

const LISTENER_LOCATIONS: Readonly<Record<string, Path>> = {
  certificate: ['tls', 'certificate'],
  additionalCertificates: ['tls', 'additionalCertificates'],
  sslPolicy: ['tls', 'policy'],
  mutualAuthentication: ['tls', 'mutualAuthentication'],
  clients: ['clients'],
  protocol: ['http'],
};

function locateInSpecification(
  path: Path,
  group: readonly GroupedIngress[],
  ingresses: ExaminedProps['ingresses'],
): Path {
  const [part, key, ...rest] = path;
  if (part === 'subnetMappings') return ['subnets'];
  if (part === 'listeners') return LISTENER_LOCATIONS[String(rest[0])] ?? ['ports'];
  if (part !== 'targetGroups') return path;
  const at = group.findIndex(({ name, namespace }) => String(key).startsWith(`${namespace}/${name}-`));
  const { name = '', namespace = '' } = group[at] ?? {};
  const service = String(key).slice(`${namespace}/${name}-`.length).replace(/:.*$/, '');
  const [ingressKey = '', props] = Object.entries(ingresses)[at] ?? [];
  const isShared =
    valueAt(props?.services?.[service], rest) === undefined && valueAt(props?.targets, rest) !== undefined;
  return ['ingresses', ingressKey, ...(isShared ? ['targets'] : ['services', service]), ...rest];
}
