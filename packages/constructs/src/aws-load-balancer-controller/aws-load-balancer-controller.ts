import { DataAwsIamOpenidConnectProvider } from '@cdktf/provider-aws/lib/data-aws-iam-openid-connect-provider';
import { EksPodIdentityAssociation } from '@cdktf/provider-aws/lib/eks-pod-identity-association';
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { Release } from '@cdktf/provider-helm/lib/release';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import type { EksCluster } from '../cluster/eks-cluster';
import { isUnknown } from '../findings';
import { AWS_LOAD_BALANCER_CONTROLLER } from '../versions';
import { encodeValues } from '../encode-values';
import { controllerPolicy, targetGroupBindingPolicy } from './iam-policy';
import { isIsolated, partitionOf, type Partition } from './partition';
import { controllerValues, type ControllerPermissions } from './values';

/**
 * How the controller gets its role.
 *
 * - `irsa`: through the IAM OpenID Connect provider of the cluster, which must exist.
 * - `pod-identity`: through the add-on eks-pod-identity-agent, which must be installed; not on Fargate.
 */
export type ControllerIdentity = 'irsa' | 'pod-identity';

export interface AwsLoadBalancerControllerProps {
  readonly cluster: EksCluster;
  readonly identity: ControllerIdentity;
  /**
   * `target-group-binding` lets it register targets and nothing else, and keeps it from Ingresses, Services and
   * Gateways; a binding with `networking` writes security-group rules and needs `all`.
   *
   * @default 'all'
   */
  readonly permissions?: ControllerPermissions;
  /** @default - the partition of the cluster's region */
  readonly partition?: Partition;
  /** @default 2 */
  readonly replicas?: number;
  /** A namespace, created when it is not there. @default 'kube-system' */
  readonly namespace?: string;
  /** @default 'aws-load-balancer-controller' */
  readonly serviceAccountName?: string;
  /**
   * Values of the chart that replace the ones derived here, key by key at every level.
   *
   * @default {}
   */
  readonly values?: Readonly<Record<string, unknown>>;
}

/**
 * The AWS Load Balancer Controller, installed with Helm, and the role that it acts with. Helm installs its custom
 * resource definitions once and never upgrades them: apply those of a new version before the version itself.
 */
export class AwsLoadBalancerController extends Construct {
  /** Whatever the controller acts on (bindings, Ingresses, Services) must depend on it, to be gone before it is. */
  readonly resource: Release;
  readonly role: IamRole;
  readonly policy: IamPolicy;
  readonly policyAttachment: IamRolePolicyAttachment;
  /** With `irsa` only. */
  readonly oidcProvider?: DataAwsIamOpenidConnectProvider;
  /** With `pod-identity` only. */
  readonly podIdentityAssociation?: EksPodIdentityAssociation;
  readonly permissions: ControllerPermissions;

  constructor(scope: Construct, id: string, props: AwsLoadBalancerControllerProps) {
    super(scope, id);
    const { cluster, identity, permissions = 'all', replicas = 2, namespace = 'kube-system' } = props;
    const { partition = partitionOf(cluster.region), serviceAccountName = RELEASE_NAME } = props;
    this.permissions = permissions;

    const document =
      permissions === 'all' ? controllerPolicy(partition) : targetGroupBindingPolicy(partition, cluster.region);
    this.policy = new IamPolicy(this, 'Policy', {
      namePrefix: namePrefix(cluster.name, MAX_POLICY_NAME_PREFIX),
      description: `AWS Load Balancer Controller of the EKS cluster ${cluster.name}`,
      policy: JSON.stringify(document),
    });
    if (identity === 'irsa') {
      this.oidcProvider = new DataAwsIamOpenidConnectProvider(this, 'OidcProvider', { url: cluster.oidcIssuer });
    }
    this.role = new IamRole(this, 'Role', {
      namePrefix: namePrefix(cluster.name, MAX_ROLE_NAME_PREFIX),
      description: `AWS Load Balancer Controller of the EKS cluster ${cluster.name}`,
      assumeRolePolicy: JSON.stringify(
        this.oidcProvider === undefined
          ? podIdentityTrust()
          : webIdentityTrust(this.oidcProvider.arn, cluster.oidcIssuer, namespace, serviceAccountName),
      ),
    });
    this.policyAttachment = new IamRolePolicyAttachment(this, 'PolicyAttachment', {
      role: this.role.name,
      policyArn: this.policy.arn,
    });
    if (identity === 'pod-identity') {
      this.podIdentityAssociation = new EksPodIdentityAssociation(this, 'PodIdentityAssociation', {
        clusterName: cluster.name,
        namespace,
        serviceAccount: serviceAccountName,
        roleArn: this.role.arn,
      });
    }

    const values = controllerValues({
      clusterName: cluster.name,
      region: cluster.region,
      vpcId: cluster.vpcId,
      replicas,
      serviceAccountName,
      roleArn: identity === 'irsa' ? this.role.arn : undefined,
      permissions,
      isolated: isIsolated(partition),
    });
    this.resource = new Release(this, 'Resource', {
      name: RELEASE_NAME,
      namespace,
      createNamespace: namespace !== 'kube-system',
      repository: AWS_LOAD_BALANCER_CONTROLLER.repository,
      chart: AWS_LOAD_BALANCER_CONTROLLER.chart,
      version: AWS_LOAD_BALANCER_CONTROLLER.version,
      values: [values, ...(props.values === undefined ? [] : [props.values])].map(encodeValues),
      // Services and bindings that are created before the webhook answers are refused.
      wait: true,
      timeout: 600,
      // The controller needs its permissions until it is gone: without them it cannot release what it has made.
      dependsOn: [
        this.policyAttachment,
        ...(this.podIdentityAssociation === undefined ? [] : [this.podIdentityAssociation]),
      ],
    });
  }
}

const RELEASE_NAME = 'aws-load-balancer-controller';

// 64 and 128 characters, of which Terraform needs 26 for what it appends.
const MAX_ROLE_NAME_PREFIX = 38;
const MAX_POLICY_NAME_PREFIX = 102;

function namePrefix(clusterName: string, maxLength: number): string {
  const suffix = '-load-balancer-';
  const length = maxLength - suffix.length;
  return `${isUnknown(clusterName) ? Fn.substr(clusterName, 0, length) : clusterName.slice(0, length)}${suffix}`;
}

function webIdentityTrust(providerArn: string, issuer: string, namespace: string, serviceAccountName: string) {
  const provider = Fn.trimprefix(issuer, 'https://');
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: providerArn },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: {
            // The audience of EKS's tokens in every partition, China included.
            [`${provider}:aud`]: 'sts.amazonaws.com',
            [`${provider}:sub`]: `system:serviceaccount:${namespace}:${serviceAccountName}`,
          },
        },
      },
    ],
  };
}

function podIdentityTrust() {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'pods.eks.amazonaws.com' },
        Action: ['sts:AssumeRole', 'sts:TagSession'],
      },
    ],
  };
}
