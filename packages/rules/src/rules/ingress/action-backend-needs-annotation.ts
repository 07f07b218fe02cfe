import { upstreamUrl } from '@eks-ingress/annotations';
import { cartIngress } from '../../example-manifests';
import { defineRule } from '../../rule';

export const actionBackendNeedsAnnotation = defineRule({
  name: 'action-backend-needs-annotation',
  topic: 'ingress',
  severity: 'error',
  preset: 'recommended',
  summary: 'A backend that stands for an action has one.',
  why: 'Requests of the rule, and of every host where it is the first that fits, are answered with 503.',
  sources: [
    upstreamUrl('aws-load-balancer-controller', 'docs/guide/ingress/annotations.md#actions'),
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/3140',
  ],
  reports: ['ingress-action-missing'],
  examples: {
    valid: [
      {
        title: 'The action is in an annotation of the Ingress.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/actions.hello: '{"type":"fixed-response","fixedResponseConfig":{"contentType":"text/plain","statusCode":"200","messageBody":"hello"}}'
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
                name: hello
                port:
                  name: use-annotation
`,
      },
    ],
    invalid: [
      {
        title: 'There is no such action.',
        yaml: `
${cartIngress}
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
                name: hello
                port:
                  name: use-annotation
`,
        findings: [
          {
            path: 'spec.rules[0].http.paths[0].backend.service',
            message:
              'The backend "hello" stands for an action, and there is no alb.ingress.kubernetes.io/actions.hello.',
          },
        ],
      },
    ],
  },
});
