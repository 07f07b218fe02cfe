import { upstreamUrl } from '@eks-ingress/annotations';
import { isOfClass } from '@eks-ingress/controllers';
import { cartIngress, gameService, gameSpec, ingressRules } from '../../example-manifests';
import type { Report, RuleContext } from '../../rule';
import { defineRule } from '../../rule';

const serviceKey = 'service.beta.kubernetes.io/aws-load-balancer-scheme';
const rangesKey = 'service.beta.kubernetes.io/load-balancer-source-ranges';
const ingressKey = 'alb.ingress.kubernetes.io/scheme';
const blocksKey = 'alb.ingress.kubernetes.io/inbound-cidrs';

/** Annotations of which one says who may connect. */
const guards = [
  blocksKey,
  'alb.ingress.kubernetes.io/security-groups',
  'alb.ingress.kubernetes.io/security-group-prefix-lists',
];

function* checkClients({ cluster }: RuleContext): Iterable<Report> {
  const message = 'Everybody in the internet may connect.';
  for (const service of cluster.services) {
    if (service.controller !== 'aws-load-balancer-controller') continue;
    const { values, spec, scheme, securityGroups } = service.read();
    if (scheme !== 'internet-facing' || securityGroups === 'given') continue;
    const ranges = [...(spec.loadBalancerSourceRanges ?? []), ...(values[rangesKey] ?? [])];
    const hasLists = values['service.beta.kubernetes.io/aws-load-balancer-security-group-prefix-lists'] !== undefined;
    if (hasLists || (ranges.length > 0 && !ranges.includes('0.0.0.0/0'))) continue;
    yield {
      subject: service.object.subject,
      path: ['metadata', 'annotations', serviceKey],
      message,
      fix: 'Set spec.loadBalancerSourceRanges.',
    };
  }
  for (const group of cluster.ingressGroups) {
    const members = group.read();
    const open = members.find(({ values }) => values[ingressKey] === 'internet-facing');
    const isGuarded = members.some(({ keys, said }) =>
      guards.some((key) => keys.includes(key) || isOfClass(said, key)),
    );
    const letsAllIn = members.some(({ values }) => values[blocksKey]?.includes('0.0.0.0/0'));
    if (open === undefined || (isGuarded && !letsAllIn)) continue;
    yield {
      subject: open.ingress.object.subject,
      path: ['metadata', 'annotations', ingressKey],
      message,
      fix: `Set ${blocksKey}.`,
    };
  }
}

export const noOpenLoadBalancer = defineRule({
  name: 'no-open-load-balancer',
  topic: 'load-balancer',
  severity: 'warning',
  preset: 'strict',
  summary: 'Load balancers of the internet say who may connect.',
  why: 'As it comes, the security group of an internet-facing load balancer lets everybody in, from 0.0.0.0/0.',
  sources: [
    upstreamUrl('aws-load-balancer-controller', 'docs/guide/ingress/annotations.md#inbound-cidrs'),
    upstreamUrl('aws-load-balancer-controller', 'docs/guide/service/annotations.md#lb-source-ranges'),
  ],
  check: checkClients,
  examples: {
    valid: [
      {
        title: 'One network may.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-scheme: internet-facing
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  loadBalancerSourceRanges: [203.0.113.0/24]
  ports:
    - name: play
      port: 7777
      targetPort: 7777
`,
      },
      {
        title: 'It is internal.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/scheme: internal
spec:
  ingressClassName: alb
${ingressRules()}
`,
      },
    ],
    invalid: [
      {
        title: 'Nobody is named.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-scheme: internet-facing
${gameSpec}
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-scheme"]',
            message: 'Everybody in the internet may connect.',
          },
        ],
      },
      {
        title: 'Everybody is.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/scheme: internet-facing
    alb.ingress.kubernetes.io/inbound-cidrs: 0.0.0.0/0
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/scheme"]',
            message: 'Everybody in the internet may connect.',
          },
        ],
      },
    ],
  },
});
