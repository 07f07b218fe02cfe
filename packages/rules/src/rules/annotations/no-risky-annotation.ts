import { upstreamUrl } from '@eks-ingress/annotations';
import { cartIngress, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const noRiskyAnnotation = defineRule({
  name: 'no-risky-annotation',
  topic: 'annotations',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Annotations are of a risk that ingress-nginx takes as it comes.',
  why: 'As it comes, ingress-nginx refuses annotations of Critical risk, and snippets: they put text into its configuration, from where every Secret of the cluster can be read.',
  sources: [upstreamUrl('ingress-nginx', 'docs/user-guide/nginx-configuration/annotations-risk.md')],
  at: 'key',
  reports: ['annotation-risky'],
  examples: {
    valid: [
      {
        title: 'A header by a ConfigMap, in place of a snippet.',
        yaml: `
${cartIngress}
  annotations:
    nginx.ingress.kubernetes.io/custom-headers: shop/security-headers
spec:
  ingressClassName: nginx
${ingressRules()}
`,
      },
    ],
    invalid: [
      {
        title: 'A snippet, which the webhook refuses.',
        yaml: `
${cartIngress}
  annotations:
    nginx.ingress.kubernetes.io/configuration-snippet: 'more_set_headers "X-Frame-Options: DENY";'
spec:
  ingressClassName: nginx
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["nginx.ingress.kubernetes.io/configuration-snippet"]',
            message:
              'nginx.ingress.kubernetes.io/configuration-snippet is of Critical risk, and needs allow-snippet-annotations: "true" in the ConfigMap of the controller.',
          },
        ],
      },
    ],
  },
});
