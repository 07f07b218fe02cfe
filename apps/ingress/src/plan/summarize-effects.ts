import { quote } from '@eks-ingress/diagnostics';
import { findDifferences } from '../delivery/find-differences';
import type { Environment } from '../environment';
import { plural } from '../plural';
import { declaredEntryPoint, describeSubnet, type DeclaredEntryPoint } from './declared-entry-point';
import { isController } from './effect-of-plan';
import { keyOfListener, keyOfTargetGroup } from './entry-point-of';
import { findCauses, mappingsBySubnet } from './find-causes';
import { explainReplaced, findLosses, type Loss } from './find-losses';
import { listed } from './listed';
import { isLost, isSiblingOf, type Attributes, type PlannedResource } from './planned-resource';
import type { ChangeKind, ResourceChange } from './plan-report';
import { findProp } from './props-of-arguments';

/** What a plan does to an entry point, or to what belongs to none, for a person. */
export interface EffectSummary {
  /** Undefined for what belongs to no entry point. */
  readonly entryPoint?: string;
  /** What becomes of the load balancer. */
  readonly headline: string;
  /** A sentence or two for each thing that changes; what clients notice comes first. */
  readonly lines: readonly string[];
}

/** Whatever a summary is made of. */
interface Scene {
  readonly entryPoint: DeclaredEntryPoint;
  /** Those of the entry point. */
  readonly own: readonly PlannedResource[];
  readonly all: readonly PlannedResource[];
  readonly losses: readonly Loss[];
  readonly changes: ReadonlyMap<string, ResourceChange>;
}

/** Summarizes a plan by entry points, in the order of the environment's file; those that are gone come first. */
export function summarizeEffects(
  resources: readonly PlannedResource[],
  changes: readonly ResourceChange[],
  environment: Environment,
): readonly EffectSummary[] {
  const losses = findLosses(resources, environment);
  const byAddress = new Map(changes.map((change) => [change.address, change]));
  const changed = resources.filter((resource) => isShown(resource));
  const declared = Object.keys(environment.entryPoints);
  const names = [...new Set(changed.flatMap(({ entryPoint }) => entryPoint ?? []))].sort(
    (one, other) => declared.indexOf(one) - declared.indexOf(other),
  );
  const summaries = names.map((name): EffectSummary => {
    const scene: Scene = {
      entryPoint: declaredEntryPoint(environment, name),
      own: resources.filter(({ entryPoint }) => entryPoint === name),
      all: resources,
      losses: losses.filter(({ entryPoint }) => entryPoint.name === name),
      changes: byAddress,
    };
    return { entryPoint: name, headline: headlineOf(scene), lines: linesOf(scene) };
  });
  const shared = changed.filter(({ entryPoint }) => entryPoint === undefined);
  if (shared.length === 0) return summaries;
  return [...summaries, { headline: 'No entry point is affected by this.', lines: besideLines(shared) }];
}

/** Whether a change is one for a person, and not bookkeeping of Terraform's. */
function isShown({ type, kind }: PlannedResource): boolean {
  return kind !== 'none' && kind !== 'move' && kind !== 'forget' && type !== 'terraform_data';
}

function headlineOf({ own, losses }: Scene): string {
  const lost = losses.find(({ risk }) => risk === 'load-balancer-replacement');
  if (lost !== undefined) {
    const verb = lost.resource.kind === 'delete' ? 'deleted' : 'replaced';
    return `The load balancer is ${verb}. ${explainReplaced(lost)}`;
  }
  const loadBalancer = own.find(({ type }) => type === 'aws_lb');
  const controller = own.find(isController);
  if (loadBalancer?.kind === 'create') return 'The load balancer is created.';
  if (loadBalancer === undefined && controller?.kind === 'create') return 'The entry point is created.';
  const isTouched = own.some(({ type, kind }) => TRAFFIC.includes(type) && kind !== 'none' && kind !== 'move');
  return isTouched
    ? 'The load balancer stays, with its DNS name and its addresses.'
    : 'The load balancer, its listeners and its target groups stay as they are.';
}

const TRAFFIC = ['aws_lb', 'aws_lb_listener', 'aws_lb_target_group'];

function linesOf(scene: Scene): readonly string[] {
  const { own, losses } = scene;
  const isGone = losses.some(({ risk }) => risk === 'load-balancer-replacement');
  const isNew = own.some(({ type, kind }) => type === 'aws_lb' && kind === 'create');
  const told = own.filter((resource) => isShown(resource));
  const traffic = isGone || isNew ? [] : told.flatMap((resource) => trafficLines(resource, scene));
  const others = told.filter((resource) => !TRAFFIC.includes(resource.type) && !isToldAlone(resource));
  return [
    ...traffic,
    ...told.filter(isController).map((resource) => controllerLine(resource, scene)),
    ...recordLines(told),
    ...addressLines(told),
    ...besideLines(others),
  ];
}

function isToldAlone(resource: PlannedResource): boolean {
  return isController(resource) || isAliasRecord(resource) || resource.type === 'aws_eip';
}

/** What becomes of a load balancer that stays, its listeners and its target groups. */
function trafficLines(resource: PlannedResource, scene: Scene): readonly string[] {
  switch (resource.type) {
    case 'aws_lb':
      return loadBalancerLines(resource, scene);
    case 'aws_lb_listener':
      return listenerLines(resource);
    case 'aws_lb_target_group':
      return targetGroupLines(resource, scene);
    default:
      return [];
  }
}

function loadBalancerLines(
  { before, after, ...resource }: PlannedResource,
  { entryPoint, changes }: Scene,
): readonly string[] {
  const was = mappingsBySubnet(before);
  const added = [...mappingsBySubnet(after).keys()].filter((subnet) => !was.has(subnet));
  const settings = settingsIn({ ...resource, before, after }, changes).filter(
    (setting) => !setting.startsWith('subnetMappings'),
  );
  return [
    ...added.map(
      (subnet) =>
        `It gets an address in ${describeSubnet(entryPoint, subnet)}, which clients use once they have resolved its name again.`,
    ),
    ...(settings.length === 0 ? [] : [`It is updated in place: ${listed(settings)}. Clients keep their connections.`]),
  ];
}

/** The settings that an update changes, such as `crossZone changes from false to true`. */
function settingsIn(
  { type, rest, address, before, after }: PlannedResource,
  changes: ReadonlyMap<string, ResourceChange>,
): readonly string[] {
  const key = keyOfListener(rest) ?? keyOfTargetGroup(rest);
  const names = Object.keys(changes.get(address)?.attributes ?? {});
  return names.map((argument) => {
    const prop = findProp(type, argument, key);
    const [was, becomes] = [before?.[argument], after?.[argument]].map((value) => prop?.words(value));
    const name = prop?.path.join('.') ?? argument;
    return was === undefined || becomes === undefined ? `${name} changes` : `${name} changes from ${was} to ${becomes}`;
  });
}

function listenerLines({ kind, rest, before, after }: PlannedResource): readonly string[] {
  const name = `The listener ${quote(keyOfListener(rest) ?? rest)}`;
  const port = String(before?.['port'] ?? after?.['port']);
  if (kind === 'replace') {
    return [`${name} is destroyed and created again: port ${port} refuses connections for some seconds.`];
  }
  if (kind === 'delete') return [`${name} is deleted: no client can connect to port ${port} any more.`];
  if (kind === 'create') return [`${name} is created on port ${port}.`];
  const changed = (argument: string) => before?.[argument] !== after?.[argument];
  const lines = [
    ...(changed('port')
      ? [`${name} moves from port ${port} to port ${String(after?.['port'])}: clients have to use the new one.`]
      : []),
    ...(changed('protocol')
      ? [`${name} speaks ${String(after?.['protocol'])} in place of ${String(before?.['protocol'])}.`]
      : []),
    ...(changed('ssl_policy') && changed('protocol') === false
      ? [
          `${name} gets the TLS policy ${quote(after?.['ssl_policy'])} in place of ${quote(before?.['ssl_policy'])}: clients that support nothing of it cannot connect.`,
        ]
      : []),
    ...(changed('certificate_arn') && changed('protocol') === false
      ? [`${name} presents another certificate to new connections.`]
      : []),
  ];
  return lines;
}

function targetGroupLines(resource: PlannedResource, scene: Scene): readonly string[] {
  const { kind, rest } = resource;
  const key = keyOfTargetGroup(rest) ?? rest;
  const loss = scene.losses.find((each) => each.risk === 'target-group-replacement' && each.resource === resource);
  if (loss !== undefined) {
    const because = listed(findCauses(resource, scene.entryPoint, scene.all).map(({ edit }) => edit));
    return [
      `The target group ${quote(key)} is replaced, since ${because}. New connections can fail until the new targets have passed their first health checks${timeOf(resource, scene)}.`,
    ];
  }
  if (kind !== 'update') return [];
  const settings = settingsIn(resource, scene.changes);
  return [`The target group ${quote(key)} is updated in place: ${listed(settings)}. Clients notice nothing.`];
}

/** How long the first health checks take, in words. */
function timeOf(resource: PlannedResource, { own }: Scene): string {
  const after = resource.after ?? own.find((other) => isSiblingOf(other, resource))?.after;
  const [check] = (after?.['health_check'] ?? []) as readonly Attributes[];
  const { interval, healthy_threshold: threshold } = check ?? {};
  return typeof interval === 'number' && typeof threshold === 'number'
    ? `, which takes ${interval * threshold} seconds or more`
    : '';
}

/** At most this many values of a chart are named. */
const VALUES_SHOWN = 3;

function controllerLine({ kind, address }: PlannedResource, { changes }: Scene): string {
  const name = 'The ingress controller';
  if (kind === 'create') return `${name} is installed.`;
  if (kind === 'delete') return `${name} is removed.`;
  if (kind === 'replace') return `${name} is installed anew: no client is served until its new pods are ready.`;
  const { version, values } = changes.get(address)?.attributes ?? {};
  const differences = findDifferences('values[0]', Object(values?.before)[0], Object(values?.after)[0]).map(
    ({ path, before, after }) => {
      const setting = path.replace('values[0].', '');
      const isShort = [before, after].every((value) => typeof value !== 'object' && String(value).length <= 40);
      return isShort
        ? `${setting} changes from ${quote(before ?? 'unset')} to ${quote(after ?? 'unset')}`
        : `${setting} changes`;
    },
  );
  const more = differences.length - VALUES_SHOWN;
  const parts = [
    ...(version === undefined ? [] : [`its chart changes from ${String(version.before)} to ${String(version.after)}`]),
    ...differences.slice(0, VALUES_SHOWN),
    ...(more > 0 ? [`${plural(more, 'other value')} too`] : []),
  ];
  return `${name} is updated: ${parts.length === 0 ? 'its release changes' : listed(parts)}. New pods take over one by one.`;
}

function isAliasRecord({ type, rest }: PlannedResource): boolean {
  return type === 'aws_route53_record' && rest.startsWith('Dns_Record-');
}

/** At most this many names are listed. */
const NAMES_SHOWN = 5;

function recordLines(told: readonly PlannedResource[]): readonly string[] {
  const records = told.filter(isAliasRecord);
  const namesOf = (kind: ChangeKind) => [
    ...new Set(
      records
        .filter((record) => record.kind === kind)
        .map(({ before, after }) => String(before?.['name'] ?? after?.['name'])),
    ),
  ];
  const line = (kind: ChangeKind, verb: string, effect: string) => {
    const names = namesOf(kind);
    if (names.length === 0) return [];
    const shown = listed([
      ...names.slice(0, NAMES_SHOWN),
      ...(names.length > NAMES_SHOWN ? [`${names.length - NAMES_SHOWN} more`] : []),
    ]);
    const many = names.length > 1;
    return [`The alias record${many ? 's' : ''} ${shown} ${many ? 'are' : 'is'} ${verb}${effect}.`];
  };
  return [
    ...line('delete', 'deleted', ': clients cannot resolve that any more'),
    ...line('replace', 'replaced', ': for a moment clients cannot resolve that'),
    ...line('update', 'updated', ''),
    ...line('create', 'created', ''),
  ];
}

function addressLines(told: readonly PlannedResource[]): readonly string[] {
  return told
    .filter(({ type }) => type === 'aws_eip')
    .map((resource) => {
      const zone = /ElasticIp-([^_]+)_/.exec(resource.rest)?.[1] ?? resource.rest;
      const ip = resource.before?.['public_ip'];
      const name = typeof ip === 'string' ? `The Elastic IP ${ip} of ${zone}` : `The Elastic IP of ${zone}`;
      if (isLost(resource)) return `${name} is released: nobody gets it back.`;
      return `${name} is ${resource.kind === 'create' ? 'created' : 'updated in place'}.`;
    });
}

const PARTICIPLES: Readonly<Record<ChangeKind, string>> = {
  create: 'created',
  update: 'updated in place',
  replace: 'replaced',
  delete: 'deleted',
  forget: 'no longer managed',
  move: 'moved',
};

/** Whatever else changes, counted, in one sentence. */
function besideLines(resources: readonly PlannedResource[]): readonly string[] {
  const counts = new Map<string, { readonly noun: string; readonly kind: ChangeKind; count: number }>();
  for (const resource of resources) {
    const noun = nounOf(resource);
    if (noun === undefined || resource.kind === 'none') continue;
    const key = `${noun} ${resource.kind}`;
    const entry = counts.get(key) ?? { noun, kind: resource.kind, count: 0 };
    entry.count += 1;
    counts.set(key, entry);
  }
  const parts = [...counts.values()].map(({ noun, kind, count }) => {
    const subject = noun.startsWith('the ') ? noun : plural(count, noun);
    return `${subject} ${count === 1 ? 'is' : 'are'} ${PARTICIPLES[kind]}`;
  });
  if (parts.length === 0) return [];
  const sentence = listed(parts);
  return [`${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`];
}

/** What a person calls a resource; undefined for what only accompanies another. */
function nounOf({ type, owner, rest }: PlannedResource): string | undefined {
  if (type === 'helm_release') {
    if (owner === 'AwsLoadBalancerController') return 'the AWS Load Balancer Controller';
    if (owner === 'CertManager') return 'cert-manager';
    if (owner.endsWith('-Echo')) return 'the echo server';
    return rest.includes('_Binding_')
      ? 'target group binding'
      : rest.startsWith('IngressClass_')
        ? 'ingress class'
        : 'Helm release';
  }
  return type in NOUNS ? NOUNS[type] : type;
}

const NOUNS: Readonly<Record<string, string | undefined>> = {
  aws_acm_certificate: 'certificate',
  aws_acm_certificate_validation: undefined,
  aws_autoscaling_attachment: 'target registration',
  aws_cloudwatch_metric_alarm: 'alarm',
  aws_eks_pod_identity_association: 'Pod Identity association',
  aws_iam_openid_connect_provider: 'OpenID Connect provider',
  aws_iam_policy: 'IAM policy',
  aws_iam_role: 'IAM role',
  aws_iam_role_policy_attachment: undefined,
  aws_lb_listener_certificate: 'additional certificate',
  aws_lb_target_group_attachment: 'target registration',
  aws_route53_record: 'validation record',
  aws_security_group: 'security group',
  aws_vpc_security_group_egress_rule: 'security group rule',
  aws_vpc_security_group_ingress_rule: 'security group rule',
  kubernetes_annotations: 'annotated Service',
  kubernetes_ingress_v1: 'Ingress',
  kubernetes_namespace_v1: 'namespace',
  kubernetes_service_v1: 'Service',
};
