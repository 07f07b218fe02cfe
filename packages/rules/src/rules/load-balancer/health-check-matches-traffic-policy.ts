import { upstreamUrl } from '@eks-ingress/annotations';
import { quote } from '@eks-ingress/diagnostics';
import { gameService } from '../../example-manifests';
import type { Report, RuleContext } from '../../rule';
import { defineRule } from '../../rule';

const key = 'service.beta.kubernetes.io/aws-load-balancer-healthcheck-protocol';

function* checkProtocols({ cluster }: RuleContext): Iterable<Report> {
  for (const service of cluster.services) {
    const { object, controller } = service;
    if (controller !== 'aws-load-balancer-controller') continue;
    if (service.service.spec?.externalTrafficPolicy !== 'Local') continue;
    const { spec, values, targetType } = service.read();
    const protocol = values[key];
    if (spec.type !== 'LoadBalancer' || targetType !== 'instance') continue;
    if (typeof protocol !== 'string' || protocol.toLowerCase() !== 'tcp') continue;
    yield {
      subject: object.subject,
      path: ['metadata', 'annotations', key],
      message: `${key} is ${quote(protocol)}, and spec.externalTrafficPolicy is "Local".`,
      fix: 'Remove it: as it comes, the check asks the health check port of the nodes over HTTP.',
    };
  }
}

export const healthCheckMatchesTrafficPolicy = defineRule({
  name: 'health-check-matches-traffic-policy',
  topic: 'load-balancer',
  severity: 'warning',
  preset: 'recommended',
  summary: 'With externalTrafficPolicy: Local nodes are asked whether they have a pod.',
  why: 'Nodes without a pod of the Service drop its traffic, and say so at their health check port alone. A check over TCP, or of another port, does not ask them.',
  sources: [
    upstreamUrl('aws-load-balancer-controller', 'docs/guide/service/annotations.md#healthcheck-protocol'),
    'https://kubernetes.io/docs/tutorials/services/source-ip/',
  ],
  check: checkProtocols,
  examples: {
    valid: [
      {
        title: 'The check is left to the controller.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: instance
    service.beta.kubernetes.io/aws-load-balancer-target-group-attributes: preserve_client_ip.enabled=false
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  externalTrafficPolicy: Local
  ports:
    - name: play
      port: 7777
      targetPort: 7777
`,
      },
    ],
    invalid: [
      {
        title: 'A check over TCP.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-healthcheck-protocol: tcp
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  externalTrafficPolicy: Local
  ports:
    - name: play
      port: 7777
      targetPort: 7777
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-healthcheck-protocol"]',
            message:
              'service.beta.kubernetes.io/aws-load-balancer-healthcheck-protocol is "tcp", and spec.externalTrafficPolicy is "Local".',
          },
        ],
      },
    ],
  },
});
