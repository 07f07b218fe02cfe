import { enumeration } from '../../codecs/enumeration';
import { integer } from '../../codecs/integer';
import { port } from '../../codecs/port';
import { text } from '../../codecs/text';
import { defineAnnotation } from '../../define-annotation';

/** How the load balancer of an Ingress finds out which targets are well. */
export const healthCheck = [
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/healthcheck-protocol',
    summary: 'What the health check speaks.',
    codec: enumeration(['HTTP', 'HTTPS']),
    appliesTo: ['Ingress', 'Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        defaultNote: 'the backend protocol',
        onBadValue: 'rejects',
        backendService: 'replaces',
        docsDisagree: 'The documentation gives HTTP for its default; in the code it follows backend-protocol.',
        docs: 'docs/guide/ingress/annotations.md#healthcheck-protocol',
        source: 'pkg/ingress/model_build_target_group.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/healthcheck-port',
    summary: 'The port that is checked.',
    codec: port({ words: ['traffic-port'] }),
    appliesTo: ['Ingress', 'Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        default: 'traffic-port',
        onBadValue: 'rejects',
        backendService: 'replaces',
        requires: [
          {
            detail:
              'a name has to be that of a port of the Service, with a number for its targetPort when targets are pods',
          },
        ],
        docsDisagree:
          'The documentation allows numbers and traffic-port; the code takes the names of Service ports too.',
        docs: 'docs/guide/ingress/annotations.md#healthcheck-port',
        source: 'pkg/ingress/model_build_target_group.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/healthcheck-path',
    summary: 'The path that the health check asks for.',
    codec: text({ expects: 'a path' }),
    appliesTo: ['Ingress', 'Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        default: '/',
        defaultNote: '/AWS.ALB/healthcheck for gRPC',
        onBadValue: 'passes-on',
        backendService: 'replaces',
        cautions: [
          {
            applies: (path) => path === '',
            examples: [''],
            why: 'It is no path, and takes the place of the default.',
            fix: 'Remove the annotation, or write a path such as "/healthz".',
            effect: 'passes-on',
          },
        ],
        docs: 'docs/guide/ingress/annotations.md#healthcheck-path',
        source: 'pkg/ingress/model_build_target_group.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/healthcheck-interval-seconds',
    summary: 'The seconds between two health checks of a target.',
    codec: integer({ min: 5, max: 300, boundsBy: 'aws' }),
    appliesTo: ['Ingress', 'Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        default: 15,
        onBadValue: 'rejects',
        backendService: 'replaces',
        docs: 'docs/guide/ingress/annotations.md#healthcheck-interval-seconds',
        source: 'pkg/ingress/model_build_target_group.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/healthcheck-timeout-seconds',
    summary: 'The seconds after which a health check without an answer has failed; fewer than the interval.',
    codec: integer({ min: 2, max: 120, boundsBy: 'aws' }),
    appliesTo: ['Ingress', 'Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        default: 5,
        onBadValue: 'rejects',
        backendService: 'replaces',
        docs: 'docs/guide/ingress/annotations.md#healthcheck-timeout-seconds',
        source: 'pkg/ingress/model_build_target_group.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/success-codes',
    summary: 'The status codes that the health check takes for well; of gRPC for a gRPC backend.',
    codec: text({ expects: 'status codes or ranges of them' }),
    appliesTo: ['Ingress', 'Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        default: '200',
        defaultNote: '12 for gRPC',
        onBadValue: 'passes-on',
        backendService: 'replaces',
        note: 'For HTTP, codes from 200 to 499; for gRPC, from 0 to 99.',
        docs: 'docs/guide/ingress/annotations.md#success-codes',
        source: 'pkg/ingress/model_build_target_group.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/healthy-threshold-count',
    summary: 'How many health checks in a row a target passes before it is well.',
    codec: integer({ min: 2, max: 10, boundsBy: 'aws' }),
    appliesTo: ['Ingress', 'Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        default: 2,
        onBadValue: 'rejects',
        backendService: 'replaces',
        docs: 'docs/guide/ingress/annotations.md#healthy-threshold-count',
        source: 'pkg/ingress/model_build_target_group.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/unhealthy-threshold-count',
    summary: 'How many health checks in a row a target fails before it is unwell.',
    codec: integer({ min: 2, max: 10, boundsBy: 'aws' }),
    appliesTo: ['Ingress', 'Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        default: 2,
        onBadValue: 'rejects',
        backendService: 'replaces',
        docs: 'docs/guide/ingress/annotations.md#unhealthy-threshold-count',
        source: 'pkg/ingress/model_build_target_group.go',
      },
    },
  }),
] as const;
