import { upstreamUrl } from '@eks-ingress/annotations';
import { albClassParams, albClassWithParams, cartIngress, certificateArn, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const noGroupConflict = defineRule({
  name: 'no-group-conflict',
  topic: 'ingress-group',
  severity: 'error',
  preset: 'recommended',
  summary: 'The Ingresses of an IngressGroup agree on what they share.',
  why: 'One load balancer has one scheme, one set of security groups, one port for each number. The AWS Load Balancer Controller refuses the whole group when two of its Ingresses disagree.',
  sources: [
    upstreamUrl('aws-load-balancer-controller', 'docs/guide/ingress/annotations.md#ingressgroup'),
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/3870',
  ],
  reports: ['ingress-group-conflict'],
  examples: {
    valid: [
      {
        title: 'One of them decides.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/group.name: edge
    alb.ingress.kubernetes.io/scheme: internet-facing
spec:
  ingressClassName: alb
${ingressRules({ path: '/cart' })}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: search
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/group.name: edge
spec:
  ingressClassName: alb
${ingressRules({ path: '/search', service: 'search' })}
`,
      },
      {
        title: 'Two environments of one repository are two clusters.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/group.name: edge
    alb.ingress.kubernetes.io/scheme: internet-facing
spec:
  ingressClassName: alb
${ingressRules({ path: '/cart' })}
---
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/group.name: edge
    alb.ingress.kubernetes.io/scheme: internal
spec:
  ingressClassName: alb
${ingressRules({ path: '/cart' })}
`,
      },
    ],
    invalid: [
      {
        title: 'Two schemes.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/group.name: edge
    alb.ingress.kubernetes.io/scheme: internet-facing
spec:
  ingressClassName: alb
${ingressRules({ path: '/cart' })}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: search
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/group.name: edge
    alb.ingress.kubernetes.io/scheme: internal
spec:
  ingressClassName: alb
${ingressRules({ path: '/search', service: 'search' })}
`,
        findings: [
          {
            path: '1: metadata.annotations["alb.ingress.kubernetes.io/scheme"]',
            message:
              'alb.ingress.kubernetes.io/scheme is "internal" in shop/search, and "internet-facing" in shop/cart of the same IngressGroup.',
          },
        ],
      },
      {
        title: 'Two protocols on a port.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/group.name: edge
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTPS": 443}]'
    alb.ingress.kubernetes.io/certificate-arn: ${certificateArn}
    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
spec:
  ingressClassName: alb
${ingressRules({ path: '/cart' })}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: search
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/group.name: edge
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 443}]'
spec:
  ingressClassName: alb
${ingressRules({ path: '/search', service: 'search' })}
`,
        findings: [
          {
            path: '1: metadata.annotations["alb.ingress.kubernetes.io/listen-ports"]',
            message: 'Port 443 is HTTP in shop/search, and HTTPS in shop/cart of the same IngressGroup.',
          },
        ],
      },
      {
        title: 'The class of one says what the annotation of another contradicts.',
        yaml: `
${albClassWithParams}
---
${albClassParams}
  scheme: internal
---
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/group.name: shop
spec:
  ingressClassName: alb
${ingressRules()}
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata:
  name: public
spec:
  controller: ingress.k8s.aws/alb
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: search
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/group.name: shop
    alb.ingress.kubernetes.io/scheme: internet-facing
spec:
  ingressClassName: public
${ingressRules()}
`,
        findings: [
          {
            path: '4: metadata.annotations["alb.ingress.kubernetes.io/scheme"]',
            message:
              'alb.ingress.kubernetes.io/scheme is "internet-facing" in shop/search, and "internal" by scheme of the IngressClassParams of shop/cart of the same IngressGroup.',
          },
        ],
      },
    ],
  },
});
