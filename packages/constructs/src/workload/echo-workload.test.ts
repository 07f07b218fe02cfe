import { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { resourceOf, synthesize } from '../testing/synthesize';
import { EchoWorkload } from './echo-workload';

const build = () =>
  synthesize((stack) => {
    new KubernetesProvider(stack, 'Kubernetes');
    const other = new NamespaceV1(stack, 'Other', { metadata: { name: 'other' } });
    new EchoWorkload(stack, 'Echo', { hostName: 'echo.dev.example.com', ingressClass: 'nginx' }).addDependency(other);
  });

describe('EchoWorkload', () => {
  test('answers to its host name through the ingress class', () => {
    expect(resourceOf(build(), 'kubernetes_ingress_v1')).toMatchObject({
      spec: {
        ingress_class_name: 'nginx',
        rule: [{ host: 'echo.dev.example.com', http: { path: [{ path: '/', path_type: 'Prefix' }] } }],
      },
      depends_on: [expect.stringMatching(/^kubernetes_namespace_v1\.Other/)],
    });
  });

  test('sends the Service to the pods of the Deployment', () => {
    const labels = { 'app.kubernetes.io/name': 'echo' };
    expect(resourceOf(build(), 'kubernetes_service_v1')).toMatchObject({
      spec: { selector: labels, port: [{ name: 'http', port: 80, target_port: 'http' }] },
    });
    expect(resourceOf(build(), 'kubernetes_deployment_v1')).toMatchObject({
      spec: {
        selector: { match_labels: labels },
        template: {
          metadata: { labels },
          spec: { container: [{ port: [{ name: 'http', container_port: 8080 }], args: ['--port=8080'] }] },
        },
      },
    });
  });

  test('runs without privileges, and without a token of the cluster', () => {
    expect(resourceOf(build(), 'kubernetes_deployment_v1')).toMatchObject({
      spec: {
        template: {
          spec: {
            automount_service_account_token: false,
            security_context: { run_as_non_root: true, seccomp_profile: { type: 'RuntimeDefault' } },
            container: [
              {
                security_context: {
                  allow_privilege_escalation: false,
                  read_only_root_filesystem: true,
                  capabilities: { drop: ['ALL'] },
                },
              },
            ],
          },
        },
      },
    });
  });
});
