import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import {
  AwsLoadBalancerController,
  EksCluster,
  HostedZone,
  ServiceEntryPoint,
  type ServiceEntryPointProps,
} from '@eks-ingress/constructs';
import { TerraformOutput, TerraformStack, type App } from 'cdktf';
import type { Construct } from 'constructs';

const region = 'ap-northeast-2';
const certificate = {
  arn: `arn:aws:acm:${region}:111122223333:certificate/0d6a5a3c-2f0e-4b1c-9d5e-7f3a8b2c1d4e`,
  domainNames: ['*.example.com'],
};
const subnets = [
  { subnetId: 'subnet-0a1b2c3d4e5f60718', availabilityZone: 'ap-northeast-2a' },
  { subnetId: 'subnet-0b2c3d4e5f607182a', availabilityZone: 'ap-northeast-2c' },
];
const acknowledgeRetirement = { reviewBy: '2999-12-31' };

/** A load balancer that the Service of ingress-nginx owns; who builds it and what it sends to is left to the parts below. */
class ServiceOwnedStack extends TerraformStack {
  readonly cluster: EksCluster;

  constructor(scope: Construct, id: string, compute: EksCluster['compute']) {
    super(scope, id);
    new AwsProvider(this, 'Aws', { region });
    this.cluster = new EksCluster(this, 'Cluster', { name: 'shop', region, compute });
  }

  protected addEntryPoint(props: Omit<ServiceEntryPointProps, 'cluster' | 'scheme' | 'tls' | 'subnetMappings'>): void {
    const { loadBalancer } = new ServiceEntryPoint(this, 'public', {
      ...props,
      cluster: this.cluster,
      scheme: 'internet-facing',
      subnetMappings: subnets,
      tls: { end: 'at-load-balancer', certificate },
      dns: { hostedZone: new HostedZone(this, 'HostedZone', { name: 'example.com' }), hostNames: ['shop.example.com'] },
    });
    new TerraformOutput(this, 'dns-name', { value: loadBalancer.dnsName });
  }
}

/** The AWS Load Balancer Controller builds it, in front of the pods, with addresses that are kept and an alarm. */
export class PodTargetsStack extends ServiceOwnedStack {
  constructor(scope: Construct, id: string) {
    super(scope, id, 'karpenter');
    this.addEntryPoint({
      owner: { kind: 'aws-load-balancer-controller', targetType: 'ip' },
      awsLoadBalancerController: new AwsLoadBalancerController(this, 'AwsLoadBalancerController', {
        cluster: this.cluster,
        identity: 'pod-identity',
      }),
      name: id,
      elasticIps: 'create',
      accessLogs: { bucket: 'shop-access-logs', prefix: id },
      ingressNginx: { zoneSpread: 'DoNotSchedule', acknowledgeRetirement },
      unhealthyHostAlarm: { actions: [`arn:aws:sns:${region}:111122223333:on-call`] },
      tags: { Environment: 'production' },
    });
  }
}

/** The same controller, in front of every node: each passes connections on, wherever the pods are. */
export class NodeTargetsStack extends ServiceOwnedStack {
  constructor(scope: Construct, id: string) {
    super(scope, id, 'managed-node-groups');
    this.addEntryPoint({
      owner: { kind: 'aws-load-balancer-controller', targetType: 'instance' },
      name: id,
      clients: [{ cidr: '203.0.113.0/24' }, { prefixListId: 'pl-0a1b2c3d4e5f60718' }],
      ingressNginx: { acknowledgeRetirement },
    });
  }
}

/** The AWS cloud provider builds it: nodes keep the address of the client, since each of them has a pod. */
export class LegacyProviderStack extends ServiceOwnedStack {
  constructor(scope: Construct, id: string) {
    super(scope, id, 'self-managed');
    this.addEntryPoint({
      owner: { kind: 'cloud-provider-aws' },
      externalTrafficPolicy: 'Local',
      crossZone: true,
      clients: [{ cidr: '203.0.113.0/24' }],
      ingressNginx: { workload: 'DaemonSet', acknowledgeRetirement },
    });
  }
}

export function addStacks(app: App): void {
  new PodTargetsStack(app, 'service-owned-pods');
  new NodeTargetsStack(app, 'service-owned-nodes');
  new LegacyProviderStack(app, 'service-owned-legacy');
}
