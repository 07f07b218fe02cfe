import { TERRAFORM_BACKENDS } from './sources';
import type { PropChange, PropChanges } from '@eks-ingress/constructs';
import type { Environment } from '../environment';

/** The state has to be moved first, so that Terraform refuses to plan; the stack itself stays as it is. */
const BACKEND: PropChange<unknown> = {
  effect: [{ effect: 'refused', plan: 'nothing' }],
  source: TERRAFORM_BACKENDS,
  clients: 'Nothing is applied until the state has been moved with `terraform init -migrate-state`.',
  edits: [],
};

const PROVIDER: PropChange<unknown> = { effect: 'nothing', edits: [] };
const CONTROLLER: PropChange<unknown> = {
  becomes: ['helm_release.values'],
  clients: 'Targets and rules stay as they are while the controller is replaced; later changes wait for it.',
  edits: [],
};
const PERMISSIONS: PropChange<unknown> = { ...CONTROLLER, becomes: ['aws_iam_policy.policy', 'helm_release.values'] };

/** What an edit of the environment's own settings does to the traffic that runs. */
export const ENVIRONMENT_CHANGES: PropChanges<Omit<Environment, 'entryPoints'>> = {
  account: {
    effect: [{ effect: 'refused', plan: 'nothing' }],
    source: TERRAFORM_BACKENDS,
    clients: 'Terraform refuses to run in another account. Another account is another environment.',
    edits: ['444444444444'],
  },
  region: {
    effect: 'refused',
    source: TERRAFORM_BACKENDS,
    clients: 'Subnets and certificates are of one region. Another region is another environment.',
    edits: ['eu-west-1'],
  },
  state: { ...BACKEND, edits: [{ kind: 'local' }, { kind: 's3', bucket: 'shop-other-terraform-state' }] },
  'state.kind': BACKEND,
  'state.bucket': { ...BACKEND, edits: ['shop-other-terraform-state'] },
  'state.key': { ...BACKEND, edits: ['shop/ingress.tfstate'] },
  'state.region': { ...BACKEND, edits: ['eu-west-1'] },
  'state.kmsKeyId': {
    ...BACKEND,
    edits: ['arn:aws:kms:ap-northeast-2:333333333333:key/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9'],
  },
  cluster: {
    effect: 'refused',
    source: TERRAFORM_BACKENDS,
    clients: 'Another cluster has other nodes and pods, and often another VPC. Another cluster is another environment.',
    edits: [],
  },
  'cluster.name': {
    effect: [{ effect: 'refused', plan: 'target-group-replaced' }],
    source: TERRAFORM_BACKENDS,
    clients: 'Another cluster has other nodes and pods, and often another VPC. Another cluster is another environment.',
    edits: ['shop-other'],
  },
  'cluster.compute': {
    ...PROVIDER,
    edits: ['managed-node-groups', 'self-managed', 'karpenter', 'fargate', 'auto-mode'],
  },
  'cluster.accessRoleArn': { ...PROVIDER, edits: ['arn:aws:iam::333333333333:role/shop-deploy'] },
  awsLoadBalancerController: {
    ...CONTROLLER,
    clients: 'Without the controller, pods that come later are in no target group.',
    edits: [{ identity: 'irsa' }, { identity: 'pod-identity' }],
  },
  'awsLoadBalancerController.identity': { ...PERMISSIONS, edits: ['irsa', 'pod-identity'] },
  'awsLoadBalancerController.permissions': { ...PERMISSIONS, edits: ['all', 'target-group-binding'] },
  'awsLoadBalancerController.oidcProvider': {
    ...PERMISSIONS,
    becomes: ['aws_iam_openid_connect_provider.url'],
    edits: ['create'],
  },
  'awsLoadBalancerController.shield': { ...PERMISSIONS, edits: [true, false] },
  'awsLoadBalancerController.waf': { ...PERMISSIONS, edits: [true, false] },
  'awsLoadBalancerController.wafv2': { ...PERMISSIONS, edits: [true, false] },
  'awsLoadBalancerController.webAclsByName': { ...PERMISSIONS, edits: [true, false] },
  'awsLoadBalancerController.ingressGroupAnnotations': { ...CONTROLLER, edits: ['allowed', 'refused'] },
  'awsLoadBalancerController.certManager': { ...CONTROLLER, edits: ['install', 'installed'] },
  'awsLoadBalancerController.crds': { ...CONTROLLER, edits: ['install', 'upgrade', 'skip'] },
  'awsLoadBalancerController.replicas': { ...CONTROLLER, edits: [1, 3] },
  removedEntryPoints: {
    effect: 'nothing',
    clients: 'It lets a plan remove an entry point, and changes nothing by itself.',
    edits: [{ partners: 'Nobody has used it since May.' }],
  },
  quotas: { ...PROVIDER, edits: [{ 'load-balancers-per-region': 100 }] },
  tags: {
    // The recorded schema of the provider does not know the tags that a provider adds.
    effect: [{ effect: 'in-place', plan: 'nothing' }],
    source: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs#default_tags',
    edits: [{ Team: 'shop' }],
  },
};
