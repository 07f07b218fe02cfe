// One stack with the production environment's kinds of AWS and Helm resources, set up and run the way that
// `cdktf init --template=typescript` sets projects up: ts-node, which checks types, and whole providers.
import { eip, lb, lbListener, lbTargetGroup, provider as aws, securityGroup } from '@cdktf/provider-aws';
import { provider as helm, release } from '@cdktf/provider-helm';
import { namespaceV1, provider as kubernetes } from '@cdktf/provider-kubernetes';
import { App, TerraformStack } from 'cdktf';

const app = new App();
const stack = new TerraformStack(app, 'production');
new aws.AwsProvider(stack, 'Aws', { region: 'ap-northeast-2' });
new kubernetes.KubernetesProvider(stack, 'Kubernetes', {});
new helm.HelmProvider(stack, 'Helm', {});
const vpcId = 'vpc-0123456789abcdef0';
const group = new securityGroup.SecurityGroup(stack, 'SecurityGroup', { vpcId });
const zones = ['a', 'b', 'c'];
const addresses = zones.map((zone) => new eip.Eip(stack, `ElasticIp-${zone}`, { domain: 'vpc' }));
const loadBalancer = new lb.Lb(stack, 'LoadBalancer', {
  name: 'production-public',
  loadBalancerType: 'network',
  securityGroups: [group.id],
  subnetMapping: addresses.map(({ allocationId }, index) => ({ subnetId: `subnet-0000000${index}`, allocationId })),
});
for (const [port, protocol, targetPort] of [
  [80, 'TCP', 2443],
  [443, 'TLS', 80],
] as const) {
  const targetGroup = new lbTargetGroup.LbTargetGroup(stack, `TargetGroup-${port}`, {
    vpcId,
    port: targetPort,
    protocol: 'TCP',
    targetType: 'ip',
  });
  new lbListener.LbListener(stack, `Listener-${port}`, {
    loadBalancerArn: loadBalancer.arn,
    port,
    protocol,
    certificateArn: protocol === 'TLS' ? 'arn:aws:acm:ap-northeast-2:333333333333:certificate/1' : undefined,
    defaultAction: [{ type: 'forward', targetGroupArn: targetGroup.arn }],
  });
}
const namespace = new namespaceV1.NamespaceV1(stack, 'Namespace', { metadata: { name: 'ingress-nginx' } });
new release.Release(stack, 'IngressNginx', {
  name: 'ingress-nginx',
  namespace: namespace.metadata.name,
  repository: 'https://kubernetes.github.io/ingress-nginx',
  chart: 'ingress-nginx',
});
app.synth();
