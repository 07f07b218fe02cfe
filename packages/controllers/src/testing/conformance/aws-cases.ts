import {
  json,
  stringList,
  text,
  type ControllerSettings,
  findAnnotation,
  parseAnnotations,
} from '@eks-ingress/annotations';
import {
  checkIngressGroup,
  type IngressClassParamsObject,
} from '../../aws-load-balancer-controller/ingress/check-ingress-group';
import { checkIngress } from '../../check-ingress';
import { checkIngressClasses } from '../../aws-load-balancer-controller/ingress/check-ingress-classes';
import type { IngressClassObject } from '../../aws-load-balancer-controller/ingress/ingress-class-checks';
import { checkService } from '../../check-service';
import type { Subnet } from '../../aws-load-balancer-controller/service/subnet';
import type { IngressObject } from '../../objects/ingress-object';
import type { ServiceObject } from '../../objects/service-object';
import { missingParts } from './holds';
import { manifestOf } from './manifest-of';
import { compare, type Outcome } from './outcome';
import type { ControllerFinding } from '../../controller-finding';

type GoObject = Readonly<Record<string, unknown>>;

export interface AwsCase {
  readonly id: string;
  readonly source: { readonly file: string; readonly test: string };
  readonly name: string;
  readonly input: GoObject;
  readonly annotations: readonly { readonly path: string; readonly annotations: Readonly<Record<string, string>> }[];
  readonly expected: GoObject | null;
  readonly expectedError: string | true | null;
}

const controller = 'aws-load-balancer-controller';

// The tests whose results hold what the annotations say, by the names of those annotations. Others compute something.
const built: Readonly<Record<string, RegExp>> = {
  defaultAuthConfigBuilder_Build: /\/auth-/,
  defaultEnhancedBackendBuilder_buildAuthConfig: /^$/,
  defaultEnhancedBackendBuilder_buildConditions: /\/conditions\./,
  defaultEnhancedBackendBuilder_buildActionViaAnnotation: /\/actions\./,
  defaultEnhancedBackendBuilder_buildTransforms: /\/transforms\./,
  defaultGroupLoader_loadGroupID: /\/group\.name$/,
  buildFrontendNlbSchemeViaAnnotation: /\/frontend-nlb-scheme$/,
  defaultModelBuildTask_getFrontendNlbAttributes: /\/frontend-nlb-attributes$/,
  buildIPv4IPAMPoolID: /\/ipam-ipv4-pool-id$/,
  buildListenerAttributes: /\/listener-attributes\./,
  defaultModelBuildTask_buildIngressGroupLoadBalancerAttributes: /\/load-balancer-attributes$/,
  defaultModelBuildTask_buildTargetGroupHealthCheckPath: /\/healthcheck-path$/,
  defaultModelBuildTask_buildTargetGroupBindingNodeSelector: /\/target-node-labels$/,
  defaultModelBuildTask_buildTargetGroupBindingMultiClusterFlag: /multi-cluster-target-group$/,
  defaultModelBuilderTask_buildListenerAttributes: /-listener-attributes\./,
  defaultModelBuilderTask_buildLBAttributes: /-load-balancer-attributes$/,
  defaultModelBuildTask_buildLoadBalancerIPAddressType: /-ip-address-type$/,
  defaultModelBuildTask_buildLoadBalancerEnablePrefixForIpv6SourceNat: /-enable-prefix-for-ipv6-source-nat$/,
  defaultModelBuilderTask_buildLbCapacity: /-minimum-load-balancer-capacity$/,
  defaultModelBuildTask_buildManageSecurityGroupRulesFlag: /-manage-backend-security-group-rules$/,
  defaultModelBuildTask_buildLoadBalancerName: /-load-balancer-name$/,
};

/** A case of the controller's own tests, against what the package says of the same objects. */
export function compareAwsCase(oneCase: AwsCase): Outcome {
  const { id, source, annotations, expectedError } = oneCase;
  const test = source.test.replace(/^Test_?/, '');
  if (source.file.startsWith('pkg/annotations/')) return compareParser(oneCase, test);

  const section = `AWS Load Balancer Controller: ${source.file.split('/')[1] === 'service' ? 'Service' : 'Ingress'}`;
  const known = annotations.some((map) => Object.keys(map.annotations).some((key) => findAnnotation(key)));
  if (!known) return { id, section, result: 'names no annotation' };
  const live = needsLiveState(oneCase);
  if (live !== undefined) return { id, section, result: 'set aside', reason: live };

  const findings = diagnose(oneCase, test);
  const left = findings.find(({ effect }) => effect === 'leaves-object');
  if (test === 'defaultServiceUtils_IsServiceSupported') {
    const expected = oneCase.expected?.want === true ? 'taken' : 'left alone';
    return compare(id, section, { expected, got: left ? 'left alone' : 'taken', because: left?.message });
  }
  // Of a Service that is left alone nothing is read but what keeps its load balancer.
  const isUnread = left !== undefined && test === 'defaultModelBuilderTask_Build';
  const refusal = findings.find(
    ({ effect, id: rule }) => effect === 'rejects' && (!isUnread || rule === 'service-deletion-protected'),
  );
  const expected = expectedError === null ? 'accepted' : 'refused';
  const got = { got: refusal ? 'refused' : 'accepted', because: refusal?.message };
  const whatFor = typeof expectedError === 'string' ? ` (${expectedError})` : '';
  const outcome = compare(id, section, { expected, ...got }, refusal ? [] : differences(oneCase, test, findings));
  return outcome.result === 'disagreed' ? { ...outcome, expected: `${outcome.expected}${whatFor}` } : outcome;
}

function needsLiveState({ input, expectedError, source }: AwsCase): string | undefined {
  const said = JSON.stringify(input);
  if (expectedError === null) {
    // The webhook compares with the Ingress that is in the cluster.
    const updates = said.includes('"oldIng"') && /"disableIngress\w*Annotation":true/.test(said);
    return updates ? 'the webhook compares with the Ingress that is in the cluster' : undefined;
  }
  if (said.includes('"$error"')) return 'a call of AWS or of the cluster fails';
  if (/"sdkLBs":\[\{/.test(said)) return 'it is about the load balancer that is in AWS';
  if (source.test.includes('UsageUpdate')) return 'the webhook compares with the Ingress that is in the cluster';
  if (
    typeof expectedError === 'string' &&
    /not found|couldn't find|couldn't auto-discover|expecting a single targetGroup/.test(expectedError)
  )
    return 'it is about objects that AWS or the cluster lacks';
  return undefined;
}

function diagnose({ input, annotations }: AwsCase, test: string): readonly ControllerFinding[] {
  const services = objectsAt(input, (path) =>
    /(^|\.)(svc|svcs\[\d+\]|service|backend|ingOrSvc|backendServices)(\.|$)/.test(path),
  );
  const settings = settingsOf(input, test);
  const groups = groupsIn(input);
  const alone = objectsAt(
    input,
    (path) => /(^|\.)(ing|ingress|Ing)$/.test(path) && !/ingGroup|embers|ingList/.test(path),
  );
  const bare = annotations.filter(({ path }) => !path.includes('ObjectMeta'));
  const found = [
    ...groups.flatMap(({ ingresses, ingressClassParams }) =>
      checkIngressGroup(
        ingresses.map((ingress) => adapt(ingress, input, test)),
        { settings, ingressClassParams, services: backendsOf(input) },
      ),
    ),
    ...alone.flatMap((one) => checkIngressGroup([adapt(manifestOf(one) as IngressObject, input, test)], { settings })),
    ...leaving(input).flatMap((ingress) => checkIngress(ingress, { controller, settings })),
    ...checkIngressClasses(unclassified(input) ? classesIn(input) : []),
    ...services.flatMap((one) => {
      const service = adaptService(manifestOf(one) as ServiceObject, input);
      return isForLoadBalancer(service)
        ? checkService(service, { controller, settings, subnets: subnetsOf(input), services: servicesOf(input) })
        : parseAnnotations(service.metadata?.annotations, { on: 'Service', controller, settings }).findings;
    }),
    ...bare.flatMap((map) => {
      const keys = Object.keys(map.annotations);
      const on = keys.some((key) => key.startsWith('service.beta.')) ? 'Service' : 'Ingress';
      const { metadata } = adapt({ metadata: { annotations: map.annotations } }, {}, test);
      const all = on === 'Ingress' ? metadata?.annotations : map.annotations;
      return parseAnnotations(all, { on, controller, settings }).findings;
    }),
  ];
  return found;
}

// The Services that are in the cluster of a test of the whole.
function backendsOf(input: GoObject): readonly ServiceObject[] {
  return objectsAt(input.env, (path) => /^svcs\[\d+\]$/.test(path)).map((one) => manifestOf(one) as ServiceObject);
}

function leaving(input: GoObject): readonly IngressObject[] {
  return objectsAt(input, (path) => /InactiveMembers\[\d+\]$/.test(path)).map(
    (one) => manifestOf(one) as IngressObject,
  );
}

function classesIn(input: GoObject): readonly IngressClassObject[] {
  return objectsAt(input, (path) => /ingClassList\[\d+\]$/.test(path)).map(
    (one) => manifestOf(one) as IngressClassObject,
  );
}

// An Ingress that names no class is one of the default class.
function unclassified(input: GoObject): boolean {
  return objectsAt(input, (path) => /(^|\.)ing$/.test(path)).every((one) => {
    const text = JSON.stringify(manifestOf(one));
    return !text.includes('"ingressClassName"') && !text.includes('kubernetes.io/ingress.class');
  });
}

function isForLoadBalancer({ metadata }: ServiceObject): boolean {
  return Object.keys(metadata?.annotations ?? {}).some((key) => key.startsWith('service.beta.'));
}

// What the tests hand over beside the objects is what their callers had read from the annotations.
function adapt(ingress: IngressObject, input: GoObject, test: string): IngressObject {
  const byIngress = findMember(input, 'listenerPortConfigByIngress') as Readonly<Record<string, unknown>> | undefined;
  const ownPorts = Object.entries(byIngress ?? {}).find(([key]) =>
    key.includes(JSON.stringify(ingress.metadata?.name)),
  );
  const ports = (ownPorts?.[1] ?? findMember(input, 'listenPortConfigByPort')) as
    Readonly<Record<string, GoObject>> | undefined;
  const scheme = findMember(input, 'scheme');
  const given: Record<string, string> = {
    ...(ports && {
      'alb.ingress.kubernetes.io/listen-ports': JSON.stringify(
        Object.entries(ports).map(([port, { protocol }]) => ({ [String(protocol ?? 'HTTP')]: Number(port) })),
      ),
    }),
    ...(/ManageSecurityGroupRules/.test(test) && { 'alb.ingress.kubernetes.io/security-groups': 'sg-1' }),
    // What is tested is called when the frontend Network Load Balancer is on.
    ...(/frontendNlb/i.test(test) && { 'alb.ingress.kubernetes.io/enable-frontend-nlb': 'true' }),
    ...(/frontendNlb/i.test(test) &&
      typeof scheme === 'string' && { 'alb.ingress.kubernetes.io/frontend-nlb-scheme': scheme }),
  };
  const annotations = { ...given, ...((ingress.metadata?.annotations as Record<string, string> | undefined) ?? {}) };
  // Go leaves out what is empty; a certificate that is there already has been made for some host.
  const spec = findMember(input, 'modelCert') === undefined ? {} : { rules: [{ host: 'shop.example.com' }] };
  return { spec, ...ingress, metadata: { ...ingress.metadata, annotations } };
}

function adaptService(service: ServiceObject, input: GoObject): ServiceObject {
  const { enablePrefixForIpv6SourceNat, listenerProtocol, targetType } = input;
  const scheme = findMember(input, 'scheme');
  const ipAddressType = findMember(input, 'ipAddressType');
  const prefix = 'service.beta.kubernetes.io/aws-load-balancer-';
  const given: Record<string, string> = {
    ...(typeof scheme === 'string' && { [`${prefix}scheme`]: scheme }),
    ...(typeof ipAddressType === 'string' && { [`${prefix}ip-address-type`]: ipAddressType }),
    ...(typeof enablePrefixForIpv6SourceNat === 'string' && {
      [`${prefix}enable-prefix-for-ipv6-source-nat`]: enablePrefixForIpv6SourceNat,
    }),
    ...(typeof targetType === 'string' && { [`${prefix}nlb-target-type`]: targetType }),
    ...(listenerProtocol === 'TLS' && { [`${prefix}ssl-cert`]: 'arn:aws:acm:us-west-2:123456789012:certificate/a' }),
  };
  const annotations = { ...given, ...((service.metadata?.annotations as Record<string, string> | undefined) ?? {}) };
  // A test of one step leaves out what the step does not look at.
  const spec = service.spec && { type: 'LoadBalancer', ...service.spec };
  return { ...service, metadata: { ...service.metadata, annotations }, ...(spec && { spec }) };
}

function settingsOf(input: GoObject, test: string): ControllerSettings {
  const flag = (name: string) => {
    const value = findMember(input, name);
    return typeof value === 'boolean' ? value : undefined;
  };
  const external = findMember(input, 'externalManagedTags');
  const scheme = findMember(input, 'defaultLoadBalancerScheme');
  const targetType = findMember(input, 'defaultTargetType');
  const gates = (findMember(input, 'featureGates') ?? {}) as Readonly<Record<string, boolean | undefined>>;
  return {
    // The webhooks have no part in the tests of what is built.
    enableServiceMutatorWebhook: false,
    // The tests of certificates call what is behind the gate.
    enableCertificateManagement: true,
    ...((scheme === 'internal' || scheme === 'internet-facing') && { defaultLoadBalancerScheme: scheme }),
    nlbSecurityGroup: gates.NLBSecurityGroup,
    // Such a case runs with the gate alone, and others both with it and without.
    enableTcpUdpListener: gates.EnableTCPUDPListener ?? flag('skipTCPUDPDisabled'),
    ...((targetType === 'instance' || targetType === 'ip') && { defaultTargetType: targetType }),
    // Go leaves out what is false, and those tests have the flag.
    enableBackendSecurityGroup: test.endsWith('_Build') ? flag('enableBackendSG') === true : flag('enableBackendSG'),
    enableIpTargetType: flag('enableIPTargetType'),
    serviceTypeLoadBalancerOnly: flag('restrictToTypeLoadBalancer'),
    disableIngressClassAnnotation: flag('disableIngressClassAnnotation'),
    disableIngressGroupNameAnnotation: flag('disableIngressGroupAnnotation'),
    ...(typeof external === 'object' &&
      external !== null && {
        externalManagedTags: Array.isArray(external) ? external.map(String) : Object.keys(external),
      }),
  };
}

function subnetsOf(input: GoObject): readonly Subnet[] | undefined {
  const { resolveViaDiscoveryCalls, resolveViaNameOrIDSliceCalls } = input;
  const [call] = (resolveViaDiscoveryCalls ?? resolveViaNameOrIDSliceCalls ?? []) as readonly GoObject[];
  const subnets = input.subnets ?? call?.subnets;
  if (!Array.isArray(subnets)) return undefined;
  return (subnets as readonly GoObject[]).map((subnet) => ({
    id: String(subnet.SubnetId),
    ...(typeof subnet.CidrBlock === 'string' && { cidr: subnet.CidrBlock }),
    ipv6Cidrs: ((subnet.Ipv6CidrBlockAssociationSet ?? []) as readonly GoObject[]).map(({ Ipv6CidrBlock }) =>
      String(Ipv6CidrBlock),
    ),
  }));
}

function servicesOf({ backendServices }: GoObject): readonly ServiceObject[] | undefined {
  if (typeof backendServices !== 'object' || backendServices === null) return undefined;
  return Object.values(backendServices).map((service) => manifestOf(service) as ServiceObject);
}

interface Group {
  readonly ingresses: readonly IngressObject[];
  readonly ingressClassParams: readonly (IngressClassParamsObject | undefined)[];
}

function groupsIn(input: GoObject): readonly Group[] {
  const lists = [
    (findMember(input, 'ingGroup') as GoObject | undefined)?.Members,
    findMember(input, 'members'),
    findMember(input, 'ingList'),
  ];
  return lists
    .filter((list) => Array.isArray(list))
    .map((list) => {
      const members = list as readonly GoObject[];
      return {
        ingresses: members.map((member) => manifestOf(member.Ing ?? member) as IngressObject),
        ingressClassParams: members.map(({ IngClassConfig }) => {
          const params = (IngClassConfig as GoObject | undefined)?.IngClassParams;
          return params === undefined ? undefined : (manifestOf(params) as IngressClassParamsObject);
        }),
      };
    });
}

function objectsAt(value: unknown, isAt: (path: string) => boolean, path = ''): readonly GoObject[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => objectsAt(item, isAt, `${path}[${index}]`));
  const object = value as GoObject;
  if (object.ObjectMeta !== undefined && isAt(path)) return [object];
  return Object.entries(object).flatMap(([name, item]) =>
    objectsAt(item, isAt, path === '' ? name : `${path}.${name}`),
  );
}

function findMember(value: unknown, name: string, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || depth > 2) return undefined;
  const object = value as GoObject;
  if (object[name] !== undefined) return object[name];
  return Object.values(object)
    .map((item) => findMember(item, name, depth + 1))
    .find((found) => found !== undefined);
}

function differences(
  { annotations, expected, input }: AwsCase,
  test: string,
  findings: readonly ControllerFinding[],
): readonly string[] {
  const keys = built[test];
  if (keys === undefined || expected === null || Object.keys(expected).length === 0) return [];
  // What is merged from several objects, or overruled by the class, is not in one piece.
  if (JSON.stringify(input).includes('"IngClassParams"')) return [];
  // What is said to have no effect, or another one, is not built.
  const silent = findings.filter(({ effect }) => effect === 'ignores' || effect === 'misreads');
  const unread = new Set(silent.map(({ path }) => path.at(-1)));
  return annotations.flatMap((map) => {
    const on = Object.keys(map.annotations).some((key) => key.startsWith('service.beta.')) ? 'Service' : 'Ingress';
    const { values } = parseAnnotations(map.annotations, { on, controller });
    return Object.entries(values)
      .filter(([key]) => keys.test(key) && !unread.has(key) && !isReplaced(key, map.path, annotations))
      .flatMap(([key, value]) => missingParts(value, expected).map((part) => `${key}: ${part}`));
  });
}

// Of an annotation that a backend Service replaces, what the Ingress says is not built.
function isReplaced(key: string, path: string, annotations: AwsCase['annotations']): boolean {
  const replaces = findAnnotation(key)?.readBy[controller]?.backendService === 'replaces';
  const others = annotations.filter((map) => map.path !== path && /svc|ervice/.test(map.path));
  return replaces && !/svc|ervice/.test(path) && others.some((map) => map.annotations[key] !== undefined);
}

function compareParser({ id, input, expected, expectedError }: AwsCase, test: string): Outcome {
  const section = 'AWS Load Balancer Controller: its parsers';
  const {
    annotations,
    prefix,
    suffix,
    opts = [],
  } = input as {
    readonly annotations: Readonly<Record<string, string>>;
    readonly prefix: string;
    readonly suffix: string;
    readonly opts?: readonly unknown[];
  };
  const exact = opts.some((option) => typeof option === 'object');
  const prefixes = [prefix, ...opts.filter((option) => typeof option === 'string')];
  const key = exact ? suffix : prefixes.map((one) => `${one}/${suffix}`).find((one) => annotations[one] !== undefined);
  const found = key === undefined ? undefined : annotations[key];
  if (found === undefined) return { id, section, result: 'names no annotation' };
  const codec = test.includes('StringSlice')
    ? stringList()
    : test.includes('JSON')
      ? json({ type: 'object', optional: {} }, { expects: 'JSON' })
      : text();
  const result = codec.parse(found);
  const got = result.ok ? 'accepted' : 'refused';
  const want = expected?.wantValue ?? (test.includes('StringSlice') ? [] : undefined);
  const differs =
    result.ok && !test.includes('JSON') && JSON.stringify(result.value) !== JSON.stringify(want)
      ? [`${JSON.stringify(result.value)} is not ${JSON.stringify(want)}`]
      : [];
  return compare(id, section, { expected: expectedError === null ? 'accepted' : 'refused', got }, differs);
}
