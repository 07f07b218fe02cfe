import { membersOf } from '@eks-ingress/diagnostics';
import { findAnnotation, upstreamUrl } from '@eks-ingress/annotations';
import { cartIngress, gameService, gameSpec, ingressRules } from '../../example-manifests';
import { type Report, type RuleContext, defineRule } from '../../rule';
import { isOf } from '../../cluster/kubernetes-object';

/** The kinds that nothing copies annotations from onto a Service or an Ingress, with their API groups. */
const workloads: readonly (readonly [kind: string, group: string])[] = [
  ['ConfigMap', ''],
  ['CronJob', 'batch'],
  ['DaemonSet', 'apps'],
  ['Deployment', 'apps'],
  ['Job', 'batch'],
  ['Namespace', ''],
  ['Pod', ''],
  ['Secret', ''],
  ['ServiceAccount', ''],
  ['StatefulSet', 'apps'],
];

function* checkWorkloads({ cluster }: RuleContext): Iterable<Report> {
  for (const object of cluster.objects) {
    if (!workloads.some(([kind, group]) => isOf(object, kind, group))) continue;
    const inTemplate = ['spec', 'template', 'metadata', 'annotations'];
    const template = membersOf(membersOf(object.spec.template).metadata).annotations;
    const places = [
      [object.kind, ['metadata', 'annotations'], object.annotations],
      ['Pod', inTemplate, membersOf(template)],
    ] as const;
    for (const [kind, path, annotations] of places) {
      for (const key of Object.keys(annotations)) {
        const kinds = findAnnotation(key)?.appliesTo.map(String);
        if (kinds === undefined || kinds.includes(kind)) continue;
        yield {
          subject: object.subject,
          path: [...path, key],
          at: 'key',
          message: `${key} is read on ${kinds.join(' or ')}, not on ${kind}.`,
          fix: `Move it to the ${kinds.join(' or ')}.`,
        };
      }
    }
  }
}

export const noMisplacedAnnotation = defineRule({
  name: 'no-misplaced-annotation',
  topic: 'annotations',
  severity: 'error',
  preset: 'recommended',
  summary: 'Annotations are on the kind of object that they are read on.',
  why: 'On another kind of object they are ignored without a word: what belongs on the Service does nothing on an Ingress, on a Deployment or on its Pods.',
  sources: [
    upstreamUrl('aws-load-balancer-controller', 'docs/guide/ingress/annotations.md'),
    upstreamUrl('aws-load-balancer-controller', 'docs/guide/service/annotations.md'),
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/3330',
  ],
  at: 'key',
  reports: ['annotation-other-object'],
  check: checkWorkloads,
  examples: {
    valid: [
      {
        title: 'The annotation is on the Service.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-scheme: internal
${gameSpec}
`,
      },
    ],
    invalid: [
      {
        title: 'An annotation of the Service on the Ingress.',
        yaml: `
${cartIngress}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-scheme: internal
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-scheme"]',
            message: 'service.beta.kubernetes.io/aws-load-balancer-scheme is read on Service, not on Ingress.',
          },
        ],
      },
      {
        title: 'An annotation of the Service on the Pods of a Deployment.',
        yaml: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: game
  namespace: play
spec:
  template:
    metadata:
      annotations:
        service.beta.kubernetes.io/aws-load-balancer-scheme: internal
`,
        findings: [
          {
            path: 'spec.template.metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-scheme"]',
            message: 'service.beta.kubernetes.io/aws-load-balancer-scheme is read on Service, not on Pod.',
          },
        ],
      },
    ],
  },
});
