import { valueAt, valuesOf } from '@eks-ingress/charts';
import { defineRule } from '../../rule';

const addressPath = ['controller', 'extraArgs', 'publish-status-address'];
const servicePath = ['controller', 'publishService', 'enabled'];

export const noSecondStatusAddress = defineRule({
  name: 'no-second-status-address',
  topic: 'chart-values',
  severity: 'error',
  preset: 'recommended',
  summary: 'Ingresses get one address in their status.',
  why: 'The chart passes both flags on, and the controller publishes the address of the Service: ExternalDNS makes records for it, and none for the load balancer.',
  sources: ['https://kubernetes.github.io/ingress-nginx/user-guide/cli-arguments/'],
  fixable: true,
  *check({ subjects }) {
    for (const { index, value } of valuesOf(subjects, 'ingress-nginx')) {
      const isPublished = valueAt(value, servicePath) ?? true;
      if (valueAt(value, addressPath) === undefined || isPublished !== true) continue;
      yield {
        subject: index,
        path: addressPath,
        message: 'publish-status-address is given beside publishService, which is on by default.',
        fix: 'Set controller.publishService.enabled to false.',
        fixes: [
          {
            title: 'Set controller.publishService.enabled to false',
            isSafe: true,
            subject: index,
            edits: [{ kind: 'set', path: servicePath, value: false }],
          },
        ],
      };
    }
  },
  examples: {
    valid: [
      {
        title: 'The address alone.',
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCount: 2
  publishService:
    enabled: false
  extraArgs:
    publish-status-address: shop-0123456789abcdef.elb.eu-central-1.amazonaws.com
`,
      },
    ],
    invalid: [
      {
        title: 'The chart publishes the Service unless it is told otherwise.',
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCount: 2
  extraArgs:
    publish-status-address: shop-0123456789abcdef.elb.eu-central-1.amazonaws.com
`,
        findings: [
          {
            path: 'controller.extraArgs["publish-status-address"]',
            message: 'publish-status-address is given beside publishService, which is on by default.',
          },
        ],
        fixed: `
controller:
  replicaCount: 2
  extraArgs:
    publish-status-address: shop-0123456789abcdef.elb.eu-central-1.amazonaws.com
  publishService:
    enabled: false
`,
      },
    ],
  },
});
