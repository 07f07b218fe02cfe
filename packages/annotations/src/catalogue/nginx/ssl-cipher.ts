import { boolean } from '../../codecs/boolean';
import { nginxText } from '../../codecs/nginx-text';
import { nginxValue } from '../../codecs/nginx-value';
import { defineAnnotation } from '../../define-annotation';

/** Ciphers of TLS with clients. */
export const sslCipher = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/ssl-prefer-server-ciphers',
    summary: 'Whether the order of the server decides the cipher.',
    codec: nginxValue(boolean()),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '0.34.0',
        onBadValue: 'ignores',
        badValueBecomes: 'what the ConfigMap says',
        risk: 'Low',
        scope: 'ingress',
        configMapKey: 'ssl-prefer-server-ciphers',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#ssl-ciphers',
        source: 'internal/ingress/annotations/sslcipher/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/ssl-ciphers',
    summary: 'The ciphers that clients may use, as OpenSSL writes them; it holds for the whole host.',
    codec: nginxText({
      expects: 'ciphers between colons, of letters, digits and - _ + !, "@STRENGTH" and "@SECLEVEL=0" to "@SECLEVEL=5"',
      pattern: /^(?:[-_A-Za-z0-9!:+]|@STRENGTH|@SECLEVEL=[0-5])*$/,
      first: 'remove-spaces',
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.9.0,<=0.12',
        onBadValue: 'rejects',
        risk: 'Low',
        scope: 'ingress',
        configMapKey: 'ssl-ciphers',
        note: 'A list in which OpenSSL knows no cipher stops all reloads.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#ssl-ciphers',
        source: 'internal/ingress/annotations/sslcipher/main.go',
      },
    },
  }),
] as const;
