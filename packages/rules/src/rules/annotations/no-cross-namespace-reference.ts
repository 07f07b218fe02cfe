import { upstreamUrl } from '@eks-ingress/annotations';
import { cartIngress, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const noCrossNamespaceReference = defineRule({
  name: 'no-cross-namespace-reference',
  topic: 'annotations',
  severity: 'error',
  preset: 'recommended',
  summary: 'ingress-nginx reads Secrets and ConfigMaps of the namespace of the Ingress.',
  why: 'Without allow-cross-namespace-resources ingress-nginx does not read objects of other namespaces, and denies the traffic that they were to protect.',
  sources: [
    upstreamUrl('ingress-nginx', 'docs/user-guide/nginx-configuration/configmap.md#allow-cross-namespace-resources'),
  ],
  reports: ['annotation-cross-namespace'],
  examples: {
    valid: [
      {
        title: 'The Secret is beside the Ingress.',
        yaml: `
${cartIngress}
  annotations:
    nginx.ingress.kubernetes.io/auth-type: basic
    nginx.ingress.kubernetes.io/auth-secret: shop-users
spec:
  ingressClassName: nginx
${ingressRules()}
`,
      },
      {
        title: 'The ConfigMap of the controller allows it.',
        yaml: `
${cartIngress}
  annotations:
    nginx.ingress.kubernetes.io/auth-type: basic
    nginx.ingress.kubernetes.io/auth-secret: people/users
spec:
  ingressClassName: nginx
${ingressRules()}
`,
        options: { settings: { allowCrossNamespaceResources: true } },
      },
    ],
    invalid: [
      {
        title: 'The Secret is somewhere else.',
        yaml: `
${cartIngress}
  annotations:
    nginx.ingress.kubernetes.io/auth-type: basic
    nginx.ingress.kubernetes.io/auth-secret: people/users
spec:
  ingressClassName: nginx
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["nginx.ingress.kubernetes.io/auth-secret"]',
            message:
              'nginx.ingress.kubernetes.io/auth-secret names an object of the namespace "people", and the Ingress is in "shop".',
          },
        ],
      },
    ],
  },
});
