import type { ControllerSettings } from '@eks-ingress/annotations';
import { checkIngress } from '../check-ingress';

const prefix = 'nginx.ingress.kubernetes.io/';

function check(
  path: string,
  pathType: string | undefined,
  annotations: Readonly<Record<string, string>> = {},
  settings?: ControllerSettings,
) {
  const backend = { service: { name: 'shop', port: { number: 80 } } };
  const prefixed = Object.fromEntries(Object.entries(annotations).map(([name, text]) => [`${prefix}${name}`, text]));
  const ingress = {
    metadata: { name: 'shop', namespace: 'shop', annotations: prefixed },
    spec: { rules: [{ host: 'shop.example.com', http: { paths: [{ path, pathType, backend }] } }] },
  };
  return checkIngress(ingress, { controller: 'ingress-nginx', settings });
}

describe('checkNginxPaths', () => {
  it.each([
    ['/xpto/ab0/x_ss-9', 'Prefix'],
    ['/xpto/ab0/x_ss-9.html', 'Exact'],
    ['/', undefined],
    ['', 'Prefix'],
    ['/app(/|$)(.*)', 'ImplementationSpecific'],
  ])('takes the path %j as %s', (path, pathType) => {
    expect(check(path, pathType)).toEqual([]);
  });

  it.each([
    ['/app(/|$)(.*)', 'Prefix'],
    ['#lala/test', 'Prefix'],
    ['app', undefined],
    ['/a b', 'Exact'],
  ])('knows that the path %j is rejected as %s', (path, pathType) => {
    expect(check(path, pathType)).toMatchObject([
      {
        id: 'ingress-path-type',
        severity: 'error',
        effect: 'rejects',
        path: ['spec', 'rules', 0, 'http', 'paths', 0, 'path'],
      },
    ]);
    expect(check(path, pathType, {}, { strictValidatePathType: false })).toEqual([]);
  });

  it.each(['/x { alias /y; }', '/etc/nginx/x', '/var/run/secrets', '/a_by_lua'])(
    'knows that %j is taken for an attack',
    (path) => {
      expect(check(path, 'ImplementationSpecific')).toMatchObject([
        { id: 'ingress-forbidden-text', effect: 'rejects' },
      ]);
    },
  );

  it('says so when an expression does not compile, which stops the reloads of everybody', () => {
    const broken = '/app(/|$(.*)';
    expect(check(broken, 'ImplementationSpecific', { 'use-regex': 'true' })).toMatchObject([
      { id: 'ingress-path-expression', effect: 'stops-reloads' },
    ]);
    expect(check(broken, 'ImplementationSpecific')).toEqual([]);
  });

  it('counts the groups that the rewrite asks for', () => {
    expect(check('/app(/|$)(.*)', 'ImplementationSpecific', { 'rewrite-target': '/$2' })).toEqual([]);
    expect(check('/app', 'Prefix', { 'rewrite-target': '/$2' })).toMatchObject([
      {
        id: 'ingress-rewrite-groups',
        severity: 'warning',
        message: 'The path "/app" has 0 groups, and nginx.ingress.kubernetes.io/rewrite-target "/$2" asks for $2.',
      },
    ]);
  });
});
