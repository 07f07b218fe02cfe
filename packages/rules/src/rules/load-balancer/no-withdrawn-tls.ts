import { cartIngress, certificateArn, gameService, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const noWithdrawnTls = defineRule({
  name: 'no-withdrawn-tls',
  topic: 'load-balancer',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Listeners offer no withdrawn version of TLS.',
  why: 'TLS 1.0 and 1.1 are withdrawn (RFC 8996): traffic can be read or altered by downgrading it. The policy that the AWS Load Balancer Controller takes as it comes is from 2016 and has both.',
  sources: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/describe-ssl-policies.html',
    'https://www.rfc-editor.org/rfc/rfc8996',
  ],
  reports: ['application-listener-ssl-policy-withdrawn-tls', 'listener-ssl-policy-withdrawn-tls'],
  examples: {
    valid: [
      {
        title: 'A policy of today.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTPS": 443}]'
    alb.ingress.kubernetes.io/certificate-arn: ${certificateArn}
    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
spec:
  ingressClassName: alb
${ingressRules()}
`,
      },
    ],
    invalid: [
      {
        title: 'The default is from 2016.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTPS": 443}]'
    alb.ingress.kubernetes.io/certificate-arn: ${certificateArn}
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: 'spec',
            message: 'The security policy "ELBSecurityPolicy-2016-08" lets clients use TLS 1.2, 1.1, 1.0.',
          },
        ],
      },
      {
        title: 'A policy for old clients.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-ssl-cert: ${certificateArn}
    service.beta.kubernetes.io/aws-load-balancer-ssl-ports: "443"
    service.beta.kubernetes.io/aws-load-balancer-ssl-negotiation-policy: ELBSecurityPolicy-TLS-1-1-2017-01
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
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-ssl-negotiation-policy"]',
            message: 'The security policy "ELBSecurityPolicy-TLS-1-1-2017-01" lets clients use TLS 1.2, 1.1.',
          },
        ],
      },
    ],
  },
});
