import { stringList } from '../../codecs/string-list';
import { text } from '../../codecs/text';
import { defineAnnotation } from '../../define-annotation';
import { mutualAuthentication } from './mutual-authentication';

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
        groupOrder: 'the first certificate of the first Ingress that has one is the default of the listener',
        emptyValue: 'absent',
        requires: [
          {
            detail: 'an HTTPS listener, which is there by default then; with listen-ports of HTTP alone it is not used',
          },
        ],
        note: 'Its presence makes the default listener HTTPS on 443, and leaves none on 80. The ARNs are left to AWS.',
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
        group: 'exclusive-per-https-port',
        cautions: [
          {
            applies: (policy) => policy === '',
            examples: [''],
            why: 'It is no name of a policy, and takes the place of the default.',
            fix: 'Remove the annotation, or name a policy.',
            effect: 'passes-on',
          },
        ],
        ingressClassParams: 'sslPolicy',
        note: 'The default of the controller still offers TLS 1.0. HTTP listeners have no policy.',
        docs: 'docs/guide/ingress/annotations.md#ssl-policy',
        source: 'pkg/ingress/model_build_listener.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/mutual-authentication',
    summary: 'Which HTTPS listeners ask clients for a certificate, and what they do with it.',
    codec: mutualAuthentication,
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.7.0',
        onBadValue: 'rejects',
        group: 'exclusive-per-https-port',
        requires: [
          { detail: 'each port has to be one of an HTTPS listener of the Ingress; it is silently ignored otherwise' },
        ],
        docsDisagree:
          'The documentation gives off for the default mode, and the code refuses an entry without one. It demands ports of HTTPS listeners, and the code silently ignores others.',
        docs: 'docs/guide/ingress/annotations.md#mutual-authentication',
        source: 'pkg/ingress/model_build_listener.go',
      },
    },
  }),
] as const;
