import type { ControllerSettings } from '@eks-ingress/annotations';
import type { ApplicationLoadBalancerSpec, NetworkLoadBalancerSpec } from '@eks-ingress/elbv2';
import type { IngressClassParamsObject } from '../../aws-load-balancer-controller/ingress/read-ingress';
import type { IngressObject } from '../../objects/ingress-object';
import type { ServiceObject } from '../../objects/service-object';
import { isUnknown } from '../../aws-load-balancer-controller/unknown';
import { fromIngress } from '../../aws-load-balancer-controller/ingress/from-ingress';
import { fromService, type ControllerSubnet } from '../../aws-load-balancer-controller/service/from-service';
import {
  differencesOf,
  liveState,
  manifestOf,
  type ControllerCase,
  type GoObject,
  type Outcome,
} from './controller-case';
import {
  compareApplication,
  compareLoadBalancerAttributes,
  compareNetwork,
  compareTargetGroupAttributes,
  healthCheckIn,
  subnetsIn,
} from './stack';

type Comparison = (oneCase: ControllerCase) => readonly string[];

/** Compares a case of a test that is known here; undefined for others. */
export function compareCase(oneCase: ControllerCase): Outcome | undefined {
  const { id, source } = oneCase;
  const compare = comparisons[`${source.file.split('/')[1]} ${source.test.replace(/^Test_/, '')}`];
  if (compare === undefined) return undefined;
  const live = liveState(oneCase);
  if (live !== undefined) return { id, result: 'set aside', because: [live] };
  const because = compare(oneCase);
  return because.length === 0 ? { id, result: 'agreed' } : { id, result: 'disagreed', because };
}

const stackOf = ({ expected }: ControllerCase) =>
  (expected?.wantStack as { readonly resources: Parameters<typeof compareNetwork>[0] }).resources;

const comparisons: Readonly<Record<string, Comparison | undefined>> = {
  'service defaultModelBuilderTask_Build': (oneCase) => {
    const { input } = oneCase;
    // The controller's tests run each case with the feature gate, and most again without.
    const gates = input.skipTCPUDPDisabled === true ? [true] : [true, false];
    return gates.flatMap((enableTcpUdpListener) =>
      onService(oneCase, input.svc, { enableTcpUdpListener }, (spec) => compareNetwork(stackOf(oneCase), spec)),
    );
  },
  'ingress defaultModelBuilder_Build': compareIngressStack,
  'ingress computeIngressListenPortConfigByPort_MutualAuthentication': (oneCase) =>
    onIngresses(oneCase, {}, ({ listeners }) =>
      wantedPorts(oneCase).flatMap(({ port, mutualAuth }) =>
        differencesOf(
          `listener ${port}`,
          (mutualAuth as GoObject).Mode,
          listeners.find((listener) => listener.port === port)?.mutualAuthentication,
        ),
      ),
    ),
  'ingress computeIngressListenPortConfigByPort_Certificates': (oneCase) =>
    onIngresses(oneCase, {}, ({ listeners }) =>
      wantedPorts(oneCase).flatMap(({ port, certificates }) => {
        const { certificate, additionalCertificates = [] } = listeners.find((one) => one.port === port) ?? {};
        const got = [...(certificate === undefined ? [] : [certificate]), ...additionalCertificates];
        const wanted = (certificates ?? []) as readonly string[];
        return differencesOf(
          `listener ${String(port)}`,
          wanted,
          // One that the controller has made for the hosts is known when it is there.
          got.map(({ arn }, index) => (isUnknown(arn) ? wanted[index] : arn)),
        );
      }),
    ),
  'ingress buildListenerAttributes': (oneCase) =>
    onIngresses(oneCase, {}, ({ listeners }) =>
      differencesOf('attributes', attributesIn(oneCase.expected?.wantValue), listeners[0]?.attributes ?? {}),
    ),
  'ingress defaultModelBuildTask_buildIngressGroupLoadBalancerAttributes': (oneCase) =>
    onIngresses(oneCase, {}, ({ attributes }) => differencesOf('attributes', oneCase.expected?.want, attributes)),
  'ingress defaultModelBuildTask_buildLoadBalancerSubnets': (oneCase) =>
    onIngresses(oneCase, {}, ({ subnetMappings }) => {
      const wanted = oneCase.expected?.want as readonly string[];
      // Those that are given by their names are known when the controller runs.
      const got = subnetMappings.map(({ subnetId }, index) => (isUnknown(subnetId) ? wanted[index] : subnetId));
      return differencesOf('subnets', wanted, got);
    }),
  'ingress defaultModelBuildTask_buildSSLRedirectConfig': (oneCase) => {
    const { listenPortConfigByPort } = oneCase.input.args as GoObject;
    const ports = Object.entries(listenPortConfigByPort as Readonly<Record<string, { readonly protocol: string }>>);
    const annotations = {
      [`${ingressPrefix}listen-ports`]: JSON.stringify(
        ports.map(([port, { protocol }]) => ({ [protocol]: Number(port) })),
      ),
    };
    return onIngresses(oneCase, annotations, ({ listeners }) =>
      listeners
        .filter(({ protocol }) => protocol === 'HTTP')
        .flatMap(({ redirectsTo }) =>
          differencesOf('redirect', (oneCase.expected?.want as GoObject).SSLPort, redirectsTo),
        ),
    );
  },
  'service defaultModelBuilderTask_targetGroupAttrs': (oneCase) =>
    onService(oneCase, withPorts(oneCase), {}, ({ targetGroups }) =>
      Object.entries(targetGroups).flatMap(([key, group]) =>
        compareTargetGroupAttributes(key, attributesIn(oneCase.expected?.wantValue), group),
      ),
    ),
  'service defaultModelBuilderTask_buildTargetHealthCheck': (oneCase) =>
    onService(oneCase, withPorts(oneCase), {}, ({ targetGroups }) =>
      Object.values(targetGroups).flatMap(({ healthCheck = {} }) =>
        differencesOf('health check', manifestOf(oneCase.expected?.wantValue), healthCheckIn(healthCheck)),
      ),
    ),
  'service defaultModelBuilder_buildTargetGroupHealthCheckPort': (oneCase) =>
    onService(oneCase, withPorts(oneCase), {}, ({ targetGroups }) =>
      Object.values(targetGroups).flatMap(({ healthCheck }) =>
        differencesOf('health check port', oneCase.expected?.want, healthCheck?.port),
      ),
    ),
  'service defaultModelBuilder_buildTargetType': (oneCase) =>
    onService(oneCase, withPorts(oneCase), {}, ({ targetGroups }) =>
      Object.values(targetGroups).flatMap(({ targetType }) =>
        differencesOf('target type', oneCase.expected?.want, targetType),
      ),
    ),
  'service defaultModelBuilderTask_buildLBAttributes': (oneCase) =>
    onService(oneCase, withPorts(oneCase), {}, (spec) =>
      compareLoadBalancerAttributes(attributesIn(oneCase.expected?.wantValue), spec),
    ),
  'service defaultModelBuilderTask_buildSubnetMappings': (oneCase) =>
    onService(oneCase, withPorts(oneCase), {}, (spec) =>
      differencesOf(
        'subnets',
        ((oneCase.expected?.want ?? []) as readonly GoObject[]).map(
          ({ SubnetID, AllocationID, PrivateIPv4Address, IPv6Address }) => ({
            subnetID: SubnetID,
            allocationID: AllocationID ?? undefined,
            privateIPv4Address: PrivateIPv4Address ?? undefined,
            ipv6Address: IPv6Address ?? undefined,
          }),
        ),
        subnetsIn(spec),
      ),
    ),
  'service defaultModelBuildTask_buildLoadBalancerIPAddressType': (oneCase) =>
    onService(oneCase, withPorts(oneCase), {}, ({ ipAddressType }) =>
      differencesOf('address type', oneCase.expected?.want, ipAddressType),
    ),
  'service defaultModelBuilderTask_buildLbCapacity': (oneCase) =>
    onService(oneCase, withPorts(oneCase), {}, ({ minimumCapacityUnits }) =>
      differencesOf(
        'capacity',
        (oneCase.expected?.wantValue as GoObject | undefined)?.CapacityUnits,
        minimumCapacityUnits,
      ),
    ),
  'service defaultModelBuildTask_buildLoadBalancerName': (oneCase) =>
    onService(oneCase, withPorts(oneCase), {}, ({ name }) => differencesOf('name', oneCase.expected?.want, name)),
  // The step looks at one port at a time.
  'service defaultModelBuilderTask_buildListenerAttributes': (oneCase) => {
    const service = withPorts(oneCase);
    const wanted = oneCase.expected?.wantValue as readonly unknown[];
    return service.Spec.Ports.flatMap((port, index) =>
      onService(oneCase, { ...service, Spec: { ...service.Spec, Ports: [port] } }, {}, ({ listeners }) =>
        differencesOf(
          'listener attributes',
          attributesIn(Array.isArray(wanted[index]) ? wanted[index] : [])['tcp.idle_timeout.seconds'],
          listeners[0]?.tcpIdleTimeoutSeconds?.toString(),
        ),
      ),
    );
  },
  'service buildCIDRsFromSourceRanges_buildCIDRsFromSourceRanges': (oneCase) => {
    const { prefixListsConfigured } = oneCase.input.fields as GoObject;
    const annotations: Readonly<Record<string, string>> =
      prefixListsConfigured === true ? { [`${prefix}security-group-prefix-lists`]: 'pl-1' } : {};
    return onService(oneCase, withPorts(oneCase, annotations), {}, ({ clients }) =>
      differencesOf(
        'clients',
        oneCase.expected?.want ?? [],
        clients.flatMap(({ cidr }) => cidr ?? []),
      ),
    );
  },
};

const ingressPrefix = 'alb.ingress.kubernetes.io/';
const prefix = 'service.beta.kubernetes.io/aws-load-balancer-';

function attributesIn(given: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    ((given ?? []) as readonly { readonly Key: string; readonly Value: string }[]).map(({ Key, Value }) => [
      Key,
      Value,
    ]),
  );
}

/** What is found of the specification of a Service, or that there is one where the controller refuses, or none. */
function onService(
  { input, expected, expectedError }: ControllerCase,
  service: unknown,
  changed: ControllerSettings,
  compare: (spec: NetworkLoadBalancerSpec) => readonly string[],
): readonly string[] {
  const { spec, findings } = fromService(manifestOf(service) as ServiceObject, {
    settings: { ...settingsOf(input), ...changed },
    // The controller knows them when it comes to any step.
    subnets: subnetsOf(input) ?? [{ id: 'subnet-1' }],
  });
  if (expectedError !== null)
    return spec === undefined ? [] : [`expected it to be refused: ${JSON.stringify(expectedError)}`];
  if (spec !== undefined) return expected === null ? [] : compare(spec);
  const refusals = findings.filter(({ effect }) => effect === 'rejects' || effect === 'leaves-object');
  return [`expected it to be built, got ${refusals.map(({ message }) => message).join(' ')}`];
}

interface GoService extends GoObject {
  readonly Spec: GoObject & { readonly Ports: readonly unknown[] };
}

// A test of one step leaves out what the step does not look at, and hands over what its callers had read.
function withPorts({ input }: ControllerCase, more: Readonly<Record<string, string>> = {}): GoService {
  const fields = (input.fields ?? {}) as GoObject;
  const service = (input.svc ?? input.service ?? fields.svc) as GoObject;
  const metadata = (service.ObjectMeta ?? {}) as GoObject;
  const scheme = input.scheme ?? fields.scheme;
  const { targetType, ipAddressType, enablePrefixForIpv6SourceNat } = input;
  const annotations = {
    [`${prefix}nlb-target-type`]: typeof targetType === 'string' ? targetType : 'instance',
    ...(typeof scheme === 'string' && { [`${prefix}scheme`]: scheme }),
    ...(typeof ipAddressType === 'string' && { [`${prefix}ip-address-type`]: ipAddressType }),
    ...(typeof enablePrefixForIpv6SourceNat === 'string' && {
      [`${prefix}enable-prefix-for-ipv6-source-nat`]: enablePrefixForIpv6SourceNat,
    }),
    ...more,
    ...((metadata.Annotations ?? {}) as Readonly<Record<string, string>>),
  };
  return {
    ObjectMeta: { Name: 'service', ...metadata, Annotations: annotations },
    Spec: {
      Type: 'LoadBalancer',
      LoadBalancerClass: 'service.k8s.aws/nlb',
      Ports: [{ Port: 80, Protocol: 'TCP', NodePort: 30080, ...((input.port ?? {}) as GoObject) }],
      ...((service.Spec ?? {}) as GoObject),
    },
  };
}

function settingsOf(input: GoObject): ControllerSettings {
  const gates = (input.featureGates ?? {}) as Readonly<Record<string, boolean | undefined>>;
  const { defaultLoadBalancerScheme: scheme, enableIPTargetType, enableBackendSG } = input;
  return {
    // The webhooks have no part in what is built.
    enableServiceMutatorWebhook: false,
    enableBackendSecurityGroup: enableBackendSG === true,
    ...((scheme === 'internal' || scheme === 'internet-facing') && { defaultLoadBalancerScheme: scheme }),
    ...(typeof enableIPTargetType === 'boolean' && { enableIpTargetType: enableIPTargetType }),
    ...(gates.NLBSecurityGroup !== undefined && { nlbSecurityGroup: gates.NLBSecurityGroup }),
  };
}

function subnetsOf(input: GoObject): readonly ControllerSubnet[] | undefined {
  const [call] = (input.resolveViaDiscoveryCalls ?? input.resolveViaNameOrIDSliceCalls ?? []) as readonly GoObject[];
  const subnets = input.subnets ?? call?.subnets;
  if (!Array.isArray(subnets)) return undefined;
  return (subnets as readonly GoObject[]).map(({ SubnetId, CidrBlock, Ipv6CidrBlockAssociationSet }) => ({
    id: String(SubnetId),
    ...(typeof CidrBlock === 'string' && { cidr: CidrBlock }),
    ipv6Cidrs: ((Ipv6CidrBlockAssociationSet ?? []) as readonly GoObject[]).map(({ Ipv6CidrBlock }) =>
      String(Ipv6CidrBlock),
    ),
  }));
}

const wantedPorts = ({ expected }: ControllerCase) => (expected?.want ?? []) as readonly GoObject[];

/** What is found of the specification of a group, or that there is one where the controller refuses, or none. */
function onIngresses(
  { input, expectedError }: ControllerCase,
  annotations: Readonly<Record<string, string>>,
  compare: (spec: ApplicationLoadBalancerSpec) => readonly string[],
): readonly string[] {
  const { ingGroup, ingList } = { ...(input.fields as GoObject), ...(input.args as GoObject) } as {
    readonly ingGroup?: { readonly Members?: readonly GoObject[] };
    readonly ingList?: readonly GoObject[];
  };
  const members = ingGroup?.Members ?? ingList ?? [];
  const { spec, findings } = fromIngress(
    members.map(({ Ing }) => {
      const ingress = manifestOf(Ing) as IngressObject;
      const own = ingress.metadata?.annotations as Readonly<Record<string, string>> | undefined;
      return {
        // Go leaves out what is empty; a certificate that is there already has been made for some host.
        spec: input.modelCert === undefined ? {} : { rules: [{ host: 'shop.example.com' }] },
        ...ingress,
        metadata: { ...ingress.metadata, annotations: { ...annotations, ...own } },
      };
    }),
    {
      // The tests of certificates call what is behind the gate.
      settings: { enableCertificateManagement: true },
      ingressClassParams: members.map(classParamsOf),
    },
  );
  if (expectedError !== null)
    return spec === undefined ? [] : [`expected it to be refused: ${JSON.stringify(expectedError)}`];
  if (spec !== undefined) return compare(spec);
  return [`expected it to be built, got ${findings.map(({ message }) => message).join(' ')}`];
}

function classParamsOf({ IngClassConfig }: GoObject): IngressClassParamsObject | undefined {
  const params = (IngClassConfig as GoObject | undefined)?.IngClassParams;
  return params === undefined ? undefined : (manifestOf(params) as IngressClassParamsObject);
}

function compareIngressStack(oneCase: ControllerCase): readonly string[] {
  const { args, env, fields } = oneCase.input as Readonly<Record<string, GoObject | undefined>>;
  const { Members = [] } = args?.ingGroup as { readonly Members?: readonly GoObject[] };
  const { listLoadBalancersCalls = [] } = (fields ?? {}) as { readonly listLoadBalancersCalls?: readonly GoObject[] };
  const [found] = (listLoadBalancersCalls[0]?.matchedLBs ?? []) as readonly {
    readonly LoadBalancer: { readonly AvailabilityZones: readonly { readonly SubnetId: string }[] };
  }[];
  const kept = found?.LoadBalancer.AvailabilityZones.map(({ SubnetId }) => ({ id: SubnetId }));
  const { spec, findings } = fromIngress(
    Members.map(({ Ing }) => manifestOf(Ing) as IngressObject),
    {
      settings: settingsOf(fields ?? {}),
      // A load balancer that is there keeps its subnets.
      subnets: kept ?? subnetsOf(fields ?? {}),
      services: manifestOf(env?.svcs ?? []) as readonly ServiceObject[],
      ingressClassParams: Members.map(classParamsOf),
    },
  );
  if (spec !== undefined) return compareApplication(stackOf(oneCase), spec);
  return [`expected it to be built, got ${findings.map(({ message }) => message).join(' ')}`];
}
