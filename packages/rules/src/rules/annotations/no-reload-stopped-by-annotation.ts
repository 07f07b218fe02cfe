import { upstreamUrl } from '@eks-ingress/annotations';
import { cartIngress, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const noReloadStoppedByAnnotation = defineRule({
  name: 'no-reload-stopped-by-annotation',
  topic: 'annotations',
  severity: 'error',
  preset: 'recommended',
  summary: 'No annotation keeps NGINX from reloading.',
  why: 'The webhook admits the Ingress, and NGINX refuses the configuration. From then on no Ingress, certificate or endpoint of anybody takes effect, until the value is mended.',
  sources: [upstreamUrl('ingress-nginx', 'internal/ingress/controller/controller.go')],
  insists: true,
  reports: ['annotation-bad-value/stops-reloads', 'annotation-harmful-value/stops-reloads'],
  examples: {
    valid: [
      {
        title: 'A buffer in kilobytes.',
        yaml: `
${cartIngress}
  annotations:
    nginx.ingress.kubernetes.io/proxy-buffer-size: 16k
spec:
  ingressClassName: nginx
${ingressRules()}
`,
      },
    ],
    invalid: [
      {
        title: 'NGINX takes no gigabytes for a buffer.',
        yaml: `
${cartIngress}
  annotations:
    nginx.ingress.kubernetes.io/proxy-buffer-size: 1g
spec:
  ingressClassName: nginx
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["nginx.ingress.kubernetes.io/proxy-buffer-size"]',
            message: 'nginx.ingress.kubernetes.io/proxy-buffer-size is "1g", which the controller takes.',
          },
        ],
      },
    ],
  },
});
