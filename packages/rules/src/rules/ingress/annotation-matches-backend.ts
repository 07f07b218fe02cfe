import { upstreamUrl } from '@eks-ingress/annotations';
import { cartIngress, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const annotationMatchesBackend = defineRule({
  name: 'annotation-matches-backend',
  topic: 'ingress',
  severity: 'warning',
  preset: 'recommended',
  summary: 'What follows the dot of actions, conditions and transforms is the name of a backend.',
  why: 'The AWS Load Balancer Controller looks these annotations up by the names of backends. One that no backend names is not read, and its redirect, condition or rewrite is not there.',
  sources: [
    upstreamUrl('aws-load-balancer-controller', 'docs/guide/ingress/annotations.md#actions'),
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/1756',
  ],
  at: 'key',
  reports: ['ingress-backend-missing'],
  examples: {
    valid: [
      {
        title: 'A backend with the port name "use-annotation" stands for the action.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/actions.redirect-www: '{"type":"redirect","redirectConfig":{"host":"www.example.com","statusCode":"HTTP_301"}}'
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
                name: redirect-www
                port:
                  name: use-annotation
`,
      },
    ],
    invalid: [
      {
        title: 'The name of the action and that of the backend differ: nothing redirects.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/actions.www: '{"type":"redirect","redirectConfig":{"host":"www.example.com","statusCode":"HTTP_301"}}'
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/actions.www"]',
            message:
              'alb.ingress.kubernetes.io/actions.www is not read: what follows the dot is the name of no backend whose port is named "use-annotation".',
          },
        ],
      },
      {
        title: 'A condition of a backend that is not there.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/conditions.basket: '[{"field":"source-ip","sourceIPConfig":{"values":["10.0.0.0/8"]}}]'
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/conditions.basket"]',
            message:
              'alb.ingress.kubernetes.io/conditions.basket is not read: what follows the dot is the name of no backend of a rule.',
          },
        ],
      },
    ],
  },
});
