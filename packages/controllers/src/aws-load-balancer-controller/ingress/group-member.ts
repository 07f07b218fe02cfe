import { type AnnotationValues, parseAnnotations } from '@eks-ingress/annotations';
import type { IngressObject } from '../../objects/ingress-object';
import { namespaceOf, objectName } from '../../objects/object-name';

/** The annotations of an Ingress that the AWS Load Balancer Controller reads. */
export type IngressValues = AnnotationValues<'Ingress', 'aws-load-balancer-controller'>;

/** The part of an IngressClassParams that wins over annotations; a manifest of one fits. */
export interface IngressClassParamsObject {
  readonly spec?: Readonly<Record<string, unknown>>;
}

/** What the AWS Load Balancer Controller makes of an Ingress of a group. */
export interface GroupMember {
  /** Where it stands among the Ingresses that were given. */
  readonly index: number;
  readonly name: string;
  readonly namespace: string;
  readonly spec: IngressObject['spec'];
  readonly values: IngressValues;
  /** The keys of its annotations, those with bad values included. */
  readonly keys: readonly string[];
  /** What the IngressClassParams of its class set; nothing when the older annotation names the class. */
  readonly classParams: Readonly<Record<string, unknown>>;
  /** The ports that it listens on, with their protocols. */
  readonly listeners: ReadonlyMap<number, string>;
  /** Whether the annotations say so, and not the controller's default. */
  readonly declaresListeners: boolean;
  /** The ports of the frontend Network Load Balancer, each with the listener behind it. */
  readonly frontendPorts: ReadonlyMap<number, number>;
}

const controller = 'aws-load-balancer-controller';

/** Reads the Ingresses of a group as the controller does, in the order that it puts them in. */
export function groupMembers(
  ingresses: readonly IngressObject[],
  classParams: readonly (IngressClassParamsObject | undefined)[],
): readonly GroupMember[] {
  const order = ({ values }: GroupMember) => values['alb.ingress.kubernetes.io/group.order'] ?? 0;
  return ingresses
    .map((ingress, index) => memberOf(ingress, index, classParams[index]))
    .sort((one, other) => order(one) - order(other) || (one.name < other.name ? -1 : one.name > other.name ? 1 : 0));
}

function memberOf(
  { metadata, spec }: IngressObject,
  index: number,
  params: IngressClassParamsObject | undefined,
): GroupMember {
  const { values } = parseAnnotations(metadata?.annotations, { on: 'Ingress', controller });
  const classParams = namesClassByAnnotation(metadata?.annotations) ? {} : (params?.spec ?? {});
  const listeners = listenersOf(values, classParams);
  return {
    index,
    name: objectName(metadata),
    namespace: namespaceOf(metadata),
    spec,
    values,
    keys: Object.keys((metadata?.annotations as object | null | undefined) ?? {}),
    classParams,
    listeners,
    declaresListeners: values['alb.ingress.kubernetes.io/listen-ports'] !== undefined,
    frontendPorts: frontendPortsOf(values, listeners),
  };
}

/** The annotation that names a class in place of `spec.ingressClassName`. */
export const CLASS_ANNOTATION = 'kubernetes.io/ingress.class';

// The IngressClassParams of the class do not apply then: classifyIngress of pkg/ingress/group_loader.go.
function namesClassByAnnotation(annotations: unknown): boolean {
  return typeof annotations === 'object' && annotations !== null && Object.hasOwn(annotations, CLASS_ANNOTATION);
}

function listenersOf(values: IngressValues, params: Readonly<Record<string, unknown>>): ReadonlyMap<number, string> {
  const certificates = values['alb.ingress.kubernetes.io/certificate-arn'] ?? [];
  const hasCertificate =
    certificates.length > 0 ||
    values['alb.ingress.kubernetes.io/create-acm-cert'] === true ||
    (Array.isArray(params.certificateArn) && params.certificateArn.length > 0);
  const usual: readonly Readonly<Record<string, number>>[] = hasCertificate ? [{ HTTPS: 443 }] : [{ HTTP: 80 }];
  const declared: readonly Readonly<Record<string, number | undefined>>[] =
    values['alb.ingress.kubernetes.io/listen-ports'] ?? usual;
  return new Map(
    declared.flatMap((ports) =>
      Object.entries(ports).flatMap(([protocol, port]) => (port === undefined ? [] : [[port, protocol] as const])),
    ),
  );
}

// What is mapped to no listener of the Ingress is skipped.
function frontendPortsOf(values: IngressValues, listeners: ReadonlyMap<number, string>): ReadonlyMap<number, number> {
  const mapping = Object.entries(values['alb.ingress.kubernetes.io/frontend-nlb-listener-port-mapping'] ?? {});
  if (mapping.length === 0) return new Map([...listeners.keys()].map((port) => [port, port]));
  return new Map(
    mapping.flatMap(([frontend, port]) =>
      port !== undefined && listeners.has(port) ? [[Number(frontend), port] as const] : [],
    ),
  );
}
