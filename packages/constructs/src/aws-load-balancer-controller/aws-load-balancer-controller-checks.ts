import { upstreamUrl } from '@eks-ingress/annotations';
import { featureGates } from '@eks-ingress/charts';
import {
  checksOn,
  membersOf,
  nearest,
  quote,
  awsLoadBalancerControllerRelease,
  documentationUrl,
  valueAt,
} from '@eks-ingress/diagnostics';
import { isIsolated, type Partition } from '@eks-ingress/elbv2/identifiers';
import type { ClusterCompute } from '../cluster/eks-cluster';
import { isDnsLabel, MAX_DNS_LABEL_LENGTH } from '../dns-label';
import { isUnknown } from '../findings';
import { ADD_ONS, type AddOn } from './add-ons';
import type { ControllerCrds, CrdUpgradeProps } from './custom-resource-definitions';
import type { ControllerPermissions, IngressGroupAnnotations } from './values';

const INSTALLATION = documentationUrl(awsLoadBalancerControllerRelease, 'deploy/installation/');
const CONFIGURATIONS = documentationUrl(awsLoadBalancerControllerRelease, 'deploy/configurations/');
const POD_IDENTITY = 'https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html';
const OBJECT_NAMES = 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/';
const CRDS = 'https://helm.sh/docs/chart_best_practices/custom_resource_definitions/';

/** What an installation of the controller is, as far as something can be wrong with it. */
export interface AwsLoadBalancerControllerSubject {
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
  readonly ingressGroupAnnotations: IngressGroupAnnotations;
  /** The add-ons that were asked for or declined; those left out follow from the partition. */
  readonly addOns: Readonly<Partial<Record<AddOn, boolean>>>;
  readonly crds: ControllerCrds;
  /** @default {} */
  readonly crdUpgrade?: CrdUpgradeProps;
  /** @default {} */
  readonly values?: Readonly<Record<string, unknown>>;
  /** How many installations of the cluster come before it. */
  readonly earlier: number;
}

const example: AwsLoadBalancerControllerSubject = {
  namespace: 'kube-system',
  serviceAccountName: 'aws-load-balancer-controller',
  identity: 'irsa',
  oidcProvider: false,
  permissions: 'all',
  partition: 'aws',
  replicas: 2,
  webAclsByName: false,
  ingressGroupAnnotations: 'allowed',
  addOns: {},
  crds: 'install',
  earlier: 0,
};

const check = checksOn('AwsLoadBalancerController', (given: Partial<AwsLoadBalancerControllerSubject>) => ({
  ...example,
  ...given,
}));

const MAX_SERVICE_ACCOUNT_NAME_LENGTH = 253;

const unusable = (name: string) => `The name ${quote(name)} (${name.length} characters) cannot be used.`;
const WHY_UNUSABLE = 'Kubernetes refuses the object, and the role trusts a service account that never exists.';
const usableName = (maxLength: number) =>
  `Use 1 to ${maxLength} small letters, digits and hyphens, and no hyphen at either end.`;

const ADD_ON_NAMES = { shield: 'Shield', waf: 'WAF Classic', wafv2: 'WAFv2' } as const;
const ADD_ON_PROPS = ['shield', 'waf', 'wafv2'] as const;

/** What is for Application Load Balancers, by the prop that asks for it. */
function askedFor({ webAclsByName, ingressGroupAnnotations, addOns }: AwsLoadBalancerControllerSubject) {
  return [
    { path: ['webAclsByName'], prop: 'webAclsByName', state: 'on', isAsked: webAclsByName },
    {
      path: ['ingressGroupAnnotations'],
      prop: 'ingressGroupAnnotations',
      state: '"refused"',
      isAsked: ingressGroupAnnotations === 'refused',
    },
    ...ADD_ON_PROPS.map((prop) => ({ path: [prop], prop, state: 'on', isAsked: addOns[prop] === true })),
  ].filter(({ isAsked }) => isAsked);
}

const GATES = ['controllerConfig', 'featureGates'];

const gatesIn = (values: unknown) => membersOf(valueAt(values, GATES));
const gates = (featureGatesOfExample: Readonly<Record<string, boolean>>) => ({
  values: { controllerConfig: { featureGates: featureGatesOfExample } },
});

/** The gates that need more permissions than the policy has, which comes with the controller as files of their own. */
const GATES_WITH_POLICIES = {
  EnableCertificateManagement: 'iam_policy_acm_certs.json',
  GlobalAcceleratorController: 'aga_controller_iam_policy.json',
} as const;

/** The values that other resources agree with, or that follow from a prop. */
const AGREED_VALUES = [
  { name: ['clusterName'], why: 'What the controller made is tagged with the name, and orphaned when it changes.' },
  { name: ['region'], why: 'It is the region of the cluster.' },
  { name: ['vpcId'], why: 'It is the VPC of the cluster.' },
  { name: ['vpcTags'], why: 'The VPC is given by its id, which wins.' },
  { name: ['image', 'tag'], why: 'The IAM policy and the definitions are those of the pinned version.' },
  { name: ['replicaCount'], why: 'The disruption budget follows from the prop replicas.' },
  { name: ['serviceAccount', 'create'], why: 'The role trusts the service account of the release.' },
  { name: ['serviceAccount', 'name'], why: 'The role trusts the service account of the prop serviceAccountName.' },
  {
    name: ['serviceAccount', 'annotations', 'eks.amazonaws.com/role-arn'],
    why: 'The policy is attached to another role.',
  },
  { name: ['enableCertManager'], why: 'Whether cert-manager is there first follows from the prop certManager.' },
  { name: ['keepTLSSecret'], why: 'Without it every change gives the webhooks another certificate.' },
  { name: ['disableIngressClassAnnotation'], why: 'It follows from the prop ingressGroupAnnotations.' },
  { name: ['disableIngressGroupNameAnnotation'], why: 'It follows from the prop ingressGroupAnnotations.' },
  { name: ['enableShield'], why: 'It follows from the partition and the prop shield.' },
  { name: ['enableWaf'], why: 'It follows from the partition and the prop waf.' },
  { name: ['enableWafv2'], why: 'It follows from the partition and the prop wafv2.' },
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
].map((name) => ({ name, why: WITHOUT_PERMISSION }));

/** Values that keep a controller from Ingresses, Services and Gateways, as an example has all of them. */
const WIDENED = {
  enableServiceMutatorWebhook: true,
  createIngressClassResource: true,
  ingressClassParams: { create: true },
  ingressClass: 'shared',
  webhookConfig: { disableIngressValidation: false },
  enableBackendSecurityGroup: true,
  controllerConfig: { featureGates: { EnableServiceController: true, ALBGatewayAPI: true, NLBGatewayAPI: true } },
};

export const awsLoadBalancerControllerChecks = [
  check({
    id: 'aws-load-balancer-controller-namespace',
    effect: 'api-server-refuses',
    path: ['namespace'],
    when: ({ namespace }) => !isUnknown(namespace) && !isDnsLabel(namespace),
    message: ({ namespace }) => unusable(namespace),
    why: WHY_UNUSABLE,
    fix: usableName(MAX_DNS_LABEL_LENGTH),
    source: OBJECT_NAMES,
    examples: {
      passes: [{}, { namespace: 'x'.repeat(63) }, { namespace: '${var.namespace}' }],
      fails: [
        {
          namespace: 'x'.repeat(64),
          finds: [
            'error: namespace: The name "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" (64 characters) cannot be used. (aws-load-balancer-controller-namespace)',
          ],
        },
        {
          namespace: 'kube.system',
          finds: [
            'error: namespace: The name "kube.system" (11 characters) cannot be used. (aws-load-balancer-controller-namespace)',
          ],
        },
        {
          namespace: '',
          finds: [
            'error: namespace: The name "" (0 characters) cannot be used. (aws-load-balancer-controller-namespace)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'aws-load-balancer-controller-service-account',
    effect: 'api-server-refuses',
    path: ['serviceAccountName'],
    when: ({ serviceAccountName: name }) =>
      !isUnknown(name) &&
      !(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(name) && name.length <= MAX_SERVICE_ACCOUNT_NAME_LENGTH),
    message: ({ serviceAccountName }) => unusable(serviceAccountName),
    why: WHY_UNUSABLE,
    fix: usableName(MAX_SERVICE_ACCOUNT_NAME_LENGTH),
    source: OBJECT_NAMES,
    examples: {
      passes: [
        { serviceAccountName: 'load.balancers' },
        { serviceAccountName: 'x'.repeat(253) },
        { serviceAccountName: '${var.name}' },
      ],
      fails: [
        {
          serviceAccountName: 'x'.repeat(254),
          finds: [
            'error: serviceAccountName: The name "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx… (254 characters) cannot be used. (aws-load-balancer-controller-service-account)',
          ],
        },
        {
          serviceAccountName: 'Controller',
          finds: [
            'error: serviceAccountName: The name "Controller" (10 characters) cannot be used. (aws-load-balancer-controller-service-account)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'aws-load-balancer-controller-replicas',
    effect: 'breaks-traffic',
    path: ['replicas'],
    when: ({ replicas }) => !isUnknown(replicas) && !(Number.isInteger(replicas) && replicas >= 1),
    message: ({ replicas }) => `${quote(replicas)} is not a number of replicas.`,
    why: 'Without a pod nothing answers the webhooks, and nothing removes finalizers.',
    fix: 'Give a whole number from 1 on; 2 or more survive the loss of a node.',
    source: INSTALLATION,
    examples: {
      passes: [{ replicas: 1 }],
      fails: [
        {
          replicas: 0,
          finds: ['error: replicas: 0 is not a number of replicas. (aws-load-balancer-controller-replicas)'],
        },
        {
          replicas: 1.5,
          finds: ['error: replicas: 1.5 is not a number of replicas. (aws-load-balancer-controller-replicas)'],
        },
      ],
    },
  }),
  check({
    id: 'aws-load-balancer-controller-single-replica',
    effect: 'risks',
    path: ['replicas'],
    when: ({ replicas, permissions }) => replicas === 1 && permissions !== 'target-group-binding',
    message: 'The controller has one replica.',
    why: 'While its pod moves to another node, the cluster refuses every new Service, and every new or changed Ingress.',
    fix: 'Give 2.',
    source: INSTALLATION,
    examples: {
      passes: [{}, { replicas: 0 }, { replicas: 1, permissions: 'target-group-binding' }],
      fails: [
        {
          replicas: 1,
          finds: ['warning: replicas: The controller has one replica. (aws-load-balancer-controller-single-replica)'],
        },
      ],
    },
  }),
  check({
    id: 'aws-load-balancer-controller-pod-identity-fargate',
    effect: 'breaks-traffic',
    path: ['identity'],
    when: ({ identity, compute }) => identity === 'pod-identity' && compute === 'fargate',
    message: 'The identity is "pod-identity", and the pods run on Fargate.',
    why: 'The agent that hands out the role runs on EC2 nodes only, so the controller gets no permission at all.',
    fix: 'Set identity to "irsa".',
    source: POD_IDENTITY,
    examples: {
      passes: [
        { identity: 'irsa', compute: 'fargate' },
        { identity: 'pod-identity', compute: 'karpenter' },
        { identity: 'pod-identity' },
      ],
      fails: [
        {
          identity: 'pod-identity',
          compute: 'fargate',
          finds: [
            'error: identity: The identity is "pod-identity", and the pods run on Fargate. (aws-load-balancer-controller-pod-identity-fargate)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'aws-load-balancer-controller-oidc-provider-unused',
    effect: 'ignores',
    path: ['oidcProvider'],
    when: ({ identity, oidcProvider }) => identity === 'pod-identity' && oidcProvider,
    message: 'An OpenID Connect provider is given, and the identity is "pod-identity".',
    why: 'Pod Identity trusts an AWS service and no provider.',
    fix: 'Leave it out, or set identity to "irsa".',
    source: POD_IDENTITY,
    examples: {
      passes: [{ oidcProvider: true }, { identity: 'pod-identity' }],
      fails: [
        {
          identity: 'pod-identity',
          oidcProvider: true,
          finds: [
            'warning: oidcProvider: An OpenID Connect provider is given, and the identity is "pod-identity". (aws-load-balancer-controller-oidc-provider-unused)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'aws-load-balancer-controller-permissions',
    effect: 'ignores',
    severity: 'error',
    when: (subject) => (subject.permissions === 'all' ? [] : askedFor(subject)),
    message: (_subject, { prop, state }) =>
      `${quote(prop)} is ${state}, and the permissions are "target-group-binding".`,
    why: 'A controller that only registers targets makes no Application Load Balancer that this could be for.',
    fix: 'Set permissions to "all", or leave it out.',
    source: INSTALLATION,
    examples: {
      passes: [
        { permissions: 'target-group-binding', addOns: { shield: false } },
        { webAclsByName: true, ingressGroupAnnotations: 'refused', addOns: { shield: true } },
      ],
      fails: [
        {
          permissions: 'target-group-binding',
          webAclsByName: true,
          ingressGroupAnnotations: 'refused',
          addOns: { shield: true, waf: true, wafv2: true },
          finds: [
            'error: webAclsByName: "webAclsByName" is on, and the permissions are "target-group-binding". (aws-load-balancer-controller-permissions)',
            'error: ingressGroupAnnotations: "ingressGroupAnnotations" is "refused", and the permissions are "target-group-binding". (aws-load-balancer-controller-permissions)',
            'error: shield: "shield" is on, and the permissions are "target-group-binding". (aws-load-balancer-controller-permissions)',
            'error: waf: "waf" is on, and the permissions are "target-group-binding". (aws-load-balancer-controller-permissions)',
            'error: wafv2: "wafv2" is on, and the permissions are "target-group-binding". (aws-load-balancer-controller-permissions)',
          ],
        },
        {
          permissions: 'target-group-binding',
          addOns: { waf: true },
          finds: [
            'error: waf: "waf" is on, and the permissions are "target-group-binding". (aws-load-balancer-controller-permissions)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'aws-load-balancer-controller-add-on-missing',
    effect: 'breaks-traffic',
    when: ({ partition, addOns }) =>
      ADD_ON_PROPS.filter((prop) => addOns[prop] === true && ADD_ONS[partition][prop] === 'nowhere').map((prop) => ({
        path: [prop],
        prop,
      })),
    message: ({ partition }, { prop }) =>
      `${ADD_ON_NAMES[prop]} is on, and the partition ${quote(partition)} has none.`,
    why: 'An Ingress whose annotation asks for it is never reconciled, since the service does not answer.',
    fix: (_subject, { prop }) => `Leave ${prop} out.`,
    source: INSTALLATION,
    examples: {
      passes: [
        { addOns: { shield: true, waf: true, wafv2: true } },
        { partition: 'aws-cn', addOns: { shield: false, waf: true, wafv2: true } },
        { partition: 'aws-iso', addOns: { wafv2: true } },
      ],
      fails: [
        {
          partition: 'aws-cn',
          addOns: { shield: true },
          finds: [
            'error: shield: Shield is on, and the partition "aws-cn" has none. (aws-load-balancer-controller-add-on-missing)',
          ],
        },
        {
          partition: 'aws-iso-e',
          addOns: { shield: true, waf: true, wafv2: true },
          finds: [
            'error: shield: Shield is on, and the partition "aws-iso-e" has none. (aws-load-balancer-controller-add-on-missing)',
            'error: waf: WAF Classic is on, and the partition "aws-iso-e" has none. (aws-load-balancer-controller-add-on-missing)',
            'error: wafv2: WAFv2 is on, and the partition "aws-iso-e" has none. (aws-load-balancer-controller-add-on-missing)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'aws-load-balancer-controller-web-acls-unused',
    effect: 'ignores',
    severity: 'error',
    path: ['webAclsByName'],
    when: ({ partition, addOns: { wafv2 }, webAclsByName }) =>
      webAclsByName && (wafv2 === false || (wafv2 === undefined && ADD_ONS[partition].wafv2 !== 'everywhere')),
    message: 'Web ACLs are looked up by name, and WAFv2 is off.',
    why: 'The controller ignores the annotation wafv2-acl-name without a word, and the load balancer stays unprotected.',
    fix: ({ addOns }) => (addOns.wafv2 === false ? 'Leave wafv2 out.' : 'Set wafv2 to true where the region has it.'),
    source: CONFIGURATIONS,
    examples: {
      passes: [
        { webAclsByName: true },
        { addOns: { wafv2: false } },
        { webAclsByName: true, partition: 'aws-iso', addOns: { wafv2: true } },
      ],
      fails: [
        {
          webAclsByName: true,
          addOns: { wafv2: false },
          finds: [
            'error: webAclsByName: Web ACLs are looked up by name, and WAFv2 is off. (aws-load-balancer-controller-web-acls-unused)',
          ],
        },
        {
          webAclsByName: true,
          partition: 'aws-iso',
          finds: [
            'error: webAclsByName: Web ACLs are looked up by name, and WAFv2 is off. (aws-load-balancer-controller-web-acls-unused)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'aws-load-balancer-controller-image-unreachable',
    effect: 'risks',
    path: ['values', 'image', 'repository'],
    when: ({ partition, values }) => isIsolated(partition) && valueAt(values, ['image', 'repository']) === undefined,
    message: ({ partition }) =>
      `The image comes from public.ecr.aws, and the partition ${quote(partition)} has no connection to it.`,
    why: 'The pods never start, unless the nodes mirror that registry.',
    fix: 'Name a registry inside the partition that has the same version.',
    source: INSTALLATION,
    examples: {
      passes: [
        { partition: 'aws-us-gov' },
        { partition: 'aws-iso', values: { image: { repository: 'registry.example.com/controller' } } },
      ],
      fails: [
        {
          partition: 'aws-iso',
          values: { image: { tag: 'v3.5.0' } },
          finds: [
            'warning: values.image.repository: The image comes from public.ecr.aws, and the partition "aws-iso" has no connection to it. (aws-load-balancer-controller-image-unreachable)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'aws-load-balancer-controller-crd-upgrade-unused',
    effect: 'ignores',
    path: ['crdUpgrade'],
    when: ({ crds, crdUpgrade }) => crds !== 'upgrade' && crdUpgrade !== undefined,
    message: ({ crds }) => `There are settings for a Job that applies definitions, and crds is ${quote(crds)}.`,
    why: 'The Job runs with "upgrade" only.',
    fix: 'Set crds to "upgrade", or leave crdUpgrade out.',
    source: CRDS,
    examples: {
      passes: [{ crds: 'skip' }, { crds: 'upgrade', crdUpgrade: {} }],
      fails: [
        {
          crdUpgrade: {},
          finds: [
            'warning: crdUpgrade: There are settings for a Job that applies definitions, and crds is "install". (aws-load-balancer-controller-crd-upgrade-unused)',
          ],
        },
        {
          crds: 'skip',
          crdUpgrade: {},
          finds: [
            'warning: crdUpgrade: There are settings for a Job that applies definitions, and crds is "skip". (aws-load-balancer-controller-crd-upgrade-unused)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'aws-load-balancer-controller-crds-unreachable',
    effect: 'helm-refuses',
    when: ({ crds, crdUpgrade: { image, manifests } = {}, partition }) =>
      crds === 'upgrade' && isIsolated(partition)
        ? [
            { path: ['crdUpgrade', 'image'], prop: 'image', value: image },
            { path: ['crdUpgrade', 'manifests'], prop: 'manifests', value: manifests },
          ].filter(({ value }) => value === undefined)
        : [],
    message: ({ partition }, { prop }) =>
      `The Job gets its ${prop} from the internet, and the partition ${quote(partition)} has no connection to it.`,
    why: 'It never completes, so the controller is not installed.',
    fix: (_subject, { prop }) =>
      `Give ${prop} inside the partition, or set crds to "skip" and apply them from where you mirror the chart.`,
    source: CRDS,
    examples: {
      passes: [
        { crds: 'upgrade' },
        { crds: 'install', partition: 'aws-iso' },
        {
          crds: 'upgrade',
          partition: 'aws-iso',
          crdUpgrade: { image: 'registry.example.com/kubectl', manifests: ['https://mirror.example.com/crds.yaml'] },
        },
      ],
      fails: [
        {
          crds: 'upgrade',
          partition: 'aws-iso',
          finds: [
            'error: crdUpgrade.image: The Job gets its image from the internet, and the partition "aws-iso" has no connection to it. (aws-load-balancer-controller-crds-unreachable)',
            'error: crdUpgrade.manifests: The Job gets its manifests from the internet, and the partition "aws-iso" has no connection to it. (aws-load-balancer-controller-crds-unreachable)',
          ],
        },
        {
          crds: 'upgrade',
          partition: 'aws-iso',
          crdUpgrade: { image: 'registry.example.com/kubectl' },
          finds: [
            'error: crdUpgrade.manifests: The Job gets its manifests from the internet, and the partition "aws-iso" has no connection to it. (aws-load-balancer-controller-crds-unreachable)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'aws-load-balancer-controller-crds-empty',
    effect: 'helm-refuses',
    path: ['crdUpgrade', 'manifests'],
    when: ({ crds, crdUpgrade }) => crds === 'upgrade' && crdUpgrade?.manifests?.length === 0,
    message: 'The list of manifests is empty.',
    why: 'The Job fails, since there is nothing to apply.',
    fix: 'Give the URLs of crds.yaml and gateway-crds.yaml, or leave the list out.',
    source: CRDS,
    examples: {
      passes: [
        { crds: 'upgrade' },
        { crds: 'upgrade', crdUpgrade: { manifests: ['https://mirror.example.com/crds.yaml'] } },
        { crdUpgrade: { manifests: [] } },
      ],
      fails: [
        {
          crds: 'upgrade',
          crdUpgrade: { manifests: [] },
          finds: [
            'error: crdUpgrade.manifests: The list of manifests is empty. (aws-load-balancer-controller-crds-empty)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'aws-load-balancer-controller-repeated',
    effect: 'api-server-refuses',
    when: ({ earlier }) => earlier > 0,
    message: 'The cluster gets a second AWS Load Balancer Controller.',
    why: 'Both claim every Service and Ingress, and their webhooks and roles of the cluster have the same names.',
    fix: 'Install one, and give it the permissions that both were to have.',
    source: INSTALLATION,
    examples: {
      passes: [{}],
      fails: [
        {
          earlier: 1,
          finds: [
            'error: The cluster gets a second AWS Load Balancer Controller. (aws-load-balancer-controller-repeated)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'aws-load-balancer-controller-feature-gate',
    effect: 'breaks-traffic',
    when: ({ values }) =>
      Object.keys(gatesIn(values))
        .filter((gate) => !featureGates.some((known) => known === gate))
        .map((gate) => ({ path: ['values', ...GATES, gate], gate, meant: nearest(gate, featureGates) })),
    message: (_subject, { gate }) => `There is no feature gate ${quote(gate)}.`,
    why: 'The controller does not start with a gate that it does not know.',
    fix: (_subject, { meant }) => (meant === undefined ? 'Remove it.' : `Did you mean ${quote(meant)}?`),
    source: upstreamUrl('aws-load-balancer-controller', 'pkg/config/feature_gates.go'),
    examples: {
      passes: [{}, gates({ WeightedTargetGroups: false, EnableTCPUDPListener: true })],
      fails: [
        {
          ...gates({ WeightedTargetGroups: true, EnableTCPUDPListenerType: true }),
          finds: [
            'error: values.controllerConfig.featureGates.EnableTCPUDPListenerType: There is no feature gate "EnableTCPUDPListenerType". (aws-load-balancer-controller-feature-gate)',
          ],
        },
        {
          ...gates({ Teapot: false }),
          finds: [
            'error: values.controllerConfig.featureGates.Teapot: There is no feature gate "Teapot". (aws-load-balancer-controller-feature-gate)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'aws-load-balancer-controller-feature-gate-permissions',
    effect: 'passes-on',
    severity: 'warning',
    when: ({ values }) =>
      Object.entries(GATES_WITH_POLICIES)
        .filter(([gate]) => gatesIn(values)[gate] === true)
        .map(([gate, file]) => ({ path: ['values', ...GATES, gate], gate, file })),
    message: (_subject, { gate }) => `${quote(gate)} is on, and the role has no permission for what it does.`,
    why: 'AWS denies it, and the objects that ask for it are never reconciled.',
    fix: (_subject, { file }) =>
      `Attach a policy with docs/install/${file} of the controller to the role of this construct.`,
    source: INSTALLATION,
    examples: {
      passes: [gates({ EnableCertificateManagement: false, WeightedTargetGroups: true })],
      fails: [
        {
          ...gates({ EnableCertificateManagement: true, GlobalAcceleratorController: true }),
          finds: [
            'warning: values.controllerConfig.featureGates.EnableCertificateManagement: "EnableCertificateManagement" is on, and the role has no permission for what it does. (aws-load-balancer-controller-feature-gate-permissions)',
            'warning: values.controllerConfig.featureGates.GlobalAcceleratorController: "GlobalAcceleratorController" is on, and the role has no permission for what it does. (aws-load-balancer-controller-feature-gate-permissions)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'aws-load-balancer-controller-value-overridden',
    effect: 'risks',
    when: ({ values, permissions }) =>
      [...AGREED_VALUES, ...(permissions === 'all' ? [] : AGREED_WITH_TARGET_GROUP_BINDINGS)]
        .filter(({ name }) => valueAt(values, name) !== undefined)
        .map(({ name, why }) => ({ path: ['values', ...name], name: name.join('.'), why })),
    message: (_subject, { name }) => `The chart's value ${name} is replaced.`,
    why: (_subject, { why }) => why,
    fix: 'Leave it out, and use the prop where there is one.',
    source: CONFIGURATIONS,
    examples: {
      passes: [
        {},
        { values: { image: { repository: 'registry.example.com' }, logLevel: 'debug' } },
        { values: WIDENED },
      ],
      fails: [
        {
          values: {
            clusterName: 'shop',
            region: 'eu-central-1',
            vpcId: 'vpc-0a1b2c3d4e5f60718',
            vpcTags: { Name: 'shop' },
            image: { tag: 'v3.4.3' },
            replicaCount: 3,
            serviceAccount: {
              create: false,
              name: 'controller',
              annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/controller' },
            },
            enableCertManager: true,
            keepTLSSecret: false,
            disableIngressClassAnnotation: true,
            disableIngressGroupNameAnnotation: true,
            enableShield: true,
            enableWaf: true,
            enableWafv2: true,
          },
          finds: [
            "warning: values.clusterName: The chart's value clusterName is replaced. (aws-load-balancer-controller-value-overridden)",
            "warning: values.region: The chart's value region is replaced. (aws-load-balancer-controller-value-overridden)",
            "warning: values.vpcId: The chart's value vpcId is replaced. (aws-load-balancer-controller-value-overridden)",
            "warning: values.vpcTags: The chart's value vpcTags is replaced. (aws-load-balancer-controller-value-overridden)",
            "warning: values.image.tag: The chart's value image.tag is replaced. (aws-load-balancer-controller-value-overridden)",
            "warning: values.replicaCount: The chart's value replicaCount is replaced. (aws-load-balancer-controller-value-overridden)",
            "warning: values.serviceAccount.create: The chart's value serviceAccount.create is replaced. (aws-load-balancer-controller-value-overridden)",
            "warning: values.serviceAccount.name: The chart's value serviceAccount.name is replaced. (aws-load-balancer-controller-value-overridden)",
            `warning: values.serviceAccount.annotations["eks.amazonaws.com/role-arn"]: The chart's value serviceAccount.annotations.eks.amazonaws.com/role-arn is replaced. (aws-load-balancer-controller-value-overridden)`,
            "warning: values.enableCertManager: The chart's value enableCertManager is replaced. (aws-load-balancer-controller-value-overridden)",
            "warning: values.keepTLSSecret: The chart's value keepTLSSecret is replaced. (aws-load-balancer-controller-value-overridden)",
            "warning: values.disableIngressClassAnnotation: The chart's value disableIngressClassAnnotation is replaced. (aws-load-balancer-controller-value-overridden)",
            "warning: values.disableIngressGroupNameAnnotation: The chart's value disableIngressGroupNameAnnotation is replaced. (aws-load-balancer-controller-value-overridden)",
            "warning: values.enableShield: The chart's value enableShield is replaced. (aws-load-balancer-controller-value-overridden)",
            "warning: values.enableWaf: The chart's value enableWaf is replaced. (aws-load-balancer-controller-value-overridden)",
            "warning: values.enableWafv2: The chart's value enableWafv2 is replaced. (aws-load-balancer-controller-value-overridden)",
          ],
        },
        {
          values: WIDENED,
          permissions: 'target-group-binding',
          finds: [
            "warning: values.enableServiceMutatorWebhook: The chart's value enableServiceMutatorWebhook is replaced. (aws-load-balancer-controller-value-overridden)",
            "warning: values.createIngressClassResource: The chart's value createIngressClassResource is replaced. (aws-load-balancer-controller-value-overridden)",
            "warning: values.ingressClassParams: The chart's value ingressClassParams is replaced. (aws-load-balancer-controller-value-overridden)",
            "warning: values.ingressClass: The chart's value ingressClass is replaced. (aws-load-balancer-controller-value-overridden)",
            "warning: values.webhookConfig.disableIngressValidation: The chart's value webhookConfig.disableIngressValidation is replaced. (aws-load-balancer-controller-value-overridden)",
            "warning: values.enableBackendSecurityGroup: The chart's value enableBackendSecurityGroup is replaced. (aws-load-balancer-controller-value-overridden)",
            "warning: values.controllerConfig.featureGates.EnableServiceController: The chart's value controllerConfig.featureGates.EnableServiceController is replaced. (aws-load-balancer-controller-value-overridden)",
            "warning: values.controllerConfig.featureGates.ALBGatewayAPI: The chart's value controllerConfig.featureGates.ALBGatewayAPI is replaced. (aws-load-balancer-controller-value-overridden)",
            "warning: values.controllerConfig.featureGates.NLBGatewayAPI: The chart's value controllerConfig.featureGates.NLBGatewayAPI is replaced. (aws-load-balancer-controller-value-overridden)",
          ],
        },
      ],
    },
  }),
];
