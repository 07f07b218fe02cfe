import { parseBool, servicePrefix } from '@eks-ingress/annotations';
import { membersOf } from '@eks-ingress/diagnostics';
import type { Cluster, ClusterIngress, ClusterService } from './cluster';
import { isOf, type KubernetesObject } from './kubernetes-object';
import { Occurrences } from './occurrences';

/** An ingress-nginx among the subjects, as far as they show it. */
export interface NginxInstallation {
  /** Its ConfigMap; without one nobody knows how it is set up. */
  readonly configMap?: KubernetesObject;
  /** The entries of the ConfigMap. */
  readonly config: Readonly<Record<string, unknown>>;
  /** The Services in front of its pods. */
  readonly services: readonly ClusterService[];
}

/** A Service of an installation whose load balancer is known. */
export interface NginxFront extends ClusterService {
  readonly installation: NginxInstallation;
  readonly kind: 'classic' | 'network';
  /** The ports at which the load balancer ends TLS. */
  readonly tlsPorts: readonly NginxPort[];
  /** How many of the connections have a PROXY protocol header. */
  readonly proxyProtocol: 'all' | 'none' | 'some';
}

interface NginxPort {
  readonly port: number;
  /** The index of the port in the Service. */
  readonly index: number;
  /** The port of the controller behind it, by the names that the chart has for them. */
  readonly target: 'http' | 'https' | undefined;
}

/** The installation that serves an Ingress: the one that stands nearest. */
export function findInstallationOf({ object }: ClusterIngress, cluster: Cluster): NginxInstallation | undefined {
  const installations = cluster.nginxInstallations();
  const distances = installations.map(({ configMap, services: [service] }) =>
    Math.abs((configMap ?? service?.object ?? object).subject - object.subject),
  );
  const least = distances.reduce((min, distance) => Math.min(min, distance), Infinity);
  return installations[distances.indexOf(least)];
}

/** The load balancers in front of an installation. */
export function findFronts(installation: NginxInstallation): readonly NginxFront[] {
  return installation.services.flatMap((service): NginxFront[] => {
    const { annotations } = service.object;
    if (service.controller === undefined) return [];
    const isClassic = service.controller === 'cloud-provider-aws' && annotations[`${prefix}type`] !== 'nlb';
    return [
      {
        ...service,
        installation,
        kind: isClassic ? 'classic' : 'network',
        tlsPorts: tlsPortsOf(service),
        proxyProtocol: proxyProtocolOf(service, isClassic),
      },
    ];
  });
}

/** Whether ingress-nginx takes an entry of its ConfigMap, or an annotation, for true. */
export function isOn(value: unknown): boolean {
  return typeof value === 'string' && parseBool(value) === true;
}

/** The installations of ingress-nginx among objects. */
export function readInstallations(
  objects: readonly KubernetesObject[],
  services: readonly ClusterService[],
): readonly NginxInstallation[] {
  const configMaps = objects.filter(isConfigMapOfNginx).map((object) => ({ object }));
  const own = services.filter(({ object }) => isServiceOfNginx(object));
  const byRelease = new Occurrences(configMaps, ({ object }) => releaseOf(object));
  const nearestOf = ({ object }: ClusterService) => byRelease.findNearest(releaseOf(object), object.subject)?.object;
  const alone = own.filter((service) => nearestOf(service) === undefined);
  return [
    ...configMaps.map(({ object }) => ({
      configMap: object,
      config: membersOf(object.value.data),
      services: own.filter((service) => nearestOf(service) === object),
    })),
    ...alone.map((service) => ({ config: {}, services: [service] })),
  ];
}

const prefix = servicePrefix;

function isConfigMapOfNginx(object: KubernetesObject): boolean {
  const isOther = /(^|-)(tcp|udp)(-services)?$|headers$|leader/.test(object.name);
  const isNamed = /^nginx-configuration$|ingress-nginx-controller$/.test(object.name);
  return isOf(object, 'ConfigMap', '') && !isOther && (isNamed || isLabelled(labelsOf(object)));
}

/** Whether a Service leads to the controller of an ingress-nginx. */
export function isServiceOfNginx(object: KubernetesObject): boolean {
  const isOther = /admission|metrics|default-?backend/.test(object.name);
  const isNamed = /(^|-)ingress-nginx(-controller)?(-internal)?$/.test(object.name);
  return !isOther && (isNamed || isLabelled(labelsOf(object)) || isLabelled(membersOf(object.spec.selector)));
}

function isLabelled(labels: Readonly<Record<string, unknown>>): boolean {
  const { 'app.kubernetes.io/component': component = 'controller' } = labels;
  return labels['app.kubernetes.io/name'] === 'ingress-nginx' && component === 'controller';
}

function labelsOf({ value }: KubernetesObject): Readonly<Record<string, unknown>> {
  return membersOf(membersOf(value.metadata).labels);
}

function releaseOf(object: KubernetesObject): string {
  return JSON.stringify([object.namespace, labelsOf(object)['app.kubernetes.io/instance'] ?? '']);
}

function tlsPortsOf({ object, service }: ClusterService): readonly NginxPort[] {
  const certificate = object.annotations[`${prefix}ssl-cert`];
  if (certificate === undefined || certificate === '') return [];
  const listed = listOf(object.annotations[`${prefix}ssl-ports`]);
  return (service.spec?.ports ?? []).flatMap(({ name, port = 0, protocol = 'TCP', targetPort = port }, index) => {
    const isTls =
      listed.length === 0 || listed.includes('*') || listed.some((item) => item === name || item === String(port));
    if (!isTls || protocol !== 'TCP') return [];
    const isHttps = targetPort === 'https' || targetPort === 443;
    const isHttp = targetPort === 'http' || targetPort === 80;
    return [{ port, index, target: isHttps ? ('https' as const) : isHttp ? ('http' as const) : undefined }];
  });
}

function proxyProtocolOf({ object, controller }: ClusterService, isClassic: boolean): NginxFront['proxyProtocol'] {
  const { annotations } = object;
  const isForAll = annotations[`${prefix}proxy-protocol`] === '*';
  if (isClassic) return isForAll ? 'all' : 'none';
  const attributes = listOf(annotations[`${prefix}target-group-attributes`]);
  const byAttribute = attributes.some((attribute) => /^proxy_protocol_v2\.enabled\s*=\s*true$/.test(attribute));
  // The legacy provider reads the annotation for Classic Load Balancers only.
  if (byAttribute || (isForAll && controller !== 'cloud-provider-aws')) return 'all';
  return listOf(annotations[`${prefix}proxy-protocol-per-target-group`]).length > 0 ? 'some' : 'none';
}

function listOf(value: unknown): readonly string[] {
  if (typeof value !== 'string') return [];
  return value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
