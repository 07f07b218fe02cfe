import { defineRule } from '../../rule';

export const annotationNeedsCompanion = defineRule({
  name: 'annotation-needs-companion',
  topic: 'annotations',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Annotations stand with those that they need.',
  why: 'An annotation that depends on another one is ignored without it, or refused.',
  sources: [
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/v3.5.0/docs/guide/ingress/annotations.md',
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/v3.5.0/docs/guide/service/annotations.md',
  ],
  reports: [
    'annotation-missing-companion/denies-traffic',
    'annotation-missing-companion/ignores',
    'annotation-missing-companion/leaves-object',
    'annotation-missing-companion/misreads',
    'annotation-missing-companion/passes-on',
    'annotation-missing-companion/rejects',
    'annotation-missing-companion/stops-reloads',
  ],
  examples: {
    valid: [
      {
        title: 'Ports for TLS, with a certificate.',
        yaml: `
apiVersion: v1
kind: Service
metadata:
  name: game
  namespace: play
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-ssl-cert: arn:aws:acm:ap-northeast-2:111122223333:certificate/0d6a5a3c-2f0e-4b1c-9d5e-7f3a8b2c1d4e
    service.beta.kubernetes.io/aws-load-balancer-ssl-ports: "7777"
    service.beta.kubernetes.io/aws-load-balancer-ssl-negotiation-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ports:
    - name: play
      port: 7777
      targetPort: 7777
`,
      },
    ],
    invalid: [
      {
        title: 'Without a certificate no port gets TLS, and clients talk to a plain listener.',
        yaml: `
apiVersion: v1
kind: Service
metadata:
  name: game
  namespace: play
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-ssl-ports: "7777"
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ports:
    - name: play
      port: 7777
      targetPort: 7777
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-ssl-ports"]',
            message: 'needs service.beta.kubernetes.io/aws-load-balancer-ssl-cert',
          },
        ],
      },
      {
        title: 'The type asks for an identity provider.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/auth-type: oidc
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
        findings: [{ path: 'metadata.annotations["alb.ingress.kubernetes.io/auth-type"]', message: 'auth-idp-oidc' }],
      },
    ],
  },
});
