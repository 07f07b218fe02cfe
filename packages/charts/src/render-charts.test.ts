import type { Path, Subject } from '@eks-ingress/diagnostics';
import { renderCharts } from './render-charts';
import { valueAt } from './value-at';

const nginx = (controller: object, others: object = {}): Subject => ({
  kind: 'chart-values',
  chart: 'ingress-nginx',
  value: { controller, ...others },
});

const objectsOf = (...given: readonly Subject[]) =>
  renderCharts(given)
    .subjects.slice(given.length)
    .map(({ value }) => value);
const objectOf = (kind: string, ...given: readonly Subject[]) =>
  objectsOf(...given).filter((object) => valueAt(object, ['kind']) === kind);

describe('the Service of ingress-nginx', () => {
  const portsOf = (service: object, others?: object) =>
    valueAt(objectOf('Service', nginx({ service }, others))[0], ['spec', 'ports']);

  test('has both ports, to the ports of the pods with their names', () => {
    expect(portsOf({ type: 'NodePort' })).toEqual([
      { name: 'http', protocol: 'TCP', port: 80, targetPort: 'http' },
      { name: 'https', protocol: 'TCP', port: 443, targetPort: 'https' },
    ]);
  });

  test('has no port that is switched off', () => {
    expect(portsOf({ enableHttp: false })).toMatchObject([{ name: 'https' }]);
    expect(portsOf({ enableHttps: false })).toMatchObject([{ name: 'http' }]);
  });

  test('has a port for each of `tcp`', () => {
    expect(portsOf({ enableHttp: false, enableHttps: false }, { tcp: { '5432': 'shop/postgres:5432' } })).toEqual([
      { name: '5432-tcp', protocol: 'TCP', port: 5432, targetPort: '5432-tcp' },
    ]);
  });

  test.each([{ enabled: false }, { external: { enabled: false } }])('is not there with %j', (service) => {
    expect(objectOf('Service', nginx({ service }))).toEqual([]);
  });

  test('has an internal one beside it where that is enabled and has annotations', () => {
    const names = (internal: object) =>
      objectOf('Service', nginx({ service: { internal } })).map((object) => valueAt(object, ['metadata', 'name']));
    expect(names({ enabled: true, annotations: { 'example.com/team': 'shop' } })).toEqual([
      'ingress-nginx-controller',
      'ingress-nginx-controller-internal',
    ]);
    expect(names({ enabled: true })).toEqual(['ingress-nginx-controller']);
  });
});

test('values that say nothing of the controller make no object', () => {
  expect(objectsOf({ kind: 'chart-values', chart: 'ingress-nginx', value: { tcp: {} } })).toEqual([]);
});

test('entries of the ConfigMap become texts, and those that are null are left out', () => {
  const [configMap] = objectOf('ConfigMap', nginx({ config: { 'use-gzip': true, 'keep-alive': 75, hsts: null } }));
  expect(valueAt(configMap, ['data'])).toEqual({ 'use-gzip': 'true', 'keep-alive': '75' });
});

test('an IngressClass is not there when it is switched off, and is the default when it is to be', () => {
  expect(objectOf('IngressClass', nginx({ ingressClassResource: { enabled: false } }))).toEqual([]);
  const [ingressClass] = objectOf('IngressClass', nginx({ ingressClassResource: { name: 'edge', default: true } }));
  expect(ingressClass).toMatchObject({
    metadata: { name: 'edge', annotations: { 'ingressclass.kubernetes.io/is-default-class': 'true' } },
  });
});

describe('a place in an object', () => {
  const given = [nginx({ service: { annotations: { a: 'b' }, nodePorts: { https: 30443 } } })];
  const service = 1 + objectsOf(...given).findIndex((object) => valueAt(object, ['kind']) === 'Service');
  const locate = (path: Path) => renderCharts(given).locate({ subject: service, path });

  test.each<[Path, Path]>([
    [
      ['metadata', 'annotations', 'a'],
      ['controller', 'service', 'annotations', 'a'],
    ],
    [
      ['spec', 'ports', 1, 'nodePort'],
      ['controller', 'service', 'nodePorts', 'https'],
    ],
    [
      ['metadata', 'name'],
      ['controller', 'service'],
    ],
  ])('%j is that of the value it comes from', (path, value) => {
    expect(locate(path)).toEqual({ subject: 0, path: value });
  });

  test('is itself in what was given', () => {
    expect(renderCharts(given).locate({ subject: 0, path: ['controller'] })).toEqual({
      subject: 0,
      path: ['controller'],
    });
  });
});
