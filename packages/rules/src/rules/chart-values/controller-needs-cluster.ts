import { membersOf, awsLoadBalancerControllerRelease, documentationUrl } from '@eks-ingress/diagnostics';
import { valueAt, valuesOf } from '@eks-ingress/charts';
import { defineRule, type Report } from '../../rule';

export const controllerNeedsCluster = defineRule({
  name: 'controller-needs-cluster',
  topic: 'chart-values',
  severity: 'warning',
  preset: 'recommended',
  summary: 'The AWS Load Balancer Controller is told its cluster, region and VPC.',
  why: 'The controller asks the instance metadata for the region and the VPC, which pods on Fargate, on hybrid nodes and behind a hop limit of 1 cannot reach: it crashes then.',
  sources: [
    documentationUrl(awsLoadBalancerControllerRelease, 'deploy/configurations/'),
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/2231',
  ],
  *check({ subjects }) {
    for (const { index, value } of valuesOf(subjects, 'aws-load-balancer-controller')) {
      yield* missing(value, index);
    }
  },
  examples: {
    valid: [
      {
        title: 'All three are given.',
        chart: 'aws-load-balancer-controller',
        yaml: `
clusterName: shop
region: eu-central-1
vpcId: vpc-0a1b2c3d4e5f60718
keepTLSSecret: true
`,
      },
    ],
    invalid: [
      {
        title: 'The name alone.',
        chart: 'aws-load-balancer-controller',
        yaml: `
clusterName: shop
keepTLSSecret: true
`,
        findings: [
          { path: 'region', message: 'Nothing says the region.' },
          { path: 'vpcId', message: 'Nothing says the VPC.' },
        ],
      },
      {
        title: 'The name is there, and empty: the chart refuses to be installed.',
        chart: 'aws-load-balancer-controller',
        yaml: `
clusterName: ""
region: eu-central-1
vpcTags:
  Name: shop
keepTLSSecret: true
`,
        findings: [{ path: 'clusterName', message: 'The name of the cluster is empty.', severity: 'error' }],
      },
    ],
  },
});

function* missing(values: unknown, subject: number): Iterable<Report> {
  const clusterName = valueAt(values, ['clusterName']);
  if (clusterName === '') {
    yield {
      subject,
      path: ['clusterName'],
      severity: 'error',
      message: 'The name of the cluster is empty.',
      why: 'The chart is not installed without it, and the controller tags what it makes with it.',
      fix: 'Write the name of the EKS cluster, and never change it: what is tagged with the old one is orphaned.',
    };
  }
  // A part of the values, beside which the rest is somewhere else.
  if (clusterName === undefined) return;
  const isEmpty = (value: unknown) => value === undefined || value === '';
  if (isEmpty(valueAt(values, ['region']))) {
    yield {
      subject,
      path: ['region'],
      message: 'Nothing says the region.',
      fix: 'Set region, such as "eu-central-1".',
    };
  }
  if (isEmpty(valueAt(values, ['vpcId'])) && Object.keys(membersOf(valueAt(values, ['vpcTags']))).length === 0) {
    yield { subject, path: ['vpcId'], message: 'Nothing says the VPC.', fix: 'Set vpcId, or vpcTags.' };
  }
}
