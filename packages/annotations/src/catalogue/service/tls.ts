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
        emptyValue: 'the absence of the annotation',
        cautions: [
          {
            applies: (certificates) => certificates.length === 0,
            examples: [','],
            why: 'An empty list is no certificate, and every listener is a plain one.',
            fix: 'Name a certificate, or remove it.',
          },
        ],
        note: 'It makes every TCP port a TLS listener, unless ssl-ports names some.',
        docs: 'docs/guide/service/annotations.md#ssl-cert',
        source: 'pkg/service/model_build_listener.go',
      },
      'cloud-provider-aws': {
        codec: stringList({ expects: 'the ARN of one certificate', trim: false, minItems: 1, maxItems: 1 }),
        onBadValue: 'passes-on',
        emptyValue: 'the absence of the annotation',
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
          { detail: 'every item has to be a port of the Service, even without a certificate' },
        ],
        docsDisagree:
          'The documentation says that "*" matches no port; the code refuses it, as it does every such item.',
        docs: 'docs/guide/service/annotations.md#ssl-ports',
        source: 'pkg/service/model_build_listener.go',
      },
      'cloud-provider-aws': {
        codec: portList({ trim: false, comparedAs: 'number', everyPort: '*' }),
        defaultNote: 'every TCP port, when there is a certificate',
        emptyValue: 'every TCP port',
        onBadValue: 'ignores',
        badValueBecomes: 'plain TCP for the ports that it does not recognise',
        requires: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-ssl-cert',
            detail: 'without a certificate no port gets a TLS listener',
          },
        ],
        note: 'Spaces around an item belong to it, so that it stands for no port.',
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
        defaultNote: 'of AWS',
        onBadValue: 'passes-on',
        requires: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-ssl-cert',
            detail: 'it counts on TLS listeners alone',
          },
        ],
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
            ownValues: ['ssl'],
            detail: 'it counts on TLS listeners alone',
          },
        ],
        docs: 'docs/guide/service/annotations.md#backend-protocol',
        source: 'pkg/service/model_build_listener.go',
      },
      'cloud-provider-aws': {
        default: 'tcp',
        emptyValue: '"tcp"',
        onBadValue: 'rejects',
        requires: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-ssl-cert',
            ownValues: ['ssl', 'https'],
            effect: 'misreads',
            becomes: '"tcp" for the listeners, while the health check of a Classic Load Balancer speaks TLS',
            detail: 'there is no TLS without a certificate',
          },
        ],
        conflicts: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-type',
            is: ['nlb'],
            ownValues: ['http', 'https'],
            effect: 'misreads',
            becomes: '"tcp"',
            detail: 'a Network Load Balancer knows nothing of HTTP',
          },
        ],
        note: 'A bad value is refused only beside a certificate, and only for a Classic Load Balancer; it is taken for "tcp" otherwise.',
        docs: 'docs/service_controller.md',
        source: 'pkg/providers/v1/aws.go',
      },
    },
  }),
] as const;
