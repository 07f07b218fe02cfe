import { quoteValue } from '../../annotation-fixes';
import { cartIngress, gameService, gameSpec, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const validAnnotationType = defineRule({
  name: 'valid-annotation-type',
  topic: 'annotations',
  severity: 'error',
  preset: 'recommended',
  summary: 'Annotations are a map of strings.',
  why: 'Kubernetes refuses an object with an annotation that is a boolean, a number or a list.',
  sources: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/'],
  fixable: true,
  reports: ['annotation-not-text', 'annotations-not-a-map'],
  fix: quoteValue,
  examples: {
    valid: [
      {
        title: 'Booleans and numbers stand in quotes.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/ssl-redirect: "443"
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 80}, {"HTTPS": 443}]'
    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
spec:
  ingressClassName: alb
${ingressRules()}
`,
      },
    ],
    invalid: [
      {
        title: 'A number without quotes.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/group.order: 10
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/group.order"]',
            message:
              'alb.ingress.kubernetes.io/group.order is the number 10; the value of an annotation has to be a string.',
          },
        ],
        fixed: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/group.order: "10"
spec:
  ingressClassName: alb
${ingressRules()}
`,
      },
      {
        title: 'A boolean without quotes.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-disable-nlb-sg: true
${gameSpec}
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-disable-nlb-sg"]',
            message:
              'service.beta.kubernetes.io/aws-load-balancer-disable-nlb-sg is the boolean true; the value of an annotation has to be a string.',
          },
        ],
        fixed: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-disable-nlb-sg: "true"
${gameSpec}
`,
      },
      {
        title: 'An annotation that no controller of load balancers reads, of an object that is none of theirs.',
        yaml: `
apiVersion: v1
kind: ConfigMap
metadata:
  name: prices
  namespace: shop
  annotations:
    example.com/revision: 5
data:
  currency: KRW
`,
        findings: [
          {
            path: 'metadata.annotations["example.com/revision"]',
            message: 'example.com/revision is the number 5; the value of an annotation has to be a string.',
          },
        ],
        fixed: `
apiVersion: v1
kind: ConfigMap
metadata:
  name: prices
  namespace: shop
  annotations:
    example.com/revision: "5"
data:
  currency: KRW
`,
      },
      {
        title: 'JSON that is a list of YAML.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/listen-ports: [{HTTP: 80}]
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/listen-ports"]',
            message: 'alb.ingress.kubernetes.io/listen-ports is a list; the value of an annotation has to be a string.',
          },
        ],
      },
      {
        title: 'Annotations that are a list.',
        yaml: `
${cartIngress}
  annotations:
    - alb.ingress.kubernetes.io/scheme=internal
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          { path: 'metadata.annotations', message: 'Annotations are a list; they have to be a map of strings.' },
        ],
      },
    ],
  },
});
