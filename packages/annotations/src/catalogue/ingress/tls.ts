import { stringList } from '../../codecs/string-list';
import { text } from '../../codecs/text';
import { defineAnnotation } from '../../define-annotation';

/** The certificates and the security policy of the HTTPS listeners of an Ingress. */
export const tls = [
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/certificate-arn',
    summary: 'The certificates of the HTTPS listeners, the default one first.',
    codec: stringList({ expects: 'ARNs of certificates between commas' }),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        defaultNote: 'found by the hosts of the Ingress',
        onBadValue: 'passes-on',
        group: 'merge',
        ingressClassParams: 'certificateArn',
        requires: [
          {
            annotation: 'alb.ingress.kubernetes.io/listen-ports',
            detail: 'one of the listeners has to be HTTPS, as the one that is there by default then is',
          },
        ],
        docs: 'docs/guide/ingress/annotations.md#certificate-arn',
        source: 'pkg/ingress/model_build_listener.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/ssl-policy',
    summary: 'The security policy of the HTTPS listeners: which protocols and ciphers they offer.',
    codec: text({ expects: 'the name of a security policy' }),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        default: 'ELBSecurityPolicy-2016-08',
        defaultNote: 'of the --default-ssl-policy flag',
        onBadValue: 'passes-on',
        group: 'exclusive-per-port',
        ingressClassParams: 'sslPolicy',
        docs: 'docs/guide/ingress/annotations.md#ssl-policy',
        source: 'pkg/ingress/model_build_listener.go',
      },
    },
  }),
] as const;
