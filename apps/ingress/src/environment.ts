import { nearest, quote, type Diagnostic, type Path } from '@eks-ingress/diagnostics';
import type { ClusterCompute, ControllerCrds, IngressGroupAnnotations } from '@eks-ingress/constructs';
import type { RaisedQuotas } from '@eks-ingress/elbv2';
import { isAccountId, isArnOf, isBucketName, isKeyId, isRegionName, REGIONS } from '@eks-ingress/elbv2/identifiers';
import * as v from 'valibot';
import { entryPointSchema, validateEntryPoint, type EntryPointSettings } from './entry-points/entry-point-kinds';
import { check, kinds, object } from './schema';

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
  readonly entryPoints: Readonly<Record<string, EntryPointSettings>>;
  /**
   * Entry points that this edit removes or renames on purpose, each with the reason: those whose load balancer is protected,
   * or whose Elastic IPs were created here. To be deleted after the deployment.
   *
   * @default {}
   */
  readonly removedEntryPoints?: Readonly<Record<string, string>>;
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
  /**
   * `refused` keeps new Ingresses from choosing their class or group by annotation, past what IngressClassParams say.
   *
   * @default 'allowed'
   */
  readonly ingressGroupAnnotations?: IngressGroupAnnotations;
  /** Who issues the webhooks' certificate: a cert-manager that is installed with it, or is there already. @default - the chart */
  readonly certManager?: 'install' | 'installed';
  /** Who applies the custom resource definitions of a new version. @default 'install' */
  readonly crds?: ControllerCrds;
  /** @default 2 */
  readonly replicas?: number;
}

/** Types an environment. */
export function defineEnvironment(environment: Environment): Environment {
  return environment;
}

const text = v.string();
const flag = v.boolean();
const count = v.number();
const stringMap = v.record(text, text);

/** The shape of an environment. */
export const environmentSchema = object<Environment>({
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
      ingressGroupAnnotations: v.optional(v.picklist(['allowed', 'refused'])),
      certManager: v.optional(v.picklist(['install', 'installed'])),
      crds: v.optional(v.picklist(['install', 'upgrade', 'skip'])),
      replicas: v.optional(count),
    }),
  ),
  entryPoints: v.record(text, entryPointSchema),
  removedEntryPoints: v.optional(stringMap),
  quotas: v.optional(v.record(text, count)),
  tags: v.optional(stringMap),
});

/** Names of environments and entry points become part of stack names, load balancer names and Terraform addresses. */
const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** What keeps a value from being an environment: keys that are unknown or missing, and values of another type. */
export function validateShape(name: string, value: unknown): Diagnostic[] {
  if (typeof value === 'object' && value !== null) return check(environmentSchema, value);
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
  const { account, region, state, cluster, entryPoints, removedEntryPoints } = Object(value) as Partial<Environment>;
  const settings = Object.entries(Object(entryPoints) as Environment['entryPoints']);
  return [
    ...nameFindings(name, []),
    ...(typeof account === 'string' ? accountFindings(account) : []),
    ...regionFindings(region, ['region']),
    ...(state?.kind === 's3' ? stateFindings(state) : []),
    ...roleFindings(cluster?.accessRoleArn),
    ...(Array.isArray(entryPoints) || entryPoints === undefined || settings.length > 0 ? [] : [WITHOUT_ENTRY_POINT]),
    ...settings.flatMap(([key, entryPoint]) => {
      const path = ['entryPoints', key];
      return [...nameFindings(key, path), ...validateEntryPoint(entryPoint, path)];
    }),
    ...removalFindings(removedEntryPoints),
  ];
}

function removalFindings(removed: Environment['removedEntryPoints']): Diagnostic[] {
  const withoutReason = Object.entries(Object(removed) as object).filter(
    ([, reason]) => typeof reason === 'string' && reason.trim() === '',
  );
  return withoutReason.map(([name]) => ({
    id: 'environment-removal-reason',
    severity: 'error',
    path: ['removedEntryPoints', name],
    message: `The entry point ${quote(name)} is removed without a reason.`,
    why: 'Whoever reviews the edit has to know that it is meant.',
    fix: "Say why, such as 'Its host names are served by shop since May.'.",
  }));
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
  if (isAccountId(account)) return [];
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

function stateFindings({ bucket, region, kmsKeyId }: Partial<S3State>): Diagnostic[] {
  const finding = { id: 'environment-state', severity: 'error' } as const;
  return [
    ...regionFindings(region, ['state', 'region']),
    ...(typeof bucket !== 'string' || isBucketName(bucket)
      ? []
      : [
          {
            ...finding,
            path: ['state', 'bucket'],
            message: `${quote(bucket)} is not the name of an S3 bucket.`,
            why: 'Terraform keeps the state in it.',
            fix: 'Give the name alone, such as "shop-terraform-state", and no ARN or URL.',
          },
        ]),
    ...(typeof kmsKeyId !== 'string' || isKeyId(kmsKeyId)
      ? []
      : [
          {
            ...finding,
            path: ['state', 'kmsKeyId'],
            message: `${quote(kmsKeyId)} is neither the id nor the ARN of a KMS key.`,
            why: 'Terraform refuses other names of a key for its state, aliases included.',
            fix: 'Give the ARN of the key.',
          },
        ]),
  ];
}

function roleFindings(arn: unknown): Diagnostic[] {
  if (typeof arn !== 'string' || isArnOf('role', arn)) return [];
  return [
    {
      id: 'environment-access-role',
      severity: 'error',
      path: ['cluster', 'accessRoleArn'],
      message: `${quote(arn)} is not the ARN of an IAM role.`,
      why: 'AWS refuses to have anything else assumed.',
      fix: 'Give an ARN such as "arn:aws:iam::111122223333:role/shop-deploy".',
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
