import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { AwsLoadBalancerController, EksCluster, NetworkLoadBalancerEntryPoint } from '@eks-ingress/constructs';
import { TerraformStack, type App } from 'cdktf';
import type { Construct } from 'constructs';

const region = 'ap-northeast-2';
const subnets = [
  { subnetId: 'subnet-0a1b2c3d4e5f60718', availabilityZone: 'ap-northeast-2a' },
  { subnetId: 'subnet-0b2c3d4e5f607182a', availabilityZone: 'ap-northeast-2c' },
] as const;
const certificate = { arn: `arn:aws:acm:${region}:111122223333:certificate/0d6a5a3c-2f0e-4b1c-9d5e-7f3a8b2c1d4e` };

/** Two entry points with addresses that partners have on their lists, each with a pod in every zone. */
export class PartnersStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AwsProvider(this, 'Aws', { region });
    const cluster = new EksCluster(this, 'Cluster', { name: 'shop', region, compute: 'karpenter' });
    const awsLoadBalancerController = new AwsLoadBalancerController(this, 'AwsLoadBalancerController', {
      cluster,
      identity: 'pod-identity',
      permissions: 'target-group-binding',
    });
    const shared = {
      cluster,
      awsLoadBalancerController,
      tls: { end: 'at-load-balancer', certificate },
      registration: { kind: 'target-group-binding' },
    } as const;
    // One pod in each zone, or the address of a zone without one would leave DNS.
    const ingressNginx = {
      replicas: subnets.length,
      zoneSpread: 'DoNotSchedule',
      acknowledgeRetirement: { reviewBy: '2999-12-31' },
    } as const;

    new NetworkLoadBalancerEntryPoint(this, 'public', {
      ...shared,
      name: `${id}-public`,
      scheme: 'internet-facing',
      subnetMappings: subnets,
      // With deletionProtection they would carry prevent_destroy, too.
      elasticIps: 'create',
      ingressNginx,
    });
    new NetworkLoadBalancerEntryPoint(this, 'private', {
      ...shared,
      name: `${id}-private`,
      scheme: 'internal',
      subnetMappings: [
        { ...subnets[0], privateIpv4Address: '10.0.1.25' },
        { ...subnets[1], privateIpv4Address: '10.0.2.25' },
      ],
      ingressNginx: {
        ...ingressNginx,
        releaseName: 'ingress-nginx-private',
        ingressClass: 'nginx-private',
      },
    });
  }
}

export function addStacks(app: App): void {
  new PartnersStack(app, 'partners');
}
