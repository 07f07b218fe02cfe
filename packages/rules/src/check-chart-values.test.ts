import { formatPath } from '@eks-ingress/diagnostics';
import { unknownValue } from '@eks-ingress/charts';
import { checkChartValues } from './check-chart-values';

const findIn = (values: unknown, except: readonly string[] = []) =>
  checkChartValues('ingress-nginx', values, { except }).map(({ id, path }) => `${id} ${formatPath(path)}`);

test('findings are at their values', () => {
  expect(findIn({ controller: { kind: 'DaemonSet', config: { 'use-gzip': 'yes' } } })).toEqual([
    'no-retired-controller controller.image',
    'valid-config-map-value controller.config["use-gzip"]',
  ]);
});

test('a rule that is not asked finds nothing', () => {
  expect(findIn({ controller: { replicaCount: 2 } }, ['no-retired-controller'])).toEqual([]);
});

test('what is not known yet is not judged, wherever it is', () => {
  const values = {
    controller: {
      replicaCount: unknownValue,
      kind: unknownValue,
      containerPort: { http: unknownValue, https: unknownValue },
      terminationGracePeriodSeconds: unknownValue,
      topologySpreadConstraints: unknownValue,
      publishService: { enabled: unknownValue },
      extraArgs: { 'publish-status-address': unknownValue, 'shutdown-grace-period': unknownValue },
      admissionWebhooks: { enabled: unknownValue },
      config: { 'use-proxy-protocol': unknownValue, 'proxy-real-ip-cidr': unknownValue, 'ssl-redirect': unknownValue },
      service: {
        type: unknownValue,
        externalTrafficPolicy: unknownValue,
        targetPorts: { https: unknownValue },
        annotations: { 'service.beta.kubernetes.io/aws-load-balancer-ssl-cert': unknownValue },
      },
    },
  };
  expect(findIn(values, ['no-retired-controller'])).toEqual([]);
  const everything = Object.fromEntries(Object.keys(values.controller).map((key) => [key, unknownValue]));
  expect(findIn({ controller: everything }, ['no-retired-controller'])).toEqual([]);
  expect(findIn({ controller: unknownValue }, ['no-retired-controller'])).toEqual([]);
  expect(
    checkChartValues('aws-load-balancer-controller', {
      clusterName: unknownValue,
      region: unknownValue,
      vpcId: unknownValue,
      keepTLSSecret: unknownValue,
      defaultTags: unknownValue,
      controllerConfig: unknownValue,
    }),
  ).toEqual([]);
});

test('values of any shape are read', () => {
  for (const values of [null, 'controller', [1], { controller: [] }, { controller: { config: [] } }]) {
    expect(() => checkChartValues('ingress-nginx', values)).not.toThrow();
    expect(() => checkChartValues('aws-load-balancer-controller', values)).not.toThrow();
  }
});
