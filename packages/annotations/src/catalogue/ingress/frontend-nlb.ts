import { DNS_RECORD_CLIENT_ROUTING_POLICIES } from '@eks-ingress/elbv2/attributes';
import { resourceIdPrefix } from '@eks-ingress/elbv2/identifiers';
import type { Relation } from '../../annotation';
import { alternatives } from '../../codecs/alternatives';
import { boolean } from '../../codecs/boolean';
import { enumeration } from '../../codecs/enumeration';
import { integer } from '../../codecs/integer';
import { integerMap } from '../../codecs/integer-map';
import { port } from '../../codecs/port';
import { stringList } from '../../codecs/string-list';
import { stringMap } from '../../codecs/string-map';
import { text } from '../../codecs/text';
import { defineAnnotation } from '../../define-annotation';
import { alone } from './alone';

const behindFrontendNlb: readonly Relation[] = [
  {
    annotation: 'alb.ingress.kubernetes.io/enable-frontend-nlb',
    is: [true],
    when: [alone],
    unread: true,
    detail: 'there is no Network Load Balancer without',
  },
];

function clientRoutingProblem(policy: string | undefined): string | undefined {
  return policy === undefined || DNS_RECORD_CLIENT_ROUTING_POLICIES.some((known) => known === policy)
    ? undefined
    : `dns_record.client_routing_policy must be ${alternatives(DNS_RECORD_CLIENT_ROUTING_POLICIES)}`;
}

function isPort(port: number): boolean {
  return port >= 1 && port <= 65535;
}

/** A Network Load Balancer in front of the load balancer of an Ingress. */
export const frontendNlb = [
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/enable-frontend-nlb',
    summary: 'Whether a Network Load Balancer stands in front of the load balancer of the Ingress.',
    codec: boolean(),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.13.0',
        default: false,
        onBadValue: 'rejects',
        group: 'exclusive',
        note: 'Its name is that of the load balancer behind it, cut to 28 characters, and "-nlb". Its scheme is not taken from there.',
        docs: 'docs/guide/ingress/annotations.md#enable-frontend-nlb',
        source: 'pkg/ingress/model_build_frontend_nlb.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/frontend-nlb-scheme',
    summary: 'Whether the Network Load Balancer has public addresses.',
    codec: enumeration(['internal', 'internet-facing']),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.13.0',
        default: 'internal',
        defaultNote: 'of the --default-load-balancer-scheme flag, whatever the scheme of the load balancer behind it',
        onBadValue: 'rejects',
        group: 'exclusive',
        requires: [...behindFrontendNlb],
        docs: 'docs/guide/ingress/annotations.md#frontend-nlb-scheme',
        source: 'pkg/ingress/model_build_frontend_nlb.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/frontend-nlb-subnets',
    summary: 'The subnets of the Network Load Balancer, by ID or by the value of their Name tag.',
    codec: stringList({ expects: 'at least one subnet, each once', minItems: 1, onceEach: resourceIdPrefix('subnet') }),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.13.0',
        defaultNote: 'found by their tags',
        onBadValue: 'rejects',
        group: 'exclusive',
        requires: [...behindFrontendNlb],
        docs: 'docs/guide/ingress/annotations.md#frontend-nlb-subnets',
        source: 'pkg/ingress/model_build_frontend_nlb.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/frontend-nlb-security-groups',
    summary: 'The security groups of the Network Load Balancer, by ID or by the value of their Name tag.',
    codec: stringList({
      expects: 'security groups between commas, each once',
      onceEach: resourceIdPrefix('security-group'),
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.13.0',
        defaultNote: 'those of the load balancer behind it',
        onBadValue: 'rejects',
        group: 'exclusive',
        groupOrderSensitive: true,
        requires: [...behindFrontendNlb],
        emptyValue: 'absent, by the Ingress itself; the other Ingresses of a group are compared with it all the same',
        docs: 'docs/guide/ingress/annotations.md#frontend-nlb-security-groups',
        source: 'pkg/ingress/model_build_frontend_nlb.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/frontend-nlb-listener-port-mapping',
    summary: 'The ports of the Network Load Balancer, each with the port behind it.',
    codec: integerMap<`${number}`>({ expects: 'ports such as 80=8080, that of the Network Load Balancer first' }),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.13.0',
        defaultNote: 'each port of the load balancer behind it, under the same number',
        onBadValue: 'rejects',
        group: 'exclusive-per-frontend-port',
        requires: [...behindFrontendNlb],
        cautions: [
          {
            applies: (ports) =>
              Object.entries(ports)
                .flat()
                .some((port) => !isPort(Number(port))),
            examples: ['80=70000'],
            why: 'Ports are from 1 to 65535.',
            effect: 'passes-on',
          },
        ],
        note: 'A port that the Ingress does not listen on is skipped, with a line in the log alone. All listeners are TCP.',
        docs: 'docs/guide/ingress/annotations.md#frontend-nlb-listener-port-mapping',
        source: 'pkg/ingress/model_build_frontend_nlb.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/frontend-nlb-healthcheck-port',
    summary: 'The port that the Network Load Balancer checks.',
    codec: port({ words: ['traffic-port'], names: false }),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.13.0',
        default: 'traffic-port',
        onBadValue: 'rejects',
        group: 'exclusive-per-frontend-port',
        requires: [...behindFrontendNlb],
        docs: 'docs/guide/ingress/annotations.md#frontend-nlb-healthcheck-port',
        source: 'pkg/ingress/model_build_frontend_nlb.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/frontend-nlb-healthcheck-protocol',
    summary: 'What the health check of the Network Load Balancer speaks.',
    codec: enumeration(['HTTP', 'HTTPS']),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.13.0',
        default: 'HTTP',
        onBadValue: 'rejects',
        group: 'exclusive-per-frontend-port',
        requires: [...behindFrontendNlb],
        docs: 'docs/guide/ingress/annotations.md#frontend-nlb-healthcheck-protocol',
        source: 'pkg/ingress/model_build_frontend_nlb.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/frontend-nlb-healthcheck-path',
    summary: 'The path that the health check of the Network Load Balancer asks for.',
    codec: text({ expects: 'a path' }),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.13.0',
        default: '/',
        onBadValue: 'passes-on',
        group: 'exclusive-per-frontend-port',
        requires: [...behindFrontendNlb],
        docs: 'docs/guide/ingress/annotations.md#frontend-nlb-healthcheck-path',
        source: 'pkg/ingress/model_build_frontend_nlb.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/frontend-nlb-healthcheck-interval-seconds',
    summary: 'The seconds between two health checks of the Network Load Balancer.',
    codec: integer({ min: 5, max: 300, boundsBy: 'aws' }),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.13.0',
        default: 15,
        onBadValue: 'rejects',
        group: 'exclusive-per-frontend-port',
        requires: [...behindFrontendNlb],
        docs: 'docs/guide/ingress/annotations.md#frontend-nlb-healthcheck-interval-seconds',
        source: 'pkg/ingress/model_build_frontend_nlb.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/frontend-nlb-healthcheck-timeout-seconds',
    summary: 'The seconds after which a health check of the Network Load Balancer without an answer has failed.',
    codec: integer({ min: 2, max: 120, boundsBy: 'aws' }),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.13.0',
        default: 5,
        onBadValue: 'rejects',
        group: 'exclusive-per-frontend-port',
        requires: [...behindFrontendNlb],
        docs: 'docs/guide/ingress/annotations.md#frontend-nlb-healthcheck-timeout-seconds',
        source: 'pkg/ingress/model_build_frontend_nlb.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/frontend-nlb-healthcheck-healthy-threshold-count',
    summary:
      'How many health checks in a row the load balancer passes before the Network Load Balancer takes it for well.',
    codec: integer({ min: 2, max: 10, boundsBy: 'aws' }),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.13.0',
        default: 2,
        onBadValue: 'rejects',
        group: 'exclusive-per-frontend-port',
        requires: [...behindFrontendNlb],
        docsDisagree:
          'The documentation gives 3 for its default; the code takes that of the load balancer behind it, 2.',
        docs: 'docs/guide/ingress/annotations.md#frontend-nlb-healthcheck-healthy-threshold-count',
        source: 'pkg/ingress/model_build_frontend_nlb.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/frontend-nlb-healthcheck-unhealthy-threshold-count',
    summary:
      'How many health checks in a row the load balancer fails before the Network Load Balancer takes it for unwell.',
    codec: integer({ min: 2, max: 10, boundsBy: 'aws' }),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.13.0',
        default: 2,
        onBadValue: 'rejects',
        group: 'exclusive-per-frontend-port',
        requires: [...behindFrontendNlb],
        docsDisagree:
          'The documentation gives 3 for its default; the code takes that of the load balancer behind it, 2.',
        docs: 'docs/guide/ingress/annotations.md#frontend-nlb-healthcheck-unhealthy-threshold-count',
        source: 'pkg/ingress/model_build_frontend_nlb.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/frontend-nlb-healthcheck-success-codes',
    summary: 'The status codes that the health check of the Network Load Balancer takes for well.',
    codec: text({ expects: 'status codes or ranges of them' }),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.13.0',
        default: '200',
        onBadValue: 'passes-on',
        group: 'once-per-frontend-port',
        requires: [...behindFrontendNlb],
        note: 'Two Ingresses of a group with a port in common cannot both have it, not even with one value: the controller compares them in a way that never finds them equal.',
        docs: 'docs/guide/ingress/annotations.md#frontend-nlb-healthcheck-success-codes',
        source: 'pkg/ingress/model_build_frontend_nlb.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/frontend-nlb-tags',
    summary: 'Tags of the Network Load Balancer, in place of all those of the load balancer behind it.',
    codec: stringMap(),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.14.0',
        defaultNote: 'those of the load balancer behind it',
        onBadValue: 'rejects',
        group: 'exclusive',
        requires: [...behindFrontendNlb],
        note: 'The tags of the --default-tags flag are replaced too, and keys of the --external-managed-tags flag are not refused.',
        docs: 'docs/guide/ingress/annotations.md#frontend-nlb-tags',
        source: 'pkg/ingress/model_build_frontend_nlb.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/frontend-nlb-eip-allocations',
    summary: 'The Elastic IP addresses of the Network Load Balancer, one for each subnet, by their allocation IDs.',
    codec: stringList({ expects: 'allocation IDs between commas' }),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.14.0',
        defaultNote: 'addresses of AWS',
        onBadValue: 'rejects',
        group: 'exclusive',
        requires: [
          ...behindFrontendNlb,
          {
            annotation: 'alb.ingress.kubernetes.io/frontend-nlb-scheme',
            is: ['internet-facing'],
            when: [alone, { annotation: 'alb.ingress.kubernetes.io/enable-frontend-nlb', is: [true] }],
            effect: 'rejects',
            detail: 'an internal load balancer has no Elastic IP addresses',
          },
          { detail: 'as many addresses as there are subnets: the reconcile fails otherwise' },
        ],
        emptyValue: 'absent on an internet-facing one; an internal one is refused all the same',
        docsDisagree:
          'The documentation gives 200 for its default, which belongs to another annotation: there is none.',
        docs: 'docs/guide/ingress/annotations.md#frontend-nlb-eip-allocations',
        source: 'pkg/ingress/model_build_frontend_nlb.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/frontend-nlb-attributes',
    summary: 'Attributes of the Network Load Balancer, by the names that Elastic Load Balancing gives them.',
    codec: stringMap({ check: (attributes) => clientRoutingProblem(attributes['dns_record.client_routing_policy']) }),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v3.2.0',
        onBadValue: 'rejects',
        group: 'exclusive-onwards',
        requires: [...behindFrontendNlb],
        groupOrder: 'once an Ingress has it, all those after it need the same: one without it is a conflict',
        note: 'Of the names and values, dns_record.client_routing_policy alone is checked; the message then names the annotation of a Service.',
        docsDisagree:
          'The documentation calls it a list that each Ingress keeps to itself; the code reads key=value pairs, and refuses different ones in a group.',
        docs: 'docs/guide/ingress/annotations.md#frontend-nlb-attributes',
        source: 'pkg/ingress/model_build_frontend_nlb.go',
      },
    },
  }),
] as const;
