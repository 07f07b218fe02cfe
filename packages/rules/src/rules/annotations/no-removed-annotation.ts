import { upstreamUrl } from '@eks-ingress/annotations';
import { cartIngress, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const noRemovedAnnotation = defineRule({
  name: 'no-removed-annotation',
  topic: 'annotations',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Annotations are still read.',
  why: 'A controller that no longer reads an annotation ignores it without a word, so that what it once did is gone since the upgrade.',
  sources: [upstreamUrl('ingress-nginx', 'docs/user-guide/nginx-configuration/annotations.md')],
  at: 'key',
  reports: ['annotation-removed'],
  examples: {
    valid: [
      {
        title: 'What took the place of secure-backends.',
        yaml: `
${cartIngress}
  annotations:
    nginx.ingress.kubernetes.io/backend-protocol: HTTPS
spec:
  ingressClassName: nginx
${ingressRules()}
`,
      },
    ],
    invalid: [
      {
        title: 'Backends are called over HTTP again.',
        yaml: `
${cartIngress}
  annotations:
    nginx.ingress.kubernetes.io/secure-backends: "true"
spec:
  ingressClassName: nginx
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["nginx.ingress.kubernetes.io/secure-backends"]',
            message:
              'nginx.ingress.kubernetes.io/secure-backends is no longer read: ingress-nginx removed it in 0.21.0.',
          },
        ],
      },
    ],
  },
});
