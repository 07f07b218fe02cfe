import { nearest, quote, type Diagnostic } from '@eks-ingress/diagnostics';
import type { IsUnknown } from '@eks-ingress/elbv2';
import { isIsolated, type Partition } from '@eks-ingress/elbv2/identifiers';
import { featureGates } from '@eks-ingress/charts';
import type { ClusterCompute } from '../cluster/eks-cluster';
import { valueAt } from '../value-at';
import type { ControllerCrds, CrdUpgradeProps } from './custom-resource-definitions';
import { ADD_ONS, type AddOn } from './add-ons';
import type { ControllerPermissions, IngressGroupAnnotations } from './values';

const INSTALLATION = 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/installation/';
const CONFIGURATIONS = 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/configurations/';
const POD_IDENTITY = 'https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html';
const OBJECT_NAMES = 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/';
const CRDS = 'https://helm.sh/docs/chart_best_practices/custom_resource_definitions/';

/** What an installation of the controller is, as far as something can be wrong with it. */
export interface AwsLoadBalancerControllerSpec {
  readonly namespace: string;
  readonly serviceAccountName: string;
  readonly identity: 'irsa' | 'pod-identity';
  /** What the pods of the cluster run on. @default - not known */
  readonly compute?: ClusterCompute;
  /** Whether an OpenID Connect provider was given. */
  readonly oidcProvider: boolean;
  readonly permissions: ControllerPermissions;
  readonly partition: Partition;
  readonly replicas: number;
  readonly webAclsByName: boolean;
  /** @default 'allowed' */
  readonly ingressGroupAnnotations?: IngressGroupAnnotations;
  /** The add-ons that were asked for or declined; those left out follow from the partition. */
  readonly addOns: Readonly<Partial<Record<AddOn, boolean>>>;
  readonly crds: ControllerCrds;
  /** @default {} */
  readonly crdUpgrade?: CrdUpgradeProps;
  /** @default {} */
  readonly values?: Readonly<Record<string, unknown>>;
}

export interface ValidateAwsLoadBalancerControllerOptions {
  /** How many other installations the cluster gets. @default 0 */
  readonly others?: number;
  /** Tells a value that is known only after apply. @default - every value is known */
  readonly isUnknown?: IsUnknown;
}

/** Everything that is wrong with an installation of the AWS Load Balancer Controller. Never throws. */
export function validateAwsLoadBalancerController(
  spec: AwsLoadBalancerControllerSpec,
  { others = 0, isUnknown = () => false }: ValidateAwsLoadBalancerControllerOptions = {},
): Diagnostic[] {
  return [
    ...nameFindings(spec, isUnknown),
    ...replicaFindings(spec, isUnknown),
    ...identityFindings(spec),
    ...permissionFindings(spec),
    ...addOnFindings(spec),
    ...imageFindings(spec),
    ...crdFindings(spec),
    ...(others > 0 ? [repeated()] : []),
    ...featureGateFindings(spec),
    ...overriddenFindings(spec),
  ];
}

const NAMES = [
  {
    attribute: 'namespace',
    id: 'aws-load-balancer-controller-namespace',
    maxLength: 63,
    pattern: /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/,
  },
  {
    attribute: 'serviceAccountName',
    id: 'aws-load-balancer-controller-service-account',
    maxLength: 253,
    pattern: /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/,
  },
] as const;

function nameFindings(spec: AwsLoadBalancerControllerSpec, isUnknown: IsUnknown): Diagnostic[] {
  return NAMES.flatMap(({ attribute, id, maxLength, pattern }): Diagnostic[] => {
    const name = spec[attribute];
    if (isUnknown(name) || (pattern.test(name) && name.length <= maxLength)) return [];
    return [
      {
        id,
        severity: 'error',
        path: [attribute],
        message: `The name ${quote(name)} (${name.length} characters) cannot be used.`,
        why: 'Kubernetes refuses the object, and the role trusts a service account that never exists.',
        fix: `Use 1 to ${maxLength} small letters, digits and hyphens, and no hyphen at either end.`,
        source: OBJECT_NAMES,
      },
    ];
  });
}

function replicaFindings({ replicas, permissions }: AwsLoadBalancerControllerSpec, isUnknown: IsUnknown): Diagnostic[] {
  if (isUnknown(replicas)) return [];
  if (!Number.isInteger(replicas) || replicas < 1) {
    return [
      {
        id: 'aws-load-balancer-controller-replicas',
        severity: 'error',
        path: ['replicas'],
        message: `${quote(replicas)} is not a number of replicas.`,
        why: 'Without a pod nothing answers the webhooks, and nothing removes finalizers.',
        fix: 'Give a whole number from 1 on; 2 or more survive the loss of a node.',
        source: INSTALLATION,
      },
    ];
  }
  if (replicas > 1 || permissions === 'target-group-binding') return [];
  return [
    {
      id: 'aws-load-balancer-controller-single-replica',
      severity: 'warning',
      path: ['replicas'],
      message: 'The controller has one replica.',
      why: 'While its pod moves to another node, the cluster refuses every new Service, and every new or changed Ingress.',
      fix: 'Give 2.',
      source: INSTALLATION,
    },
  ];
}

function identityFindings({ identity, compute, oidcProvider }: AwsLoadBalancerControllerSpec): Diagnostic[] {
  if (identity === 'irsa') return [];
  const onFargate: Diagnostic = {
    id: 'aws-load-balancer-controller-pod-identity-fargate',
    severity: 'error',
    path: ['identity'],
    message: 'The identity is "pod-identity", and the pods run on Fargate.',
    why: 'The agent that hands out the role runs on EC2 nodes only, so the controller gets no permission at all.',
    fix: 'Set identity to "irsa".',
    source: POD_IDENTITY,
  };
  const unused: Diagnostic = {
    id: 'aws-load-balancer-controller-oidc-provider-unused',
    severity: 'warning',
    path: ['oidcProvider'],
    message: 'An OpenID Connect provider is given, and the identity is "pod-identity".',
    why: 'Pod Identity trusts an AWS service and no provider.',
    fix: 'Leave it out, or set identity to "irsa".',
    source: POD_IDENTITY,
  };
  return [...(compute === 'fargate' ? [onFargate] : []), ...(oidcProvider ? [unused] : [])];
}

function imageFindings({ partition, values = {} }: AwsLoadBalancerControllerSpec): Diagnostic[] {
  if (!isIsolated(partition) || valueAt(values, ['image', 'repository']) !== undefined) return [];
  return [
    {
      id: 'aws-load-balancer-controller-image-unreachable',
      severity: 'warning',
      path: ['values', 'image', 'repository'],
      message: `The image comes from public.ecr.aws, and the partition ${quote(partition)} has no connection to it.`,
      why: 'The pods never start, unless the nodes mirror that registry.',
      fix: 'Name a registry inside the partition that has the same version.',
      source: INSTALLATION,
    },
  ];
}

const ADD_ON_NAMES = { shield: 'Shield', waf: 'WAF Classic', wafv2: 'WAFv2' } as const;
const ADD_ON_PROPS = ['shield', 'waf', 'wafv2'] as const;

function permissionFindings(spec: AwsLoadBalancerControllerSpec): Diagnostic[] {
  const { permissions, addOns, webAclsByName, ingressGroupAnnotations } = spec;
  if (permissions === 'all') return [];
  const asked = { webAclsByName, ingressGroupAnnotations: ingressGroupAnnotations === 'refused', ...addOns };
  return (['webAclsByName', 'ingressGroupAnnotations', ...ADD_ON_PROPS] as const)
    .filter((prop) => asked[prop] === true)
    .map((prop) => ({
      id: 'aws-load-balancer-controller-permissions',
      severity: 'error',
      path: [prop],
      message: `${quote(prop)} is ${prop === 'ingressGroupAnnotations' ? '"refused"' : 'on'}, and the permissions are "target-group-binding".`,
      why: 'A controller that only registers targets makes no Application Load Balancer that this could be for.',
      fix: 'Set permissions to "all", or leave it out.',
      source: INSTALLATION,
    }));
}

function addOnFindings({ partition, addOns, webAclsByName }: AwsLoadBalancerControllerSpec): Diagnostic[] {
  const missing = ADD_ON_PROPS.filter((addOn) => addOns[addOn] === true && ADD_ONS[partition][addOn] === 'nowhere').map(
    (addOn): Diagnostic => ({
      id: 'aws-load-balancer-controller-add-on-missing',
      severity: 'error',
      path: [addOn],
      message: `${ADD_ON_NAMES[addOn]} is on, and the partition ${quote(partition)} has none.`,
      why: 'An Ingress whose annotation asks for it is never reconciled, since the service does not answer.',
      fix: `Leave ${addOn} out.`,
      source: INSTALLATION,
    }),
  );
  const off = addOns.wafv2 === false || (addOns.wafv2 === undefined && ADD_ONS[partition].wafv2 !== 'everywhere');
  if (!webAclsByName || !off) return missing;
  return [
    ...missing,
    {
      id: 'aws-load-balancer-controller-web-acls-unused',
      severity: 'error',
      path: ['webAclsByName'],
      message: 'Web ACLs are looked up by name, and WAFv2 is off.',
      why: 'The controller ignores the annotation wafv2-acl-name without a word, and the load balancer stays unprotected.',
      fix: addOns.wafv2 === false ? 'Leave wafv2 out.' : 'Set wafv2 to true where the region has it.',
      source: CONFIGURATIONS,
    },
  ];
}

function crdFindings({ crds, crdUpgrade, partition }: AwsLoadBalancerControllerSpec): Diagnostic[] {
  if (crds !== 'upgrade') {
    if (crdUpgrade === undefined) return [];
    return [
      {
        id: 'aws-load-balancer-controller-crd-upgrade-unused',
        severity: 'warning',
        path: ['crdUpgrade'],
        message: `There are settings for a Job that applies definitions, and crds is ${quote(crds)}.`,
        why: 'The Job runs with "upgrade" only.',
        fix: 'Set crds to "upgrade", or leave crdUpgrade out.',
        source: CRDS,
      },
    ];
  }
  const { image, manifests } = crdUpgrade ?? {};
  const reached = (['image', 'manifests'] as const).filter(
    (prop) => isIsolated(partition) && (prop === 'image' ? image : manifests) === undefined,
  );
  const outside = reached.map((prop): Diagnostic => ({
    id: 'aws-load-balancer-controller-crds-unreachable',
    severity: 'error',
    path: ['crdUpgrade', prop],
    message: `The Job gets its ${prop} from the internet, and the partition ${quote(partition)} has no connection to it.`,
    why: 'It never completes, so the controller is not installed.',
    fix: `Give ${prop} inside the partition, or set crds to "skip" and apply them from where you mirror the chart.`,
    source: CRDS,
  }));
  if (manifests === undefined || manifests.length > 0) return outside;
  return [
    ...outside,
    {
      id: 'aws-load-balancer-controller-crds-empty',
      severity: 'error',
      path: ['crdUpgrade', 'manifests'],
      message: 'The list of manifests is empty.',
      why: 'The Job fails, since there is nothing to apply.',
      fix: 'Give the URLs of crds.yaml and gateway-crds.yaml, or leave the list out.',
      source: CRDS,
    },
  ];
}

function repeated(): Diagnostic {
  return {
    id: 'aws-load-balancer-controller-repeated',
    severity: 'error',
    path: [],
    message: 'The cluster gets a second AWS Load Balancer Controller.',
    why: 'Both claim every Service and Ingress, and their webhooks and roles of the cluster have the same names.',
    fix: 'Install one, and give it the permissions that both were to have.',
    source: INSTALLATION,
  };
}

/** The gates that need more permissions than the policy has, which comes with the controller as files of their own. */
const GATES_WITH_POLICIES = {
  EnableCertificateManagement: 'iam_policy_acm_certs.json',
  GlobalAcceleratorController: 'aga_controller_iam_policy.json',
} as const;

function featureGateFindings({ values = {} }: AwsLoadBalancerControllerSpec): Diagnostic[] {
  const gates = valueAt(values, ['controllerConfig', 'featureGates']);
  if (typeof gates !== 'object' || gates === null) return [];
  const path = (gate: string) => ['values', 'controllerConfig', 'featureGates', gate];
  const unknown = Object.keys(gates)
    .filter((gate) => !featureGates.some((known) => known === gate))
    .map((gate): Diagnostic => {
      const meant = nearest(gate, featureGates);
      return {
        id: 'aws-load-balancer-controller-feature-gate',
        severity: 'error',
        path: path(gate),
        message: `There is no feature gate ${quote(gate)}.`,
        why: 'The controller does not start with a gate that it does not know.',
        fix: meant === undefined ? 'Remove it.' : `Did you mean ${quote(meant)}?`,
        source: 'pkg/config/feature_gates.go of kubernetes-sigs/aws-load-balancer-controller',
      };
    });
  const unpermitted = Object.entries(GATES_WITH_POLICIES)
    .filter(([gate]) => valueAt(gates, [gate]) === true)
    .map(([gate, file]): Diagnostic => ({
      id: 'aws-load-balancer-controller-feature-gate-permissions',
      severity: 'warning',
      path: path(gate),
      message: `${quote(gate)} is on, and the role has no permission for what it does.`,
      why: 'AWS denies it, and the objects that ask for it are never reconciled.',
      fix: `Attach a policy with docs/install/${file} of the controller to the role of this construct.`,
      source: INSTALLATION,
    }));
  return [...unknown, ...unpermitted];
}

/** The values that other resources agree with, or that follow from a prop. */
const AGREED_VALUES = [
  { path: ['clusterName'], why: 'What the controller made is tagged with the name, and orphaned when it changes.' },
  { path: ['region'], why: 'It is the region of the cluster.' },
  { path: ['vpcId'], why: 'It is the VPC of the cluster.' },
  { path: ['vpcTags'], why: 'The VPC is given by its id, which wins.' },
  { path: ['image', 'tag'], why: 'The IAM policy and the definitions are those of the pinned version.' },
  { path: ['replicaCount'], why: 'The disruption budget follows from the prop replicas.' },
  { path: ['serviceAccount', 'create'], why: 'The role trusts the service account of the release.' },
  { path: ['serviceAccount', 'name'], why: 'The role trusts the service account of the prop serviceAccountName.' },
  {
    path: ['serviceAccount', 'annotations', 'eks.amazonaws.com/role-arn'],
    why: 'The policy is attached to another role.',
  },
  { path: ['enableCertManager'], why: 'Whether cert-manager is there first follows from the prop certManager.' },
  { path: ['keepTLSSecret'], why: 'Without it every change gives the webhooks another certificate.' },
  { path: ['disableIngressClassAnnotation'], why: 'It follows from the prop ingressGroupAnnotations.' },
  { path: ['disableIngressGroupNameAnnotation'], why: 'It follows from the prop ingressGroupAnnotations.' },
  { path: ['enableShield'], why: 'It follows from the partition and the prop shield.' },
  { path: ['enableWaf'], why: 'It follows from the partition and the prop waf.' },
  { path: ['enableWafv2'], why: 'It follows from the partition and the prop wafv2.' },
] as const;

const WITHOUT_PERMISSION =
  'With the permissions for TargetGroupBindings the controller could take such objects on, but neither serve nor release them.';

/** The values that keep a controller without permissions for it from Ingresses, Services and Gateways. */
const AGREED_WITH_TARGET_GROUP_BINDINGS = [
  ['enableServiceMutatorWebhook'],
  ['createIngressClassResource'],
  ['ingressClassParams'],
  ['ingressClass'],
  ['webhookConfig', 'disableIngressValidation'],
  ['enableBackendSecurityGroup'],
  ['controllerConfig', 'featureGates', 'EnableServiceController'],
  ['controllerConfig', 'featureGates', 'ALBGatewayAPI'],
  ['controllerConfig', 'featureGates', 'NLBGatewayAPI'],
].map((path) => ({ path, why: WITHOUT_PERMISSION }));

function overriddenFindings({ values = {}, permissions }: AwsLoadBalancerControllerSpec): Diagnostic[] {
  const agreed = [...AGREED_VALUES, ...(permissions === 'all' ? [] : AGREED_WITH_TARGET_GROUP_BINDINGS)];
  return agreed
    .filter(({ path }) => valueAt(values, path) !== undefined)
    .map(({ path, why }) => ({
      id: 'aws-load-balancer-controller-value-overridden',
      severity: 'warning',
      path: ['values', ...path],
      message: `The chart's value ${path.join('.')} is replaced.`,
      why,
      fix: 'Leave it out, and use the prop where there is one.',
      source: CONFIGURATIONS,
    }));
}
