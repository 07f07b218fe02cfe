import {
  type AnnotationFinding,
  parseAnnotations,
  type AnnotationValues,
  type ControllerSettings,
} from '@eks-ingress/annotations';
import { membersOf } from '@eks-ingress/diagnostics';
import type { IngressObject } from '../../objects/ingress-object';
import { namespaceOf, objectName } from '../../objects/object-name';
import { classValues } from './class-values';
import { canSelect } from './selects-namespace';
import { unreadKeys } from './unread-keys';
import { type Setting, type Settings, valuesOf } from '../setting';

/** The annotations of an Ingress that the AWS Load Balancer Controller reads. */
type IngressValues = AnnotationValues<'Ingress', 'aws-load-balancer-controller'>;

/** The part of an IngressClassParams that wins over annotations; a manifest of one fits. */
export interface IngressClassParamsObject {
  readonly spec?: Readonly<Record<string, unknown>>;
}

/** What else is known about an Ingress that is read. */
export interface ReadIngressOptions {
  /** How the controller is set up. @default - as it comes */
  readonly settings?: ControllerSettings;
  /**
   * The IngressClassParams of its class; what they set wins over annotations. They do not apply to an Ingress that names
   * its class in `kubernetes.io/ingress.class`.
   *
   * @default - none
   */
  readonly ingressClassParams?: IngressClassParamsObject;
  /** The labels of its namespace. @default - unknown, but for the one that says its name */
  readonly namespaceLabels?: Readonly<Record<string, unknown>>;
}

/** An Ingress as the AWS Load Balancer Controller reads it: what it says in effect, and what is wrong with its annotations. */
export interface IngressReading {
  readonly ingress: IngressObject;
  readonly name: string;
  readonly namespace: string;
  readonly isBeingDeleted: boolean;
  readonly spec: IngressObject['spec'];
  readonly settings: ControllerSettings;
  /** What it says with its class, and who says it, by the annotation for it. */
  readonly said: Settings;
  /** What is in force of it. */
  readonly values: IngressValues;
  /** What is wrong with the text of its annotations, at places of the Ingress. */
  readonly findings: readonly AnnotationFinding[];
  /** The keys of its annotations, those with bad values included. */
  readonly keys: readonly string[];
  /** The IngressClassParams of its class, whether they apply or not. */
  readonly ingressClassParams?: IngressClassParamsObject;
  /** What the IngressClassParams of its class set; nothing when the older annotation names the class. */
  readonly classParams: Readonly<Record<string, unknown>>;
  /** Whether the IngressClassParams of its class allow its namespace, as far as it is known. */
  readonly isSelected: boolean;
  /** The ports that it listens on, with their protocols. */
  readonly listeners: ReadonlyMap<number, string>;
  /** Whether the annotations say so, and not the controller's default. */
  readonly declaresListeners: boolean;
  /** The ports of the frontend Network Load Balancer, each with the listener behind it. */
  readonly frontendPorts: ReadonlyMap<number, number>;
}

/** Reads an Ingress as the AWS Load Balancer Controller does. Never throws. */
export function readIngress(
  given: unknown,
  { settings = {}, ingressClassParams, namespaceLabels }: ReadIngressOptions = {},
): IngressReading {
  const ingress = membersOf(given) as IngressObject;
  const { metadata, spec } = ingress;
  const classParams = namesClassByAnnotation(metadata?.annotations) ? {} : (ingressClassParams?.spec ?? {});
  const { overruling, merged } = classValues(classParams);
  const parsed = parseAnnotations(metadata?.annotations, {
    on: 'Ingress',
    controller: 'aws-load-balancer-controller',
    namespace: metadata?.namespace,
    settings,
    overruledBy: overruling,
  });
  const listeners = listenersOf(parsed.values);
  const keys = Object.keys((metadata?.annotations as object | null | undefined) ?? {});
  const unread = unreadKeys(keys, spec, listeners);
  const isRead = (key: unknown) => !unread.has(String(key));
  const said: Settings = Object.fromEntries([
    ...Object.entries(parsed.values).map(([key, value]) => [key, { value, source: 'ingress', isRead: isRead(key) }]),
    ...Object.entries(overruling).map(([key, value]) => [key, ofClass(value, parsed.overruled ?? {}, key)]),
    ...Object.entries(merged).map(([key, pairs]) => [key, mergedWith(pairs, parsed.values, key)]),
  ]);
  const values = valuesOf(said) as IngressValues;
  return {
    ingress,
    name: objectName(metadata),
    namespace: namespaceOf(metadata),
    isBeingDeleted: metadata?.deletionTimestamp !== undefined,
    spec,
    settings,
    said,
    values,
    findings: parsed.findings
      .filter(({ id, path: [key] }) => id !== 'annotation-bad-value' || isRead(key))
      .map((finding) => ({ ...finding, path: ['metadata', 'annotations', ...finding.path] })),
    keys,
    ...(ingressClassParams && { ingressClassParams }),
    classParams,
    isSelected: canSelect(classParams.namespaceSelector, {
      name: namespaceOf(metadata),
      ...(namespaceLabels && { labels: namespaceLabels }),
    }),
    listeners,
    declaresListeners: values['alb.ingress.kubernetes.io/listen-ports'] !== undefined,
    frontendPorts: frontendPortsOf(values, listeners),
  };
}

function ofClass(value: unknown, overruled: Readonly<Record<string, unknown>>, key: string): Setting {
  const hasWritten = Object.hasOwn(overruled, key);
  return { value, source: 'class', ...(hasWritten && { overruled: { value: overruled[key] } }), isRead: true };
}

function mergedWith(pairs: object, values: Readonly<Record<string, unknown>>, key: string): Setting {
  const { [key]: own } = values;
  if (own === undefined) return { value: pairs, source: 'class', isRead: true };
  return { value: { ...own, ...pairs }, source: 'class-and-ingress', overruled: { value: own }, isRead: true };
}

/** The annotation that names a class in place of `spec.ingressClassName`. */
export const CLASS_ANNOTATION = 'kubernetes.io/ingress.class';

// The IngressClassParams of the class do not apply then: classifyIngress of pkg/ingress/group_loader.go.
function namesClassByAnnotation(annotations: unknown): boolean {
  return typeof annotations === 'object' && annotations !== null && Object.hasOwn(annotations, CLASS_ANNOTATION);
}

function listenersOf(values: IngressValues): ReadonlyMap<number, string> {
  const certificates = values['alb.ingress.kubernetes.io/certificate-arn'] ?? [];
  const hasCertificate = certificates.length > 0 || values['alb.ingress.kubernetes.io/create-acm-cert'] === true;
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
