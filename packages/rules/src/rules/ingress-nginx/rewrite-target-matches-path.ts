import { cartIngress, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const rewriteTargetMatchesPath = defineRule({
  name: 'rewrite-target-matches-path',
  topic: 'ingress-nginx',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Groups that a rewrite asks for are in the path.',
  why: 'Where the group is missing NGINX writes nothing: every request goes to the same path.',
  sources: ['https://kubernetes.github.io/ingress-nginx/examples/rewrite/'],
  reports: ['ingress-rewrite-groups'],
  examples: {
    valid: [
      {
        title: 'The path has the group.',
        yaml: `
${cartIngress}
  annotations:
    nginx.ingress.kubernetes.io/use-regex: "true"
    nginx.ingress.kubernetes.io/rewrite-target: /$1
spec:
  ingressClassName: nginx
${ingressRules({ path: '/cart/(.*)', pathType: 'ImplementationSpecific' })}
`,
      },
    ],
    invalid: [
      {
        title: 'There is no second group.',
        yaml: `
${cartIngress}
  annotations:
    nginx.ingress.kubernetes.io/use-regex: "true"
    nginx.ingress.kubernetes.io/rewrite-target: /$2
spec:
  ingressClassName: nginx
${ingressRules({ path: '/cart/(.*)', pathType: 'ImplementationSpecific' })}
`,
        findings: [
          {
            path: 'spec.rules[0].http.paths[0].path',
            message:
              'The path "/cart/(.*)" has 1 groups, and nginx.ingress.kubernetes.io/rewrite-target "/$2" asks for $2.',
          },
        ],
      },
    ],
  },
});
