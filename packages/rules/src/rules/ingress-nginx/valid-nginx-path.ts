import { upstreamUrl } from '@eks-ingress/annotations';
import { cartIngress, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const validNginxPath = defineRule({
  name: 'valid-nginx-path',
  topic: 'ingress-nginx',
  severity: 'error',
  preset: 'recommended',
  summary: 'Paths are such as ingress-nginx takes.',
  why: 'The webhook refuses the Ingress. An expression that does not compile passes it, and then keeps NGINX from reloading for everybody.',
  sources: [
    upstreamUrl('ingress-nginx', 'internal/ingress/inspector/rules.go'),
    'https://github.com/kubernetes/ingress-nginx/issues/12637',
  ],
  reports: ['ingress-forbidden-text', 'ingress-path-expression', 'ingress-path-type'],
  examples: {
    valid: [
      {
        title: 'An expression leaves its meaning to the controller.',
        yaml: `
${cartIngress}
  annotations:
    nginx.ingress.kubernetes.io/use-regex: "true"
spec:
  ingressClassName: nginx
${ingressRules({ path: '/cart/[0-9]+', pathType: 'ImplementationSpecific' })}
`,
      },
    ],
    invalid: [
      {
        title: 'A prefix is no expression.',
        yaml: `
${cartIngress}
  annotations:
    nginx.ingress.kubernetes.io/use-regex: "true"
spec:
  ingressClassName: nginx
${ingressRules({ path: '/cart/[0-9]+' })}
`,
        findings: [
          {
            path: 'spec.rules[0].http.paths[0].path',
            message:
              'The path "/cart/[0-9]+" cannot have the pathType "Prefix": with it a path begins with "/" and has letters, digits and - . _ / alone.',
          },
        ],
      },
      {
        title: 'A bracket is not closed.',
        yaml: `
${cartIngress}
  annotations:
    nginx.ingress.kubernetes.io/use-regex: "true"
spec:
  ingressClassName: nginx
${ingressRules({ path: '/cart/([0-9]+', pathType: 'ImplementationSpecific' })}
`,
        findings: [
          {
            path: 'spec.rules[0].http.paths[0].path',
            message:
              'The path "/cart/([0-9]+" is a regular expression here, and does not compile: it has "(" without ")".',
            severity: 'warning',
          },
        ],
      },
      {
        title: 'A path that ingress-nginx takes for an attack.',
        yaml: `
${cartIngress}
spec:
  ingressClassName: nginx
${ingressRules({ path: '/etc/passwd' })}
`,
        findings: [
          {
            path: 'spec.rules[0].http.paths[0].path',
            message: '"/etc/passwd" holds "/etc/passwd", which ingress-nginx takes for an attack.',
          },
        ],
      },
    ],
  },
});
