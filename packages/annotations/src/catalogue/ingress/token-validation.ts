import { defineAnnotation } from '../../define-annotation';
import { jwtValidation } from './jwt-validation';

/** Which tokens a request needs before it is forwarded. */
export const tokenValidation = [
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/jwt-validation',
    summary: 'The JSON Web Tokens that requests have to carry: who issued them, and what they claim.',
    codec: jwtValidation,
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.15.0',
        onBadValue: 'rejects',
        requires: [{ detail: 'HTTPS listeners: on HTTP ones no token is asked for, without a word' }],
        conflicts: [
          {
            annotation: 'alb.ingress.kubernetes.io/auth-type',
            is: ['cognito', 'oidc'],
            at: 'https-listener',
            effect: 'rejects',
            detail: 'a listener asks for a login or for a token, not for both',
          },
        ],
        note: 'It holds for every rule of the Ingress and for its default backend. A Service does not change it.',
        docs: 'docs/guide/ingress/annotations.md#jwt-validation',
        source: 'pkg/ingress/enhanced_backend_builder.go',
      },
    },
  }),
] as const;
