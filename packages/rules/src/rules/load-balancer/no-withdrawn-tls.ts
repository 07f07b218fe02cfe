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
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTPS": 443}]'
    alb.ingress.kubernetes.io/certificate-arn: arn:aws:acm:ap-northeast-2:111122223333:certificate/0d6a5a3c-2f0e-4b1c-9d5e-7f3a8b2c1d4e
    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
spec:
  ingressClassName: alb
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: cart
                port:
                  number: 80
`,
      },
    ],
    invalid: [
      {
        title: 'The default is from 2016.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTPS": 443}]'
    alb.ingress.kubernetes.io/certificate-arn: arn:aws:acm:ap-northeast-2:111122223333:certificate/0d6a5a3c-2f0e-4b1c-9d5e-7f3a8b2c1d4e
spec:
  ingressClassName: alb
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: cart
                port:
                  number: 80
`,
        findings: [{ path: 'spec', message: 'lets clients use TLS 1.2, 1.1, 1.0' }],
      },
      {
        title: 'A policy for old clients.',
        yaml: `
apiVersion: v1
kind: Service
metadata:
  name: game
  namespace: play
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-ssl-cert: arn:aws:acm:ap-northeast-2:111122223333:certificate/0d6a5a3c-2f0e-4b1c-9d5e-7f3a8b2c1d4e
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
            message: 'lets clients use',
          },
        ],
      },
    ],
  },
});
