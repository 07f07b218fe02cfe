import { upstreamUrl } from '@eks-ingress/annotations';
import { gameService, gameSpec } from '../../example-manifests';
import { defineRule } from '../../rule';

export const healthCheckPathNeedsHttp = defineRule({
  name: 'health-check-path-needs-http',
  topic: 'service',
  severity: 'warning',
  preset: 'recommended',
  summary: 'A health check with a path speaks HTTP.',
  why: 'As it comes, a health check connects over TCP: a target that accepts connections is well, whatever it answers.',
  sources: [upstreamUrl('aws-load-balancer-controller', 'docs/guide/service/annotations.md#healthcheck-path')],
  reports: ['health-check-matcher-without-http', 'health-check-path-without-http', 'service-health-check-protocol'],
  examples: {
    valid: [
      {
        title: 'The protocol is said.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-healthcheck-protocol: http
    service.beta.kubernetes.io/aws-load-balancer-healthcheck-path: /healthz
${gameSpec}
`,
      },
    ],
    invalid: [
      {
        title: 'The path is ignored.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-healthcheck-path: /healthz
${gameSpec}
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-healthcheck-path"]',
            message:
              'service.beta.kubernetes.io/aws-load-balancer-healthcheck-path is for HTTP, and the health check is one of TCP.',
          },
        ],
      },
    ],
  },
});
