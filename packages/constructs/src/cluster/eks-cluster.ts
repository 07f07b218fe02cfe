import { DataAwsEksCluster } from '@cdktf/provider-aws/lib/data-aws-eks-cluster';
import { DataAwsVpc } from '@cdktf/provider-aws/lib/data-aws-vpc';
import { HelmProvider } from '@cdktf/provider-helm/lib/provider';
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { findBy } from '@eks-ingress/diagnostics';
import { Fn, ref, Token } from 'cdktf';
import { Construct } from 'constructs';
import { reportDeclared } from '../findings';
import { eksClusterChecks } from './eks-cluster-checks';

/**
 * What the pods of a cluster run on: groups of nodes that EKS or you manage, nodes that Karpenter starts and ends one by
 * one, Fargate, or EKS Auto Mode.
 */
export type ClusterCompute = 'managed-node-groups' | 'self-managed' | 'karpenter' | 'fargate' | 'auto-mode';

export interface EksClusterProps {
  /** The name of an existing cluster. */
  readonly name: string;
  /** The region of the cluster. */
  readonly region: string;
  /**
   * A role that `aws eks get-token` assumes to talk to the cluster.
   *
   * @default - the identity that runs Terraform
   */
  readonly accessRoleArn?: string;
  /** What the controllers' pods run on. @default - not known, and nothing is compared with it */
  readonly compute?: ClusterCompute;
}

/** An existing EKS cluster, looked up by name, with Terraform's kubernetes and helm providers connected to it. */
export class EksCluster extends Construct {
  readonly resource: DataAwsEksCluster;
  readonly kubernetesProvider: KubernetesProvider;
  readonly helmProvider: HelmProvider;
  readonly name: string;
  readonly region: string;
  readonly compute?: ClusterCompute;

  constructor(scope: Construct, id: string, props: EksClusterProps) {
    super(scope, id);
    this.name = props.name;
    this.region = props.region;
    this.compute = props.compute;
    this.resource = new DataAwsEksCluster(this, 'Resource', { name: props.name });

    // A token of aws_eks_cluster_auth lives for 15 minutes from the plan; exec asks for a new one when it is needed.
    const connection = {
      host: this.resource.endpoint,
      clusterCaCertificate: Fn.base64decode(this.resource.certificateAuthority.get(0).data),
    };
    const exec = {
      apiVersion: 'client.authentication.k8s.io/v1beta1',
      command: 'aws',
      args: [
        'eks',
        'get-token',
        '--cluster-name',
        props.name,
        '--region',
        props.region,
        ...(props.accessRoleArn === undefined ? [] : ['--role-arn', props.accessRoleArn]),
      ],
    };
    this.kubernetesProvider = new KubernetesProvider(this, 'Kubernetes', { ...connection, exec: [exec] });
    this.helmProvider = new HelmProvider(this, 'Helm', { kubernetes: { ...connection, exec } });

    reportDeclared(this, () => findBy(eksClusterChecks, props));
  }

  get vpcId(): string {
    return this.resource.vpcConfig.get(0).vpcId;
  }

  /** The IPv4 blocks of the cluster's VPC. */
  get vpcCidrBlocks(): string[] {
    return Token.asList(ref(`data.aws_vpc.${this.vpc.friendlyUniqueId}.cidr_block_associations[*].cidr_block`));
  }

  /** The first IPv4 block of the cluster's VPC. */
  get vpcCidrBlock(): string {
    return this.vpc.cidrBlock;
  }

  /** The group that EKS puts on managed nodes unless their launch template names others. */
  get clusterSecurityGroupId(): string {
    return this.resource.vpcConfig.get(0).clusterSecurityGroupId;
  }

  /** The issuer of the cluster's service account tokens, an https URL. */
  get oidcIssuer(): string {
    return this.resource.identity.get(0).oidc.get(0).issuer;
  }

  private get vpc(): DataAwsVpc {
    const existing = this.node.tryFindChild('Vpc');
    return existing === undefined ? new DataAwsVpc(this, 'Vpc', { id: this.vpcId }) : (existing as DataAwsVpc);
  }
}
