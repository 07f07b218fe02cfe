import { ingressInGroup } from '../../testing/ingress-in-group';
import { readService } from '../service/read-service';
import { settingIn } from '../setting';
import { checkGroupReadings } from './check-ingress-group';
import { attributesOfGroup } from './load-balancer-attributes';
import { readIngress } from './read-ingress';
import { redirectOfGroup } from './redirect-of-group';
import { targetSettings, targetValues } from './target-settings';

type Annotations = Readonly<Record<string, string>>;
type Params = Readonly<Record<string, unknown>>;

const backend = (name: string) => ({ service: { name, port: { number: 80 } } });
const spec = { rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix', backend: backend('web') }] } }] };
const https = { 'listen-ports': '[{"HTTP":80},{"HTTPS":443},{"HTTPS":8443}]' };

function read(name: string, annotations: Annotations, params?: Params) {
  const ingressClassParams = params && { spec: params };
  return readIngress(ingressInGroup(name, annotations, spec), { ingressClassParams });
}

function web(annotations: Annotations = {}) {
  const own = Object.entries(annotations).map(([key, value]) => [`alb.ingress.kubernetes.io/${key}`, value]);
  const metadata = { name: 'web', namespace: 'shop', annotations: Object.fromEntries(own) as Annotations };
  return readService({ metadata, spec: { type: 'NodePort', ports: [{ port: 80, nodePort: 30080 }] } });
}

const refusals = (
  readings: readonly ReturnType<typeof read>[],
  services: readonly ReturnType<typeof readService>[] = [web()],
) =>
  checkGroupReadings(readings, { services })
    .filter(({ effect }) => effect === 'rejects')
    .map(({ id, path }) => `${id} at ${path.join(' ')}`);

const conflicts: readonly (readonly [field: string, params: Params, annotations: Annotations])[] = [
  ['scheme', { scheme: 'internal' }, { scheme: 'internet-facing' }],
  ['loadBalancerName', { loadBalancerName: 'shop' }, { 'load-balancer-name': 'blog' }],
  ['ipAddressType', { ipAddressType: 'ipv4' }, { 'ip-address-type': 'dualstack' }],
  ['inboundCIDRs', { inboundCIDRs: ['10.0.0.0/8'] }, { 'inbound-cidrs': '192.168.0.0/16' }],
  ['prefixListsIDs', { prefixListsIDs: ['pl-a'] }, { 'security-group-prefix-lists': 'pl-b' }],
  ['PrefixListsIDs', { PrefixListsIDs: ['pl-a'] }, { 'security-group-prefix-lists': 'pl-b' }],
  ['tags', { tags: [{ key: 'team', value: 'shop' }] }, { tags: 'team=blog' }],
  ['wafv2AclName', { wafv2AclName: 'shop' }, { 'wafv2-acl-name': 'blog' }],
  ['subnets', { subnets: { ids: ['subnet-a', 'subnet-b'] } }, { subnets: 'subnet-a,subnet-c' }],
];

describe('the IngressClassParams of one Ingress and the annotation of another', () => {
  it.each(conflicts)('conflict over %s', (_, params, annotations) => {
    const [key] = Object.keys(annotations);
    const place = `ingress-group-conflict at 1 metadata annotations alb.ingress.kubernetes.io/${key}`;
    expect(refusals([read('one', {}, params), read('two', annotations)])).toEqual([place]);
    expect(refusals([read('one', {}, params), read('two', {})])).toEqual([]);
  });

  it.each(conflicts.filter(([field]) => field !== 'tags'))(
    'do not where the class of both sets %s',
    (_, params, annotations) => {
      expect(refusals([read('one', {}, params), read('two', annotations, params)])).toEqual([]);
    },
  );
});

test('attributes of the load balancer are those of the class of the first Ingress, and those of annotations go together', () => {
  const key = 'idle_timeout.timeout_seconds';
  const params = (value: string) => ({ loadBalancerAttributes: [{ key, value }] });
  const written = (value: string) => ({ 'load-balancer-attributes': `${key}=${value}` });
  const members = [read('one', written('60'), params('120')), read('two', {}, params('30'))];
  expect(refusals(members)).toEqual([]);
  expect(attributesOfGroup(members)).toEqual({ [key]: '120' });
  expect(refusals([read('one', written('60'), params('120')), read('two', written('30'))])).toEqual([]);
  expect(refusals([read('one', written('60'), {}), read('two', written('30'))])).toEqual([
    'ingress-group-conflict at 1 metadata annotations alb.ingress.kubernetes.io/load-balancer-attributes',
  ]);
});

test('two classes with different subnets are in conflict', () => {
  const other = { subnets: { ids: ['subnet-a', 'subnet-c'] } };
  expect(refusals([read('one', {}, { subnets: { ids: ['subnet-a', 'subnet-b'] } }), read('two', {}, other)])).toEqual([
    'ingress-group-conflict at 1 spec ingressClassName',
  ]);
});

describe('the redirect of a class', () => {
  it('needs its listener as that of an annotation does', () => {
    expect(refusals([read('one', {}, { sslRedirectPort: '443' })])).toEqual([
      'ingress-redirect-listener at 0 spec ingressClassName',
    ]);
    expect(refusals([read('one', https, { sslRedirectPort: '443' })])).toEqual([]);
  });

  it('that is empty leaves it to the annotation', () => {
    expect(refusals([read('one', { 'ssl-redirect': '8443' }, { sslRedirectPort: '' })])).toEqual([
      'ingress-redirect-listener at 0 metadata annotations alb.ingress.kubernetes.io/ssl-redirect',
    ]);
  });

  it('is in conflict with the port of another Ingress', () => {
    const members = [read('one', https, { sslRedirectPort: '443' }), read('two', { ...https, 'ssl-redirect': '8443' })];
    expect(refusals(members)).toEqual([
      'ingress-group-conflict at 1 metadata annotations alb.ingress.kubernetes.io/ssl-redirect',
    ]);
  });

  it.each(['https', ' 443', '4 43'])('that is no number (%j) turns the redirect off for the whole group', (port) => {
    const members = [read('one', {}, { sslRedirectPort: port }), read('two', { 'ssl-redirect': '8443' })];
    expect(refusals(members)).toEqual([]);
    expect(redirectOfGroup(members)).toBeUndefined();
  });
});

describe('a bad value', () => {
  it('that the class overrules is not read', () => {
    expect(refusals([read('one', { scheme: 'public' }, { scheme: 'internal' })])).toEqual([]);
    expect(refusals([read('one', { scheme: 'public' }, { scheme: '' })])).toEqual([
      'annotation-bad-value at 0 metadata annotations alb.ingress.kubernetes.io/scheme',
    ]);
  });

  it('that every Service behind the Ingress overrules is not read', () => {
    const own = [read('one', { 'healthcheck-protocol': 'TCP' })];
    expect(refusals(own, [web({ 'healthcheck-protocol': 'HTTP' })])).toEqual([]);
    expect(refusals(own, [web()])).toHaveLength(1);
    expect(refusals(own, [])).toHaveLength(1);
  });

  it('of a path match that no path asks for is not read', () => {
    expect(refusals([read('one', { 'use-regex-path-match': 'enabled' })])).toEqual([]);
  });
});

describe('a target control port', () => {
  const annotations = { 'target-control-port.web.80': '3000' };
  const place =
    'ingress-target-control-port at 0 metadata annotations alb.ingress.kubernetes.io/target-control-port.web.80';

  it.each([
    ['by default', {}, undefined, {}, [place]],
    ['by the class', { 'target-type': 'ip' }, { targetType: 'instance' }, {}, [place]],
    ['by the Service', { 'target-type': 'ip' }, undefined, { 'target-type': 'instance' }, [place]],
    ['by nobody: the Service has pods', { 'target-type': 'instance' }, undefined, { 'target-type': 'ip' }, []],
    ['by nobody: the class has pods', {}, { targetType: 'ip' }, { 'target-type': 'instance' }, []],
  ] as const)('is refused where targets are nodes: %s', (_, own, params, ofService, expected) => {
    expect(refusals([read('one', { ...annotations, ...own }, params)], [web(ofService)])).toEqual(expected);
  });
});

describe('a setting', () => {
  const prefix = 'alb.ingress.kubernetes.io/';
  const reading = read(
    'one',
    {
      scheme: 'internet-facing',
      tags: 'team=shop,stage=test',
      'healthcheck-path': '/ready',
      'success-codes': '200',
      'listener-attributes.HTTPS-443': 'routing.http.response.server.enabled=false',
    },
    { scheme: 'internal', targetType: 'ip', tags: [{ key: 'team', value: 'blog' }] },
  );
  const settings = targetSettings(reading, web({ 'success-codes': '204', 'target-type': 'instance' }));

  it.each([
    ['scheme', { value: 'internal', source: 'class', overruled: { value: 'internet-facing' }, isRead: true }],
    ['target-type', { value: 'ip', source: 'class', isRead: true }],
    [
      'tags',
      {
        value: { team: 'blog', stage: 'test' },
        source: 'class-and-ingress',
        overruled: { value: { team: 'shop', stage: 'test' } },
        isRead: true,
      },
    ],
    ['success-codes', { value: '204', source: 'service', overruled: { value: '200' }, isRead: true }],
    ['healthcheck-path', { value: '/ready', source: 'ingress', isRead: true }],
    [
      'listener-attributes.HTTPS-443',
      { value: { 'routing.http.response.server.enabled': 'false' }, source: 'ingress', isRead: false },
    ],
    ['healthcheck-timeout-seconds', { value: 5, source: 'default', isRead: true }],
  ])('says who says it: %s', (name, expected) => {
    expect(settingIn(settings, prefix + name)).toEqual(expected);
  });

  it('is in force when it is read', () => {
    expect(targetValues(reading, undefined)).toMatchObject({ [`${prefix}scheme`]: 'internal' });
    expect(targetValues(reading, undefined)).not.toHaveProperty([`${prefix}listener-attributes.HTTPS-443`]);
  });

  it('of a Service for a port that it does not have is not read', () => {
    const key = 'service.beta.kubernetes.io/aws-load-balancer-listener-attributes.TCP-8443';
    const { said, values } = readService({
      metadata: { annotations: { [key]: 'tcp.idle_timeout.seconds=60' } },
      spec: { type: 'LoadBalancer', ports: [{ port: 443 }] },
    });
    expect(said[key]).toMatchObject({ source: 'service', isRead: false });
    expect(values).toEqual({});
  });
});
