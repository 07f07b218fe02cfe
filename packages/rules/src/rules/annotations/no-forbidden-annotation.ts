import { upstreamUrl } from '@eks-ingress/annotations';
import { cartIngress, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const noForbiddenAnnotation = defineRule({
  name: 'no-forbidden-annotation',
  topic: 'annotations',
  severity: 'error',
  preset: 'recommended',
  summary: 'Annotations are allowed by the flags of the AWS Load Balancer Controller.',
  why: 'The webhook refuses the object, or the reconcile fails for the whole IngressGroup.',
  sources: [upstreamUrl('aws-load-balancer-controller', 'docs/deploy/configurations.md')],
  reports: ['annotation-forbidden'],
  examples: {
    valid: [
      {
        title: 'The class by its field.',
        yaml: `
${cartIngress}
spec:
  ingressClassName: alb
${ingressRules()}
`,
        options: { settings: { disableIngressClassAnnotation: true } },
      },
    ],
    invalid: [
      {
        title: 'A tag that somebody else manages.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/tags: CostCentre=4711
spec:
  ingressClassName: alb
${ingressRules()}
`,
        options: { settings: { externalManagedTags: ['CostCentre'] } },
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/tags"]',
            message: 'alb.ingress.kubernetes.io/tags has "CostCentre", a tag of --external-managed-tags.',
          },
        ],
      },
      {
        title: 'Groups are named by IngressClassParams alone.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/group.name: edge
spec:
  ingressClassName: alb
${ingressRules()}
`,
        options: { settings: { disableIngressGroupNameAnnotation: true } },
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/group.name"]',
            message: 'alb.ingress.kubernetes.io/group.name is forbidden by --disable-ingress-group-name-annotation.',
          },
        ],
      },
    ],
  },
});
