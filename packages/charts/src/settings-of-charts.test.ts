import type { Subject } from '@eks-ingress/diagnostics';
import { settingsOfCharts } from './settings-of-charts';

const controller = (value: object): Subject => ({ kind: 'chart-values', chart: 'aws-load-balancer-controller', value });

test('values of the chart say how the controller is set up', () => {
  expect(
    settingsOfCharts([
      controller({
        defaultTargetType: 'ip',
        enableBackendSecurityGroup: false,
        controllerConfig: { featureGates: { NLBSecurityGroup: false } },
      }),
    ]),
  ).toEqual({ defaultTargetType: 'ip', enableBackendSecurityGroup: false, nlbSecurityGroup: false });
});

test('an entry of the ConfigMap of ingress-nginx counts as a flag, as the chart makes text of it', () => {
  const nginx = (value: unknown): Subject => ({
    kind: 'chart-values',
    chart: 'ingress-nginx',
    value: { controller: { config: { 'strict-validate-path-type': value } } },
  });
  expect(settingsOfCharts([nginx('false')])).toEqual({ strictValidatePathType: false });
  expect(settingsOfCharts([nginx('sometimes')])).toEqual({});
});

test('what several files say differently is not known', () => {
  const [ip, instance] = ['ip', 'instance'].map((defaultTargetType) => controller({ defaultTargetType })) as [
    Subject,
    Subject,
  ];
  expect(settingsOfCharts([ip, ip])).toEqual({ defaultTargetType: 'ip' });
  expect(settingsOfCharts([ip, instance])).toEqual({});
});
