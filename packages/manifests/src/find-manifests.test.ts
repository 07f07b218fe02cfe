import { chartDependencies, type ValuesOf } from './chart-dependencies';
import { parseManifests } from './parse-manifests';
import { textLines } from './text-lines';

function charts(text: string, file = 'deploy/app.yaml', valuesOf?: readonly ValuesOf[]) {
  return parseManifests(text, { file, valuesOf }).manifests.flatMap(({ subject, base, isText }) =>
    subject.kind === 'chart-values' ? [{ chart: subject.chart, value: subject.value, base, isText }] : [],
  );
}

const controller = { service: { annotations: { a: 'b' } } };
const nginx = JSON.stringify({ controller });

describe('a values file', () => {
  test.each([
    ['values/ingress-nginx.yaml', nginx, 'ingress-nginx'],
    ['clusters/eu/ingress-nginx/values.yaml', nginx, 'ingress-nginx'],
    ['values-nginx.yaml', nginx, 'ingress-nginx'],
    ['values.yaml', '{"controller":{"config":{"use-forwarded-headers":"true"}}}', 'ingress-nginx'],
    ['helm/aws-load-balancer-controller/prod.yaml', '{"clusterName":"shop"}', 'aws-load-balancer-controller'],
    ['values.yaml', '{"clusterName":"shop","enableServiceMutatorWebhook":false}', 'aws-load-balancer-controller'],
  ])('%s is recognised by its name and what it says', (file, text, chart) => {
    expect(charts(text, file)).toMatchObject([{ chart, base: [] }]);
  });

  test.each([
    ['values.yaml', nginx],
    ['charts/haproxy/values.yaml', '{"controller":{"service":{},"config":{"timeout":"1s"},"ingressClassResource":{}}}'],
    ['values.yaml', '{"clusterName":"shop","region":"eu-west-1"}'],
    ['ingress-nginx.yaml', '{"replicas":2}'],
    ['ingress-nginx.yaml', '[1]'],
    ['.github/workflows/nginx.yaml', '{"on":"push","jobs":{}}'],
  ])('%s is not, when it could be of another chart: %s', (file, text) => {
    expect(charts(text, file)).toEqual([]);
  });

  test('may have them under the name of the chart', () => {
    expect(charts(`ingress-nginx: ${nginx}\nother: 1\n`)).toEqual([
      { chart: 'ingress-nginx', value: { controller }, base: ['ingress-nginx'] },
    ]);
  });

  test('is what the configuration or the chart beside it says', () => {
    expect(charts(nginx, 'a.yaml', [{ chart: 'ingress-nginx' }])).toMatchObject([{ chart: 'ingress-nginx', base: [] }]);
    expect(charts(`edge: ${nginx}`, 'values.yaml', [{ chart: 'ingress-nginx', under: 'edge' }])).toMatchObject([
      { base: ['edge'], value: { controller } },
    ]);
  });
});

test('the dependencies of a chart are known by name and alias', () => {
  const chart = `name: platform
dependencies:
  - {name: ingress-nginx, alias: edge, version: 4.15.1}
  - {name: aws-load-balancer-controller, version: 1.0.0}
  - {name: redis}
`;
  expect(chartDependencies(chart)).toEqual([
    { chart: 'ingress-nginx', under: 'edge' },
    { chart: 'aws-load-balancer-controller', under: 'aws-load-balancer-controller' },
  ]);
  expect(chartDependencies('name: ingress-nginx')).toEqual([{ chart: 'ingress-nginx' }]);
  expect(chartDependencies('name: [')).toEqual([]);
  expect(chartDependencies('')).toEqual([]);
});

describe('an Argo CD Application', () => {
  const application = (source: object) =>
    JSON.stringify({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', spec: source });

  test('has values as an object, which win over the text', () => {
    const helm = { valuesObject: { controller }, values: 'controller: {}' };
    expect(charts(application({ source: { chart: 'ingress-nginx', helm } }))).toEqual([
      { chart: 'ingress-nginx', value: { controller }, base: ['spec', 'source', 'helm', 'valuesObject'] },
    ]);
  });

  test('has values as a text, in each of several sources', () => {
    const sources = [
      { repoURL: 'https://example.com' },
      { path: 'charts/aws-load-balancer-controller/', helm: { values: 'clusterName: shop\n' } },
    ];
    expect(charts(application({ sources }))).toEqual([
      {
        chart: 'aws-load-balancer-controller',
        value: { clusterName: 'shop' },
        base: ['spec', 'sources', 1, 'helm', 'values'],
        isText: true,
      },
    ]);
  });

  test('of another chart has none', () => {
    expect(charts(application({ source: { chart: 'redis', helm: { valuesObject: { controller } } } }))).toEqual([]);
    expect(charts(application({ source: { chart: 'ingress-nginx', helm: { values: '[' } } }))).toEqual([]);
    expect(charts(application({ source: 'ingress-nginx' }))).toEqual([]);
  });
});

test('values in a text that cannot be read are a fault at their line', () => {
  const application = (values: string) =>
    `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    chart: ingress-nginx\n    helm:\n      values: ${values}`;
  const faultOf = (text: string) => {
    const { manifests, faults } = parseManifests(text, { file: 'a.yaml' });
    const { line } = textLines(text).position(faults[0]?.start ?? 0);
    return { manifests: manifests.length, faults: faults.length, line };
  };
  const block = application('|\n        controller:\n          kind: [\n          a: b\n');
  expect(faultOf(block)).toEqual({ manifests: 1, faults: 1, line: 10 });
  expect(faultOf(application('"a: ["\n'))).toEqual({ manifests: 1, faults: 1, line: 7 });
  expect(faultOf(application('|\n        a: 1\n        a: 2\n'))).toEqual({ manifests: 2, faults: 1, line: 9 });
});

test('a Flux HelmRelease has values, of the chart that it or its reference names', () => {
  const release = (spec: object) =>
    JSON.stringify({ apiVersion: 'helm.toolkit.fluxcd.io/v2', kind: 'HelmRelease', spec });
  const found = [{ chart: 'ingress-nginx', value: { controller }, base: ['spec', 'values'] }];
  expect(charts(release({ chart: { spec: { chart: 'ingress-nginx' } }, values: { controller } }))).toEqual(found);
  expect(charts(release({ chartRef: { name: 'ingress-nginx' }, values: { controller } }))).toEqual(found);
  expect(charts(release({ chart: { spec: { chart: 'podinfo' } }, values: { controller } }))).toEqual([]);
});
