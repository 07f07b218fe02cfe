import { defineRule } from '../../rule';

export const authenticationNeedsHttpsListener = defineRule({
  name: 'authentication-needs-https-listener',
  topic: 'ingress',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Who asks for a login serves HTTPS alone, or redirects to it.',
  why: 'Authentication holds on HTTPS listeners alone. On HTTP every request is let through, without a word.',
  sources: [
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/v3.5.0/docs/guide/ingress/annotations.md#authentication',
  ],
  reports: ['ingress-open-listener'],
  examples: {
    valid: [
      {
        title: 'HTTP redirects to HTTPS.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 80}, {"HTTPS": 443}]'
    alb.ingress.kubernetes.io/certificate-arn: arn:aws:acm:ap-northeast-2:111122223333:certificate/0d6a5a3c-2f0e-4b1c-9d5e-7f3a8b2c1d4e
    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
    alb.ingress.kubernetes.io/ssl-redirect: "443"
    alb.ingress.kubernetes.io/jwt-validation: '{"jwksEndpoint":"https://login.example.com/keys","issuer":"https://login.example.com"}'
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
        title: 'The same rules are on port 80, for everybody.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 80}, {"HTTPS": 443}]'
    alb.ingress.kubernetes.io/certificate-arn: arn:aws:acm:ap-northeast-2:111122223333:certificate/0d6a5a3c-2f0e-4b1c-9d5e-7f3a8b2c1d4e
    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
    alb.ingress.kubernetes.io/jwt-validation: '{"jwksEndpoint":"https://login.example.com/keys","issuer":"https://login.example.com"}'
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
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/jwt-validation"]',
            message: 'holds on HTTPS listeners alone',
          },
        ],
      },
      {
        title: 'There is no HTTPS listener at all: nobody logs in, whatever else is said about it.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/auth-type: oidc
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
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/auth-type"]',
            message: 'holds on HTTPS listeners alone, and the Ingress listens on HTTP 80',
          },
        ],
      },
      {
        title: 'The Service asks for the login.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/target-type: ip
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
---
apiVersion: v1
kind: Service
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/auth-type: cognito
    alb.ingress.kubernetes.io/auth-idp-cognito: '{"userPoolARN":"arn:aws:cognito-idp:ap-northeast-2:111122223333:userpool/ap-northeast-2_abc","userPoolClientID":"1example","userPoolDomain":"shop"}'
spec:
  ports:
    - port: 80
`,
        findings: [
          {
            path: '0: spec.rules[0].http.paths[0].backend.service',
            message: 'holds on HTTPS listeners alone, and the Ingress listens on HTTP 80',
          },
        ],
      },
    ],
  },
});
