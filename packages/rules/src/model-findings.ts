import {
  checkAnnotationTypes,
  parseAnnotations,
  type AnnotationFinding,
  type ControllerName,
  type ObjectKind,
  ingressPrefix,
} from '@eks-ingress/annotations';
import {
  checkIngress,
  checkIngressClasses,
  checkIngressClassParams,
  checkService,
  type ServiceReading,
  examineIngresses,
  examineService,
} from '@eks-ingress/controllers';
import { membersOf, type Location, type Subject } from '@eks-ingress/diagnostics';
import type { ModelFindingId } from './cause';
import { findBackends } from './cluster/backends';
import type { Cluster, ClusterIngress, ClusterService, IngressGroup } from './cluster/cluster';
import { pathInIngress } from './cluster/ingress-of-v1';
import { isOf, type KubernetesObject } from './cluster/kubernetes-object';
import { locatedFinding } from './located-finding';
import { isOfPlaceholder } from './placeholders';

/** What the models of annotations and of load balancers find, at a place of a subject. */
export interface ModelFinding extends AnnotationFinding<ModelFindingId>, Location {
  /** The controller that it is about. */
  readonly controller: ControllerName;
  /** Where it is about the load balancer that is built: the annotation that decides it, or '' where none does. */
  readonly decidedBy?: string;
}

/** Everything that the models find in the objects of a cluster. Never throws. */
export function findModelFindings(cluster: Cluster, subjects: readonly Subject[]): readonly ModelFinding[] {
  const found = [
    ...cluster.ingressGroups.flatMap((group) => ofGroup(group, cluster)),
    ...cluster.ingresses.flatMap((ingress) => ofIngress(ingress, cluster)),
    ...cluster.services.flatMap((service) => ofService(service, cluster)),
    ...cluster.ingressClasses.flatMap(ofIngressClasses),
    ...cluster.objects.flatMap(ofIngressClassParams),
    ...cluster.objects.flatMap((object) => ofOtherObject(object, cluster)),
    ...cluster.objects.flatMap(ofAnnotationTypes),
  ];
  // An object may be looked at in several sets, and one annotation may decide a value of several listeners.
  const seen = new Set<string>();
  return found.filter((finding) => {
    if (isOfPlaceholder(finding, subjects)) return false;
    const { id, subject, path, message, decidedBy } = finding;
    const key = JSON.stringify([id, subject, message, decidedBy ? decidedBy.replace(/\.[0-9]+$/, '') : path]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

const lbc = 'aws-load-balancer-controller';

function ofGroup({ members }: IngressGroup, cluster: Cluster): readonly ModelFinding[] {
  const services = members.flatMap((member) => servicesOf(member, cluster));
  const hasUnknownServices = members.some((member) =>
    findBackends(member.ingress).some(
      ({ service, portName }) =>
        portName !== 'use-annotation' && cluster.findService(service, member.object) === undefined,
    ),
  );
  const { findings, loadBalancerFindings } = examineIngresses(
    members.map(({ read }) => read()),
    {
      settings: cluster.settings,
      region: cluster.region,
      services: services.map(({ read }) => read()),
      hasUnknownServices,
    },
  );
  const objects = new Map(
    [...services, ...members].map(({ object }) => [`${object.kind} ${object.namespace}/${object.name}`, object]),
  );
  return [
    ...findings.flatMap((finding): ModelFinding[] => {
      const [index, ...path] = finding.path;
      const object = members[Number(index)]?.object;
      if (object === undefined) return [];
      return [{ ...finding, controller: lbc, subject: object.subject, path: pathInIngress(object, path) }];
    }),
    ...loadBalancerFindings.flatMap((finding): ModelFinding[] => {
      const { kind, namespace, name } = finding.location.object;
      const object = objects.get(`${kind} ${namespace || 'default'}/${name}`);
      if (object === undefined) return [];
      const path = kind === 'Ingress' ? pathInIngress(object, finding.location.path) : finding.location.path;
      return [{ ...locatedFinding(finding), controller: lbc, subject: object.subject, path }];
    }),
  ];
}

/** The Services that an Ingress forwards to, by its backends and by its actions. */
function servicesOf({ object, ingress }: ClusterIngress, { findService }: Cluster): readonly ClusterService[] {
  const inActions = Object.entries(object.annotations).flatMap(([key, value]) =>
    key.startsWith('alb.ingress.kubernetes.io/actions.') ? namesIn(value) : [],
  );
  const names = [...findBackends(ingress).map(({ service }) => service), ...inActions];
  return [...new Set(names)].flatMap((name) => {
    const service = findService(name, object);
    return service ? [service] : [];
  });
}

/** The names of Services that the JSON of an action may hold. */
function namesIn(action: unknown): readonly string[] {
  if (typeof action !== 'string') return [];
  return [...action.matchAll(/"serviceName"\s*:\s*"([^"\\]*)"/gi)].map(([, name = '']) => name);
}

function ofIngress({ object, ingress, controller }: ClusterIngress, cluster: Cluster): readonly ModelFinding[] {
  if (controller === undefined) return [];
  if (object.isPartial) return ofPart(object, 'Ingress', controller);
  if (controller !== 'ingress-nginx') return [];
  return checkIngress(ingress, { controller, settings: cluster.settings }).map((finding) => ({
    ...finding,
    controller,
    subject: object.subject,
    path: pathInIngress(object, finding.path),
  }));
}

/** What is wrong with annotations whatever the rest of the object is like. */
function ofPart(
  { annotations, subject }: KubernetesObject,
  on: 'Ingress' | 'Service',
  controller: ControllerName,
): readonly ModelFinding[] {
  // null takes an annotation of the object away.
  const given = Object.entries(annotations).filter(([, value]) => value !== null);
  return parseAnnotations(Object.fromEntries(given), { on, controller })
    .findings.filter(({ id }) => id !== 'annotation-missing-companion')
    .map((finding) => ({
      ...finding,
      controller,
      subject,
      path: ['metadata', 'annotations', ...finding.path],
    }));
}

function ofService({ object, service, controller, read }: ClusterService, cluster: Cluster): readonly ModelFinding[] {
  const { subject } = object;
  const { settings, region } = cluster;
  if (object.isPartial) return ofPart(object, 'Service', controller ?? lbc);
  if (controller === undefined) return ofBackend({ object, service, controller, read });
  if (controller === 'cloud-provider-aws') {
    const findings = checkService(service, { controller, settings });
    return findings.map((finding) => ({ ...finding, controller, subject }));
  }
  const services = servicesOfActions(object, cluster);
  const { findings, loadBalancerFindings } = examineService(read(), { region, ...(services && { services }) });
  return [
    ...findings.map((finding) => ({ ...finding, controller, subject })),
    ...loadBalancerFindings.map((finding) => ({
      ...locatedFinding(finding),
      controller,
      subject,
      path: finding.location.path,
    })),
  ];
}

/** What is wrong with what a Service says of the load balancers of Ingresses that it stands behind. */
function ofBackend({ object, read }: ClusterService): readonly ModelFinding[] {
  const prefix = ingressPrefix;
  if (!Object.keys(object.annotations).some((key) => key.startsWith(prefix))) return [];
  return read()
    .findings.filter(({ path }) => String(path[2]).startsWith(prefix))
    .map((finding) => ({ ...finding, controller: lbc, subject: object.subject }));
}

/** The Services that actions name; undefined when one of them is not among the subjects, where it may be elsewhere. */
function servicesOfActions(object: KubernetesObject, { findService }: Cluster): readonly ServiceReading[] | undefined {
  const names = Object.entries(object.annotations).flatMap(([key, value]) =>
    key.startsWith('service.beta.kubernetes.io/actions.') ? namesIn(value) : [],
  );
  const found = names.map((name) => findService(name, object));
  return found.every((service) => service !== undefined) ? found.map(({ read }) => read()) : undefined;
}

function ofIngressClasses(classes: readonly { readonly object: KubernetesObject }[]): readonly ModelFinding[] {
  return checkIngressClasses(classes.map(({ object }) => object.value)).flatMap((finding): ModelFinding[] => {
    const [index, ...path] = finding.path;
    const object = classes[Number(index)]?.object;
    return object === undefined ? [] : [{ ...finding, controller: lbc, subject: object.subject, path }];
  });
}

function ofIngressClassParams(object: KubernetesObject): readonly ModelFinding[] {
  if (!isOf(object, 'IngressClassParams', 'elbv2.k8s.aws')) return [];
  return checkIngressClassParams(object).map((finding) => ({
    ...finding,
    controller: lbc,
    subject: object.subject,
  }));
}

/** The kinds whose own annotations are read as well, the API group of each, and how the keys of that kind begin. */
const otherKinds: readonly (readonly [ObjectKind, string, readonly string[]])[] = [
  ['Pod', '', ['elbv2.k8s.aws/', 'service.beta.kubernetes.io/aws-load-balancer-quic']],
  ['TargetGroupBinding', 'elbv2.k8s.aws', ['elbv2.k8s.aws/']],
  ['Gateway', 'gateway.networking.k8s.io', ['gateway.k8s.aws/']],
  ['GatewayClass', 'gateway.networking.k8s.io', ['elbv2.k8s.aws/']],
];

function ofOtherObject(object: KubernetesObject, cluster: Cluster): readonly ModelFinding[] {
  return otherKinds.flatMap(([kind, group, prefixes]) =>
    isOf(object, kind, group) ? ofAnnotations(object, kind, prefixes, cluster) : [],
  );
}

/** What the API server refuses of the annotations of any object; in a patch, null takes an annotation away. */
function ofAnnotationTypes({ value, subject, isPartial }: KubernetesObject): readonly ModelFinding[] {
  return checkAnnotationTypes(membersOf(value.metadata).annotations)
    .filter(({ severity }) => !isPartial || severity === 'error')
    .map((finding) => ({
      ...finding,
      controller: lbc,
      subject,
      path: ['metadata', 'annotations', ...finding.path],
    }));
}

function ofAnnotations(
  { annotations, subject }: KubernetesObject,
  on: ObjectKind,
  prefixes: readonly string[],
  { settings }: Cluster,
): readonly ModelFinding[] {
  const own = Object.entries(annotations).filter(([key]) => prefixes.some((prefix) => key.startsWith(prefix)));
  if (own.length === 0) return [];
  return parseAnnotations(Object.fromEntries(own), { on, controller: lbc, settings }).findings.map((finding) => ({
    ...finding,
    controller: lbc,
    subject,
    path: ['metadata', 'annotations', ...finding.path],
  }));
}
