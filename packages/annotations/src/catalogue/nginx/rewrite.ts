import { boolean } from '../../codecs/boolean';
import { text } from '../../codecs/text';
import { defineAnnotation } from '../../define-annotation';

/** How ingress-nginx rewrites and redirects requests. */
export const rewrite = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/ssl-redirect',
    summary: 'Whether plain HTTP is redirected to HTTPS, for hosts that the Ingress has TLS for.',
    codec: boolean(),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        default: true,
        defaultNote: 'of the ssl-redirect key of the ConfigMap',
        onBadValue: 'ignores',
        badValueBecomes: 'what the ConfigMap says',
        risk: 'Low',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#server-side-https-enforcement-through-redirect',
        source: 'internal/ingress/annotations/rewrite/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/force-ssl-redirect',
    summary: 'Whether plain HTTP is redirected to HTTPS, even without TLS on the Ingress.',
    codec: boolean(),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        default: false,
        defaultNote: 'of the force-ssl-redirect key of the ConfigMap',
        onBadValue: 'ignores',
        badValueBecomes: 'what the ConfigMap says',
        risk: 'Medium',
        note: 'Behind a load balancer that ends TLS it redirects for ever, unless nginx learns the protocol of the client.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#server-side-https-enforcement-through-redirect',
        source: 'internal/ingress/annotations/rewrite/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/rewrite-target',
    summary: 'The path that requests are forwarded with; $1 to $9 are what groups of the path matched.',
    codec: text({
      expects: 'a path of letters, digits and - . _ ~ / : $, without a query',
      pattern: /^[-._~a-zA-Z0-9/:$]+$/,
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        onBadValue: 'ignores',
        badValueBecomes: 'the path of the request',
        requires: [{ detail: 'a path with groups, and pathType ImplementationSpecific, for $1 to $9' }],
        risk: 'Medium',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#rewrite',
        source: 'internal/ingress/annotations/rewrite/main.go',
      },
    },
  }),
] as const;
