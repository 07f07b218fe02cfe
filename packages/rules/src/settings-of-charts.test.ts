import type { ChartName, Subject } from '@eks-ingress/diagnostics';
import { settingsOfCharts } from '@eks-ingress/charts';
import { checkRules } from './check-rules';
import { readSubjects } from './testing/read-subjects';

const valuesOf = (value: unknown, chart: ChartName = 'aws-load-balancer-controller'): Subject => ({
  kind: 'chart-values',
  chart,
  value,
});

test('values say how the controllers are set up', () => {
  expect(
    settingsOfCharts([
      valuesOf({
        enableServiceMutatorWebhook: false,
        defaultTargetType: 'ip',
        externalManagedTags: ['owner'],
        controllerConfig: { featureGates: { NLBSecurityGroup: false } },
      }),
      valuesOf(
        { controller: { allowSnippetAnnotations: true, config: { 'annotations-risk-level': 'critical' } } },
        'ingress-nginx',
      ),
    ]),
  ).toEqual({
    enableServiceMutatorWebhook: false,
    defaultTargetType: 'ip',
    externalManagedTags: ['owner'],
    nlbSecurityGroup: false,
    allowSnippetAnnotations: true,
    annotationsRiskLevel: 'Critical',
  });
});

test('what is of the wrong type says nothing', () => {
  expect(settingsOfCharts([valuesOf({ enableServiceMutatorWebhook: 'no', defaultTargetType: 'pod' })])).toEqual({});
});

test('what the values of two environments say differently is not known', () => {
  const [one, other] = [{ defaultTargetType: 'ip' }, { defaultTargetType: 'instance' }];
  expect(settingsOfCharts([valuesOf(one), valuesOf(other)])).toEqual({});
  expect(settingsOfCharts([valuesOf(one), valuesOf(one)])).toEqual(one);
  expect(settingsOfCharts([valuesOf(one), valuesOf({})])).toEqual({});
});

describe('a manifest beside values', () => {
  const ingress = readSubjects({
    yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    nginx.ingress.kubernetes.io/configuration-snippet: return 403;
spec:
  ingressClassName: nginx
`,
  });
  const rulesWith = (value: unknown) =>
    checkRules([...ingress, valuesOf(value, 'ingress-nginx')])
      .filter(({ subject }) => subject === 0)
      .map(({ rule, severity }) => `${severity} ${rule}`);

  test('is judged by them: a snippet is refused where they are not allowed', () => {
    const refused = rulesWith({ controller: { allowSnippetAnnotations: false } });
    const allowed = rulesWith({
      controller: { allowSnippetAnnotations: true, config: { 'annotations-risk-level': 'Critical' } },
    });
    expect(refused).not.toEqual(allowed);
    expect(refused.join()).toContain('error');
    expect(allowed.join()).not.toContain('error');
  });
});
