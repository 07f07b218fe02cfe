import { upstreamUrl } from '@eks-ingress/annotations';
import { cartIngress, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const noSecondDefaultBackend = defineRule({
  name: 'no-second-default-backend',
  topic: 'ingress-group',
  severity: 'error',
  preset: 'recommended',
  summary: 'One Ingress of a group has the default backend of a port.',
  why: 'The AWS Load Balancer Controller refuses the whole IngressGroup.',
  sources: [upstreamUrl('aws-load-balancer-controller', 'pkg/ingress/model_build_listener.go')],
  reports: ['ingress-group-default-backend'],
  examples: {
    valid: [
      {
        title: 'One has a default backend, and the other one rules.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/group.name: edge
spec:
  ingressClassName: alb
  defaultBackend:
    service:
      name: cart
      port:
        number: 80
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
    ],
    invalid: [
      {
        title: 'Both have one.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/group.name: edge
spec:
  ingressClassName: alb
  defaultBackend:
    service:
      name: cart
      port:
        number: 80
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
  defaultBackend:
    service:
      name: search
      port:
        number: 80
`,
        findings: [
          {
            path: '1: spec.defaultBackend',
            message: 'shop/search and shop/cart of one IngressGroup both have a default backend on port 80.',
          },
        ],
      },
    ],
  },
});
