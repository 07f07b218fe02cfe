import { IamOpenidConnectProvider } from '@cdktf/provider-aws/lib/iam-openid-connect-provider';
import { Construct } from 'constructs';
import type { EksCluster } from './eks-cluster';

/** An IAM OpenID Connect provider, created or looked up. */
export interface OidcProvider {
  readonly arn: string;
}

export interface EksOidcProviderProps {
  readonly cluster: EksCluster;
}

/**
 * The IAM OpenID Connect provider of a cluster, created: with it IAM believes the tokens of the cluster's service accounts
 * (IRSA). An account has one for each issuer, whoever created it, and every role of the cluster that is assumed with a
 * token depends on it; so create it where the cluster is created, and nowhere when eksctl or a module did already.
 */
export class EksOidcProvider extends Construct implements OidcProvider {
  readonly resource: IamOpenidConnectProvider;

  constructor(scope: Construct, id: string, { cluster }: EksOidcProviderProps) {
    super(scope, id);
    // AWS finds the thumbprint itself, and does not use it for the issuers of EKS, whose certificates it trusts.
    this.resource = new IamOpenidConnectProvider(this, 'Resource', {
      url: cluster.oidcIssuer,
      clientIdList: ['sts.amazonaws.com'],
    });
  }

  get arn(): string {
    return this.resource.arn;
  }
}
