import { upstreamUrl } from '@eks-ingress/annotations';
import { isOfClass } from '@eks-ingress/controllers';
import { cartIngress, gameService, gameSpec, ingressRules } from '../../example-manifests';
import type { Report, RuleContext } from '../../rule';
import { defineRule } from '../../rule';

const serviceKey = 'service.beta.kubernetes.io/aws-load-balancer-scheme';
const olderKey = 'service.beta.kubernetes.io/aws-load-balancer-internal';
const ingressKey = 'alb.ingress.kubernetes.io/scheme';
const message = 'Nothing says whether the load balancer is internal.';

function* checkSchemes({ cluster }: RuleContext): Iterable<Report> {
  if (cluster.settings.defaultLoadBalancerScheme !== undefined) return;
  for (const service of cluster.services) {
    if (service.controller === undefined || service.object.isPartial) continue;
    const { values } = service.read();
    if (values[serviceKey] !== undefined || values[olderKey] !== undefined) continue;
    yield {
      subject: service.object.subject,
      path: ['metadata', 'annotations', serviceKey],
      message,
      fix: `Set ${serviceKey} to "internal" or "internet-facing".`,
    };
  }
  for (const group of cluster.ingressGroups) {
    const members = group.read();
    const [first] = members;
    const says = members.some(({ keys, said }) => keys.includes(ingressKey) || isOfClass(said, ingressKey));
    if (first === undefined || says) continue;
    yield {
      subject: first.ingress.object.subject,
      path: ['metadata', 'annotations', ingressKey],
      message,
      fix: `Set ${ingressKey} to "internal" or "internet-facing".`,
    };
  }
}

export const loadBalancerNeedsScheme = defineRule({
  name: 'load-balancer-needs-scheme',
  topic: 'load-balancer',
  severity: 'warning',
  preset: 'strict',
  summary: 'Load balancers say whether they are internal.',
  why: 'As it comes, the AWS Load Balancer Controller builds internal load balancers, and the AWS cloud provider those of the internet. The scheme cannot be changed without another load balancer, with another name in DNS.',
  sources: [
    upstreamUrl('aws-load-balancer-controller', 'docs/guide/service/annotations.md#lb-scheme'),
    upstreamUrl('aws-load-balancer-controller', 'docs/guide/ingress/annotations.md#scheme'),
    'https://github.com/kubernetes/ingress-nginx/issues/10596',
  ],
  check: checkSchemes,
  examples: {
    valid: [
      {
        title: 'It is internal.',
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
        title: 'It is internal, as it comes.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
${gameSpec}
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-scheme"]',
            message: 'Nothing says whether the load balancer is internal.',
          },
        ],
      },
      {
        title: 'The same of an Ingress.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/target-type: ip
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/scheme"]',
            message: 'Nothing says whether the load balancer is internal.',
          },
        ],
      },
    ],
  },
});
