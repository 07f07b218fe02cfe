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

describe('checkIngress', () => {
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

  it('leaves the bad value of an annotation alone that no backend names', () => {
    const idsOf = (name: string) =>
      checkIngress(ingressTo([{ name: 'shop' }], { [`${prefix}conditions.${name}`]: 'none' }), alb).map(({ id }) => id);
    expect(idsOf('shop')).toEqual(['annotation-bad-value']);
    expect(idsOf('cart')).toEqual(['ingress-backend-missing']);
  });
});
