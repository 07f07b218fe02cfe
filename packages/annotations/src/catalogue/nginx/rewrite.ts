import { boolean } from '../../codecs/boolean';
import { nginxPatterns } from '../../codecs/nginx-patterns';
import { nginxText } from '../../codecs/nginx-text';
import { nginxValue } from '../../codecs/nginx-value';
import { defineAnnotation } from '../../define-annotation';

/** How ingress-nginx rewrites and redirects requests. */
export const rewrite = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/rewrite-target',
    summary: 'The path that requests are forwarded with; $1 to $9 are what groups of the path matched.',
    codec: nginxText({
      expects: 'a path of letters, digits and - . _ ~ / : $, without a query',
      pattern: nginxPatterns.regexPathWithCapture,
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        onBadValue: 'ignores',
        badValueBecomes: 'the path of the request',
        requires: [{ detail: 'a path with groups, and pathType ImplementationSpecific, for $1 to $9' }],
        risk: 'Medium',
        scope: 'ingress',
        note: 'Paths of the host are regular expressions from then on, in every Ingress of the host.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#rewrite',
        source: 'internal/ingress/annotations/rewrite/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/ssl-redirect',
    summary: 'Whether plain HTTP is redirected to HTTPS, for hosts that the Ingress has TLS for.',
    codec: nginxValue(boolean()),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        default: true,
        onBadValue: 'ignores',
        badValueBecomes: 'what the ConfigMap says',
        risk: 'Low',
        scope: 'location',
        configMapKey: 'ssl-redirect',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#server-side-https-enforcement-through-redirect',
        source: 'internal/ingress/annotations/rewrite/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/preserve-trailing-slash',
    summary: 'Whether a slash at the end of a path stays there in a redirect to HTTPS.',
    codec: nginxValue(boolean()),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '0.47.0',
        default: false,
        onBadValue: 'ignores',
        badValueBecomes: 'what the ConfigMap says',
        risk: 'Medium',
        scope: 'location',
        configMapKey: 'preserve-trailing-slash',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#server-side-https-enforcement-through-redirect',
        source: 'internal/ingress/annotations/rewrite/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/force-ssl-redirect',
    summary: 'Whether plain HTTP is redirected to HTTPS, even without TLS on the Ingress.',
    codec: nginxValue(boolean()),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        default: false,
        onBadValue: 'ignores',
        badValueBecomes: 'what the ConfigMap says',
        risk: 'Medium',
        scope: 'location',
        configMapKey: 'force-ssl-redirect',
        note: 'Behind a load balancer that ends TLS it redirects for ever, unless nginx learns the protocol of the client.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#server-side-https-enforcement-through-redirect',
        source: 'internal/ingress/annotations/rewrite/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/use-regex',
    summary: 'Whether the paths are regular expressions.',
    codec: nginxValue(boolean()),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.18,<=0.20',
        default: false,
        onBadValue: 'ignores',
        badValueBecomes: 'the default, "false"',
        requires: [
          { detail: 'pathType ImplementationSpecific for paths that are more than letters, digits and - . _ /' },
        ],
        risk: 'Low',
        scope: 'location',
        note: 'It holds for every path of the host, in every Ingress of it.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#use-regex',
        source: 'internal/ingress/annotations/rewrite/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/app-root',
    summary: 'The path that requests to / are redirected to.',
    codec: nginxText({
      expects: 'a path of letters, digits and - . _ ~ / : $, without a query',
      pattern: nginxPatterns.regexPathWithCapture,
      check: (value) => (value.startsWith('/') ? undefined : { ok: false, problem: 'it does not begin with "/"' }),
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        onBadValue: 'ignores',
        badValueBecomes: 'none',
        risk: 'Medium',
        scope: 'location',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#rewrite',
        source: 'internal/ingress/annotations/rewrite/main.go',
      },
    },
  }),
] as const;
