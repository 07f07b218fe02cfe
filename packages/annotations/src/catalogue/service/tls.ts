import { enumeration } from '../../codecs/enumeration';
import { portList } from '../../codecs/port-list';
import { stringList } from '../../codecs/string-list';
import { text } from '../../codecs/text';
import { defineAnnotation } from '../../define-annotation';

/** Where TLS ends for a Service, and with what. */
export const tls = [
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-ssl-cert',
    summary: 'The certificates of the TLS listeners, the default one first.',
    codec: stringList({ expects: 'ARNs of certificates between commas' }),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        onBadValue: 'passes-on',
        note: 'It makes every TCP port a TLS listener, unless ssl-ports names some.',
        docs: 'docs/guide/service/annotations.md#ssl-cert',
        source: 'pkg/service/model_build_listener.go',
      },
      'cloud-provider-aws': {
        codec: stringList({ expects: 'the ARN of one certificate', trim: false, minItems: 1, maxItems: 1 }),
        onBadValue: 'passes-on',
        docs: 'docs/service_controller.md',
        source: 'pkg/providers/v1/aws.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-ssl-ports',
    summary: 'The ports of the Service that get a TLS listener.',
    codec: portList(),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        defaultNote: 'every TCP port, when there is a certificate',
        onBadValue: 'rejects',
        requires: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-ssl-cert',
            detail: 'without a certificate no port gets a TLS listener',
          },
        ],
        note: '"*" is taken for the name of a port, and fails.',
        docs: 'docs/guide/service/annotations.md#ssl-ports',
        source: 'pkg/service/model_build_listener.go',
      },
      'cloud-provider-aws': {
        codec: portList({ trim: false, everyPort: '*' }),
        defaultNote: 'every TCP port, when there is a certificate',
        onBadValue: 'ignores',
        badValueBecomes: 'plain TCP for the ports that it does not recognise',
        docs: 'docs/service_controller.md',
        source: 'pkg/providers/v1/aws.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-ssl-negotiation-policy',
    summary: 'The security policy of the TLS listeners: which protocols and ciphers they offer.',
    codec: text({ expects: 'the name of a security policy' }),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        default: 'ELBSecurityPolicy-2016-08',
        defaultNote: 'of the --default-ssl-policy flag',
        onBadValue: 'passes-on',
        requires: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-ssl-cert',
            detail: 'it counts on TLS listeners alone',
          },
        ],
        docs: 'docs/guide/service/annotations.md#ssl-negotiation-policy',
        source: 'pkg/service/model_build_listener.go',
      },
      'cloud-provider-aws': {
        default: 'ELBSecurityPolicy-2016-08',
        onBadValue: 'passes-on',
        docs: 'docs/service_controller.md',
        source: 'pkg/providers/v1/aws.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-backend-protocol',
    summary: 'Whether the load balancer speaks TLS with the targets of its TLS listeners.',
    codec: enumeration(['ssl', 'tcp', 'http', 'https']),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        codec: enumeration(['ssl', 'tcp']),
        default: 'tcp',
        onBadValue: 'misreads',
        badValueBecomes: '"tcp"',
        requires: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-ssl-cert',
            detail: 'it counts on TLS listeners alone',
          },
        ],
        docs: 'docs/guide/service/annotations.md#backend-protocol',
        source: 'pkg/service/model_build_listener.go',
      },
      'cloud-provider-aws': {
        default: 'tcp',
        onBadValue: 'rejects',
        note: 'With a Network Load Balancer everything but "ssl" is plain TCP; "http" and "https" are for Classic ones.',
        docs: 'docs/service_controller.md',
        source: 'pkg/providers/v1/aws.go',
      },
    },
  }),
] as const;
