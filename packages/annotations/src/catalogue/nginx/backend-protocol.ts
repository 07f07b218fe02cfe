import { enumeration } from '../../codecs/enumeration';
import { defineAnnotation } from '../../define-annotation';

/** What ingress-nginx speaks with its backends. */
export const backendProtocol = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/backend-protocol',
    summary: 'What nginx speaks with the backends.',
    codec: enumeration(['AUTO_HTTP', 'HTTP', 'HTTPS', 'GRPC', 'GRPCS', 'FCGI'], { ignoreCase: true, trim: true }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.18,<=0.20',
        default: 'HTTP',
        onBadValue: 'ignores',
        badValueBecomes: 'HTTP',
        risk: 'Low',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#backend-protocol',
        source: 'internal/ingress/annotations/backendprotocol/main.go',
      },
    },
  }),
] as const;
