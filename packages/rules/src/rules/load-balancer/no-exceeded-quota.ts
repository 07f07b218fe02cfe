import { redirectOfGroup } from '@eks-ingress/controllers';
import { APPLICATION_LOAD_BALANCER_LIMITS } from '@eks-ingress/elbv2';
import { findBackends } from '../../cluster/backends';
import { gameService, gameSpec } from '../../example-manifests';
import type { Report, RuleContext } from '../../rule';
import { defineRule } from '../../rule';

function* checkGroups({ cluster }: RuleContext): Iterable<Report> {
  for (const group of cluster.ingressGroups) {
    const members = group.read();
    const last = members.at(-1)?.ingress.object;
    if (last === undefined) continue;
    const redirects = redirectOfGroup(group.members.map(({ read }) => read())) !== undefined;
    const certificates = new Set<string>();
    const counts = { rules: 0, 'target groups': 0, certificates: 0 };
    for (const { ingress, listeners, values } of members) {
      const backends = findBackends(ingress.ingress);
      const inRules = backends.filter(({ path }) => path[1] === 'rules').length;
      const protocols = [...listeners.values()].filter((protocol) => !redirects || protocol === 'HTTPS');
      const services = backends.filter(({ portName }) => portName !== 'use-annotation');
      counts.rules += inRules * protocols.length;
      counts['target groups'] += new Set(
        services.map(({ service, portName, portNumber }) => `${service}:${portName ?? portNumber}`),
      ).size;
      for (const arn of values['alb.ingress.kubernetes.io/certificate-arn'] ?? []) certificates.add(arn);
    }
    // The default certificate of a listener does not count.
    counts.certificates = certificates.size - 1;
    for (const [what, limit] of Object.entries(APPLICATION_LOAD_BALANCER_LIMITS)) {
      const count = counts[what as keyof typeof counts];
      if (count <= limit) continue;
      yield {
        subject: last.subject,
        path: ['spec'],
        message: `The load balancer has ${count} ${what}; AWS allows ${limit}.`,
        fix: 'Divide the Ingresses into groups, or have the limit raised.',
      };
    }
  }
}

export const noExceededQuota = defineRule({
  name: 'no-exceeded-quota',
  topic: 'load-balancer',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Load balancers have no more parts than AWS allows.',
  why: 'AWS refuses the part that is one too many, and the load balancer stays as it was, that of an IngressGroup for all its Ingresses. Most limits are raised on request.',
  sources: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-limits.html',
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/3541',
  ],
  reports: [
    'load-balancer-capacity-units-quota',
    'load-balancer-certificate-quota',
    'load-balancer-egress-rule-quota',
    'load-balancer-listener-quota',
    'load-balancer-quota-fixed',
    'load-balancer-rules-per-interface',
    'load-balancer-security-group-maximum',
    'load-balancer-security-group-quota',
    'load-balancer-security-group-rule-quota',
    'load-balancer-target-group-quota',
    'load-balancer-target-quota',
    'load-balancer-target-rule-quota',
    'load-balancer-targets-per-zone-quota',
  ],
  check: checkGroups,
  examples: {
    valid: [
      {
        title: 'Units as an account may reserve them.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-subnets: subnet-0a1b2c3d4e5f60718,subnet-0b2c3d4e5f607182a
    service.beta.kubernetes.io/aws-load-balancer-minimum-load-balancer-capacity: CapacityUnits=90000
${gameSpec}
`,
      },
    ],
    invalid: [
      {
        title: 'More units than an account may reserve.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-subnets: subnet-0a1b2c3d4e5f60718,subnet-0b2c3d4e5f607182a
    service.beta.kubernetes.io/aws-load-balancer-minimum-load-balancer-capacity: CapacityUnits=300000
${gameSpec}
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-minimum-load-balancer-capacity"]',
            message: 'The load balancer reserves 150000 capacity units in each zone; the quota is 45000.',
          },
        ],
      },
    ],
  },
});
