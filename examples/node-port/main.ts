import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { EksCluster, NetworkLoadBalancerEntryPoint } from '@eks-ingress/constructs';
import { TerraformStack, type App } from 'cdktf';
import type { Construct } from 'constructs';

const subnetMappings = [
  { subnetId: 'subnet-0a1b2c3d4e5f60718', availabilityZone: 'ap-northeast-2a' },
  { subnetId: 'subnet-0b2c3d4e5f607182a', availabilityZone: 'ap-northeast-2c' },
];
const ingressNginx = { acknowledgeRetirement: { reviewBy: '2999-12-31' } };
const region = 'ap-northeast-2';

/** Nodes of Auto Scaling groups, which register themselves; nginx ends TLS with the certificates of its Ingresses. */
export class AutoScalingGroupsStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AwsProvider(this, 'Aws', { region });
    new NetworkLoadBalancerEntryPoint(this, 'public', {
      cluster: new EksCluster(this, 'Cluster', { name: 'shop', region, compute: 'managed-node-groups' }),
      name: id,
      scheme: 'internet-facing',
      subnetMappings,
      tls: { end: 'at-controller', defaultCertificate: { namespace: 'certificates', name: 'wildcard' } },
      registration: {
        kind: 'auto-scaling-groups',
        names: ['eks-shop-general-a', 'eks-shop-general-c'],
        nodePorts: { http: 30080, https: 30443 },
      },
      ingressNginx,
    });
  }
}

/**
 * A fixed number of nodes, registered by their private addresses when Terraform is applied, and checked on the port of
 * kube-proxy, which answers on every node.
 */
export class TaggedInstancesStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AwsProvider(this, 'Aws', { region });
    new NetworkLoadBalancerEntryPoint(this, 'internal', {
      cluster: new EksCluster(this, 'Cluster', { name: 'shop', region, compute: 'self-managed' }),
      name: id,
      scheme: 'internal',
      subnetMappings,
      tls: { end: 'at-controller' },
      registration: { kind: 'tagged-instances', tags: { 'eks:cluster-name': 'shop' }, targetType: 'ip' },
      // kube-proxy does not expect a PROXY protocol header.
      proxyProtocol: false,
      healthCheck: { protocol: 'HTTP', port: 10256, path: '/healthz' },
      ingressNginx,
    });
  }
}

export function addStacks(app: App): void {
  new AutoScalingGroupsStack(app, 'node-port-groups');
  new TaggedInstancesStack(app, 'node-port-tagged');
}
