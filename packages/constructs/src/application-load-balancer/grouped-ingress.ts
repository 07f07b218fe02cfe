import {
  formatAnnotations,
  type IngressAnnotations,
  type ListenPorts,
  type MutualAuthentication,
} from '@eks-ingress/annotations';
import type { IngressObject, ServiceObject } from '@eks-ingress/controllers';
import type { TerraformResource } from 'cdktf';
import { isUnknown } from '../findings';
import { authenticationAnnotations, type Authentication } from './authentication';
import { findAction, type Route } from './route';
import { targetAnnotations, type TargetSettings } from './target-settings';

/** A Service behind the load balancer; its settings are annotations of the Service, and win over those of its Ingress. */
export interface BackendService extends TargetSettings {
  /** The port of the Service that requests are sent to. */
  readonly port: number;
  /** Of a Service that exists; one that is created has what its targets need. @default 'ClusterIP' */
  readonly type?: 'ClusterIP' | 'NodePort' | 'LoadBalancer';
  /** Creates the Service, in front of these pods. @default - it exists, or somebody else creates it */
  readonly create?: {
    readonly selector: Readonly<Record<string, string>>;
    /** The port of the pods. @default - that of the Service */
    readonly targetPort?: number;
  };
  /**
   * Who writes the annotations of a Service that exists: `terraform` adds them to it, and it has to be there; its `owner`
   * copies them from `serviceAnnotations`.
   *
   * @default 'terraform'
   */
  readonly annotatedBy?: 'terraform' | 'owner';
}

/** The routes to the Services of one namespace. */
export interface GroupedIngressProps {
  /** The namespace of the Ingress and its Services. */
  readonly namespace: string;
  /** The Services, by name. @default {} */
  readonly services?: Readonly<Record<string, BackendService>>;
  /** What holds for Services whose own settings do not say otherwise. @default {} */
  readonly targets?: TargetSettings;
  readonly routes: readonly Route[];
  /** Who has to log in for these routes. @default - nobody */
  readonly authentication?: Authentication;
  /** What is to be there first, such as the namespace. @default [] */
  readonly dependencies?: readonly TerraformResource[];
}

/** What the Ingresses of one load balancer have in common. */
export interface GroupSettings {
  readonly listenPorts: ListenPorts;
  readonly mutualAuthentication?: MutualAuthentication;
  readonly securityGroupIds?: readonly string[];
  readonly shieldAdvanced?: boolean;
}

/** An Ingress of the group, and the Services that it knows. */
export interface GroupedIngress extends GroupPlace {
  readonly namespace: string;
  readonly annotations: Readonly<Record<string, string>>;
  readonly rules: NonNullable<NonNullable<IngressObject['spec']>['rules']>;
  readonly services: readonly ServiceObject[];
  /** The number of the route behind each path of each rule. */
  readonly routeOf: readonly (readonly number[])[];
}

/**
 * What every Ingress of the group says alike, by annotation: IngressClassParams have no field for it. An Ingress that
 * somebody else adds to the group says the same.
 */
export function groupAnnotations(settings: GroupSettings): IngressAnnotations {
  const { listenPorts, mutualAuthentication, securityGroupIds, shieldAdvanced } = settings;
  return {
    // An Ingress does not inherit the listeners of the others.
    'alb.ingress.kubernetes.io/listen-ports': listenPorts,
    'alb.ingress.kubernetes.io/mutual-authentication': mutualAuthentication,
    'alb.ingress.kubernetes.io/shield-advanced-protection': shieldAdvanced,
    ...(securityGroupIds !== undefined && {
      'alb.ingress.kubernetes.io/security-groups': securityGroupIds,
      // Nothing is opened towards the targets otherwise, and every request times out.
      'alb.ingress.kubernetes.io/manage-backend-security-group-rules': true,
    }),
  };
}

/** What an Ingress has for itself in its group. */
export interface GroupPlace {
  readonly name: string;
  readonly order: number;
  /**
   * Whether the controller refuses to let go of the Ingress, and so of the load balancer. Protection in IngressClassParams
   * does not keep it from that: it turns it off when the last Ingress is gone.
   */
  readonly isProtected: boolean;
}

/** An Ingress as the group has it. Its rules stand in an order in which the particular comes before the general. */
export function groupedIngress(
  { name, order, isProtected }: GroupPlace,
  props: GroupedIngressProps,
  settings: GroupSettings,
): GroupedIngress {
  const { namespace, services = {}, targets = {}, authentication } = props;
  const actions = props.routes.map((route, index) => ({
    name: `${route.to.kind}-${index}`,
    route,
    action: findAction(route, (service) => services[service]?.port ?? 0),
  }));
  const byAction = (kind: string, valueOf: (one: (typeof actions)[number]) => unknown) =>
    Object.fromEntries(
      actions.flatMap((one) => {
        const value = valueOf(one);
        return value === undefined ? [] : [[`alb.ingress.kubernetes.io/${kind}.${one.name}`, value]];
      }),
    );
  const own: IngressAnnotations = {
    ...groupAnnotations(settings),
    'alb.ingress.kubernetes.io/group.order': order,
    ...(isProtected && {
      'alb.ingress.kubernetes.io/load-balancer-attributes': { 'deletion_protection.enabled': 'true' },
    }),
    ...targetAnnotations({ targetType: DEFAULT_TARGET_TYPE, ...targets }),
    ...authenticationAnnotations(authentication),
  };
  const nonEmpty = <Item>(list: readonly Item[] | undefined) => (list?.length === 0 ? undefined : list);
  const hosts = hostsInOrder(props.routes);
  const routeOf = hosts.map((host) => routesOf(props.routes, host));
  return {
    name,
    order,
    isProtected,
    namespace,
    annotations: formatAnnotations({
      ...own,
      ...byAction('actions', ({ action }) => action),
      ...byAction('conditions', ({ route }) => nonEmpty(route.conditions)),
      ...byAction('transforms', ({ route }) => nonEmpty(route.transforms)),
    } as IngressAnnotations),
    rules: hosts.map((host, at) => ({
      ...(host !== undefined && { host }),
      http: {
        paths: (routeOf[at] ?? []).map((index) => {
          const { name: actionName = '', route, action } = actions[index] ?? {};
          const { path = '/', pathType = 'Prefix', to } = route ?? {};
          const service =
            action === undefined && to?.kind === 'service'
              ? { name: to.service, port: { number: services[to.service]?.port ?? 0 } }
              : { name: actionName, port: { name: 'use-annotation' } };
          return { path, pathType, backend: { service } };
        }),
      },
    })),
    services: Object.entries(services).map(([service, settingsOf]) =>
      serviceObject(service, namespace, settingsOf, targets),
    ),
    routeOf,
  };
}

const DEFAULT_TARGET_TYPE = 'ip';

/** The type that the targets of a Service have. */
export function targetTypeOf(service: TargetSettings, targets: TargetSettings = {}): 'ip' | 'instance' {
  return service.targetType ?? targets.targetType ?? DEFAULT_TARGET_TYPE;
}

function serviceObject(
  name: string,
  namespace: string,
  service: BackendService,
  targets: TargetSettings,
): ServiceObject {
  const needsNodePort = targetTypeOf(service, targets) === 'instance';
  const { port, create, type = create !== undefined && needsNodePort ? 'NodePort' : 'ClusterIP' } = service;
  return {
    metadata: { name, namespace, annotations: formatAnnotations(targetAnnotations(service)) },
    spec: { type, ports: [{ port, targetPort: create?.targetPort ?? port }] },
  };
}

// Names first, then wildcards, then every host, each in the order in which they are written.
function hostsInOrder(routes: readonly Route[]): readonly (string | undefined)[] {
  const hosts = [...new Set(routes.map(({ host }) => host))];
  const breadth = (host: string | undefined) => (host === undefined ? 2 : host.startsWith('*') ? 1 : 0);
  return hosts.sort((one, other) => breadth(one) - breadth(other));
}

// The controller puts longer paths first by itself; of one path, conditions have to come before their absence.
function routesOf(routes: readonly Route[], host: string | undefined): readonly number[] {
  return routes
    .map(({ host: own, conditions = [], to }, index) => ({ index, own, to, isFree: conditions.length === 0 ? 1 : 0 }))
    .filter(({ own, to }) => own === host && !isUnknown(to.kind))
    .sort((one, other) => one.isFree - other.isFree)
    .map(({ index }) => index);
}
