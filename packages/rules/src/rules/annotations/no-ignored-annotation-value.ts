import { upstreamUrl } from '@eks-ingress/annotations';
import { writeMeantValue } from '../../annotation-fixes';
import { cartIngress, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const noIgnoredAnnotationValue = defineRule({
  name: 'no-ignored-annotation-value',
  topic: 'annotations',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Values have an effect.',
  why: 'The controller ignores the value, or a part of it, without a word and goes on with its default.',
  sources: [
    upstreamUrl('aws-load-balancer-controller', 'pkg/annotations/parser.go'),
    upstreamUrl('ingress-nginx', 'docs/user-guide/nginx-configuration/annotations.md'),
  ],
  reports: [
    'annotation-bad-value/ignores',
    'annotation-feature-gate',
    'annotation-harmful-value/ignores',
    'annotation-ignored-field',
    'annotation-ignored-part',
  ],
  fix: writeMeantValue,
  examples: {
    valid: [
      {
        title: 'A size as NGINX writes it.',
        yaml: `
${cartIngress}
  annotations:
    nginx.ingress.kubernetes.io/proxy-body-size: 10m
spec:
  ingressClassName: nginx
${ingressRules()}
`,
      },
    ],
    invalid: [
      {
        title: 'NGINX has no unit "mb", and the limit stays at 1m.',
        yaml: `
${cartIngress}
  annotations:
    nginx.ingress.kubernetes.io/proxy-body-size: 10mb
spec:
  ingressClassName: nginx
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["nginx.ingress.kubernetes.io/proxy-body-size"]',
            message:
              'nginx.ingress.kubernetes.io/proxy-body-size is "10mb": expected a whole number of bytes with at most one unit after it, k, m or g.',
          },
        ],
      },
      {
        title: 'A field of JSON that nobody reads: the redirect keeps its status code.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/actions.redirect-www: '{"type":"redirect","redirectConfig":{"host":"www.example.com","statusCode":"HTTP_301","querry":"a=b"}}'
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
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/actions.redirect-www"]',
            message: 'alb.ingress.kubernetes.io/actions.redirect-www has "redirectConfig.querry", which is not read.',
          },
        ],
      },
      {
        title: 'The controller requests certificates behind a feature gate, which is off by default.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/create-acm-cert: "true"
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/create-acm-cert"]',
            message:
              'alb.ingress.kubernetes.io/create-acm-cert is not read: the feature gate EnableCertificateManagement is off by default.',
          },
        ],
      },
      {
        title: 'A tag is there twice.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/tags: team=shop,team=cart
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/tags"]',
            message:
              'alb.ingress.kubernetes.io/tags is "team=shop,team=cart": "team" is there more than once, and the last one counts.',
          },
        ],
      },
    ],
  },
});
