import { checkIngress } from '../../check-ingress';
import type { IngressObject } from '../../objects/ingress-object';

const hostRegex = '[{"field":"host-header","hostHeaderConfig":{"regexValues":["^beta\\\\."]}}]';
const pathRegex = '[{"field":"path-pattern","pathPatternConfig":{"regexValues":["^/v[0-9]+$"]}}]';
const methods = '[{"field":"http-request-method","httpRequestMethodConfig":{"values":["GET","HEAD","POST"]}}]';

function findings(
  annotations: Readonly<Record<string, string>>,
  rule: { readonly host?: string; readonly path?: string; readonly pathType?: string },
): readonly (readonly [string, string])[] {
  const { host, ...path } = rule;
  const ingress: IngressObject = {
    metadata: {
      name: 'cart',
      annotations: Object.fromEntries(
        Object.entries(annotations).map(([key, value]) => [`alb.ingress.kubernetes.io/${key}`, value]),
      ),
    },
    spec: {
      rules: [{ host, http: { paths: [{ ...path, backend: { service: { name: 'cart', port: { number: 80 } } } }] } }],
    },
  };
  return checkIngress(ingress, { controller: 'aws-load-balancer-controller' }).map(({ id, severity }) => [
    id,
    severity,
  ]);
}

describe('checkRuleConditions', () => {
  it.each([
    ['/*', 'Prefix'],
    ['/cart/*', 'Prefix'],
    ['/cart?', 'Exact'],
  ])('finds wildcards in %j of the type %s', (path, pathType) => {
    expect(findings({}, { path, pathType })).toEqual([['ingress-path-wildcard', 'error']]);
  });

  it('lets a path of the type ImplementationSpecific have wildcards', () => {
    expect(findings({}, { path: '/*', pathType: 'ImplementationSpecific' })).toEqual([]);
  });

  it('finds a host beside regular expressions for it', () => {
    expect(findings({ 'conditions.cart': hostRegex }, { host: 'shop.example.com' })).toEqual([
      ['ingress-rule-patterns', 'error'],
    ]);
    expect(findings({ 'conditions.cart': hostRegex }, {})).toEqual([]);
  });

  it('finds a path beside regular expressions for it', () => {
    const rule = { path: '/cart', pathType: 'ImplementationSpecific' };
    expect(findings({ 'conditions.cart': pathRegex }, rule)).toEqual([['ingress-rule-patterns', 'error']]);
    expect(findings({ 'conditions.cart': pathRegex, 'use-regex-path-match': 'true' }, rule)).toEqual([]);
  });

  it('counts a path of the type Prefix twice', () => {
    const rule = { host: 'shop.example.com', path: '/cart' };
    expect(findings({ 'conditions.cart': methods }, { ...rule, pathType: 'Exact' })).toEqual([]);
    expect(findings({ 'conditions.cart': methods }, { ...rule, pathType: 'Prefix' })).toEqual([
      ['ingress-rule-values', 'error'],
    ]);
    expect(findings({ 'conditions.cart': methods }, { ...rule, path: '/', pathType: 'Prefix' })).toEqual([]);
  });

  it('says that paths of other types are no regular expressions', () => {
    const regex = { 'use-regex-path-match': 'true' };
    expect(findings(regex, { path: '/cart', pathType: 'Prefix' })).toEqual([['ingress-regex-path-type', 'warning']]);
    expect(findings(regex, { path: '/cart/[0-9]+' })).toEqual([]);
  });
});
