import { upstreamUrl } from '@eks-ingress/annotations';
import { albClassParams, albClassWithParams, cartIngress, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const noAnnotationOverruledByClass = defineRule({
  name: 'no-annotation-overruled-by-class',
  topic: 'annotations',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Annotations say nothing else than the IngressClassParams of the class.',
  why: 'What the IngressClassParams say wins over the annotation, without a word.',
  sources: [upstreamUrl('aws-load-balancer-controller', 'docs/guide/ingress/ingress_class.md')],
  reports: ['ingress-class-params-override'],
  examples: {
    valid: [
      {
        title: 'The class leaves the scheme to the Ingress.',
        yaml: `
${albClassWithParams}
---
${albClassParams}
  ipAddressType: dualstack
---
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/scheme: internet-facing
spec:
  ingressClassName: alb
${ingressRules()}
`,
      },
    ],
    invalid: [
      {
        title: 'The class has another scheme, and the Ingress is internal.',
        yaml: `
${albClassWithParams}
---
${albClassParams}
  scheme: internal
---
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/scheme: internet-facing
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: '2: metadata.annotations["alb.ingress.kubernetes.io/scheme"]',
            message:
              'alb.ingress.kubernetes.io/scheme is "internet-facing" in shop/cart, and scheme of the IngressClassParams of its class is "internal".',
          },
        ],
      },
    ],
  },
});
