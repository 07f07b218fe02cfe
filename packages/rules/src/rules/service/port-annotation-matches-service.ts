import { upstreamUrl } from '@eks-ingress/annotations';
import { certificateArn, gameService, gameSpec } from '../../example-manifests';
import { defineRule } from '../../rule';

export const portAnnotationMatchesService = defineRule({
  name: 'port-annotation-matches-service',
  topic: 'service',
  severity: 'error',
  preset: 'recommended',
  summary: 'Annotations name ports that the Service has.',
  why: 'The AWS Load Balancer Controller refuses a port for TLS that the Service does not have, and ignores others without a word.',
  sources: [upstreamUrl('aws-load-balancer-controller', 'docs/guide/service/annotations.md#ssl-ports')],
  reports: ['service-port-missing', 'service-tls-port'],
  examples: {
    valid: [
      {
        title: 'By the name of the port.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-ssl-cert: ${certificateArn}
    service.beta.kubernetes.io/aws-load-balancer-ssl-ports: https
    service.beta.kubernetes.io/aws-load-balancer-ssl-negotiation-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ports:
    - name: https
      port: 443
      targetPort: http
`,
      },
    ],
    invalid: [
      {
        title: 'The port for TLS is not there.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-ssl-cert: ${certificateArn}
    service.beta.kubernetes.io/aws-load-balancer-ssl-ports: "8443"
    service.beta.kubernetes.io/aws-load-balancer-ssl-negotiation-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ports:
    - name: https
      port: 443
      targetPort: http
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-ssl-ports"]',
            message:
              'service.beta.kubernetes.io/aws-load-balancer-ssl-ports has "8443", and the Service has the ports 443 ("https").',
          },
        ],
      },
      {
        title: 'Attributes of a port that is not there.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-target-group-attributes.80: deregistration_delay.timeout_seconds=60
${gameSpec}
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-target-group-attributes.80"]',
            message:
              'service.beta.kubernetes.io/aws-load-balancer-target-group-attributes.80 is about "80", and the Service has the ports 7777 ("play").',
            severity: 'warning',
          },
        ],
      },
    ],
  },
});
