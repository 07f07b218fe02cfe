import { upstreamUrl } from '@eks-ingress/annotations';
import { cartIngress, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const noAccessOpenedByAnnotation = defineRule({
  name: 'no-access-opened-by-annotation',
  topic: 'annotations',
  severity: 'error',
  preset: 'recommended',
  summary: 'No mistake in an annotation opens what it was to protect.',
  why: 'ingress-nginx drops a protection whose settings it cannot read, and serves the traffic without it. Its webhook admits the Ingress.',
  sources: [upstreamUrl('ingress-nginx', 'internal/ingress/annotations/authreq/main.go')],
  insists: true,
  reports: [
    'annotation-bad-value/opens-access',
    'annotation-harmful-value/opens-access',
    'annotation-missing-companion/opens-access',
  ],
  examples: {
    valid: [
      {
        title: 'Authentication with a type and a secret.',
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
    ],
    invalid: [
      {
        title: 'A duration that cannot be read removes the external authentication.',
        yaml: `
${cartIngress}
  annotations:
    nginx.ingress.kubernetes.io/auth-url: https://login.example.com/verify
    nginx.ingress.kubernetes.io/auth-cache-duration: 200;5m
spec:
  ingressClassName: nginx
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["nginx.ingress.kubernetes.io/auth-cache-duration"]',
            message:
              'nginx.ingress.kubernetes.io/auth-cache-duration is "200;5m": expected groups of status codes and times between commas.',
          },
        ],
      },
      {
        title: 'Without a type nobody is asked for a password.',
        yaml: `
${cartIngress}
  annotations:
    nginx.ingress.kubernetes.io/auth-secret: shop-users
spec:
  ingressClassName: nginx
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["nginx.ingress.kubernetes.io/auth-secret"]',
            message:
              'nginx.ingress.kubernetes.io/auth-secret needs nginx.ingress.kubernetes.io/auth-type: the Secret is not even looked at.',
          },
        ],
      },
    ],
  },
});
