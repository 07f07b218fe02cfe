import { upstreamUrl } from '@eks-ingress/annotations';
import { membersOf, nearest, quote } from '@eks-ingress/diagnostics';
import { featureGates, valueAt, valuesOf } from '@eks-ingress/charts';
import { defineRule } from '../../rule';

const base = ['controllerConfig', 'featureGates'];

export const noUnknownFeatureGate = defineRule({
  name: 'no-unknown-feature-gate',
  topic: 'chart-values',
  severity: 'error',
  preset: 'recommended',
  summary: 'Feature gates are such as the AWS Load Balancer Controller has.',
  why: 'The controller does not start with a gate that it does not know: its pods crash, and nothing is reconciled.',
  sources: [upstreamUrl('aws-load-balancer-controller', 'pkg/config/feature_gates.go')],
  fixable: true,
  *check({ subjects }) {
    for (const { index, value } of valuesOf(subjects, 'aws-load-balancer-controller')) {
      const gates = membersOf(valueAt(value, base));
      for (const gate of Object.keys(gates).filter((name) => !featureGates.some((known) => known === name))) {
        const meant = nearest(gate, featureGates);
        const path = [...base, gate];
        yield {
          subject: index,
          path,
          at: 'key',
          message: `There is no feature gate ${quote(gate)}.`,
          fix: meant === undefined ? 'Remove it.' : `Did you mean ${quote(meant)}?`,
          ...(meant !== undefined &&
            gates[meant] === undefined && {
              fixes: [
                {
                  title: `Rename it to ${meant}`,
                  isSafe: true,
                  subject: index,
                  edits: [{ kind: 'rename', path, to: meant }],
                },
              ],
            }),
        };
      }
    }
  },
  examples: {
    valid: [
      {
        title: 'A gate that there is.',
        chart: 'aws-load-balancer-controller',
        yaml: `
clusterName: shop
region: eu-central-1
vpcId: vpc-0a1b2c3d4e5f60718
keepTLSSecret: true
controllerConfig:
  featureGates:
    EnableTCPUDPListener: true
`,
      },
    ],
    invalid: [
      {
        title: 'The name in the documentation is not that of the gate.',
        chart: 'aws-load-balancer-controller',
        yaml: `
clusterName: shop
region: eu-central-1
vpcId: vpc-0a1b2c3d4e5f60718
keepTLSSecret: true
controllerConfig:
  featureGates:
    EnableTCPUDPListenerType: true
`,
        findings: [
          {
            path: 'controllerConfig.featureGates.EnableTCPUDPListenerType',
            message: 'There is no feature gate "EnableTCPUDPListenerType".',
          },
        ],
        fixed: `
clusterName: shop
region: eu-central-1
vpcId: vpc-0a1b2c3d4e5f60718
keepTLSSecret: true
controllerConfig:
  featureGates:
    EnableTCPUDPListener: true
`,
      },
    ],
  },
});
