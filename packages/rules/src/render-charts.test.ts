import { formatPath, type ChartName, type Subject } from '@eks-ingress/diagnostics';
import { renderCharts, unknownValue } from '@eks-ingress/charts';
import { checkRules } from './check-rules';
import { defineRule, type Report } from './rule';

const valuesOf = (value: unknown, chart: ChartName = 'ingress-nginx'): Subject => ({
  kind: 'chart-values',
  chart,
  value,
});

function render(value: unknown, chart?: ChartName) {
  return renderCharts([valuesOf(value, chart)])
    .subjects.slice(1)
    .map((subject) => subject.value as Readonly<Record<string, unknown>>);
}

const kindsOf = (value: unknown, chart?: ChartName) => render(value, chart).map(({ kind }) => kind);

function findAt(path: Report['path'], value: unknown, kind: string) {
  const rule = defineRule({
    name: 'no-object',
    topic: 'service',
    severity: 'error',
    preset: 'recommended',
    summary: 'There is none.',
    why: 'It is a test.',
    sources: [],
    check: ({ cluster }) =>
      cluster.objects
        .filter((object) => object.kind === kind)
        .map(({ subject }) => ({
          subject,
          path,
          message: 'There is one.',
          fixes: [{ title: 'Remove it', isSafe: true, subject, edits: [{ kind: 'remove', path }] }],
        })),
    examples: { valid: [], invalid: [] },
  });
  return checkRules([{ kind: 'object', value: { kind: 'Pod' } }, valuesOf(value)], { rules: [rule] });
}

describe('ingress-nginx', () => {
  test('what values say nothing of is not there', () => {
    expect(kindsOf({})).toEqual([]);
    expect(kindsOf({ controller: { replicaCount: 2 } })).toEqual(['Deployment', 'IngressClass']);
    expect(kindsOf({ controller: { config: {}, ingressClassResource: { enabled: false } } })).toEqual([
      'ConfigMap',
      'Deployment',
    ]);
  });

  test('the Service has the ports and names of the chart, and the fields that are given', () => {
    const [, , , service] = render({
      controller: {
        service: {
          ports: { http: 8080 },
          targetPorts: { https: 'http' },
          enableHttp: true,
          externalTrafficPolicy: 'Local',
          annotations: { weight: 1, gone: null },
        },
      },
      tcp: { 9000: 'shop/game:9000' },
    });
    expect(service).toMatchObject({
      metadata: { name: 'ingress-nginx-controller', annotations: { weight: '1' } },
      spec: {
        type: 'LoadBalancer',
        externalTrafficPolicy: 'Local',
        ports: [
          { name: 'http', port: 8080, targetPort: 'http' },
          { name: 'https', port: 443, targetPort: 'http' },
          { name: '9000-tcp', port: 9000 },
        ],
      },
    });
    expect((service?.metadata as { annotations: object }).annotations).not.toHaveProperty('gone');
  });

  test('a second Service is there only with annotations, and shares the ports', () => {
    const internal = { enabled: true };
    const service = { targetPorts: { https: 'http' } };
    expect(kindsOf({ controller: { service: { ...service, internal } } })).toHaveLength(4);
    const all = render({ controller: { service: { ...service, internal: { ...internal, annotations: { a: 'b' } } } } });
    expect(all.at(-1)).toMatchObject({
      metadata: { name: 'ingress-nginx-controller-internal', annotations: { a: 'b' } },
      spec: { ports: [{ targetPort: 'http' }, { port: 443, targetPort: 'http' }] },
    });
  });

  test('a Service that is switched off is not there', () => {
    expect(kindsOf({ controller: { service: { external: { enabled: false } } } })).not.toContain('Service');
    expect(kindsOf({ controller: { service: { enabled: false } } })).not.toContain('Service');
  });

  test('the ConfigMap is text, and allowSnippetAnnotations is in it', () => {
    const values = { controller: { allowSnippetAnnotations: true, config: { 'use-gzip': true, 'keep-alive': 75 } } };
    expect(render(values)[0]?.data).toEqual({
      'use-gzip': 'true',
      'keep-alive': '75',
      'allow-snippet-annotations': 'true',
    });
  });

  test('what is not known yet stays unknown', () => {
    const values = { controller: { config: { 'proxy-real-ip-cidr': unknownValue } } };
    expect(render(values)[0]?.data).toEqual({ 'proxy-real-ip-cidr': unknownValue });
  });
});

describe('aws-load-balancer-controller', () => {
  const chart = 'aws-load-balancer-controller';

  test('the class has parameters when they are given', () => {
    expect(kindsOf({ clusterName: 'shop' }, chart)).toEqual(['IngressClass']);
    const values = { clusterName: 'shop', ingressClassParams: { spec: { scheme: 'internal' } } };
    expect(kindsOf(values, chart)).toEqual(['IngressClass', 'IngressClassParams']);
    expect(render(values, chart)[0]).toMatchObject({ spec: { parameters: { name: 'aws-load-balancer-controller' } } });
  });

  test('a class that is switched off is not there', () => {
    expect(kindsOf({ clusterName: 'shop', createIngressClassResource: false }, chart)).toEqual([]);
  });
});

describe('a finding in an object', () => {
  const values = { controller: { config: { a: 'b' }, service: { annotations: { key: 'value' } } } };

  test.each([
    [['metadata', 'annotations', 'key'], 'controller.service.annotations.key'],
    [['spec', 'type'], 'controller.service.type'],
    [['spec', 'ports', 1, 'targetPort'], 'controller.service.targetPorts.https'],
    [['spec', 'loadBalancerClass'], 'controller.service.loadBalancerClass'],
  ] as const)('is one at the value that decides it, and is fixed there: %s', (path, place) => {
    const [finding] = findAt(path, values, 'Service');
    expect(finding?.subject).toBe(1);
    expect(formatPath(finding?.path ?? [])).toBe(place);
    expect(finding?.fixes).toEqual([
      { title: 'Remove it', isSafe: true, subject: 1, edits: [{ kind: 'remove', path: finding?.path }] },
    ]);
  });

  test('keeps no fix that would not be the same in the values', () => {
    const [finding] = findAt(['spec', 'ports', 0], values, 'Service');
    expect(formatPath(finding?.path ?? [])).toBe('controller.service.ports.http');
    expect(finding).not.toHaveProperty('fixes');
  });

  test('of the ConfigMap is in the config', () => {
    const [finding] = findAt(['data', 'a'], values, 'ConfigMap');
    expect(formatPath(finding?.path ?? [])).toBe('controller.config.a');
  });
});
