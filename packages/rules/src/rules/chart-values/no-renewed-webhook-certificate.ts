import { valueAt, valuesOf } from '@eks-ingress/charts';
import { defineRule } from '../../rule';

export const noRenewedWebhookCertificate = defineRule({
  name: 'no-renewed-webhook-certificate',
  topic: 'chart-values',
  severity: 'warning',
  preset: 'recommended',
  summary: 'The webhooks of the AWS Load Balancer Controller keep their certificate.',
  why: 'The chart signs another certificate whenever it is rendered. Running pods do not have it yet: the API server refuses Ingresses, Services and pods ("x509: certificate signed by unknown authority"), and GitOps tools see a difference for ever.',
  sources: [
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/4605',
    'https://github.com/aws/eks-charts/issues/562',
  ],
  *check({ subjects }) {
    for (const { index, value } of valuesOf(subjects, 'aws-load-balancer-controller')) {
      const isGiven = (...path: readonly string[]) => {
        const given = valueAt(value, path);
        return given !== undefined && given !== false && given !== '';
      };
      if (!isGiven('clusterName') || isGiven('keepTLSSecret') || isGiven('enableCertManager')) continue;
      if (isGiven('webhookTLS', 'cert')) continue;
      yield {
        subject: index,
        path: ['keepTLSSecret'],
        message: 'Every upgrade gives the webhooks another certificate.',
        fix: 'Set keepTLSSecret to true where Helm itself installs the chart, and enableCertManager or webhookTLS where it is only rendered (Argo CD, helm template).',
      };
    }
  },
  examples: {
    valid: [
      {
        title: 'The certificate comes from cert-manager.',
        chart: 'aws-load-balancer-controller',
        yaml: `
clusterName: shop
region: eu-central-1
vpcId: vpc-0a1b2c3d4e5f60718
enableCertManager: true
`,
      },
    ],
    invalid: [
      {
        title: 'As the chart comes since 3.0.',
        chart: 'aws-load-balancer-controller',
        yaml: `
clusterName: shop
region: eu-central-1
vpcId: vpc-0a1b2c3d4e5f60718
`,
        findings: [{ path: 'keepTLSSecret', message: 'Every upgrade gives the webhooks another certificate.' }],
      },
    ],
  },
});
