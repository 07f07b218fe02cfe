import { upstreamUrl } from '@eks-ingress/annotations';
import { cartIngress, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const noConflictingAnnotations = defineRule({
  name: 'no-conflicting-annotations',
  topic: 'annotations',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Annotations do not exclude each other.',
  why: 'Of two annotations that cannot stand together the controller ignores one, or refuses both.',
  sources: [
    upstreamUrl('aws-load-balancer-controller', 'docs/guide/ingress/annotations.md'),
    upstreamUrl('aws-load-balancer-controller', 'docs/guide/service/annotations.md'),
  ],
  reports: ['annotation-conflict'],
  examples: {
    valid: [
      {
        title: 'Clients are let in by the security group of the load balancer.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/inbound-cidrs: 10.0.0.0/8
spec:
  ingressClassName: alb
${ingressRules()}
`,
      },
    ],
    invalid: [
      {
        title: 'With security groups of its own the controller lets nobody in: the list is ignored.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/security-groups: sg-0a1b2c3d4e5f60718
    alb.ingress.kubernetes.io/manage-backend-security-group-rules: "true"
    alb.ingress.kubernetes.io/inbound-cidrs: 10.0.0.0/8
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/inbound-cidrs"]',
            message:
              'alb.ingress.kubernetes.io/inbound-cidrs cannot be combined with alb.ingress.kubernetes.io/security-groups at something else than "": the controller adds rules to a security group of its own alone.',
          },
        ],
      },
    ],
  },
});
