import {
  badValueEffects,
  controllers,
  insist,
  type AnnotationFinding,
  type AnnotationValues,
  type ControllerSettings,
} from '@eks-ingress/annotations';
import { nearest, quote } from '@eks-ingress/diagnostics';
import type { IngressObject } from '../../objects/ingress-object';
import { checkRuleConditions } from './check-rule-conditions';
import type { IngressReading } from './read-ingress';

const prefix = 'alb.ingress.kubernetes.io/';

/** The port name that stands for an action, in place of a port of a Service. */
const useAnnotation = 'use-annotation';

export interface CheckIngressReadingOptions {
  readonly strict?: boolean;
  readonly settings?: ControllerSettings;
}

/** What the AWS Load Balancer Controller would hit with an Ingress, whatever the others of its group are. */
export function checkIngressReading(
  reading: IngressReading,
  { strict = false, settings }: CheckIngressReadingOptions,
): readonly AnnotationFinding[] {
  const { ingress, spec, values } = reading;
  const own = strict ? reading.findings.map(insist) : reading.findings;
  const ownAndKept = [...own, ...protectionFromDeletion(ingress, values)];
  if (spec === undefined) return ownAndKept;
  const unread = unreadAnnotations(reading);
  const contradicted = [
    ...certificateWithoutHosts(ingress, values),
    ...rulesOfOwnGroups(values, settings),
    ...checkBackends(ingress),
    ...checkRuleConditions(ingress, values),
  ];
  const noticed = ownAndKept.filter(({ id, path }) => id !== 'annotation-bad-value' || !unread.includes(path.at(-1)));
  return [...noticed, ...(strict ? contradicted.map(insist) : contradicted)];
}

// What no backend names is not even read, so that a bad value goes unnoticed; nor is how paths without a type of their own match.
function unreadAnnotations({ keys, spec }: IngressReading): readonly unknown[] {
  const paths = listOf(spec?.rules).flatMap((rule) => listOf(rule?.http?.paths));
  const hasOwnMatching = paths.some((path) => path?.pathType === 'ImplementationSpecific');
  const ofPaths = hasOwnMatching ? [] : [`${prefix}use-regex-path-match`];
  const backends = backendsOf(spec);
  if (backends.length === 0) return ofPaths;
  const asked = backends.filter(({ port }) => port === useAnnotation);
  const names = (known: readonly Backend[]) => known.map(({ name }) => name);
  const read = new Map([
    [`${prefix}actions.`, names(asked)],
    [`${prefix}conditions.`, names(backends)],
    [`${prefix}transforms.`, names(backends)],
  ]);
  const ofBackends = keys.filter((key) =>
    [...read].some(([start, known]) => key.startsWith(start) && !known.includes(key.slice(start.length))),
  );
  return [...ofPaths, ...ofBackends];
}

function rulesOfOwnGroups(
  values: AnnotationValues<'Ingress'>,
  settings: ControllerSettings | undefined,
): readonly AnnotationFinding[] {
  const key = `${prefix}manage-backend-security-group-rules`;
  const read: Readonly<Record<string, unknown>> = values;
  const groups = read[`${prefix}security-groups`];
  const isOn = settings?.enableBackendSecurityGroup !== false;
  if (isOn || read[key] !== true || !Array.isArray(groups) || groups.length === 0) return [];
  return [
    {
      id: 'ingress-backend-security-group',
      severity: 'error',
      message: `${key} is "true" beside security groups of your own, and --enable-backend-security-group of the controller is off.`,
      why: badValueEffects.rejects.why('aws-load-balancer-controller', undefined),
      fix: 'Set the flag, or open the nodes yourself.',
      path: ['metadata', 'annotations', key],
      effect: 'rejects',
    },
  ];
}

// The Ingress stays, with its load balancer, until the attribute is taken back.
function protectionFromDeletion(
  { metadata }: IngressObject,
  values: AnnotationValues<'Ingress'>,
): readonly AnnotationFinding[] {
  const key = `${prefix}load-balancer-attributes`;
  const attributes: unknown = (values as Readonly<Record<string, unknown>>)[key];
  const given = (attributes as Readonly<Record<string, string>> | undefined)?.['deletion_protection.enabled'];
  const isOn = given !== undefined && !['0', 'f', 'F', 'FALSE', 'false', 'False'].includes(given);
  if (metadata?.deletionTimestamp === undefined || !isOn) return [];
  return [
    {
      id: 'ingress-deletion-protection',
      severity: 'error',
      message: `${key} has deletion_protection.enabled at ${quote(given)}, and the Ingress is being deleted.`,
      why: badValueEffects.rejects.why('aws-load-balancer-controller', undefined),
      fix: 'Set deletion_protection.enabled=false first.',
      path: ['metadata', 'annotations', key],
      effect: 'rejects',
    },
  ];
}

function certificateWithoutHosts(
  { spec }: IngressObject,
  values: AnnotationValues<'Ingress'>,
): readonly AnnotationFinding[] {
  const key = `${prefix}create-acm-cert`;
  const created: unknown = (values as Readonly<Record<string, unknown>>)[key];
  const hosts = [
    ...listOf(spec?.rules).map((rule) => rule?.host),
    ...listOf(spec?.tls).flatMap((tls) => listOf(tls?.hosts)),
  ];
  if (created !== true || hosts.some((host) => typeof host === 'string' && host !== '')) return [];
  return [
    {
      id: 'ingress-certificate-host',
      severity: 'error',
      message: `${key} is "true", and no rule and no TLS entry of the Ingress names a host.`,
      why: `A certificate is for a host. ${badValueEffects.rejects.why('aws-load-balancer-controller', undefined)}`,
      fix: 'Give a rule its host, or name hosts in spec.tls.',
      path: ['metadata', 'annotations', key],
      effect: 'rejects',
    },
  ];
}

interface Backend {
  readonly name: string;
  readonly port?: string;
  readonly path: readonly (string | number)[];
  readonly isDefault: boolean;
}

// The names in annotations, and those of the backends, both ways.
function checkBackends({ metadata, spec }: IngressObject): readonly AnnotationFinding[] {
  const backends = backendsOf(spec);
  const keys = Object.keys((metadata?.annotations as object | null | undefined) ?? {});
  const named = (kind: string) =>
    keys.filter((key) => key.startsWith(`${prefix}${kind}.`)).map((key) => key.slice(prefix.length + kind.length + 1));
  const actions = named('actions');
  const asked = backends.filter(({ port }) => port === useAnnotation);
  const inRules = backends.filter(({ isDefault }) => !isDefault).map(({ name }) => name);
  const orphans = (kind: string, what: string, known: readonly string[]) =>
    named(kind)
      .filter((name) => !known.includes(name))
      .map((name) => withoutBackend(`${prefix}${kind}.${name}`, what, nearest(name, known)));
  return [
    ...asked.filter(({ name }) => !actions.includes(name)).map((backend) => withoutAction(backend, actions)),
    ...orphans(
      'actions',
      `is the name of no backend whose port is named ${quote(useAnnotation)}`,
      asked.map(({ name }) => name),
    ),
    ...orphans('conditions', 'is the name of no backend of a rule', inRules),
    ...orphans('transforms', 'is the name of no backend of a rule', inRules),
  ];
}

function backendsOf(spec: IngressObject['spec']): readonly Backend[] {
  const inRules = listOf(spec?.rules).flatMap((rule, index) =>
    listOf(rule?.http?.paths).map((path, at) => ({
      service: path?.backend?.service,
      path: ['spec', 'rules', index, 'http', 'paths', at, 'backend', 'service'],
      isDefault: false,
    })),
  );
  const byDefault = {
    service: spec?.defaultBackend?.service,
    path: ['spec', 'defaultBackend', 'service'],
    isDefault: true,
  };
  return [...inRules, byDefault].flatMap(({ service, ...where }) =>
    typeof service?.name === 'string' ? [{ name: service.name, port: service.port?.name, ...where }] : [],
  );
}

function withoutAction({ name, path }: Backend, actions: readonly string[]): AnnotationFinding {
  const meant = nearest(name, actions);
  return {
    id: 'ingress-action-missing',
    severity: 'error',
    message: `The backend ${quote(name)} stands for an action, and there is no ${prefix}actions.${name}.`,
    why: badValueEffects['denies-traffic'].why('aws-load-balancer-controller', undefined),
    fix: meant === undefined ? `Add ${prefix}actions.${name}.` : `Did you mean ${quote(meant)}?`,
    path,
    effect: 'denies-traffic',
  };
}

function withoutBackend(key: string, what: string, meant: string | undefined): AnnotationFinding {
  return {
    id: 'ingress-backend-missing',
    severity: 'warning',
    message: `${key} is not read: what follows the dot ${what}.`,
    why: `${controllers['aws-load-balancer-controller'].title.replace(/^the/, 'The')} looks annotations up by the names of backends, and silently ignores the others.`,
    fix: meant === undefined ? 'Name the backend so, or remove it.' : `Did you mean ${quote(meant)}?`,
    path: ['metadata', 'annotations', key],
    effect: 'ignores',
  };
}

// Manifests hold whatever their authors wrote.
function listOf<Item>(value: readonly Item[] | undefined): readonly (Item | undefined)[] {
  return Array.isArray(value) ? (value as readonly (Item | undefined)[]) : [];
}
