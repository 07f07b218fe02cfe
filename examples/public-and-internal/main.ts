import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import {
  AwsLoadBalancerController,
  EksCluster,
  NetworkLoadBalancerEntryPoint,
  ServiceEntryPoint,
} from '@eks-ingress/constructs';
import { TerraformStack, type App } from 'cdktf';
import type { Construct } from 'constructs';

const region = 'ap-northeast-2';
const acknowledgeRetirement = { reviewBy: '2999-12-31' };
const zones = [
  { subnetId: 'subnet-0a1b2c3d4e5f60718', availabilityZone: 'ap-northeast-2a' },
  { subnetId: 'subnet-0b2c3d4e5f607182a', availabilityZone: 'ap-northeast-2c' },
];
const privateZones = [
  { subnetId: 'subnet-0c3d4e5f60718293b', availabilityZone: 'ap-northeast-2a' },
  { subnetId: 'subnet-0d4e5f60718293a4c', availabilityZone: 'ap-northeast-2c' },
];
const tls = (id: string) =>
  ({
    end: 'at-load-balancer',
    certificate: { arn: `arn:aws:acm:${region}:111122223333:certificate/${id}` },
  }) as const;

/**
 * Two controllers in one cluster, each with an ingress class: what faces the internet is Terraform's own, so that it
 * outlives any controller; what is internal belongs to the Service of its controller.
 */
export class PublicAndInternalStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AwsProvider(this, 'Aws', { region });
    const cluster = new EksCluster(this, 'Cluster', { name: 'shop', region, compute: 'karpenter' });
    const awsLoadBalancerController = new AwsLoadBalancerController(this, 'AwsLoadBalancerController', {
      cluster,
      identity: 'pod-identity',
    });

    new NetworkLoadBalancerEntryPoint(this, 'public', {
      cluster,
      awsLoadBalancerController,
      name: 'shop-public',
      scheme: 'internet-facing',
      subnetMappings: zones,
      tls: tls('0d6a5a3c-2f0e-4b1c-9d5e-7f3a8b2c1d4e'),
      registration: { kind: 'target-group-binding' },
      ingressNginx: { zoneSpread: 'DoNotSchedule', acknowledgeRetirement },
    });
    new ServiceEntryPoint(this, 'internal', {
      cluster,
      awsLoadBalancerController,
      owner: { kind: 'aws-load-balancer-controller', targetType: 'ip' },
      name: 'shop-internal',
      scheme: 'internal',
      subnetMappings: privateZones,
      tls: tls('1e7b6b4d-3a1f-4c2d-8e6f-8a4b9c3d2e5f'),
      ingressNginx: {
        releaseName: 'ingress-nginx-internal',
        ingressClass: 'internal',
        zoneSpread: 'DoNotSchedule',
        acknowledgeRetirement,
      },
    });
  }
}

export function addStacks(app: App): void {
  new PublicAndInternalStack(app, 'public-and-internal');
}
