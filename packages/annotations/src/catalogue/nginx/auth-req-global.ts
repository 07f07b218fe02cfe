import { boolean } from '../../codecs/boolean';
import { nginxValue } from '../../codecs/nginx-value';
import { defineAnnotation } from '../../define-annotation';

/** The authentication that the ConfigMap sets up for all. */
export const authReqGlobal = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/enable-global-auth',
    summary: 'Whether requests need the authentication that global-auth-url of the ConfigMap sets up.',
    codec: nginxValue(boolean()),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.24,<=0.26',
        default: true,
        onBadValue: 'ignores',
        badValueBecomes: 'the default, "true"',
        risk: 'Low',
        scope: 'location',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#external-authentication',
        source: 'internal/ingress/annotations/authreqglobal/main.go',
      },
    },
  }),
] as const;
