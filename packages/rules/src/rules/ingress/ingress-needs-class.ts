import { upstreamUrl } from '@eks-ingress/annotations';
import { cartIngress, ingressRules } from '../../example-manifests';
import type { Report, RuleContext } from '../../rule';
import { defineRule } from '../../rule';

function* checkClasses({ cluster, options }: RuleContext): Iterable<Report> {
  if (options.controller !== undefined) return;
  for (const { object, className, ingressClass, controller } of cluster.ingresses) {
    if (className !== undefined || ingressClass !== undefined || controller === undefined || object.isPartial) continue;
    const name = controller === 'ingress-nginx' ? 'nginx' : 'alb';
    yield {
      subject: object.subject,
      path: ['spec', 'ingressClassName'],
      message: 'The Ingress names no class, and no IngressClass here is the default.',
      fix: `Set spec.ingressClassName, such as to "${name}".`,
    };
  }
}

export const ingressNeedsClass = defineRule({
  name: 'ingress-needs-class',
  topic: 'ingress',
  severity: 'warning',
  preset: 'strict',
  summary: 'Ingresses name their class.',
  why: 'As it comes, the AWS Load Balancer Controller leaves an Ingress alone that names no class, unless an IngressClass is the default, and so does ingress-nginx. Nothing is built, and nothing says so.',
  sources: [
    upstreamUrl('aws-load-balancer-controller', 'pkg/ingress/group_loader.go'),
    'https://kubernetes.io/docs/concepts/services-networking/ingress/#default-ingress-class',
  ],
  check: checkClasses,
  examples: {
    valid: [
      {
        title: 'The class is named.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/scheme: internal
spec:
  ingressClassName: alb
${ingressRules()}
`,
      },
      {
        title: 'A class is the default.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata:
  name: alb
  annotations:
    ingressclass.kubernetes.io/is-default-class: "true"
spec:
  controller: ingress.k8s.aws/alb
---
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/scheme: internal
spec:
${ingressRules()}
`,
      },
    ],
    invalid: [
      {
        title: 'Whose Ingress is it.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/scheme: internal
spec:
${ingressRules()}
`,
        findings: [
          {
            path: 'spec.ingressClassName',
            message: 'The Ingress names no class, and no IngressClass here is the default.',
          },
        ],
      },
    ],
  },
});
