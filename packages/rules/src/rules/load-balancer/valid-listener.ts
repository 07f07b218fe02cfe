import { certificateArn, gameService, gameSpec } from '../../example-manifests';
import { defineRule } from '../../rule';

export const validListener = defineRule({
  name: 'valid-listener',
  topic: 'load-balancer',
  severity: 'error',
  preset: 'recommended',
  summary: 'Listeners are such as AWS takes.',
  why: 'AWS refuses the listener, and the load balancer stays as it was.',
  sources: ['https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html'],
  reports: [
    'listener-acknowledgement-name',
    'listener-acknowledgement-reason',
    'listener-acknowledgement-unneeded',
    'listener-alpn-policy',
    'listener-alpn-policy-clear-text-http2',
    'listener-alpn-policy-without-tls',
    'listener-application-load-balancer',
    'listener-mutual-authentication',
    'listener-port-range',
    'listener-port-repeated',
    'listener-protocol',
    'listener-stickiness-with-tls',
    'listener-target-group-count',
    'listener-target-group-missing',
    'listener-target-group-protocol',
    'listener-target-group-repeated',
    'listener-tcp-idle-timeout-range',
    'listener-tcp-idle-timeout-without-tcp',
    'listener-weight-range',
    'listener-weight-zero',
  ],
  examples: {
    valid: [
      {
        title: 'HTTP/2 is negotiated, and the targets are told nothing of it.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-ssl-cert: ${certificateArn}
    service.beta.kubernetes.io/aws-load-balancer-ssl-ports: "443"
    service.beta.kubernetes.io/aws-load-balancer-ssl-negotiation-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
    service.beta.kubernetes.io/aws-load-balancer-alpn-policy: HTTP1Only
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
        title: 'More than AWS waits.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-listener-attributes.TCP-7777: tcp.idle_timeout.seconds=6001
${gameSpec}
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-listener-attributes.TCP-7777"]',
            message: 'The idle timeout of 6001 seconds is not a whole number from 60 to 6000.',
          },
        ],
      },
    ],
  },
});
