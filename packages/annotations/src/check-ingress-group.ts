import { quote } from '@eks-ingress/diagnostics';
import type { Annotation, GroupBehaviour, Reading } from './annotation';
import type { AnnotationDiagnostic } from './annotation-diagnostic';
import { badValueEffects } from './bad-value-effects';
import { checkIngress } from './check-ingress';
import type { ControllerSettings } from './controller-settings';
import { findAnnotation } from './find-annotation';
import type { IngressObject } from './ingress-object';
import { parseAnnotations } from './parse-annotations';
import { upstreamUrl } from './upstream-url';

/** What else is known about a group. */
export interface CheckIngressGroupOptions {
  /**
   * Whether what the controller silently ignores or replaces is an error.
   *
   * @default false: a warning
   */
  readonly strict?: boolean;
  /**
   * How the controller is set up.
   *
   * @default as it comes
   */
  readonly settings?: ControllerSettings;
  /**
   * The IngressClassParams of the class of each Ingress, in the order of the Ingresses; what they set wins over
   * annotations.
   *
   * @default none
   */
  readonly ingressClassParams?: readonly (IngressClassParamsObject | undefined)[];
}

/** The part of an IngressClassParams that wins over annotations; a manifest of one fits. */
export interface IngressClassParamsObject {
  readonly spec?: Readonly<Record<string, unknown>>;
}

interface Member {
  /** Where it stands among the Ingresses that were given. */
  readonly index: number;
  readonly name: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly classParams: Readonly<Record<string, unknown>>;
  /** The ports that it listens on, with their protocols. */
  readonly listeners: ReadonlyMap<number, string>;
  /** Whether the annotations say so, and not the controller's default. */
  readonly declaresListeners: boolean;
  readonly frontendPorts: readonly number[];
  readonly hasDefaultBackend: boolean;
}

const controller = 'aws-load-balancer-controller';
const prefix = 'alb.ingress.kubernetes.io/';

/**
 * What the AWS Load Balancer Controller would hit with the Ingresses of one IngressGroup, an Ingress alone included:
 * what is wrong with each, the values that conflict, and the listeners that are asked for and not there. Paths begin
 * with the index of the Ingress.
 */
export function checkIngressGroup(
  ingresses: readonly IngressObject[],
  { strict, settings, ingressClassParams = [] }: CheckIngressGroupOptions = {},
): readonly AnnotationDiagnostic[] {
  const members = inGroupOrder(ingresses.map((ingress, index) => memberOf(ingress, index, ingressClassParams[index])));
  const own = ingresses.flatMap((ingress, index) =>
    checkIngress(ingress, { controller, strict, settings }).map((diagnostic) => ({
      ...diagnostic,
      path: [index, ...diagnostic.path],
    })),
  );
  return [
    ...own,
    ...conflictingValues(members),
    ...conflictingProtocols(members),
    ...redirectsToNowhere(members),
    ...attributesOfNoListener(members, strict === true),
    ...defaultBackends(members),
    ...membersElsewhere(members),
  ];
}

function memberOf(
  { metadata, spec }: IngressObject,
  index: number,
  params: IngressClassParamsObject | undefined,
): Member {
  const { values } = parseAnnotations(metadata?.annotations, { on: 'Ingress', controller });
  const read: Readonly<Record<string, unknown>> = values;
  const declared = read[`${prefix}listen-ports`] as readonly Readonly<Record<string, number>>[] | undefined;
  const hasCertificate = isFilled(read[`${prefix}certificate-arn`]) || read[`${prefix}create-acm-cert`] === true;
  const usual: readonly Readonly<Record<string, number>>[] = hasCertificate ? [{ HTTPS: 443 }] : [{ HTTP: 80 }];
  const listeners = new Map(
    (declared ?? usual).flatMap((ports) => Object.entries(ports).map(([protocol, port]) => [port, protocol] as const)),
  );
  const mapping = read[`${prefix}frontend-nlb-listener-port-mapping`];
  return {
    index,
    name: `${metadata?.namespace ?? 'default'}/${metadata?.name ?? ''}`,
    values: read,
    classParams: params?.spec ?? {},
    listeners,
    declaresListeners: declared !== undefined,
    frontendPorts: isFilled(mapping) ? Object.keys(mapping as object).map(Number) : [...listeners.keys()],
    hasDefaultBackend: typeof spec?.defaultBackend === 'object' && spec.defaultBackend !== null,
  };
}

function isFilled(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function inGroupOrder(members: readonly Member[]): readonly Member[] {
  const order = ({ values }: Member) => Number(values[`${prefix}group.order`] ?? 0);
  return [...members].sort(
    (one, other) => order(one) - order(other) || (one.name < other.name ? -1 : one.name > other.name ? 1 : 0),
  );
}

interface GroupedAnnotation {
  readonly key: string;
  readonly annotation: Annotation;
  readonly reading: Reading<unknown>;
  readonly group: GroupBehaviour;
}

function groupedAnnotations(members: readonly Member[]): readonly GroupedAnnotation[] {
  const keys = [...new Set(members.flatMap(({ values }) => Object.keys(values)))];
  return keys.flatMap((key) => {
    const annotation = findAnnotation(key);
    const reading = annotation?.readBy[controller];
    return annotation && reading?.group ? [{ key, annotation, reading, group: reading.group }] : [];
  });
}

function conflictingValues(members: readonly Member[]): readonly AnnotationDiagnostic[] {
  return groupedAnnotations(members).flatMap((grouped): readonly AnnotationDiagnostic[] => {
    const { key, group } = grouped;
    const param = grouped.reading.ingressClassParams;
    const having = members.filter(
      ({ values, classParams }) =>
        values[key] !== undefined && (isPerKey(group) || fieldAt(classParams, param) === undefined),
    );
    switch (group) {
      case 'exclusive':
        return differing(grouped, having, '');
      case 'exclusive-onwards': {
        const missing = members.slice(members.findIndex(({ values }) => values[key] !== undefined));
        const without = missing.find(({ values }) => values[key] === undefined);
        return without && having[0] ? [laterWithout(grouped, having[0], without)] : differing(grouped, having, '');
      }
      case 'exclusive-per-port':
        return perPort(grouped, having, ({ listeners }) => [...listeners.keys()], 'listener');
      case 'exclusive-per-https-port':
        return perPort(
          grouped,
          having,
          ({ listeners }) => [...listeners].filter(([, protocol]) => protocol === 'HTTPS').map(([port]) => port),
          'listener',
        );
      case 'exclusive-per-frontend-port':
        return perPort(grouped, having, ({ frontendPorts }) => frontendPorts, 'frontend port');
      case 'once-per-frontend-port':
        return perPort(grouped, having, ({ frontendPorts }) => frontendPorts, 'frontend port', true);
      case 'merge-per-key':
        return differingKeys(
          grouped,
          having,
          new Set(members.flatMap(({ classParams }) => keysOf(fieldAt(classParams, param)))),
        );
      case 'merge':
        return [];
    }
  });
}

function isPerKey(group: GroupBehaviour): boolean {
  return group === 'merge-per-key';
}

function fieldAt(spec: Readonly<Record<string, unknown>>, field: string | undefined): unknown {
  return field
    ?.split('.')
    .reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined,
      spec,
    );
}

// A list of keys with values, or an object whose fields have the names of the keys.
function keysOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map((item) => String((item as { readonly key?: unknown } | null)?.key));
  return typeof value === 'object' && value !== null ? Object.keys(value).map((name) => name.toLowerCase()) : [];
}

function perPort(
  grouped: GroupedAnnotation,
  having: readonly Member[],
  portsOf: (member: Member) => readonly number[],
  what: string,
  once = false,
): readonly AnnotationDiagnostic[] {
  const ports = [...new Set(having.flatMap(portsOf))];
  const found = ports.flatMap((port) => {
    const sharing = having.filter((member) => portsOf(member).includes(port));
    return differing(grouped, sharing, ` on ${what} ${port}`, (value) => valueForPort(value, port), once);
  });
  return found.filter(({ path }, at) => found.findIndex((other) => other.path[0] === path[0]) === at);
}

// A list of one entry for each port, as mutual-authentication is, counts by the entry of the port.
function valueForPort(value: unknown, port: number): unknown {
  if (!Array.isArray(value)) return value;
  const entries = value as readonly unknown[];
  const portOf = (entry: unknown) =>
    typeof entry === 'object' && entry !== null ? (entry as { readonly port?: unknown }).port : undefined;
  return entries.some((entry) => portOf(entry) !== undefined)
    ? entries.filter((entry) => portOf(entry) === port)
    : entries;
}

function differing(
  grouped: GroupedAnnotation,
  having: readonly Member[],
  where: string,
  part: (value: unknown) => unknown = (value) => value,
  once = false,
): readonly AnnotationDiagnostic[] {
  const { key, reading } = grouped;
  const textOf = ({ values }: Member) => comparable(part(values[key]), reading.groupOrderSensitive === true);
  const [first, ...others] = having.filter((member) => textOf(member) !== '');
  if (first === undefined) return [];
  return others
    .filter((member) => once || textOf(member) !== textOf(first))
    .slice(0, 1)
    .map((member) => conflictOf(grouped, first, member, where, once));
}

// Empty values count as none, as the controller collects them into sets.
function comparable(value: unknown, ordered: boolean): string {
  if (value === '' || (Array.isArray(value) && value.length === 0)) return '';
  if (Array.isArray(value)) {
    const texts = value.map((item) => comparable(item, ordered));
    return JSON.stringify(ordered ? texts : [...new Set(texts)].sort());
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(members.map(([name, item]) => [name, comparable(item, ordered)]));
}

function differingKeys(
  grouped: GroupedAnnotation,
  having: readonly Member[],
  overruled: ReadonlySet<string>,
): readonly AnnotationDiagnostic[] {
  const { key } = grouped;
  const seen = new Map<string, { readonly member: Member; readonly value: unknown }>();
  return having.flatMap((member) =>
    Object.entries(member.values[key] as object).flatMap(([name, value]): AnnotationDiagnostic[] => {
      const before = seen.get(name);
      if (before === undefined) {
        seen.set(name, { member, value });
        return [];
      }
      if (String(before.value) === String(value) || overruled.has(name) || overruled.has(name.toLowerCase())) return [];
      return [
        {
          ...conflictFields(grouped, member),
          message: `${key} has ${name} at ${quote(String(value))} in ${member.name}, and at ${quote(String(before.value))} in ${before.member.name} of the same IngressGroup.`,
          fix: `Give ${name} one value, or set it in one Ingress.`,
        },
      ];
    }),
  );
}

function conflictOf(
  grouped: GroupedAnnotation,
  first: Member,
  other: Member,
  where: string,
  once: boolean,
): AnnotationDiagnostic {
  const { key, annotation, reading } = grouped;
  const codec = reading.codec ?? annotation.codec;
  const text = ({ values }: Member) => quote(codec.format(values[key]));
  return {
    ...conflictFields(grouped, other),
    message: `${key} is ${text(other)} in ${other.name}, and ${text(first)} in ${first.name} of the same IngressGroup${where}.`,
    fix: once ? 'Set it in one Ingress of the group.' : 'Give both one value, or set it in one Ingress of the group.',
  };
}

function laterWithout(grouped: GroupedAnnotation, first: Member, later: Member): AnnotationDiagnostic {
  const { key } = grouped;
  return {
    ...conflictFields(grouped, later),
    message: `${key} is set in ${first.name}, and not in ${later.name}, which comes later in the same IngressGroup.`,
    fix: `Set it in ${later.name} as well, or in the last Ingress of the group alone.`,
  };
}

function conflictFields({ key, reading }: GroupedAnnotation, { index }: Member) {
  return {
    id: 'ingress-group-conflict',
    severity: 'error',
    why: badValueEffects.rejects.why(controller, undefined),
    path: [index, 'metadata', 'annotations', key],
    source: upstreamUrl(controller, reading.docs ?? reading.source),
    effect: 'rejects',
  } as const;
}

function conflictingProtocols(members: readonly Member[]): readonly AnnotationDiagnostic[] {
  const seen = new Map<number, { readonly member: Member; readonly protocol: string }>();
  return members.flatMap((member) =>
    [...member.listeners].flatMap(([port, protocol]): AnnotationDiagnostic[] => {
      const before = seen.get(port);
      if (before === undefined) {
        seen.set(port, { member, protocol });
        return [];
      }
      if (before.protocol === protocol) return [];
      return [
        {
          id: 'ingress-group-conflict',
          severity: 'error',
          message: `Port ${port} is ${protocol} in ${member.name}, and ${before.protocol} in ${before.member.name} of the same IngressGroup.`,
          why: badValueEffects.rejects.why(controller, undefined),
          fix: `Give port ${port} one protocol in ${prefix}listen-ports.`,
          path: [member.index, 'metadata', 'annotations', `${prefix}listen-ports`],
          effect: 'rejects',
        },
      ];
    }),
  );
}

function redirectsToNowhere(members: readonly Member[]): readonly AnnotationDiagnostic[] {
  const key = `${prefix}ssl-redirect`;
  const listeners = new Map(members.flatMap((member) => [...member.listeners]));
  return members.flatMap(({ index, values }): AnnotationDiagnostic[] => {
    const port = values[key];
    const protocol = typeof port === 'number' ? listeners.get(port) : 'HTTPS';
    if (protocol === 'HTTPS') return [];
    const open = [...listeners].filter(([, one]) => one === 'HTTPS').map(([one]) => one);
    return [
      {
        id: 'ingress-redirect-listener',
        severity: 'error',
        message: `${key} is "${String(port)}", and ${protocol === undefined ? 'nothing listens on that port' : `that port speaks ${protocol}`}.`,
        why: badValueEffects.rejects.why(controller, undefined),
        fix:
          open.length > 0
            ? `HTTPS is on ${open.join(' and ')}.`
            : `Have ${prefix}listen-ports open an HTTPS port: a certificate alone does so only without it.`,
        path: [index, 'metadata', 'annotations', key],
        effect: 'rejects',
      },
    ];
  });
}

function attributesOfNoListener(members: readonly Member[], strict: boolean): readonly AnnotationDiagnostic[] {
  const listeners = new Map(members.flatMap((member) => [...member.listeners]));
  const start = `${prefix}listener-attributes.`;
  return members.flatMap(({ index, values }) =>
    Object.keys(values)
      .filter((key) => key.startsWith(start))
      .flatMap((key): AnnotationDiagnostic[] => {
        const [protocol, port] = key.slice(start.length).split('-');
        if (listeners.get(Number(port)) === protocol) return [];
        const open = [...listeners].map(([one, spoken]) => `${spoken}-${one}`);
        return [
          {
            id: 'ingress-listener-missing',
            severity: strict ? 'error' : 'warning',
            message: `${key} is for a listener that the load balancer does not have.`,
            why: 'The AWS Load Balancer Controller silently ignores it.',
            fix: `Its listeners are ${open.join(', ')}.`,
            path: [index, 'metadata', 'annotations', key],
            effect: 'ignores',
          },
        ];
      }),
  );
}

function defaultBackends(members: readonly Member[]): readonly AnnotationDiagnostic[] {
  const having = members.filter(({ hasDefaultBackend }) => hasDefaultBackend);
  const [first] = having;
  return having.slice(1).flatMap((member): AnnotationDiagnostic[] => {
    const port = [...member.listeners.keys()].find((one) => first?.listeners.has(one));
    if (first === undefined || port === undefined) return [];
    return [
      {
        id: 'ingress-group-default-backend',
        severity: 'error',
        message: `${member.name} and ${first.name} of one IngressGroup both have a default backend on port ${port}.`,
        why: badValueEffects.rejects.why(controller, undefined),
        fix: 'Leave it to one Ingress of the group.',
        path: [member.index, 'spec', 'defaultBackend'],
        effect: 'rejects',
      },
    ];
  });
}

// An Ingress does not inherit the listeners of the others.
function membersElsewhere(members: readonly Member[]): readonly AnnotationDiagnostic[] {
  const declared = new Set(
    members.filter(({ declaresListeners }) => declaresListeners).flatMap(({ listeners }) => [...listeners.keys()]),
  );
  if (declared.size === 0) return [];
  return members
    .filter(({ declaresListeners }) => !declaresListeners)
    .flatMap(({ index, name, listeners }): AnnotationDiagnostic[] => {
      const own = [...listeners].map(([port, protocol]) => `${protocol} ${port}`).join(' and ');
      const others = [...declared].filter((port) => !listeners.has(port));
      if (others.length === 0) return [];
      return [
        {
          id: 'ingress-group-listener',
          severity: 'warning',
          message: `${name} has no ${prefix}listen-ports, and is served on ${own} alone; others of its IngressGroup listen on ${others.join(' and ')}.`,
          why: 'Rules stand on the ports of their own Ingress: those of the others are not inherited.',
          fix: `Give it the ${prefix}listen-ports of the others.`,
          path: [index, 'metadata', 'annotations', `${prefix}listen-ports`],
        },
      ];
    });
}
