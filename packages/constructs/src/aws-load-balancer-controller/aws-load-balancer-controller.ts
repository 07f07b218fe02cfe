import { DataAwsIamOpenidConnectProvider } from '@cdktf/provider-aws/lib/data-aws-iam-openid-connect-provider';
import { EksPodIdentityAssociation } from '@cdktf/provider-aws/lib/eks-pod-identity-association';
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { Release } from '@cdktf/provider-helm/lib/release';
import { findBy } from '@eks-ingress/diagnostics';
import { partitionOf, type Partition } from '@eks-ingress/elbv2/identifiers';
import { Fn, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import type { CertManager } from '../cert-manager/cert-manager';
import type { EksCluster } from '../cluster/eks-cluster';
import type { OidcProvider } from '../cluster/eks-oidc-provider';
import { encodeValues } from '../encode-values';
import { isUnknown, reportDeclared } from '../findings';
import { mergeValues } from '../merge-values';
import { validateChartValues } from '../validate-chart-values';
import { AWS_LOAD_BALANCER_CONTROLLER } from '../versions';
import { ADD_ONS, type AddOn } from './add-ons';
import { awsLoadBalancerControllerChecks } from './aws-load-balancer-controller-checks';
import { CustomResourceDefinitions, type ControllerCrds, type CrdUpgradeProps } from './custom-resource-definitions';
import { controllerPolicy, targetGroupBindingPolicy } from './iam-policy';
import { controllerValues, type ControllerPermissions, type IngressGroupAnnotations } from './values';

/**
 * How the controller gets its role.
 *
 * - `irsa`: through the IAM OpenID Connect provider of the cluster, looked up unless one is given.
 * - `pod-identity`: through the add-on eks-pod-identity-agent, which must be installed; not on Fargate, whose pods it
 *   does not reach.
 */
export type ControllerIdentity = 'irsa' | 'pod-identity';

export interface AwsLoadBalancerControllerProps {
  readonly cluster: EksCluster;
  readonly identity: ControllerIdentity;
  /**
   * The IAM OpenID Connect provider of the cluster, such as an `EksOidcProvider`.
   *
   * @default - the existing one, looked up by the issuer of the cluster, with `irsa`
   */
  readonly oidcProvider?: OidcProvider;
  /**
   * `target-group-binding` lets it register targets and nothing else, and keeps it from Ingresses, Services and
   * Gateways; a binding with `networking` writes security-group rules and needs `all`.
   *
   * @default 'all'
   */
  readonly permissions?: ControllerPermissions;
  /** @default - the partition of the cluster's region */
  readonly partition?: Partition;
  /**
   * Whether an Ingress may ask for AWS Shield Advanced.
   *
   * @default - true where the partition has it, unless the permissions are for TargetGroupBindings only
   */
  readonly shield?: boolean;
  /**
   * Whether an Ingress may name a web ACL of AWS WAF Classic.
   *
   * @default - true where the partition has it, unless the permissions are for TargetGroupBindings only
   */
  readonly waf?: boolean;
  /**
   * Whether an Ingress may name a web ACL of AWS WAF.
   *
   * @default - true where every region of the partition has it, unless the permissions are for TargetGroupBindings only
   */
  readonly wafv2?: boolean;
  /**
   * Whether web ACLs are given by name, in the annotation `alb.ingress.kubernetes.io/wafv2-acl-name`, for which the
   * controller needs a permission that its own policy lacks. Those given by ARN need none.
   *
   * @default false
   */
  readonly webAclsByName?: boolean;
  /**
   * `refused` keeps new Ingresses from choosing their class or group by annotation, past the IngressClassParams that say
   * who may join a group; Ingresses that do so already stay.
   *
   * @default 'allowed'
   */
  readonly ingressGroupAnnotations?: IngressGroupAnnotations;
  /**
   * Who issues the certificate of the webhooks: a cert-manager that is installed first, or one that the cluster has
   * already (`installed`).
   *
   * @default - the chart signs one when it is installed, and keeps it
   */
  readonly certManager?: CertManager | 'installed';
  /** Who applies the custom resource definitions of a new version. @default 'install' */
  readonly crds?: ControllerCrds;
  /** Where the Job that applies them gets what it needs, with `upgrade`. @default - the internet */
  readonly crdUpgrade?: CrdUpgradeProps;
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
 * The AWS Load Balancer Controller, installed with Helm, and the role that it acts with: the policy and the custom resource
 * definitions come before the release, and the release goes before its permissions do. Helm by itself installs the
 * definitions once and never upgrades them; see `crds`. What the cluster and its network need beforehand is in
 * docs/guides/aws-load-balancer-controller.md.
 */
export class AwsLoadBalancerController extends Construct {
  /** Whatever the controller acts on (bindings, Ingresses, Services) must depend on it, to be gone before it is. */
  readonly resource: Release;
  readonly role: IamRole;
  readonly policy: IamPolicy;
  readonly policyAttachment: IamRolePolicyAttachment;
  /** With `irsa` only. */
  readonly oidcProvider?: OidcProvider;
  /** With `pod-identity` only. */
  readonly podIdentityAssociation?: EksPodIdentityAssociation;
  /** With `crds: 'upgrade'` only. */
  readonly customResourceDefinitions?: CustomResourceDefinitions;
  readonly permissions: ControllerPermissions;
  /** Where its service account is, which other resources may grant something to. */
  readonly namespace: string;
  readonly serviceAccountName: string;
  /** What an Ingress may ask for. */
  readonly addOns: Readonly<Record<AddOn, boolean>>;
  readonly webAclsByName: boolean;
  readonly ingressGroupAnnotations: IngressGroupAnnotations;
  /** Whether its webhook takes over every new Service of type LoadBalancer that names no class. */
  readonly serviceMutatorWebhook: boolean;

  constructor(scope: Construct, id: string, props: AwsLoadBalancerControllerProps) {
    super(scope, id);
    const { cluster, identity, permissions = 'all', replicas = 2, namespace = 'kube-system' } = props;
    const { partition = partitionOf(cluster.region), serviceAccountName = RELEASE_NAME } = props;
    const { webAclsByName = false, certManager, crds = 'install', shield, waf, wafv2 } = props;
    const { ingressGroupAnnotations = 'allowed' } = props;
    const isOn = (addOn: AddOn, asked: boolean | undefined) =>
      asked ?? (permissions === 'all' && ADD_ONS[partition][addOn] === 'everywhere');
    this.permissions = permissions;
    this.namespace = namespace;
    this.serviceAccountName = serviceAccountName;
    this.addOns = { shield: isOn('shield', shield), waf: isOn('waf', waf), wafv2: isOn('wafv2', wafv2) };
    this.webAclsByName = webAclsByName;
    this.ingressGroupAnnotations = ingressGroupAnnotations;

    const document =
      permissions === 'all'
        ? controllerPolicy(partition, { webAclsByName })
        : targetGroupBindingPolicy(partition, cluster.region);
    this.policy = new IamPolicy(this, 'Policy', {
      namePrefix: namePrefix(cluster.name, MAX_POLICY_NAME_PREFIX),
      description: `AWS Load Balancer Controller of the EKS cluster ${cluster.name}`,
      policy: JSON.stringify(document),
    });
    if (identity === 'irsa') {
      this.oidcProvider =
        props.oidcProvider ?? new DataAwsIamOpenidConnectProvider(this, 'OidcProvider', { url: cluster.oidcIssuer });
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

    if (crds === 'upgrade') {
      this.customResourceDefinitions = new CustomResourceDefinitions(this, 'CustomResourceDefinitions', {
        ...props.crdUpgrade,
        namespace,
        createNamespace: namespace !== 'kube-system',
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
      addOns: this.addOns,
      ingressGroupAnnotations,
      certManager: certManager !== undefined,
    });
    const merged = mergeValues(values, props.values ?? {});
    const { enableServiceMutatorWebhook = true } = Object(merged) as {
      readonly enableServiceMutatorWebhook?: unknown;
    };
    this.serviceMutatorWebhook = enableServiceMutatorWebhook !== false;
    this.resource = new Release(this, 'Resource', {
      name: RELEASE_NAME,
      namespace,
      createNamespace: namespace !== 'kube-system',
      repository: AWS_LOAD_BALANCER_CONTROLLER.repository,
      chart: AWS_LOAD_BALANCER_CONTROLLER.chart,
      version: AWS_LOAD_BALANCER_CONTROLLER.version,
      ...(crds === 'skip' ? { skipCrds: true } : {}),
      values: [values, ...(props.values === undefined ? [] : [props.values])].map(encodeValues),
      // Services and bindings that are created before the webhook answers are refused.
      wait: true,
      timeout: 600,
      // The controller needs its permissions until it is gone: without them it cannot release what it has made.
      dependsOn: [
        this.policyAttachment,
        ...(this.podIdentityAssociation === undefined ? [] : [this.podIdentityAssociation]),
        ...(this.customResourceDefinitions === undefined ? [] : [this.customResourceDefinitions.resource]),
        // Its own objects are cert-manager's, which must be there to take them and to let them go.
        ...(certManager === undefined || certManager === 'installed' ? [] : [certManager.resource]),
      ],
    });

    reportDeclared(this, () => [
      ...findBy(awsLoadBalancerControllerChecks, {
        namespace,
        serviceAccountName,
        identity,
        compute: cluster.compute,
        oidcProvider: props.oidcProvider !== undefined,
        permissions,
        partition,
        replicas,
        webAclsByName,
        ingressGroupAnnotations,
        addOns: { shield, waf, wafv2 },
        crds,
        crdUpgrade: props.crdUpgrade,
        values: props.values,
        earlier: this.earlierInStack(),
      }),
      ...validateChartValues('aws-load-balancer-controller', merged, { isUnknown, except: DECIDED_HERE }),
    ]);
  }

  /** How many installations come before this one in the stack, whose cluster they share. */
  private earlierInStack(): number {
    const all = TerraformStack.of(this)
      .node.findAll()
      .filter((node) => node instanceof AwsLoadBalancerController);
    return all.indexOf(this);
  }
}

/** The rule about feature gates, which a check above looks at. */
const DECIDED_HERE = ['no-unknown-feature-gate'];

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
