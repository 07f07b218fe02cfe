import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { AwsLoadBalancerController, CertManager, EksCluster, EksOidcProvider } from '@eks-ingress/constructs';
import { TerraformStack, type App } from 'cdktf';
import type { Construct } from 'constructs';

/** Everything of its own: the provider of the cluster's tokens, cert-manager, and the definitions of each new version. */
export class IrsaStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const region = 'ap-northeast-2';
    new AwsProvider(this, 'Aws', { region });
    const cluster = new EksCluster(this, 'Cluster', { name: 'shop', region });
    new AwsLoadBalancerController(this, 'AwsLoadBalancerController', {
      cluster,
      identity: 'irsa',
      oidcProvider: new EksOidcProvider(this, 'OidcProvider', { cluster }),
      certManager: new CertManager(this, 'CertManager'),
      crds: 'upgrade',
      webAclsByName: true,
    });
  }
}

/** Pod Identity in another partition, whose policy and add-ons are its own. */
export class PodIdentityStack extends TerraformStack {
  constructor(scope: Construct, id: string, region: string) {
    super(scope, id);
    new AwsProvider(this, 'Aws', { region });
    new AwsLoadBalancerController(this, 'AwsLoadBalancerController', {
      cluster: new EksCluster(this, 'Cluster', { name: 'shop', region }),
      identity: 'pod-identity',
    });
  }
}

export function addStacks(app: App): void {
  new IrsaStack(app, 'controller-irsa');
  new PodIdentityStack(app, 'controller-us-gov', 'us-gov-west-1');
  new PodIdentityStack(app, 'controller-china', 'cn-north-1');
}
