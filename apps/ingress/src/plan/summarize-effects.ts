import { quote } from '@eks-ingress/diagnostics';
import { findDifferences, type Difference } from '../delivery/find-differences';
import type { Environment } from '../environment';
import { plural } from '../plural';
import { declaredEntryPoint, describeSubnet, type DeclaredEntryPoint } from './declared-entry-point';
import { isController } from './effect-of-plan';
import { keyOfListener, keyOfTargetGroup } from './entry-point-of';
import { findCauses, mappingsBySubnet } from './find-causes';
import { explainReplaced, findLosses, losesIpv6, type Loss } from './find-losses';
import { listed } from './listed';
import { isLost, isSiblingOf, type Attributes, type PlannedResource } from './planned-resource';
import type { AttributeChange, ChangeKind, ResourceChange } from './plan-report';
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
  const changed = resources.filter(isShown);
  if (changed.length === 0) return resources.some(({ kind }) => kind !== 'none') ? [BOOKKEEPING] : [];
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
  return [...summaries, { headline: 'Beside the entry points:', lines: besideLines(shared, '') }];
}

const BOOKKEEPING: EffectSummary = {
  headline: 'Nothing that runs changes: Terraform keeps records of it, or knows it by another address.',
  lines: [],
};

/** Whether a change is one for a person, and not bookkeeping of Terraform's. */
function isShown({ type, kind }: PlannedResource): boolean {
  return kind !== 'none' && kind !== 'move' && kind !== 'forget' && type !== 'terraform_data';
}

function headlineOf({ own, losses }: Scene): string {
  const lost = losses.find(isWholeLoss);
  if (lost !== undefined) {
    const verb = lost.resource.kind === 'delete' ? 'deleted' : 'replaced';
    return lost.hold === 'deletion-protection'
      ? `The load balancer is to be ${verb}, and AWS refuses that: it is protected from deletion.`
      : `The load balancer is ${verb}. ${explainReplaced(lost)}`;
  }
  const loadBalancer = own.find(({ type }) => type === 'aws_lb');
  const controller = own.find(isController);
  if (loadBalancer?.kind === 'create') return 'The load balancer is created.';
  if (loadBalancer === undefined && controller?.kind === 'create') return 'The entry point is created.';
  if (own.some(losesIpv6)) return 'The load balancer stays, with its DNS name and its IPv4 addresses.';
  const isTouched = own.some((resource) => TRAFFIC.includes(resource.type) && isShown(resource));
  return isTouched
    ? 'The load balancer stays, with its DNS name and its addresses.'
    : 'The load balancer stays as it is, with its listeners and its target groups.';
}

const TRAFFIC = ['aws_lb', 'aws_lb_listener', 'aws_lb_target_group'];

/** Whether the load balancer goes, and not only some of its addresses. */
function isWholeLoss({ risk, resource }: Loss): boolean {
  return risk === 'load-balancer-replacement' && !losesIpv6(resource);
}

function linesOf(scene: Scene): readonly string[] {
  const { own, losses } = scene;
  const isGone = losses.some(isWholeLoss);
  const isNew = own.some(({ type, kind }) => type === 'aws_lb' && kind === 'create');
  const told = own.filter(isShown);
  return [
    ...(isGone || isNew ? [] : trafficLines(told, scene)),
    ...recordLines(told),
    ...addressLines(told),
    ...(isGone || isNew ? [] : clientLines(told)),
    ...told.filter(isController).map((resource) => controllerLine(resource, scene)),
    ...besideLines(
      told.filter((resource) => !TRAFFIC.includes(resource.type) && !isToldAlone(resource, isGone || isNew)),
    ),
  ];
}

function isToldAlone(resource: PlannedResource, isWhole: boolean): boolean {
  if (isController(resource) || isAliasRecord(resource) || resource.type === 'aws_eip') return true;
  return !isWhole && isClientRule(resource) && resource.kind !== 'update';
}

/** What becomes of a load balancer that stays, its listeners and its target groups; what clients notice comes first. */
function trafficLines(told: readonly PlannedResource[], scene: Scene): readonly string[] {
  const ofType = (name: string) => told.filter(({ type }) => type === name);
  return [
    ...ofType('aws_lb_listener').flatMap((listener) => listenerLines(listener, scene)),
    ...replacedTargetGroupLines(scene),
    ...ofType('aws_lb').flatMap((loadBalancer) => loadBalancerLines(loadBalancer, scene)),
    ...updatedTargetGroupLines(ofType('aws_lb_target_group'), scene),
  ];
}

function loadBalancerLines(
  { before, after, ...resource }: PlannedResource,
  { entryPoint, changes }: Scene,
): readonly string[] {
  const was = mappingsBySubnet(before);
  const added = [...mappingsBySubnet(after).keys()].filter((subnet) => !was.has(subnet));
  const whole = { ...resource, before, after };
  const isNarrowed = losesIpv6(whole);
  const told = isNarrowed ? /^(?:subnetMappings|ipAddressType)/ : /^subnetMappings/;
  const settings = settingsIn(whole, changes).filter((setting) => !told.test(setting));
  return [
    ...added.map(
      (subnet) =>
        `It gets an address in ${describeSubnet(entryPoint, subnet)}; clients find it when they resolve the name again.`,
    ),
    ...(isNarrowed ? ['It loses its IPv6 addresses: clients that use IPv6 cannot connect any more.'] : []),
    ...(settings.length === 0 ? [] : [`In place, without an effect on open connections: ${listed(settings)}.`]),
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

function listenerLines(listener: PlannedResource, scene: Scene): readonly string[] {
  const { kind, rest, before, after } = listener;
  const name = `The listener ${quote(keyOfListener(rest) ?? rest)}`;
  const port = String(before?.['port'] ?? after?.['port']);
  if (kind === 'replace') {
    return [
      `${name} is destroyed and created again, since ${causesOf(listener, scene)}: port ${port} refuses connections for some seconds.`,
    ];
  }
  if (kind === 'delete') return [`${name} is deleted: no client can connect to port ${port} any more.`];
  if (kind === 'create') return [`${name} is created on port ${port}.`];
  const changed = (argument: string) => before?.[argument] !== after?.[argument];
  const lines = [
    ...(changed('port')
      ? [`${name} moves from port ${port} to port ${String(after?.['port'])}: clients have to use the new one.`]
      : []),
    ...(changed('ssl_policy')
      ? [
          `${name} gets the TLS policy ${quote(after?.['ssl_policy'])} in place of ${quote(before?.['ssl_policy'])}: clients that support nothing of it cannot connect.`,
        ]
      : []),
    ...(changed('certificate_arn') ? [`${name} presents another certificate to new connections.`] : []),
  ];
  const others = settingsIn(listener, scene.changes).filter((setting) => !TOLD_OF_LISTENERS.test(setting));
  return others.length === 0 ? lines : [...lines, `${name} is updated in place: ${listed(others)}.`];
}

/** Told in words of their own, or with the target group that a listener forwards to. */
const TOLD_OF_LISTENERS = /^(?:ports|tls\.policy|tls\.certificate|default_action)/;

function causesOf(resource: PlannedResource, { entryPoint, all }: Scene): string {
  return listed(findCauses(resource, entryPoint, all).map(({ edit }) => edit));
}

/** Target groups that are replaced for the same reason are one sentence. */
function replacedTargetGroupLines(scene: Scene): readonly string[] {
  const replaced = scene.losses.filter(({ risk }) => risk === 'target-group-replacement');
  const sentences = replaced.map(({ resource }) => ({
    key: quote(keyOfTargetGroup(resource.rest) ?? resource.rest),
    since: causesOf(resource, scene),
    time: timeOf(resource, scene),
  }));
  const reasons = [...new Set(sentences.map(({ since, time }) => `${since}\n${time}`))];
  return reasons.map((reason) => {
    const [since = '', time = ''] = reason.split('\n');
    const keys = sentences.filter((each) => each.since === since && each.time === time).map(({ key }) => key);
    const subject = keys.length === 1 ? `target group ${keys[0]} is` : `target groups ${listed(keys)} are`;
    return `The ${subject} replaced, since ${since}. New connections can fail until the new targets have passed their first health checks${time}.`;
  });
}

function updatedTargetGroupLines(told: readonly PlannedResource[], { changes }: Scene): readonly string[] {
  return told
    .filter(({ kind }) => kind === 'update')
    .map((resource) => {
      const key = quote(keyOfTargetGroup(resource.rest) ?? resource.rest);
      return `The target group ${key} is updated in place, and keeps its targets: ${listed(settingsIn(resource, changes))}.`;
    });
}

/** Who may connect, and who may not any more. */
function clientLines(told: readonly PlannedResource[]): readonly string[] {
  return [
    ...clientLine(
      'May connect from now on',
      told.filter(({ kind }) => kind === 'create'),
    ),
    ...clientLine(
      'May not connect any more',
      told.filter(({ kind }) => kind === 'delete'),
    ),
  ];
}

function clientLine(subject: string, changed: readonly PlannedResource[]): readonly string[] {
  const portsBySource = new Map<string, Set<number>>();
  for (const { before, after } of changed.filter(isClientRule)) {
    const rule = before ?? after ?? {};
    const found = SOURCES.map((name) => rule[name]).find((value) => typeof value === 'string' && value !== '');
    const port = rule['from_port'];
    if (typeof found !== 'string' || typeof port !== 'number') continue;
    portsBySource.set(found, (portsBySource.get(found) ?? new Set()).add(port));
  }
  const sources = [...portsBySource].map(([source, ports]) => {
    const numbers = [...ports].sort((one, other) => one - other);
    return `${source} to ${numbers.length === 1 ? 'port' : 'ports'} ${listed(numbers.map(String))}`;
  });
  return sources.length === 0 ? [] : [`${subject}: ${listed(sources)}.`];
}

const SOURCES = ['cidr_ipv4', 'cidr_ipv6', 'prefix_list_id', 'referenced_security_group_id'];

function isClientRule({ type, rest }: PlannedResource): boolean {
  return type === 'aws_vpc_security_group_ingress_rule' && /_Ingress-(?:tcp|udp)-/.test(rest);
}

/** How long the first health checks take, in words. */
function timeOf(resource: PlannedResource, { own }: Scene): string {
  const after = resource.after ?? own.find((other) => isSiblingOf(other, resource))?.after;
  const [check] = (after?.['health_check'] ?? []) as readonly Attributes[];
  const { interval, healthy_threshold: threshold } = check ?? {};
  return typeof interval === 'number' && typeof threshold === 'number'
    ? `, which takes at least ${interval * threshold} seconds`
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
  const differences = differencesIn(values).map((difference) => ({
    ...difference,
    path: difference.path.replace('values[0].', ''),
  }));
  const more = differences.length - VALUES_SHOWN;
  const parts = [
    ...(version === undefined ? [] : [`its chart changes from ${String(version.before)} to ${String(version.after)}`]),
    ...differences.slice(0, VALUES_SHOWN).map(describeDifference),
    ...(more > 0 ? [`${plural(more, 'other value')} too`] : []),
  ];
  const isRolledOut = version !== undefined || differences.some(({ path }) => !WITHOUT_ROLLOUT.test(path));
  const what = parts.length === 0 ? 'its values follow from the load balancer' : listed(parts);
  return `${name} is updated: ${what}.${isRolledOut ? ' New pods take over one by one.' : ''}`;
}

/** Values that add and remove pods, or that nginx reads while it runs. */
const WITHOUT_ROLLOUT = /^controller\.(?:replicaCount|minAvailable|config\.)/;

function describeDifference({ path, before, after }: Difference): string {
  const isShort = [before, after].every((value) => typeof value !== 'object' && String(value).length <= 40);
  if (!isShort) return `${path} changes`;
  if (before === undefined) return `${path} is set to ${quote(after)}`;
  return after === undefined ? `${path} is unset` : `${path} changes from ${quote(before)} to ${quote(after)}`;
}

/** What differs in the values of a chart; nothing where they are known only after apply. */
function differencesIn(values: AttributeChange | undefined): readonly Difference[] {
  const [before, after] = [values?.before, values?.after].map((list) =>
    Array.isArray(list) ? (list[0] as unknown) : undefined,
  );
  return isJson(before) && isJson(after) ? findDifferences('values[0]', before, after) : [];
}

function isJson(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith('{');
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
  const line = (kind: ChangeKind, effect: (them: string) => string) => {
    const names = namesOf(kind);
    if (names.length === 0) return [];
    const shown = listed([
      ...names.slice(0, NAMES_SHOWN),
      ...(names.length > NAMES_SHOWN ? [`${names.length - NAMES_SHOWN} more`] : []),
    ]);
    const many = names.length > 1;
    return [`The alias record${many ? 's' : ''} ${shown} ${many ? 'are' : 'is'} ${effect(many ? 'them' : 'it')}.`];
  };
  return [
    ...line('delete', (them) => `deleted: clients cannot resolve ${them} any more`),
    ...line('replace', (them) => `replaced: for a moment clients cannot resolve ${them}`),
    ...line('update', () => 'updated'),
    ...line('create', () => 'created'),
  ];
}

function addressLines(told: readonly PlannedResource[]): readonly string[] {
  const addresses = told.filter(({ type }) => type === 'aws_eip');
  const line = (some: readonly PlannedResource[], effect: (them: string) => string) => {
    if (some.length === 0) return [];
    const names = some.map(({ rest, before }) => {
      const zone = /ElasticIp-([^_]+)_/.exec(rest)?.[1] ?? rest;
      const ip = before?.['public_ip'];
      return typeof ip === 'string' ? `${ip} of ${zone}` : `of ${zone}`;
    });
    const many = some.length > 1;
    return [
      `The Elastic IP${many ? 's' : ''} ${listed(names)} ${many ? 'are' : 'is'} ${effect(many ? 'them' : 'it')}.`,
    ];
  };
  return [
    ...line(addresses.filter(isLost), (them) => `released: nobody gets ${them} back`),
    ...line(
      addresses.filter(({ kind }) => kind === 'create'),
      () => 'created',
    ),
    ...line(
      addresses.filter(({ kind }) => kind === 'update'),
      () => 'updated in place',
    ),
  ];
}

const PARTICIPLES: Readonly<Record<ChangeKind, string>> = {
  create: 'created',
  update: 'updated',
  replace: 'replaced',
  delete: 'deleted',
  forget: 'no longer managed',
  move: 'moved',
};

/** Whatever else changes, counted, in one line. */
function besideLines(resources: readonly PlannedResource[], start = 'Also: '): readonly string[] {
  const counts = new Map<string, Map<ChangeKind, number>>();
  for (const resource of resources) {
    const noun = nounOf(resource);
    if (noun === undefined || resource.kind === 'none') continue;
    const kinds = counts.get(noun) ?? new Map<ChangeKind, number>();
    counts.set(noun, kinds.set(resource.kind, (kinds.get(resource.kind) ?? 0) + 1));
  }
  const parts = [...counts].map(([noun, kinds]) => {
    const each = [...kinds].map(([kind, count]) => [count, PARTICIPLES[kind]] as const);
    const [[count, participle] = [0, '']] = each;
    if (noun.startsWith('the ')) return `${noun} is ${participle}`;
    return each.length === 1
      ? `${plural(count, noun)} ${participle}`
      : `${noun}s: ${each.map(([number, what]) => `${number} ${what}`).join(', ')}`;
  });
  return parts.length === 0 ? [] : [`${start}${parts.join('; ')}.`];
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
