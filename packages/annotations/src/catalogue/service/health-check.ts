import { enumeration } from '../../codecs/enumeration';
import { integer } from '../../codecs/integer';
import { port } from '../../codecs/port';
import { text } from '../../codecs/text';
import { defineAnnotation } from '../../define-annotation';

/** How the load balancer of a Service finds out which targets are well. */
export const healthCheck = [
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-healthcheck-protocol',
    summary: 'What the health check speaks.',
    codec: enumeration(['tcp', 'http', 'https', 'ssl'], { ignoreCase: true }),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        codec: enumeration(['tcp', 'http', 'https'], { ignoreCase: true }),
        default: 'tcp',
        defaultNote: 'http for instance targets with externalTrafficPolicy Local',
        onBadValue: 'rejects',
        docs: 'docs/guide/service/annotations.md#healthcheck-protocol',
        source: 'pkg/service/model_build_target_group.go',
      },
      'cloud-provider-aws': {
        default: 'tcp',
        defaultNote: 'http with externalTrafficPolicy Local, ssl for Classic ones whose backends speak TLS',
        onBadValue: 'rejects',
        conflicts: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-type',
            is: ['nlb'],
            ownValues: ['ssl'],
            effect: 'rejects',
            detail: 'only a Classic Load Balancer checks with a TLS handshake',
          },
        ],
        note: 'For a Classic Load Balancer the provider does not check it; AWS does.',
        docs: 'docs/service_controller.md',
        source: 'pkg/providers/v1/aws.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-healthcheck-port',
    summary: 'The port that is checked.',
    codec: port({ words: ['traffic-port'] }),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        default: 'traffic-port',
        defaultNote: 'spec.healthCheckNodePort for instance targets with externalTrafficPolicy Local',
        onBadValue: 'rejects',
        docs: 'docs/guide/service/annotations.md#healthcheck-port',
        source: 'pkg/service/model_build_target_group.go',
      },
      'cloud-provider-aws': {
        codec: port({ words: ['traffic-port'], names: false }),
        default: 'traffic-port',
        defaultNote: 'spec.healthCheckNodePort with externalTrafficPolicy Local',
        onBadValue: 'rejects',
        docs: 'docs/service_controller.md',
        source: 'pkg/providers/v1/aws.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-healthcheck-path',
    summary: 'The path that an HTTP health check asks for.',
    codec: text({ expects: 'a path' }),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        default: '/',
        defaultNote: '/healthz for instance targets with externalTrafficPolicy Local',
        onBadValue: 'passes-on',
        requires: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-healthcheck-protocol',
            is: ['http', 'https'],
            when: [{ annotation: 'service.beta.kubernetes.io/aws-load-balancer-healthcheck-protocol' }],
            detail: 'only HTTP asks for a path',
          },
          { detail: 'externalTrafficPolicy Local makes the protocol of instance targets "http"' },
        ],
        docs: 'docs/guide/service/annotations.md#healthcheck-path',
        source: 'pkg/service/model_build_target_group.go',
      },
      'cloud-provider-aws': {
        default: '/',
        defaultNote: '/healthz with externalTrafficPolicy Local',
        onBadValue: 'passes-on',
        requires: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-healthcheck-protocol',
            is: ['http', 'https'],
            when: [{ annotation: 'service.beta.kubernetes.io/aws-load-balancer-healthcheck-protocol' }],
            detail: 'only HTTP asks for a path',
          },
          { detail: 'externalTrafficPolicy Local makes the protocol "http"' },
        ],
        docs: 'docs/service_controller.md',
        source: 'pkg/providers/v1/aws.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-healthcheck-success-codes',
    summary: 'The status codes that an HTTP health check takes for well.',
    codec: text({ expects: 'status codes or ranges of them' }),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.4.6',
        default: '200-399',
        onBadValue: 'passes-on',
        requires: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-healthcheck-protocol',
            is: ['http', 'https'],
            when: [{ annotation: 'service.beta.kubernetes.io/aws-load-balancer-healthcheck-protocol' }],
            detail: 'only HTTP answers with a status code',
          },
          { detail: 'externalTrafficPolicy Local makes the protocol of instance targets "http"' },
        ],
        featureGate: 'NLBHealthCheckAdvancedConfig',
        docs: 'docs/guide/service/annotations.md#healthcheck-success-codes',
        source: 'pkg/service/model_build_target_group.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-healthcheck-interval',
    summary: 'The seconds between two health checks of a target.',
    codec: integer({ min: 5, max: 300, boundsBy: 'aws' }),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        default: 10,
        onBadValue: 'rejects',
        docs: 'docs/guide/service/annotations.md#healthcheck-interval',
        source: 'pkg/service/model_build_target_group.go',
      },
      'cloud-provider-aws': {
        default: 30,
        defaultNote: '10 with externalTrafficPolicy Local, and for a Classic Load Balancer',
        onBadValue: 'rejects',
        docs: 'docs/service_controller.md',
        source: 'pkg/providers/v1/aws.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-healthcheck-timeout',
    summary: 'The seconds after which a health check without an answer has failed.',
    codec: integer({ min: 2, max: 120, boundsBy: 'aws' }),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        default: 10,
        defaultNote: '6 for instance targets with externalTrafficPolicy Local',
        onBadValue: 'rejects',
        featureGate: 'NLBHealthCheckAdvancedConfig',
        docs: 'docs/guide/service/annotations.md#healthcheck-timeout',
        source: 'pkg/service/model_build_target_group.go',
      },
      'cloud-provider-aws': {
        default: 10,
        defaultNote: '5 for a Classic Load Balancer',
        onBadValue: 'rejects',
        docsDisagree: 'The documentation gives 5 for its default, which is that of a Classic Load Balancer.',
        docs: 'docs/service_controller.md',
        source: 'pkg/providers/v1/aws.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-healthcheck-healthy-threshold',
    summary: 'How many health checks in a row a target passes before it is well.',
    codec: integer({ min: 2, max: 10, boundsBy: 'aws' }),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        default: 3,
        defaultNote: '2 for instance targets with externalTrafficPolicy Local',
        onBadValue: 'rejects',
        docs: 'docs/guide/service/annotations.md#healthcheck-healthy-threshold',
        source: 'pkg/service/model_build_target_group.go',
      },
      'cloud-provider-aws': {
        default: 3,
        defaultNote: '2 with externalTrafficPolicy Local, and for a Classic Load Balancer',
        onBadValue: 'rejects',
        docs: 'docs/service_controller.md',
        source: 'pkg/providers/v1/aws.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-healthcheck-unhealthy-threshold',
    summary: 'How many health checks in a row a target fails before it is unwell.',
    codec: integer({ min: 2, max: 10, boundsBy: 'aws' }),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        default: 3,
        defaultNote: '2 for instance targets with externalTrafficPolicy Local',
        onBadValue: 'rejects',
        docs: 'docs/guide/service/annotations.md#healthcheck-unhealthy-threshold',
        source: 'pkg/service/model_build_target_group.go',
      },
      'cloud-provider-aws': {
        default: 3,
        defaultNote: '2 with externalTrafficPolicy Local, 6 for a Classic Load Balancer',
        onBadValue: 'rejects',
        docsDisagree: 'The documentation gives 2 for its default; the code has 3 for a Network Load Balancer.',
        docs: 'docs/service_controller.md',
        source: 'pkg/providers/v1/aws.go',
      },
    },
  }),
] as const;
