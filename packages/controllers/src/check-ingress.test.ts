import { checkIngress } from './check-ingress';
import type { IngressObject } from './objects/ingress-object';

const prefix = 'alb.ingress.kubernetes.io/';
const alb = { controller: 'aws-load-balancer-controller' } as const;

function ingressTo(
  backends: readonly { readonly name: string; readonly port?: { readonly name?: string; readonly number?: number } }[],
  annotations: Readonly<Record<string, string>>,
): IngressObject {
  return {
    metadata: { name: 'shop', namespace: 'shop', annotations },
    spec: {
      rules: [
        {
          host: 'shop.example.com',
          http: { paths: backends.map((service) => ({ backend: { service } })) },
        },
      ],
    },
  };
}

const redirect = '{"type":"redirect","redirectConfig":{"host":"www.example.com","statusCode":"HTTP_301"}}';

describe('checkIngress', () => {
  it('has nothing to say of an action that a backend stands for', () => {
    const ingress = ingressTo([{ name: 'to-www', port: { name: 'use-annotation' } }], {
      [`${prefix}actions.to-www`]: redirect,
    });
    expect(checkIngress(ingress, alb)).toEqual([]);
  });

  it('finds a backend whose action is missing, and the action that was meant', () => {
    const ingress = ingressTo([{ name: 'to-www', port: { name: 'use-annotation' } }], {
      [`${prefix}actions.to-wwww`]: redirect,
    });
    expect(checkIngress(ingress, alb)).toMatchObject([
      {
        id: 'ingress-action-missing',
        severity: 'error',
        fix: 'Did you mean "to-wwww"?',
        path: ['spec', 'rules', 0, 'http', 'paths', 0, 'backend', 'service'],
        effect: 'denies-traffic',
      },
      { id: 'ingress-backend-missing', severity: 'warning', fix: 'Did you mean "to-www"?', effect: 'ignores' },
    ]);
  });

  it('finds an action whose backend has a port of its own', () => {
    const ingress = ingressTo([{ name: 'to-www', port: { name: 'use-annotations' } }], {
      [`${prefix}actions.to-www`]: redirect,
    });
    expect(checkIngress(ingress, alb)).toMatchObject([{ id: 'ingress-backend-missing' }]);
  });

  it('finds conditions that are for no backend of a rule', () => {
    const conditions = '[{"field":"http-request-method","httpRequestMethodConfig":{"values":["GET"]}}]';
    const ingress: IngressObject = {
      ...ingressTo([{ name: 'cart', port: { number: 80 } }], {
        [`${prefix}conditions.cart`]: conditions,
        [`${prefix}conditions.fallback`]: conditions,
      }),
    };
    const withDefault = {
      ...ingress,
      spec: { ...ingress.spec, defaultBackend: { service: { name: 'fallback', port: { number: 80 } } } },
    };
    expect(checkIngress(withDefault, alb).map(({ id, path }) => [id, path.at(-1)])).toEqual([
      ['ingress-backend-missing', `${prefix}conditions.fallback`],
    ]);
  });

  it('finds a certificate that is for no host', () => {
    const annotations = { [`${prefix}create-acm-cert`]: 'true', [`${prefix}listen-ports`]: '[{"HTTPS": 443}]' };
    const managed = { ...alb, settings: { enableCertificateManagement: true } };
    expect(checkIngress({ metadata: { annotations }, spec: {} }, managed)).toMatchObject([
      { id: 'ingress-certificate-host', effect: 'rejects' },
    ]);
    expect(checkIngress(ingressTo([], annotations), managed)).toEqual([]);
    expect(checkIngress({ metadata: { annotations }, spec: {} }, alb).map(({ id }) => id)).toEqual([
      'annotation-feature-gate',
    ]);
  });

  it('holds references against the namespace of the Ingress', () => {
    const metadata = {
      namespace: 'shop',
      annotations: { 'nginx.ingress.kubernetes.io/auth-tls-secret': 'vault/clients' },
    };
    expect(checkIngress({ metadata }, { controller: 'ingress-nginx' })).toMatchObject([
      {
        id: 'annotation-cross-namespace',
        path: ['metadata', 'annotations', 'nginx.ingress.kubernetes.io/auth-tls-secret'],
      },
    ]);
  });

  it('says that an Ingress that is protected cannot be deleted', () => {
    const leaving = (value: string) => ({
      metadata: {
        name: 'cart',
        deletionTimestamp: '2026-03-01T00:00:00Z',
        annotations: { 'alb.ingress.kubernetes.io/load-balancer-attributes': `deletion_protection.enabled=${value}` },
      },
    });
    const idsOf = (value: string) =>
      checkIngress(leaving(value), { controller: 'aws-load-balancer-controller' }).map(({ id }) => id);
    expect(idsOf('true')).toEqual(['ingress-deletion-protection']);
    expect(idsOf('false')).toEqual([]);
  });

  it('leaves the bad value of an annotation alone that no backend names', () => {
    const idsOf = (name: string) =>
      checkIngress(ingressTo([{ name: 'shop' }], { [`${prefix}conditions.${name}`]: 'none' }), alb).map(({ id }) => id);
    expect(idsOf('shop')).toEqual(['annotation-bad-value']);
    expect(idsOf('cart')).toEqual(['ingress-backend-missing']);
  });
});
