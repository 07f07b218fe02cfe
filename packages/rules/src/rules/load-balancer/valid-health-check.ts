import { cartIngress, gameService, gameSpec, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const validHealthCheck = defineRule({
  name: 'valid-health-check',
  topic: 'load-balancer',
  severity: 'error',
  preset: 'recommended',
  summary: 'Health checks are such as AWS takes, and can pass.',
  why: 'AWS refuses the target group, or all targets stay unhealthy.',
  sources: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
  ],
  reports: [
    'application-health-check-healthy-threshold-range',
    'application-health-check-interval-range',
    'application-health-check-matcher',
    'application-health-check-path',
    'application-health-check-timeout-interval',
    'application-health-check-timeout-range',
    'application-health-check-unhealthy-threshold-range',
    'health-check-healthy-threshold-range',
    'health-check-interval-range',
    'health-check-matcher-syntax',
    'health-check-path-syntax',
    'health-check-port',
    'health-check-protocol',
    'health-check-timeout-interval',
    'health-check-timeout-range',
    'health-check-unhealthy-threshold-range',
  ],
  examples: {
    valid: [
      {
        title: 'The answer comes before the next check.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-healthcheck-interval: "20"
    service.beta.kubernetes.io/aws-load-balancer-healthcheck-timeout: "10"
${gameSpec}
`,
      },
    ],
    invalid: [
      {
        title: 'A check still waits when the next one begins.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-healthcheck-interval: "5"
    service.beta.kubernetes.io/aws-load-balancer-healthcheck-timeout: "10"
${gameSpec}
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-healthcheck-timeout"]',
            message: 'The timeout of 10 seconds is longer than the interval of 5.',
          },
        ],
      },
      {
        title: 'The same for an Ingress, whose interval is 15 seconds as it comes.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/healthcheck-timeout-seconds: "20"
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/healthcheck-timeout-seconds"]',
            message: 'The timeout of 20 seconds is not shorter than the interval of 15.',
          },
        ],
      },
    ],
  },
});
