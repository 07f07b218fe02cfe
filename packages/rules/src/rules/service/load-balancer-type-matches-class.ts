import { upstreamUrl } from '@eks-ingress/annotations';
import { gameService, gameSpec } from '../../example-manifests';
import type { Report, RuleContext } from '../../rule';
import { defineRule } from '../../rule';

const typeKey = 'service.beta.kubernetes.io/aws-load-balancer-type';
const targetTypeKey = 'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type';

function* checkTypes({ cluster }: RuleContext): Iterable<Report> {
  for (const { object, service } of cluster.services) {
    const { type, loadBalancerClass } = service.spec ?? {};
    if (type !== 'LoadBalancer' || loadBalancerClass !== undefined) continue;
    if (object.annotations[typeKey] !== 'external' || object.annotations[targetTypeKey] !== undefined) continue;
    yield {
      subject: object.subject,
      path: ['metadata', 'annotations', typeKey],
      message: `${typeKey} is "external" without ${targetTypeKey}: only the webhook of the AWS Load Balancer Controller selects it, for new Services.`,
      fix: 'Set spec.loadBalancerClass to "service.k8s.aws/nlb" on a new Service, or the target type on one that is there.',
    };
  }
}

export const loadBalancerTypeMatchesClass = defineRule({
  name: 'load-balancer-type-matches-class',
  topic: 'service',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Class, type and target type name one controller.',
  why: 'The AWS cloud provider and the AWS Load Balancer Controller share their annotations. What decides is spec.loadBalancerClass, then the type together with the target type; as it comes, the webhook of the AWS Load Balancer Controller takes all new Services that are left, and old ones stay where they are.',
  sources: [
    upstreamUrl('aws-load-balancer-controller', 'pkg/service/service_utils.go'),
    upstreamUrl('aws-load-balancer-controller', 'docs/guide/service/nlb.md'),
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/3203',
  ],
  reports: [
    { id: 'annotation-bad-value', annotation: 'service.beta.kubernetes.io/aws-load-balancer-type' },
    { id: 'annotation-missing-companion', annotation: 'service.beta.kubernetes.io/aws-load-balancer-type' },
  ],
  advice:
    'Set spec.loadBalancerClass to "service.k8s.aws/nlb" on a new Service. Never change the type of one that has a load balancer: the old one is left behind.',
  check: checkTypes,
  examples: {
    valid: [
      {
        title: 'The class decides.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
${gameSpec}
`,
      },
      {
        title: 'Type and target type together.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-type: external
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
spec:
  type: LoadBalancer
  ports:
    - name: play
      port: 7777
      targetPort: 7777
`,
      },
    ],
    invalid: [
      {
        title: 'The type of the AWS cloud provider, on a Service that the webhook takes for another one.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-type: nlb
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
spec:
  type: LoadBalancer
  ports:
    - name: play
      port: 7777
      targetPort: 7777
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-type"]',
            message: 'service.beta.kubernetes.io/aws-load-balancer-type is "nlb": expected "external" or "nlb-ip".',
          },
        ],
      },
      {
        title: 'The type counts only beside a target type.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-type: external
spec:
  type: LoadBalancer
  ports:
    - port: 7777
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-type"]',
            message:
              'service.beta.kubernetes.io/aws-load-balancer-type is "external" without service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: only the webhook of the AWS Load Balancer Controller selects it, for new Services.',
          },
        ],
      },
    ],
  },
});
