import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HelmProvider } from '@cdktf/provider-helm/lib/provider';
import { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { ApplicationLoadBalancerEntryPoint } from '../application-load-balancer/application-load-balancer-entry-point';
import { EksCluster } from '../cluster/eks-cluster';
import { helmValuesOf, resourceOf, synthesize } from '../testing/synthesize';
import { EchoWorkload } from './echo-workload';

const chart = join(__dirname, '../../charts/echo');
const templates = readdirSync(join(chart, 'templates')).map((file) =>
  readFileSync(join(chart, 'templates', file), 'utf8'),
);

const build = () =>
  synthesize((stack) => {
    new HelmProvider(stack, 'Helm');
    new KubernetesProvider(stack, 'Kubernetes');
    const other = new NamespaceV1(stack, 'Other', { metadata: { name: 'other' } });
    new EchoWorkload(stack, 'Echo', { hostName: 'echo.dev.example.com', ingressClass: 'nginx' }).addDependency(other);
  });

describe('EchoWorkload', () => {
  test('is released when what it waits for is there', () => {
    expect(resourceOf(build(), 'helm_release')).toMatchObject({
      name: 'echo',
      chart: expect.stringMatching(/^\.\/assets\/Echo_Chart_/),
      wait: true,
      depends_on: [expect.stringMatching(/^kubernetes_namespace_v1\.Other/)],
    });
  });

  test('gives the chart every value that it reads, and no other', () => {
    const values = helmValuesOf(resourceOf(build(), 'helm_release'));
    const read = templates.flatMap((text) => [...text.matchAll(/\.Values\.(\w+)/g)].map(([, name]) => name));
    expect(Object.keys(values).sort()).toEqual([...new Set(read)].sort());
    expect(values).toMatchObject({ hostName: 'echo.dev.example.com', ingressClass: 'nginx' });
  });

  test('may run no privileged pod, by the rules of its namespace', () => {
    expect(resourceOf(build(), 'kubernetes_namespace_v1', 'Echo')).toMatchObject({
      metadata: { name: 'echo', labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } },
    });
  });

  test('stands behind an Application Load Balancer without an Ingress of its own', () => {
    const stack = synthesize((scope) => {
      const cluster = new EksCluster(scope, 'Cluster', { name: 'shop', region: 'ap-northeast-2' });
      const workload = new EchoWorkload(scope, 'Echo', { hostName: 'echo.dev.example.com' });
      new ApplicationLoadBalancerEntryPoint(scope, 'internal', {
        cluster,
        awsLoadBalancerController: 'installed',
        name: 'shop-dev',
        scheme: 'internal',
        ingresses: { echo: workload.groupedIngress },
      });
    });
    expect(helmValuesOf(resourceOf(stack, 'helm_release', 'Echo'))).toMatchObject({ ingressClass: '' });
    expect(templates.find((text) => text.includes('kind: Ingress'))).toMatch(/^\{\{- if \.Values\.ingressClass \}\}/);
    expect(resourceOf(stack, 'kubernetes_ingress_v1')).toMatchObject({
      metadata: {
        namespace: 'echo',
        annotations: { 'alb.ingress.kubernetes.io/healthcheck-path': '/health' },
      },
      depends_on: expect.arrayContaining([expect.stringMatching(/^helm_release\.Echo_/)]),
    });
  });
});
