import { upstreamUrl } from '@eks-ingress/annotations';
import { quote } from '@eks-ingress/diagnostics';
import { cartIngress, gameService, ingressRules } from '../../example-manifests';
import type { Report, RuleContext } from '../../rule';
import { defineRule } from '../../rule';

const blocksKey = 'alb.ingress.kubernetes.io/inbound-cidrs';
const addressKey = 'alb.ingress.kubernetes.io/ip-address-type';

// The security group of a load balancer without IPv6 addresses gets no rules of IPv6.
function* checkFamilies({ cluster }: RuleContext): Iterable<Report> {
  for (const group of cluster.ingressGroups) {
    const members = group.read();
    const type = members.map(({ values }) => values[addressKey]).find(Boolean);
    if (typeof type === 'string' && type !== 'ipv4') continue;
    for (const { ingress, values } of members) {
      const block = values[blocksKey]?.find((one) => one.includes(':'));
      if (block === undefined) continue;
      yield {
        subject: ingress.object.subject,
        path: ['metadata', 'annotations', blocksKey],
        message: `${blocksKey} has ${quote(block)}, and the load balancer has no addresses of IPv6.`,
        fix: `Set ${addressKey} to "dualstack", or remove the block.`,
      };
    }
  }
}

export const noOverruledSourceRanges = defineRule({
  name: 'no-overruled-source-ranges',
  topic: 'service',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Source ranges are heeded.',
  why: 'The list of who may connect is ignored without a word: others may connect, or nobody does.',
  sources: [
    upstreamUrl('aws-load-balancer-controller', 'pkg/service/model_build_managed_sg.go'),
    upstreamUrl('aws-load-balancer-controller', 'pkg/ingress/model_build_managed_sg.go'),
  ],
  reports: ['service-source-ranges-family', 'service-source-ranges-overruled'],
  check: checkFamilies,
  examples: {
    valid: [
      {
        title: 'The field of the Service, and the security group of the controller.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  loadBalancerSourceRanges: [10.0.0.0/8]
  ports:
    - name: play
      port: 7777
      targetPort: 7777
`,
      },
    ],
    invalid: [
      {
        title: 'With security groups of its own the load balancer has other rules.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-security-groups: sg-0a1b2c3d4e5f60718
    service.beta.kubernetes.io/aws-load-balancer-manage-backend-security-group-rules: "true"
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  loadBalancerSourceRanges: [10.0.0.0/8]
  ports:
    - name: play
      port: 7777
      targetPort: 7777
`,
        findings: [
          {
            path: 'spec.loadBalancerSourceRanges',
            message:
              'spec.loadBalancerSourceRanges is set beside service.beta.kubernetes.io/aws-load-balancer-security-groups.',
          },
        ],
      },
      {
        title: 'The field wins over the annotation.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/load-balancer-source-ranges: 192.168.0.0/16
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  loadBalancerSourceRanges: [10.0.0.0/8]
  ports:
    - name: play
      port: 7777
      targetPort: 7777
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/load-balancer-source-ranges"]',
            message:
              'service.beta.kubernetes.io/load-balancer-source-ranges is set beside spec.loadBalancerSourceRanges.',
          },
        ],
      },
      {
        title: 'A block of IPv6 for a load balancer of IPv4.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/inbound-cidrs: "2001:db8::/32"
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/inbound-cidrs"]',
            message:
              'alb.ingress.kubernetes.io/inbound-cidrs has "2001:db8::/32", and the load balancer has no addresses of IPv6.',
          },
        ],
      },
      {
        title: 'A range of IPv6 for a load balancer that is IPv4.',
        yaml: `
${gameService}
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  loadBalancerSourceRanges:
    - 2001:db8::/32
  ports:
    - name: play
      port: 7777
      targetPort: 7777
`,
        findings: [
          {
            path: 'spec.loadBalancerSourceRanges',
            message: 'The source range "2001:db8::/32" is of IPv6, and the load balancer is not.',
            severity: 'error',
          },
        ],
      },
    ],
  },
});
