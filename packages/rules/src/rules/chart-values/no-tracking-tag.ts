import { upstreamUrl } from '@eks-ingress/annotations';
import { itemsOf, membersOf, quote } from '@eks-ingress/diagnostics';
import { valueAt, valuesOf } from '@eks-ingress/charts';
import { defineRule } from '../../rule';

const trackingKeys = [
  'elbv2.k8s.aws/cluster',
  'ingress.k8s.aws/stack',
  'ingress.k8s.aws/resource',
  'service.k8s.aws/stack',
  'service.k8s.aws/resource',
];

export const noTrackingTag = defineRule({
  name: 'no-tracking-tag',
  topic: 'chart-values',
  severity: 'error',
  preset: 'recommended',
  summary: 'Default tags leave alone those by which the controller finds what is its own.',
  why: 'The controller does not start when defaultTags or externalManagedTags has one of its own keys.',
  sources: [upstreamUrl('aws-load-balancer-controller', 'pkg/config/controller_config.go')],
  *check({ subjects }) {
    for (const { index, value } of valuesOf(subjects, 'aws-load-balancer-controller')) {
      const keys = [
        ...Object.keys(membersOf(valueAt(value, ['defaultTags']))).map((key) => ({ key, path: ['defaultTags', key] })),
        ...itemsOf(valueAt(value, ['externalManagedTags'])).map((key, at) => ({
          key,
          path: ['externalManagedTags', at],
        })),
      ];
      for (const { key, path } of keys.filter(({ key: name }) => trackingKeys.includes(name as string))) {
        yield {
          subject: index,
          path,
          message: `${quote(key)} is a tag of the controller's own.`,
          fix: 'Remove it; the controller sets it.',
        };
      }
    }
  },
  examples: {
    valid: [
      {
        title: 'Tags of the team.',
        chart: 'aws-load-balancer-controller',
        yaml: `
clusterName: shop
region: eu-central-1
vpcId: vpc-0a1b2c3d4e5f60718
keepTLSSecret: true
defaultTags:
  team: edge
`,
      },
    ],
    invalid: [
      {
        title: "The controller's own tag.",
        chart: 'aws-load-balancer-controller',
        yaml: `
clusterName: shop
region: eu-central-1
vpcId: vpc-0a1b2c3d4e5f60718
keepTLSSecret: true
defaultTags:
  elbv2.k8s.aws/cluster: shop
`,
        findings: [
          {
            path: 'defaultTags["elbv2.k8s.aws/cluster"]',
            message: '"elbv2.k8s.aws/cluster" is a tag of the controller\'s own.',
          },
        ],
      },
    ],
  },
});
