import { cartIngress, certificateArn, gameService, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const validCertificate = defineRule({
  name: 'valid-certificate',
  topic: 'load-balancer',
  severity: 'error',
  preset: 'recommended',
  summary: 'Certificates are such as the listener takes.',
  why: 'A load balancer uses certificates of ACM in its own region. AWS refuses others, and the listener stays as it was.',
  sources: ['https://docs.aws.amazon.com/elasticloadbalancing/latest/network/tls-listener-certificates.html'],
  reports: [
    'application-listener-certificate-region',
    'certificate-arn-syntax',
    'certificate-key-algorithm',
    'certificate-region',
    'certificate-repeated',
    'listener-additional-certificates-without-tls',
    'listener-certificate-without-tls',
  ],
  examples: {
    valid: [
      {
        title: 'A certificate of ACM.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-ssl-cert: ${certificateArn}
    service.beta.kubernetes.io/aws-load-balancer-ssl-ports: "443"
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
        title: 'A certificate of IAM by its name alone.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-ssl-cert: shop-example-com
    service.beta.kubernetes.io/aws-load-balancer-ssl-ports: "443"
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
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-ssl-cert"]',
            message: '"shop-example-com" is not the ARN of a certificate.',
          },
        ],
      },
      {
        title: 'A certificate of another region, as CloudFront wants it.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTPS": 443}]'
    alb.ingress.kubernetes.io/certificate-arn: arn:aws:acm:us-east-1:111122223333:certificate/0d6a5a3c-2f0e-4b1c-9d5e-7f3a8b2c1d4e
    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
spec:
  ingressClassName: alb
${ingressRules()}
`,
        options: { region: 'ap-northeast-2' },
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/certificate-arn"]',
            message:
              'The certificate "arn:aws:acm:us-east-1:111122223333:certificate/0d6a5a3c-2f0e-4b1c-9d5e-7f3a8b2c1d4e" is not in "ap-northeast-2".',
          },
        ],
      },
    ],
  },
});
