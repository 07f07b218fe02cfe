import { nginxOption } from '../../codecs/nginx-option';
import { defineAnnotation } from '../../define-annotation';

/** What ingress-nginx speaks with its backends. */
export const backendProtocol = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/backend-protocol',
    summary: 'What nginx speaks with the backends.',
    codec: nginxOption(['AUTO_HTTP', 'HTTP', 'HTTPS', 'GRPC', 'GRPCS', 'FCGI'], {
      ignoreCase: true,
      lineBreak: { effect: 'misreads', becomes: '"HTTP"' },
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.18,<=0.20',
        default: 'HTTP',
        onBadValue: 'ignores',
        badValueBecomes: '"HTTP"',
        risk: 'Low',
        scope: 'location',
        note: '"H2C", "HTTP2", "WS" and "TCP" are not known: HTTP it is. WebSockets need nothing.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#backend-protocol',
        source: 'internal/ingress/annotations/backendprotocol/main.go',
      },
    },
  }),
] as const;
