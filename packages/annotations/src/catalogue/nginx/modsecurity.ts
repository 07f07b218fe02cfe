import type { Relation } from '../../annotation';
import { boolean } from '../../codecs/boolean';
import { nginxPatterns, nginxPatternsInWords } from '../../codecs/nginx-patterns';
import { nginxText } from '../../codecs/nginx-text';
import { nginxValue } from '../../codecs/nginx-value';
import { defineAnnotation } from '../../define-annotation';

const withModsecurity: Relation = {
  annotation: 'nginx.ingress.kubernetes.io/enable-modsecurity',
  is: [true],
  unseen: 'enable-modsecurity of the ConfigMap',
  detail: 'ModSecurity is off',
};

/** The web application firewall ModSecurity. */
export const modsecurity = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/enable-modsecurity',
    summary: 'Whether ModSecurity looks at requests.',
    codec: nginxValue(boolean()),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.20,<=0.22',
        default: false,
        onBadValue: 'ignores',
        badValueBecomes: 'what the ConfigMap says',
        risk: 'Low',
        scope: 'ingress',
        configMapKey: 'enable-modsecurity',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#modsecurity',
        source: 'internal/ingress/annotations/modsecurity/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/enable-owasp-core-rules',
    summary: 'Whether ModSecurity has the Core Rule Set of OWASP.',
    codec: nginxValue(boolean()),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.20,<=0.22',
        default: false,
        onBadValue: 'ignores',
        badValueBecomes: '"false"',
        requires: [withModsecurity],
        risk: 'Low',
        scope: 'ingress',
        configMapKey: 'enable-owasp-modsecurity-crs',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#modsecurity',
        source: 'internal/ingress/annotations/modsecurity/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/modsecurity-transaction-id',
    summary: 'The variable of nginx that ModSecurity logs a request under.',
    codec: nginxText({
      expects: nginxPatternsInWords.nginxVariable,
      pattern: nginxPatterns.nginxVariable,
      first: 'remove-spaces',
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.20,<=0.22',
        onBadValue: 'ignores',
        badValueBecomes: 'none',
        requires: [withModsecurity],
        risk: 'High',
        scope: 'ingress',
        note: 'An unknown variable of nginx stops all reloads.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#modsecurity',
        source: 'internal/ingress/annotations/modsecurity/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/modsecurity-snippet',
    summary: 'Rules and settings of ModSecurity.',
    codec: nginxText({ expects: 'directives of ModSecurity' }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.20,<=0.22',
        onBadValue: 'ignores',
        requires: [withModsecurity],
        risk: 'Critical',
        scope: 'ingress',
        allowedBy: 'allow-snippet-annotations (false), annotations-risk-level (High)',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#modsecurity',
        source: 'internal/ingress/annotations/modsecurity/main.go',
      },
    },
  }),
] as const;
