import { membersOf, type Subject } from '@eks-ingress/diagnostics';
import type { ControllerSettings } from '@eks-ingress/annotations';
import {
  findServiceController,
  groupMembers,
  readableService,
  readIngress,
  readService,
  type IngressClassParamsObject,
  type IngressObject,
  type GroupMember,
  type IngressReading,
  type ServiceControllerName,
  type ServiceObject,
  type ServiceReading,
} from '@eks-ingress/controllers';
import { settingsOfCharts } from '@eks-ingress/charts';
import type { RuleOptions } from '../rule-options';
import {
  controllerOfAnnotations,
  controllerOfClass,
  controllerOfClassName,
  type IngressControllerName,
} from './ingress-controller';
import { ingressOfV1 } from './ingress-of-v1';
import { isOf, readObjects, type KubernetesObject } from './kubernetes-object';
import { readInstallations, type NginxInstallation } from './nginx-installation';
import { Occurrences } from './occurrences';
import { once } from './once';
import { variantsOf } from './variants';

/** An Ingress, and who takes it. */
export interface ClusterIngress {
  readonly object: KubernetesObject;
  /** As networking.k8s.io/v1 has it. */
  readonly ingress: IngressObject;
  /** The class that it names, by the annotation or else by the field. */
  readonly className?: string;
  /** The IngressClass of that name, where it is among the subjects. */
  readonly ingressClass?: KubernetesObject;
  /** The IngressClassParams of its class, where they are among the subjects and apply. */
  readonly ingressClassParams?: IngressClassParamsObject;
  /** Undefined when it is another one, or nothing says which. */
  readonly controller?: IngressControllerName;
  /** It as the AWS Load Balancer Controller reads it; read once, when somebody asks. */
  readonly read: () => IngressReading;
}

/** A Service, and who builds its load balancer. */
export interface ClusterService {
  readonly object: KubernetesObject;
  readonly service: ServiceObject;
  /** Undefined when nobody known does. */
  readonly controller?: ServiceControllerName;
  /** It as the AWS Load Balancer Controller reads it; read once, when somebody asks. */
  readonly read: () => ServiceReading;
}

/** An Ingress of a group, and what the AWS Load Balancer Controller makes of it. */
interface ReadMember extends Omit<GroupMember, 'ingress'> {
  readonly ingress: ClusterIngress;
}

/** The Ingresses that share an Application Load Balancer; one alone, where nothing else is said. */
export interface IngressGroup {
  /** The name of the IngressGroup; undefined for an Ingress alone. */
  readonly name?: string;
  readonly members: readonly ClusterIngress[];
  /** Its Ingresses as the AWS Load Balancer Controller reads them, in its order. */
  readonly read: () => readonly ReadMember[];
}

/** The objects among the subjects, and how they hang together. */
export interface Cluster {
  readonly objects: readonly KubernetesObject[];
  readonly settings: ControllerSettings;
  readonly region?: string;
  readonly ingresses: readonly ClusterIngress[];
  readonly services: readonly ClusterService[];
  /** Sets of IngressClasses that can be in one cluster. */
  readonly ingressClasses: readonly (readonly { readonly object: KubernetesObject }[])[];
  /** The groups of the Ingresses that are for the AWS Load Balancer Controller, as far as they are whole. */
  readonly ingressGroups: readonly IngressGroup[];
  /** The installations of ingress-nginx among the subjects. */
  readonly nginxInstallations: () => readonly NginxInstallation[];
  /** The Service that an object names, in its own namespace. */
  readonly findService: (name: string, near: KubernetesObject) => ClusterService | undefined;
}

const classKey = 'kubernetes.io/ingress.class';
const defaultClassKey = 'ingressclass.kubernetes.io/is-default-class';

/** Reads the objects among subjects. Never throws. */
export function readCluster(subjects: readonly Subject[], options: RuleOptions): Cluster {
  const { controller, settings: given = {} } = options;
  const settings = {
    ...settingsOfCharts(subjects),
    ...(controller === 'cloud-provider-aws' && { enableServiceMutatorWebhook: false }),
    ...given,
  };
  const objects = readObjects(subjects);
  const classes = objects
    .filter((object) => isOf(object, 'IngressClass', 'networking.k8s.io'))
    .map((object) => ({ object }));
  const classByName = new Occurrences(classes, ({ object }) => object.name);
  const params = new Occurrences(
    objects.filter((object) => isOf(object, 'IngressClassParams', 'elbv2.k8s.aws')).map((object) => ({ object })),
    ({ object }) => object.name,
  );
  const namespaces = new Occurrences(
    objects.filter((object) => isOf(object, 'Namespace', '')).map((object) => ({ object })),
    ({ object }) => object.name,
  );
  const defaultClass = classes.find(({ object }) => object.annotations[defaultClassKey] === 'true')?.object;

  const readClusterIngress = (object: KubernetesObject): ClusterIngress => {
    const byAnnotation = textOf(object.annotations[classKey]);
    const className = byAnnotation ?? textOf(object.spec.ingressClassName);
    const ingressClass =
      className === undefined ? defaultClass : classByName.findNearest(className, object.subject)?.object;
    const paramsName = paramsNameOf(ingressClass);
    // The annotation wins over the field, and then the parameters of the class do not apply.
    const ingressClassParams =
      byAnnotation === undefined && paramsName !== undefined
        ? params.findNearest(paramsName, object.subject)?.object.value
        : undefined;
    const taker = controllerOf(object, className, ingressClass, controller);
    const ingress = ingressOfV1(object);
    const spec = ingressClassParams && { spec: membersOf(ingressClassParams.spec) };
    const namespace = namespaces.findNearest(object.namespace, object.subject)?.object;
    const namespaceLabels = namespace && membersOf(membersOf(namespace.value.metadata).labels);
    return {
      object,
      ingress,
      read: once(() => readIngress(ingress, { settings, ingressClassParams: spec, namespaceLabels })),
      ...(className !== undefined && { className }),
      ...(ingressClass && { ingressClass }),
      ...(spec && { ingressClassParams: spec }),
      ...(taker && { controller: taker }),
    };
  };

  const ingresses = objects
    .filter((object) => isOf(object, 'Ingress', 'networking.k8s.io', 'extensions'))
    .map(readClusterIngress);
  const services = objects
    .filter((object) => isOf(object, 'Service', ''))
    .map((object): ClusterService => {
      const service = readableService(object.value);
      const builder = isOfAnotherCloud(object.annotations) ? undefined : findServiceController(service, settings);
      return {
        object,
        service,
        read: once(() => readService(object.value, { settings })),
        ...(builder && { controller: builder }),
      };
    });
  const ranks = ranksOf(objects);
  const serviceByName = new Occurrences(services, ({ object }) => `${object.namespace}/${object.name}`);

  const nginxInstallations = once(() => readInstallations(objects, services));

  return {
    objects,
    settings,
    nginxInstallations,
    ...(options.region !== undefined && { region: options.region }),
    ingresses,
    services,
    ingressClasses: variantsOf(classes),
    ingressGroups: groupsOf(ingresses),
    findService: (name, near) =>
      serviceByName.find(`${near.namespace}/${name}`, near, ranks.get(near.subject) ?? [0, 1]),
  };
}

/** Which of how many objects of its name each one is, by its subject. */
function ranksOf(objects: readonly KubernetesObject[]): ReadonlyMap<number, readonly [rank: number, count: number]> {
  const byName = new Map<string, KubernetesObject[]>();
  for (const object of objects) {
    const name = `${object.kind} ${object.namespace}/${object.name}`;
    const same = byName.get(name);
    if (same) same.push(object);
    else byName.set(name, [object]);
  }
  return new Map(
    [...byName.values()].flatMap((same) => same.map(({ subject }, rank) => [subject, [rank, same.length]] as const)),
  );
}

function controllerOf(
  object: KubernetesObject,
  className: string | undefined,
  ingressClass: KubernetesObject | undefined,
  otherwise: RuleOptions['controller'],
): IngressControllerName | undefined {
  if (ingressClass !== undefined) return controllerOfClass(ingressClass.spec.controller);
  if (className !== undefined) return controllerOfClassName(className) ?? controllerOfAnnotations(object.annotations);
  if (otherwise !== undefined && otherwise !== 'cloud-provider-aws') return otherwise;
  return controllerOfAnnotations(object.annotations);
}

/** How annotations of other clouds, and of load balancers that are in the cluster, begin. */
const otherClouds =
  /^(service\.beta\.kubernetes\.io\/(?!aws-|actions\.|load-balancer-source-ranges)|(cloud\.google\.com|networking\.gke\.io|kubernetes\.digitalocean\.com|load-balancer\.hetzner\.cloud|oci\.oraclecloud\.com|metallb\.universe\.tf|metallb\.io|kube-vip\.io)\/)/;

/** Whether a Service is for another cloud: it has annotations of one, and none of AWS. */
function isOfAnotherCloud(annotations: Readonly<Record<string, unknown>>): boolean {
  const keys = Object.keys(annotations);
  return (
    keys.some((key) => otherClouds.test(key)) &&
    !keys.some((key) => key.startsWith('service.beta.kubernetes.io/aws-load-balancer-'))
  );
}

function groupsOf(ingresses: readonly ClusterIngress[]): readonly IngressGroup[] {
  const byName = new Map<string, ClusterIngress[]>();
  const groups: IngressGroup[] = [];
  for (const ingress of ingresses) {
    if (ingress.controller !== 'aws-load-balancer-controller' || ingress.object.isPartial) continue;
    const name = ingress.read().values['alb.ingress.kubernetes.io/group.name'];
    const others = name === undefined ? undefined : byName.get(name);
    if (others) others.push(ingress);
    else if (name === undefined) groups.push(groupOf([ingress]));
    else byName.set(name, [ingress]);
  }
  const named = [...byName].flatMap(([name, members]) =>
    variantsOf(members).map((variant) => ({ name, ...groupOf(variant) })),
  );
  return [...groups, ...named];
}

function groupOf(members: readonly ClusterIngress[]): Pick<IngressGroup, 'members' | 'read'> {
  const read = once(() =>
    groupMembers(members.map((ingress) => ingress.read())).flatMap((member): ReadMember[] => {
      const ingress = members[member.index];
      return ingress === undefined ? [] : [{ ...member, ingress }];
    }),
  );
  return { members, read };
}

function paramsNameOf(ingressClass: KubernetesObject | undefined): string | undefined {
  const { apiGroup, kind, name } = membersOf(ingressClass?.spec.parameters);
  return apiGroup === 'elbv2.k8s.aws' && kind === 'IngressClassParams' ? textOf(name) : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
