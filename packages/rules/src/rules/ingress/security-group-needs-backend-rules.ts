import { upstreamUrl } from '@eks-ingress/annotations';
import { cartIngress, gameService, gameSpec, ingressRules } from '../../example-manifests';
import type { Report, RuleContext } from '../../rule';
import { defineRule } from '../../rule';

const groupsKey = 'alb.ingress.kubernetes.io/security-groups';
const rulesKey = 'alb.ingress.kubernetes.io/manage-backend-security-group-rules';

function* checkIngresses({ cluster }: RuleContext): Iterable<Report> {
  if (cluster.settings.enableManageBackendSecurityGroupRules === true) return;
  for (const group of cluster.ingressGroups) {
    const members = group.read();
    if (members.some(({ values }) => values[rulesKey] !== undefined)) continue;
    const having = members.find(({ values }) => (values[groupsKey] ?? []).length > 0);
    if (having === undefined) continue;
    yield {
      subject: having.ingress.object.subject,
      path: ['metadata', 'annotations', groupsKey],
      message: `${groupsKey} is set without ${rulesKey}.`,
      fix: `Set ${rulesKey} to "true", or to "false" when the rules are there.`,
    };
  }
}

export const securityGroupNeedsBackendRules = defineRule({
  name: 'security-group-needs-backend-rules',
  topic: 'ingress',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Who brings security groups says who opens the targets.',
  why: 'With security groups of its own a load balancer gets no rules on the nodes and pods behind it, unless it is asked for: until somebody else lets it in, every target times out.',
  sources: [
    upstreamUrl(
      'aws-load-balancer-controller',
      'docs/guide/ingress/annotations.md#manage-backend-security-group-rules',
    ),
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/2484',
  ],
  reports: ['ingress-backend-security-group', 'service-backend-security-group', 'service-targets-closed'],
  check: checkIngresses,
  examples: {
    valid: [
      {
        title: 'The controller is to open the targets.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/security-groups: sg-0a1b2c3d4e5f60718
    alb.ingress.kubernetes.io/manage-backend-security-group-rules: "true"
spec:
  ingressClassName: alb
${ingressRules()}
`,
      },
      {
        title: 'Somebody else opens them.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-security-groups: sg-0a1b2c3d4e5f60718
    service.beta.kubernetes.io/aws-load-balancer-manage-backend-security-group-rules: "false"
${gameSpec}
`,
      },
    ],
    invalid: [
      {
        title: 'Nobody opens the targets of the Service.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-security-groups: sg-0a1b2c3d4e5f60718
${gameSpec}
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-security-groups"]',
            message:
              'service.beta.kubernetes.io/aws-load-balancer-security-groups is set without service.beta.kubernetes.io/aws-load-balancer-manage-backend-security-group-rules.',
          },
        ],
      },
      {
        title: 'Nobody opens those of the Ingress.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/security-groups: sg-0a1b2c3d4e5f60718
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/security-groups"]',
            message:
              'alb.ingress.kubernetes.io/security-groups is set without alb.ingress.kubernetes.io/manage-backend-security-group-rules.',
          },
        ],
      },
      {
        title: 'Rules are asked for that need the security group of the controller, which its flag turns off.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/security-groups: sg-0a1b2c3d4e5f60718
    alb.ingress.kubernetes.io/manage-backend-security-group-rules: "true"
spec:
  ingressClassName: alb
${ingressRules()}
`,
        options: { settings: { enableBackendSecurityGroup: false } },
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/manage-backend-security-group-rules"]',
            message:
              'alb.ingress.kubernetes.io/manage-backend-security-group-rules is "true" beside security groups of your own, and --enable-backend-security-group of the controller is off.',
            severity: 'error',
          },
        ],
      },
      {
        title: 'So does a Service.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-security-groups: sg-0a1b2c3d4e5f60718
    service.beta.kubernetes.io/aws-load-balancer-manage-backend-security-group-rules: "true"
${gameSpec}
`,
        options: { settings: { enableBackendSecurityGroup: false } },
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-manage-backend-security-group-rules"]',
            message:
              'service.beta.kubernetes.io/aws-load-balancer-manage-backend-security-group-rules needs the security group that backends share, which --enable-backend-security-group turns off.',
            severity: 'error',
          },
        ],
      },
    ],
  },
});
