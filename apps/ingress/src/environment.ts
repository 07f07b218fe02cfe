import { nearest, quote, type Diagnostic, type Path } from '@eks-ingress/diagnostics';
import type {
  ClusterCompute,
  ControllerCrds,
  ControllerImage,
  LoadBalancerAcknowledgements,
  NetworkLoadBalancerEntryPointProps,
  RetirementAcknowledgement,
  NodePorts,
  EntryPointRegistration,
  ZoneSpread,
} from '@eks-ingress/constructs';
import {
  isRegionName,
  REGIONS,
  type AccessLogsSpec,
  type CertificateSpec,
  type ClientSpec,
  type ListenerAcknowledgements,
  type LoadBalancerIpAddressType,
  type RaisedQuotas,
  type Scheme,
  type SubnetMappingSpec,
} from '@eks-ingress/elbv2';
import * as v from 'valibot';
import { check, kinds, object, type Schema } from './schema';

/** An environment: everything that differs between one deployment and another. Its file's name is its name. */
export interface Environment {
  /** The AWS account, twelve digits. Terraform refuses to run in any other. */
  readonly account: string;
  /** The AWS region, such as `ap-northeast-2`. */
  readonly region: string;
  /** Where Terraform keeps its state. */
  readonly state: State;
  /** The EKS cluster that traffic goes to. */
  readonly cluster: Cluster;
  /** Installs the AWS Load Balancer Controller. @default - not installed */
  readonly awsLoadBalancerController?: AwsLoadBalancerControllerSettings;
  /** The ways in, by a name of your choice. */
  readonly entryPoints: Readonly<Record<string, NetworkLoadBalancerEntryPointSettings>>;
  /** Quotas of the account that AWS has raised, by the names in docs/reference/quotas.md. @default - AWS's own */
  readonly quotas?: RaisedQuotas;
  /** Tags of every AWS resource, beside `Environment` and `ManagedBy`. @default {} */
  readonly tags?: Readonly<Record<string, string>>;
}

export type State = LocalState | S3State;

/** A file beside this app: for one person on one machine. */
export interface LocalState {
  readonly kind: 'local';
}

/** An object in S3, locked by a second object beside it while Terraform runs. */
export interface S3State {
  readonly kind: 's3';
  readonly bucket: string;
  /** @default 'eks-ingress/<environment>.tfstate' */
  readonly key?: string;
  /** The region of the bucket. @default - the environment's */
  readonly region?: string;
  /** The KMS key that encrypts the state. @default - the bucket's own encryption */
  readonly kmsKeyId?: string;
}

export interface Cluster {
  /** The name of an existing EKS cluster. */
  readonly name: string;
  /** What the ingress controller's pods run on, which decides how targets can be registered. */
  readonly compute: ClusterCompute;
  /** The role that Terraform's kubernetes and helm providers assume. @default - none */
  readonly accessRoleArn?: string;
}

export interface AwsLoadBalancerControllerSettings {
  /** How its service account gets AWS permissions: through the cluster's OIDC provider, or EKS Pod Identity. */
  readonly identity: 'irsa' | 'pod-identity';
  /**
   * `target-group-binding` lets it register targets and nothing else; `all` lets it build load balancers of its own.
   *
   * @default 'target-group-binding'
   */
  readonly permissions?: 'all' | 'target-group-binding';
  /** Creates the cluster's IAM OpenID Connect provider, with `irsa`. @default - the existing one is looked up */
  readonly oidcProvider?: 'create';
  /** Whether an Ingress may ask for AWS Shield Advanced. @default - where the partition has it, with permissions for `all` */
  readonly shield?: boolean;
  /** The same for AWS WAF Classic. */
  readonly waf?: boolean;
  /** The same for AWS WAF. */
  readonly wafv2?: boolean;
  /** Whether Ingresses name web ACLs by name, for which the controller needs a permission more. @default false */
  readonly webAclsByName?: boolean;
  /** Who issues the webhooks' certificate: a cert-manager that is installed with it, or is there already. @default - the chart */
  readonly certManager?: 'install' | 'installed';
  /** Who applies the custom resource definitions of a new version. @default 'install' */
  readonly crds?: ControllerCrds;
  /** @default 2 */
  readonly replicas?: number;
}

/** A Network Load Balancer that Terraform owns, in front of ingress-nginx. */
export interface NetworkLoadBalancerEntryPointSettings {
  readonly kind: 'network-load-balancer';
  /** 1 to 32 letters, digits and hyphens. @default '<environment>-<entry point>' */
  readonly name?: string;
  readonly scheme: Scheme;
  /** @default 'ipv4' */
  readonly ipAddressType?: LoadBalancerIpAddressType;
  /** One subnet of each zone that is to receive traffic. */
  readonly subnetMappings: readonly SubnetMappingSpec[];
  /**
   * `create` allocates an Elastic IP for each subnet; `create-and-keep` also refuses to release them.
   *
   * @default - the allocation ids of the subnet mappings, else addresses chosen by AWS
   */
  readonly elasticIps?: 'create' | 'create-and-keep';
  /** Whether each zone's address also sends to targets in other zones. @default false */
  readonly crossZone?: boolean;
  /** @default false */
  readonly deletionProtection?: boolean;
  /** Whether Terraform refuses to replace a target group. @default - that of deletionProtection */
  readonly replacementProtection?: boolean;
  /** Risks that somebody takes on purpose, with the reason. @default {} */
  readonly acknowledgements?: LoadBalancerAcknowledgements;
  /** Whether Amazon Application Recovery Controller may move traffic away from a zone. @default false */
  readonly zonalShift?: boolean;
  /** Where TLS connections are logged. @default - nowhere */
  readonly accessLogs?: AccessLogsSpec;
  /** @default - anybody when internet-facing, the VPC when internal */
  readonly clients?: readonly ClientSpec[];
  /** The security groups of the nodes or pods. @default - the cluster's security group */
  readonly targetSecurityGroupIds?: readonly string[];
  /**
   * Whether connections to the targets begin with a PROXY protocol v2 header: on the load balancer, and in the
   * controller.
   *
   * @default true
   */
  readonly proxyProtocol?: boolean;
  /** The ports that clients use. @default { http: 80, https: 443 } */
  readonly ports?: { readonly http?: number; readonly https?: number };
  readonly tls: Tls;
  /** How the pods or nodes of the ingress controller come into the target groups. */
  readonly registration: EntryPointRegistration;
  /** The Route 53 zone of the host names and of requested certificates. @default - none */
  readonly hostedZone?: HostedZoneSettings;
  /** Host names that become alias records of the load balancer. @default [] */
  readonly hostNames?: readonly string[];
  readonly ingressNginx?: IngressNginxSettings;
  /** Who is told when a target has been unhealthy for three minutes. @default - nobody, and there is no alarm */
  readonly unhealthyHostAlarm?: UnhealthyHostAlarmSettings;
  /** A small server to see the entry point work; not for production. @default - none */
  readonly echoWorkload?: EchoWorkloadSettings;
}

export interface UnhealthyHostAlarmSettings {
  /** ARNs, such as that of an SNS topic. */
  readonly actions: readonly string[];
}

export interface EchoWorkloadSettings {
  /** The host name that it answers to, beside those of the entry point. */
  readonly hostName: string;
}

export interface Tls {
  /** Where TLS ends: the load balancer decrypts, nginx receives clear text. */
  readonly end: 'at-load-balancer';
  readonly certificate: CertificateSettings;
  /** Certificates chosen by the server name that a client asks for. @default [] */
  readonly additionalCertificates?: readonly CertificateSettings[];
  /** @default 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09' */
  readonly policy?: string;
  /** Risks of the policy that somebody takes on purpose, with the reason. @default {} */
  readonly acknowledgements?: ListenerAcknowledgements;
}

/** A certificate that ACM has issued, or one that is requested from it and validated in the hosted zone. */
export type CertificateSettings = CertificateSpec | RequestedCertificate;

export interface RequestedCertificate {
  readonly domainName: string;
  /** @default [] */
  readonly subjectAlternativeNames?: readonly string[];
}

export interface HostedZoneSettings {
  /** The zone's domain, such as `example.com`. */
  readonly name: string;
  /** @default false */
  readonly private?: boolean;
}

export type IngressNginxSettings = NonNullable<NetworkLoadBalancerEntryPointProps['ingressNginx']>;

/** Types an environment. */
export function defineEnvironment(environment: Environment): Environment {
  return environment;
}

const text = v.string();
const texts = v.array(text);
const flag = v.boolean();
const count = v.number();
const stringMap = v.record(text, text);

const nodePorts = object<NodePorts>({ http: v.optional(count), https: v.optional(count) });

const certificate: Schema<CertificateSettings> = v.lazy((input) =>
  typeof input === 'object' && input !== null && 'domainName' in input
    ? object<RequestedCertificate>({ domainName: text, subjectAlternativeNames: v.optional(texts) })
    : object<CertificateSpec>({ arn: text, domainNames: v.optional(texts), keyAlgorithm: v.optional(text) }),
);

const entryPoint = object<NetworkLoadBalancerEntryPointSettings>({
  kind: v.literal('network-load-balancer'),
  name: v.optional(text),
  scheme: v.picklist(['internet-facing', 'internal']),
  ipAddressType: v.optional(v.picklist(['ipv4', 'dualstack'])),
  subnetMappings: v.array(
    object<SubnetMappingSpec>({
      subnetId: text,
      availabilityZone: v.optional(text),
      allocationId: v.optional(text),
      privateIpv4Address: v.optional(text),
      ipv6Address: v.optional(text),
      cidrBlocks: v.optional(texts),
    }),
  ),
  elasticIps: v.optional(v.picklist(['create', 'create-and-keep'])),
  crossZone: v.optional(flag),
  deletionProtection: v.optional(flag),
  replacementProtection: v.optional(flag),
  acknowledgements: v.optional(object<LoadBalancerAcknowledgements>({ 'target-group-replacement': v.optional(text) })),
  zonalShift: v.optional(flag),
  accessLogs: v.optional(object<AccessLogsSpec>({ bucket: text, prefix: v.optional(text) })),
  clients: v.optional(
    v.array(
      object<ClientSpec>({
        cidr: v.optional(text),
        prefixListId: v.optional(text),
        securityGroupId: v.optional(text),
      }),
    ),
  ),
  targetSecurityGroupIds: v.optional(texts),
  proxyProtocol: v.optional(flag),
  ports: v.optional(object<{ http?: number; https?: number }>({ http: v.optional(count), https: v.optional(count) })),
  tls: object<Tls>({
    end: v.literal('at-load-balancer'),
    certificate,
    additionalCertificates: v.optional(v.array(certificate)),
    policy: v.optional(text),
    acknowledgements: v.optional(object<ListenerAcknowledgements>({ 'withdrawn-tls': v.optional(text) })),
  }),
  registration: kinds<EntryPointRegistration>({
    'target-group-binding': object({ kind: v.literal('target-group-binding') }),
    'auto-scaling-groups': object({
      kind: v.literal('auto-scaling-groups'),
      names: texts,
      nodePorts: v.optional(nodePorts),
    }),
    'tagged-instances': object({
      kind: v.literal('tagged-instances'),
      tags: stringMap,
      nodePorts: v.optional(nodePorts),
    }),
  }),
  hostedZone: v.optional(object<HostedZoneSettings>({ name: text, private: v.optional(flag) })),
  hostNames: v.optional(texts),
  ingressNginx: v.optional(
    object<IngressNginxSettings>({
      acknowledgeRetirement: v.optional(object<RetirementAcknowledgement>({ reviewBy: text })),
      image: v.optional(object<ControllerImage>({ registry: text, image: text, tag: text, digest: text })),
      replicas: v.optional(count),
      zoneSpread: v.optional(v.picklist<readonly ZoneSpread[]>(['DoNotSchedule', 'ScheduleAnyway'])),
      releaseName: v.optional(text),
      namespace: v.optional(text),
      ingressClass: v.optional(text),
      values: v.optional(v.record(text, v.unknown())),
    }),
  ),
  unhealthyHostAlarm: v.optional(object<UnhealthyHostAlarmSettings>({ actions: texts })),
  echoWorkload: v.optional(object<EchoWorkloadSettings>({ hostName: text })),
});

const environment = object<Environment>({
  account: text,
  region: text,
  state: kinds<State>({
    local: object<LocalState>({ kind: v.literal('local') }),
    s3: object<S3State>({
      kind: v.literal('s3'),
      bucket: text,
      key: v.optional(text),
      region: v.optional(text),
      kmsKeyId: v.optional(text),
    }),
  }),
  cluster: object<Cluster>({
    name: text,
    compute: v.picklist(['managed-node-groups', 'self-managed', 'karpenter', 'fargate', 'auto-mode']),
    accessRoleArn: v.optional(text),
  }),
  awsLoadBalancerController: v.optional(
    object<AwsLoadBalancerControllerSettings>({
      identity: v.picklist(['irsa', 'pod-identity']),
      permissions: v.optional(v.picklist(['all', 'target-group-binding'])),
      oidcProvider: v.optional(v.literal('create')),
      shield: v.optional(flag),
      waf: v.optional(flag),
      wafv2: v.optional(flag),
      webAclsByName: v.optional(flag),
      certManager: v.optional(v.picklist(['install', 'installed'])),
      crds: v.optional(v.picklist(['install', 'upgrade', 'skip'])),
      replicas: v.optional(count),
    }),
  ),
  entryPoints: v.record(text, entryPoint),
  quotas: v.optional(v.record(text, count)),
  tags: v.optional(stringMap),
});

/** Names of environments and entry points become part of stack names, load balancer names and Terraform addresses. */
const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** What keeps a value from being an environment: keys that are unknown or missing, and values of another type. */
export function validateShape(name: string, value: unknown): Diagnostic[] {
  if (typeof value === 'object' && value !== null) return check(environment, value);
  return [
    {
      id: 'environment-export',
      severity: 'error',
      path: [],
      message: `The file ${name}.ts has no environment as its default export.`,
      why: 'Every file of the folder is an environment.',
      fix: 'Write `export default defineEnvironment({ … });`, or move the file to another folder.',
    },
  ];
}

/**
 * What is wrong with an environment's name and its own values, whatever shape the others have. What they make of load
 * balancers, certificates and controllers is checked by the constructs that are built from them.
 */
export function validateValues(name: string, value: unknown): Diagnostic[] {
  const { account, region, state, entryPoints } = Object(value) as Partial<Environment>;
  const settings = Object.entries(Object(entryPoints) as Environment['entryPoints']);
  return [
    ...nameFindings(name, []),
    ...(typeof account === 'string' ? accountFindings(account) : []),
    ...regionFindings(region, ['region']),
    ...(state?.kind === 's3' ? regionFindings(state.region, ['state', 'region']) : []),
    ...(Array.isArray(entryPoints) || entryPoints === undefined || settings.length > 0 ? [] : [WITHOUT_ENTRY_POINT]),
    ...settings.flatMap(([key, entryPoint]) => {
      const path = ['entryPoints', key];
      return [...nameFindings(key, path), ...hostedZoneFindings(Object(entryPoint), path)];
    }),
  ];
}

const WITHOUT_ENTRY_POINT: Diagnostic = {
  id: 'environment-entry-points',
  severity: 'error',
  path: ['entryPoints'],
  message: 'The environment has no entry point.',
  why: 'Nothing would be built.',
  fix: "Add one, such as `public: { kind: 'network-load-balancer', … }`.",
};

function nameFindings(name: string, path: Path): Diagnostic[] {
  if (NAME.test(name)) return [];
  return [
    {
      id: 'environment-name',
      severity: 'error',
      path,
      message: `The name ${quote(name)} has other characters than small letters, digits and single hyphens.`,
      why: 'It becomes part of the name of the stack, of load balancers and of Terraform addresses.',
      fix: path.length === 0 ? 'Rename the file, such as to "production.ts".' : 'Choose a name such as "public".',
    },
  ];
}

function accountFindings(account: string): Diagnostic[] {
  if (/^\d{12}$/.test(account)) return [];
  return [
    {
      id: 'environment-account',
      severity: 'error',
      path: ['account'],
      message: `${quote(account)} is not an AWS account.`,
      why: 'Terraform compares it with the account that it runs in.',
      fix: 'Give the twelve digits that `aws sts get-caller-identity` prints.',
    },
  ];
}

function hostedZoneFindings(
  { hostedZone, hostNames, echoWorkload, tls }: Partial<NetworkLoadBalancerEntryPointSettings>,
  path: Path,
): Diagnostic[] {
  const certificates = [
    tls?.certificate,
    ...(Array.isArray(tls?.additionalCertificates) ? tls.additionalCertificates : []),
  ];
  const isRequested = certificates.some((one) => typeof one === 'object' && one !== null && 'domainName' in one);
  const hasHostNames = (Array.isArray(hostNames) && hostNames.length > 0) || echoWorkload !== undefined;
  const finding = { id: 'environment-hosted-zone', severity: 'error', path: [...path, 'hostedZone'] } as const;
  if (hostedZone === undefined && (isRequested || hasHostNames)) {
    return [
      {
        ...finding,
        message: `The ${isRequested ? 'requested certificate' : 'host names'} need${isRequested ? 's' : ''} a hosted zone.`,
        why: isRequested
          ? 'A certificate is issued when a record in Route 53 proves that its names are yours.'
          : 'The records are written into a hosted zone of Route 53.',
        fix: "Add `hostedZone: { name: 'example.com' }` with the zone that the names are in.",
      },
    ];
  }
  if (!isRequested || hostedZone?.private !== true) return [];
  return [
    {
      ...finding,
      message: 'The requested certificate is to be validated in a private hosted zone.',
      why: 'ACM looks the record up from the internet, and waits for it until the apply times out.',
      fix: 'Use the public hosted zone, or give the ARN of an issued certificate.',
    },
  ];
}

/** The region itself or the one that was most likely meant by a misspelt name; undefined when it is like none. */
export function nearestRegion(region: string): string | undefined {
  return isRegionName(region) ? region : nearest(region, REGIONS);
}

function regionFindings(region: unknown, path: Path): Diagnostic[] {
  if (typeof region !== 'string' || (REGIONS as readonly string[]).includes(region)) return [];
  const isPlausible = isRegionName(region);
  const meant = nearest(region, REGIONS);
  return [
    {
      id: 'environment-region',
      severity: isPlausible ? 'warning' : 'error',
      path,
      message: `There is no AWS region ${quote(region)}${isPlausible ? ' in the list of 2026' : ''}.`,
      why: 'Every call to AWS would fail.',
      fix: meant === undefined ? 'Give a region such as "ap-northeast-2".' : `Did you mean ${quote(meant)}?`,
    },
  ];
}

/** The object in S3 that holds the state of an environment. */
export function stateKey({ key }: S3State, environmentName: string): string {
  return key ?? `eks-ingress/${environmentName}.tfstate`;
}
