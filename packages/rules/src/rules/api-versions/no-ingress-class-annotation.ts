import { upstreamUrl } from '@eks-ingress/annotations';
import type { Edit, Fix } from '@eks-ingress/diagnostics';
import type { ClusterIngress } from '../../cluster/cluster';
import { albClass, cartIngress } from '../../example-manifests';
import { defineRule, type Report } from '../../rule';

const key = 'kubernetes.io/ingress.class';
const path = ['metadata', 'annotations', key];

export const noIngressClassAnnotation = defineRule({
  name: 'no-ingress-class-annotation',
  topic: 'api-versions',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Ingresses name their class in spec.ingressClassName.',
  why: 'The annotation kubernetes.io/ingress.class is deprecated since Kubernetes 1.18. It wins over the field, and the AWS Load Balancer Controller does not apply the IngressClassParams of a class that it selects, nor the limits that they set.',
  sources: [
    'https://kubernetes.io/docs/concepts/services-networking/ingress/#deprecated-annotation',
    upstreamUrl('aws-load-balancer-controller', 'pkg/ingress/group_loader.go'),
  ],
  fixable: true,
  reports: [{ id: 'annotation-deprecated', annotation: key }],
  *check({ cluster }) {
    for (const ingress of cluster.ingresses) {
      const className = ingress.object.annotations[key];
      if (typeof className !== 'string' || className === '' || ingress.controller === undefined) continue;
      yield report(ingress, className);
    }
  },
  examples: {
    valid: [
      {
        title: 'The field names the class.',
        yaml: `
${cartIngress}
spec:
  ingressClassName: alb
`,
      },
    ],
    invalid: [
      {
        title: 'With the class at hand, which has no parameters, the field does what the annotation did.',
        yaml: `
${albClass}
---
${cartIngress}
  annotations:
    kubernetes.io/ingress.class: alb
    alb.ingress.kubernetes.io/scheme: internal
spec:
  defaultBackend:
    service:
      name: cart
      port:
        number: 80
`,
        findings: [
          {
            path: '1: metadata.annotations["kubernetes.io/ingress.class"]',
            message: 'The annotation kubernetes.io/ingress.class selects the class "alb".',
          },
        ],
        fixed: `
${albClass}
---
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/scheme: internal
spec:
  defaultBackend:
    service:
      name: cart
      port:
        number: 80
  ingressClassName: alb
`,
      },
      {
        title:
          'Without the class nobody can tell whether it is there, and what it says. The fix is proposed, not applied.',
        yaml: `
${cartIngress}
  annotations:
    kubernetes.io/ingress.class: nginx
spec:
  defaultBackend:
    service:
      name: cart
      port:
        number: 80
`,
        findings: [
          {
            path: 'metadata.annotations["kubernetes.io/ingress.class"]',
            message: 'The annotation kubernetes.io/ingress.class selects the class "nginx".',
            suggests: ['Set spec.ingressClassName to nginx'],
          },
        ],
      },
    ],
  },
});

function report(ingress: ClusterIngress, className: string): Report {
  const { subject } = ingress.object;
  const obstacle = obstacleOf(ingress, className);
  return {
    subject,
    path,
    message: `The annotation ${key} selects the class "${className}".`,
    fix: `Set spec.ingressClassName${obstacle === undefined ? '' : `; first, ${obstacle}`}.`,
    fixes: [fixOf(ingress, className, obstacle === undefined)],
  };
}

/** What has to be looked at before the field takes the place of the annotation. */
function obstacleOf({ object, ingressClass, controller }: ClusterIngress, className: string): string | undefined {
  const { ingressClassName } = object.spec;
  if (ingressClassName !== undefined && ingressClassName !== className) {
    return `decide between it and "${String(ingressClassName)}" in the field, which the annotation hides`;
  }
  if (ingressClass === undefined) return `see that the cluster has an IngressClass "${className}"`;
  if (controller === 'aws-load-balancer-controller' && ingressClass.spec.parameters !== undefined) {
    return 'read its IngressClassParams, which begin to apply and win over annotations';
  }
  return undefined;
}

function fixOf({ object }: ClusterIngress, className: string, isSafe: boolean): Fix {
  const edits: readonly Edit[] = [
    { kind: 'set', path: ['spec', 'ingressClassName'], value: className },
    { kind: 'remove', path },
  ];
  return { title: `Set spec.ingressClassName to ${className}`, isSafe, subject: object.subject, edits };
}
