import { ingressInGroup } from '../../testing/ingress-in-group';
import { checkRuleOrder } from './check-rule-order';
import { readGroup } from '../../testing/read-group';

type Rule = readonly [url: string, backend?: string, pathType?: string];

const HTTPS = { 'listen-ports': '[{"HTTPS": 443}]' };

function ingress(name: string, rules: readonly Rule[], annotations: Readonly<Record<string, string>> = HTTPS) {
  return ingressInGroup(name, annotations, {
    rules: rules.map(([url, backend = 'cart', pathType = 'Prefix']) => {
      const [host = '', ...rest] = url.split('/');
      const port = backend === 'cart' ? { number: 80 } : { name: 'use-annotation' };
      const path = { path: `/${rest.join('/')}`, pathType, backend: { service: { name: backend, port } } };
      return { ...(host !== '' && { host }), http: { paths: [path] } };
    }),
  });
}

const findings = (...ingresses: Parameters<typeof readGroup>[0]) =>
  checkRuleOrder(readGroup(ingresses)).map(({ id, path }) => `${id} at ${path[0]}.${path[3]}`);

describe('a rule that no request reaches', () => {
  it.each<[string, readonly Rule[], number]>([
    ['the same rule twice', [['a.com/'], ['a.com/']], 1],
    ['a longer path in a later rule', [['a.com/'], ['a.com/cart']], 1],
    ['a host below a wildcard', [['*.a.com/'], ['www.a.com/']], 1],
    ['a host after every host', [['/'], ['a.com/']], 1],
    ['an exact path after its prefix', [['a.com/cart'], ['a.com/cart', 'cart', 'Exact']], 1],
    ['what comes after a wildcard', [['a.com/*', 'cart', 'ImplementationSpecific'], ['a.com/cart']], 1],
  ])('is %s', (_what, rules, at) => {
    expect(findings(ingress('cart', rules))).toEqual([`ingress-rule-unreachable at 0.${at}`]);
  });

  it.each<[string, readonly Rule[]]>([
    ['a longer path first', [['a.com/cart'], ['a.com/']]],
    ['another host', [['a.com/'], ['b.com/']]],
    ['a path that begins alike', [['a.com/cart'], ['a.com/cartoons']]],
    ['every host after one', [['a.com/'], ['/']]],
    ['a prefix after its exact path', [['a.com/cart', 'cart', 'Exact'], ['a.com/cart']]],
  ])('is not %s', (_what, rules) => {
    expect(findings(ingress('cart', rules))).toEqual([]);
  });

  it('is none of one host, where longer paths come first by themselves', () => {
    const backend = { service: { name: 'cart', port: { number: 80 } } };
    const paths = ['/', '/cart'].map((path) => ({ path, pathType: 'Prefix', backend }));
    expect(findings(ingressInGroup('cart', HTTPS, { rules: [{ host: 'a.com', http: { paths } }] }))).toEqual([]);
    const exact = { path: '/cart', pathType: 'Exact', backend };
    const rules = [{ host: 'a.com', http: { paths: [...paths, exact] } }];
    expect(findings(ingressInGroup('cart', HTTPS, { rules }))).toEqual([]);
  });

  it('is one of a later Ingress, in the order of the group', () => {
    const all = ingress('all', [['a.com/']]);
    const cart = ingress('cart', [['a.com/cart']]);
    expect(findings(cart, all)).toEqual(['ingress-rule-unreachable at 0.0']);
    expect(findings(cart, ingress('all', [['a.com/']], { ...HTTPS, 'group.order': '1' }))).toEqual([]);
  });

  it('is none of another listener', () => {
    const http = ingress('all', [['a.com/']], { 'listen-ports': '[{"HTTP": 80}]' });
    expect(findings(http, ingress('cart', [['a.com/cart']]))).toEqual([]);
  });

  it('is none when the rule before has conditions', () => {
    const conditions = '[{"field": "http-header", "httpHeaderConfig": {"httpHeaderName": "Beta", "values": ["1"]}}]';
    const action = '{"type": "fixed-response", "fixedResponseConfig": {"statusCode": "200"}}';
    const beta = { ...HTTPS, 'actions.beta': action, 'conditions.beta': conditions };
    expect(findings(ingress('cart', [['a.com/', 'beta'], ['a.com/']], beta))).toEqual([]);
  });
});

describe('redirects that lead in a circle', () => {
  const redirect = (config: Readonly<Record<string, string>>) =>
    JSON.stringify({ type: 'redirect', redirectConfig: { statusCode: 'HTTP_301', ...config } });
  const toWww = { 'actions.to-www': redirect({ host: 'www.a.com' }) };
  const toApex = { 'actions.to-apex': redirect({ host: 'a.com' }) };

  it('are two that lead to each other', () => {
    const both = { ...HTTPS, ...toWww, ...toApex };
    expect(
      findings(
        ingress(
          'cart',
          [
            ['a.com/', 'to-www'],
            ['www.a.com/', 'to-apex'],
          ],
          both,
        ),
      ),
    ).toEqual(['ingress-redirect-circle at 0.0', 'ingress-redirect-circle at 0.1']);
  });

  it('are one to HTTP, where HTTP leads to HTTPS', () => {
    const ports = { 'listen-ports': '[{"HTTP": 80}, {"HTTPS": 443}]', 'ssl-redirect': '443' };
    const toHttp = { 'actions.to-http': redirect({ protocol: 'HTTP', port: '80' }) };
    expect(findings(ingress('cart', [['a.com/', 'to-http']], { ...ports, ...toHttp }))).toEqual([
      'ingress-redirect-circle at 0.0',
    ]);
  });

  it('are none that end at a Service, or outside', () => {
    expect(findings(ingress('cart', [['a.com/', 'to-www'], ['www.a.com/']], { ...HTTPS, ...toWww }))).toEqual([]);
    expect(findings(ingress('cart', [['/', 'to-www']], { ...HTTPS, ...toWww }))).toEqual([]);
  });

  it('are none to HTTPS, which the controller leaves out on HTTPS itself', () => {
    const toHttps = { 'actions.to-https': redirect({ protocol: 'HTTPS', port: '443' }) };
    const ports = { 'listen-ports': '[{"HTTP": 80}, {"HTTPS": 443}]' };
    expect(findings(ingress('cart', [['/', 'to-https'], ['a.com/']], { ...ports, ...toHttps }))).toEqual([]);
  });
});
