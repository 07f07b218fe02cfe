import { upstreamUrl } from '@eks-ingress/annotations';
import { cartIngress, gameService, gameSpec, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const noHarmfulAnnotationValue = defineRule({
  name: 'no-harmful-annotation-value',
  topic: 'annotations',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Values do no harm where they do as they say.',
  why: 'The controller does as it is told, and what follows is seldom what was meant: an empty value switches off, a list lets everybody in.',
  sources: [
    upstreamUrl('aws-load-balancer-controller', 'docs/guide/ingress/annotations.md'),
    upstreamUrl('aws-load-balancer-controller', 'docs/guide/service/annotations.md'),
  ],
  reports: ['annotation-harmful-value'],
  examples: {
    valid: [
      {
        title: 'Requests are filtered by a web ACL.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/wafv2-acl-arn: arn:aws:wafv2:ap-northeast-2:111122223333:regional/webacl/shop/0d6a5a3c-2f0e-4b1c-9d5e-7f3a8b2c1d4e
spec:
  ingressClassName: alb
${ingressRules()}
`,
      },
    ],
    invalid: [
      {
        title: 'An empty value takes the web ACL off the load balancer.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/wafv2-acl-arn: ""
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/wafv2-acl-arn"]',
            message: 'alb.ingress.kubernetes.io/wafv2-acl-arn is "", which the controller takes.',
          },
        ],
      },
      {
        title: 'An empty list is no certificate: every listener is a plain one.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-ssl-cert: ""
${gameSpec}
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-ssl-cert"]',
            message: 'service.beta.kubernetes.io/aws-load-balancer-ssl-cert is "", which the controller takes.',
          },
        ],
      },
    ],
  },
});
