import { upstreamUrl } from '@eks-ingress/annotations';
import { cartIngress, gameService, gameSpec } from '../../example-manifests';
import { defineRule } from '../../rule';

export const validAnnotationSpelling = defineRule({
  name: 'valid-annotation-spelling',
  topic: 'annotations',
  severity: 'info',
  preset: 'strict',
  summary: 'Values are spelt in the canonical way.',
  why: 'They work as they are. Whoever looks for the documented spelling does not find them.',
  sources: [upstreamUrl('aws-load-balancer-controller', 'pkg/annotations/parser.go')],
  reports: ['annotation-spelling'],
  examples: {
    valid: [
      {
        title: 'Fields of JSON as the documentation writes them.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/actions.redirect-www: '{"type":"redirect","redirectConfig":{"host":"www.example.com","statusCode":"HTTP_301"}}'
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
      },
    ],
    invalid: [
      {
        title: 'Fields with capital letters, as old examples have them.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/actions.redirect-www: '{"Type":"redirect","RedirectConfig":{"Host":"www.example.com","StatusCode":"HTTP_301"}}'
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
            message:
              'alb.ingress.kubernetes.io/actions.redirect-www is "{\\"Type\\":\\"redirect\\",\\"RedirectConfig\\":{\\"Host\\":\\"www.example.com\\",\\"StatusCode\\":\\"HTTP_301\\"}}": it spells "Type", "RedirectConfig", "Host", "StatusCode" in a way of its own.',
          },
        ],
      },
      {
        title: 'Nothing at all: a value of a chart that is not set.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-additional-resource-tags:
${gameSpec}
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-additional-resource-tags"]',
            message:
              'service.beta.kubernetes.io/aws-load-balancer-additional-resource-tags is null, which the API server reads as "".',
            severity: 'warning',
          },
        ],
      },
    ],
  },
});
