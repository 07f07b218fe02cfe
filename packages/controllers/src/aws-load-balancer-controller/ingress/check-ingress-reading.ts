import {
  consequenceOf,
  controllers,
  insist,
  type AnnotationValues,
  type ControllerSettings,
} from '@eks-ingress/annotations';
import { nearest, quote } from '@eks-ingress/diagnostics';
import type { IngressObject } from '../../objects/ingress-object';
import { checkRuleConditions } from './check-rule-conditions';
import { namedBackends, USE_ANNOTATION, type NamedBackend } from './named-backends';
import type { IngressReading } from './read-ingress';
import type { ControllerFinding } from '../../controller-finding';

const prefix = 'alb.ingress.kubernetes.io/';

export interface CheckIngressReadingOptions {
  readonly strict?: boolean;
  readonly settings?: ControllerSettings;
}

/** What the AWS Load Balancer Controller would hit with an Ingress, whatever the others of its group are. */
export function checkIngressReading(
  reading: IngressReading,
  { strict = false, settings }: CheckIngressReadingOptions,
): readonly ControllerFinding[] {
  const { ingress, spec, values } = reading;
  const own = strict ? reading.findings.map(insist) : reading.findings;
  const ownAndKept = [...own, ...protectionFromDeletion(ingress, values)];
  if (spec === undefined) return ownAndKept;
  const contradicted = [
    ...certificateWithoutHosts(ingress, values),
    ...rulesOfOwnGroups(values, settings),
    ...checkBackends(ingress),
    ...checkRuleConditions(reading),
  ];
  return [...ownAndKept, ...(strict ? contradicted.map(insist) : contradicted)];
}

function rulesOfOwnGroups(
  values: AnnotationValues<'Ingress'>,
  settings: ControllerSettings | undefined,
): readonly ControllerFinding[] {
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
      why: consequenceOf('rejects', 'aws-load-balancer-controller'),
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
): readonly ControllerFinding[] {
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
      why: consequenceOf('rejects', 'aws-load-balancer-controller'),
      fix: 'Set deletion_protection.enabled=false first.',
      path: ['metadata', 'annotations', key],
      effect: 'rejects',
    },
  ];
}

function certificateWithoutHosts(
  { spec }: IngressObject,
  values: AnnotationValues<'Ingress'>,
): readonly ControllerFinding[] {
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
      why: `A certificate is for a host. ${consequenceOf('rejects', 'aws-load-balancer-controller')}`,
      fix: 'Give a rule its host, or name hosts in spec.tls.',
      path: ['metadata', 'annotations', key],
      effect: 'rejects',
    },
  ];
}

// The names in annotations, and those of the backends, both ways.
function checkBackends({ metadata, spec }: IngressObject): readonly ControllerFinding[] {
  const backends = namedBackends(spec);
  const keys = Object.keys((metadata?.annotations as object | null | undefined) ?? {});
  const named = (kind: string) =>
    keys.filter((key) => key.startsWith(`${prefix}${kind}.`)).map((key) => key.slice(prefix.length + kind.length + 1));
  const actions = named('actions');
  const asked = backends.filter(({ port }) => port === USE_ANNOTATION);
  const inRules = backends.filter(({ isDefault }) => !isDefault).map(({ name }) => name);
  const orphans = (kind: string, what: string, known: readonly string[]) =>
    named(kind)
      .filter((name) => !known.includes(name))
      .map((name) => withoutBackend(`${prefix}${kind}.${name}`, what, nearest(name, known)));
  return [
    ...asked.filter(({ name }) => !actions.includes(name)).map((backend) => withoutAction(backend, actions)),
    ...orphans(
      'actions',
      `is the name of no backend whose port is named ${quote(USE_ANNOTATION)}`,
      asked.map(({ name }) => name),
    ),
    ...orphans('conditions', 'is the name of no backend of a rule', inRules),
    ...orphans('transforms', 'is the name of no backend of a rule', inRules),
  ];
}

function withoutAction({ name, path }: NamedBackend, actions: readonly string[]): ControllerFinding {
  const meant = nearest(name, actions);
  return {
    id: 'ingress-action-missing',
    severity: 'error',
    message: `The backend ${quote(name)} stands for an action, and there is no ${prefix}actions.${name}.`,
    why: consequenceOf('denies-traffic', 'aws-load-balancer-controller'),
    fix: meant === undefined ? `Add ${prefix}actions.${name}.` : `Did you mean ${quote(meant)}?`,
    path,
    effect: 'denies-traffic',
  };
}

function withoutBackend(key: string, what: string, meant: string | undefined): ControllerFinding {
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
