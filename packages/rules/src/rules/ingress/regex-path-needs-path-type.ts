import { upstreamUrl } from '@eks-ingress/annotations';
import { cartIngress, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const regexPathNeedsPathType = defineRule({
  name: 'regex-path-needs-path-type',
  topic: 'ingress',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Paths that are expressions are of the type ImplementationSpecific.',
  why: 'With another type the AWS Load Balancer Controller takes the expression for a path as it is written, and nothing matches.',
  sources: [upstreamUrl('aws-load-balancer-controller', 'docs/guide/ingress/annotations.md#use-regex-path-match')],
  reports: ['ingress-regex-path-type'],
  examples: {
    valid: [
      {
        title: 'The type leaves the path to the controller.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/use-regex-path-match: "true"
spec:
  ingressClassName: alb
${ingressRules({ path: '/cart/[0-9]+', pathType: 'ImplementationSpecific' })}
`,
      },
    ],
    invalid: [
      {
        title: 'A prefix of these very characters.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/use-regex-path-match: "true"
spec:
  ingressClassName: alb
${ingressRules({ path: '/cart/[0-9]+' })}
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/use-regex-path-match"]',
            message:
              'alb.ingress.kubernetes.io/use-regex-path-match is for paths of the type ImplementationSpecific, and the Ingress has none.',
          },
        ],
      },
    ],
  },
});
