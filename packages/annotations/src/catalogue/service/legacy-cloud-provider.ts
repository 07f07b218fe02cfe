import type { Relation } from '../../annotation';
import { boolean } from '../../codecs/boolean';
import { integer } from '../../codecs/integer';
import { stringList } from '../../codecs/string-list';
import { defineAnnotation } from '../../define-annotation';

const classicOnly: Relation = {
  annotation: 'service.beta.kubernetes.io/aws-load-balancer-type',
  is: ['nlb'],
  unread: true,
  detail: 'it is for Classic Load Balancers alone',
};

/** What only the AWS cloud provider reads on a Service; the AWS Load Balancer Controller ignores it. */
export const legacyCloudProvider = [
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-connection-idle-timeout',
    summary: 'The seconds after which a Classic Load Balancer closes a silent connection.',
    codec: integer({ min: 1, max: 4000, boundsBy: 'aws' }),
    appliesTo: ['Service'],
    readBy: {
      'cloud-provider-aws': {
        default: 60,
        emptyValue: '"60"',
        onBadValue: 'rejects',
        conflicts: [classicOnly],
        docs: 'docs/service_controller.md',
        source: 'pkg/providers/v1/aws.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-connection-draining-enabled',
    summary: 'Whether a Classic Load Balancer lets connections to a node end before it lets go of the node.',
    codec: boolean(),
    appliesTo: ['Service'],
    readBy: {
      'cloud-provider-aws': {
        default: false,
        emptyValue: '"false"',
        onBadValue: 'rejects',
        conflicts: [classicOnly],
        docs: 'docs/service_controller.md',
        source: 'pkg/providers/v1/aws.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-connection-draining-timeout',
    summary: 'The seconds that a Classic Load Balancer waits for connections to a node to end.',
    codec: integer({ min: 1, max: 3600, boundsBy: 'aws' }),
    appliesTo: ['Service'],
    readBy: {
      'cloud-provider-aws': {
        default: 300,
        defaultNote: 'of AWS',
        emptyValue: 'the absence of the annotation',
        onBadValue: 'rejects',
        requires: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-connection-draining-enabled',
            is: [true],
            detail: 'nothing is waited for otherwise',
          },
        ],
        conflicts: [classicOnly],
        docs: 'docs/service_controller.md',
        source: 'pkg/providers/v1/aws.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-access-log-emit-interval',
    summary: 'The minutes between two access logs of a Classic Load Balancer.',
    codec: integer({ min: 5, max: 60, boundsBy: 'aws' }),
    appliesTo: ['Service'],
    readBy: {
      'cloud-provider-aws': {
        defaultNote: 'that of AWS: 60',
        emptyValue: 'the absence of the annotation',
        onBadValue: 'rejects',
        requires: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-access-log-enabled',
            is: [true],
            detail: 'there are no logs otherwise',
          },
        ],
        conflicts: [classicOnly],
        cautions: [
          {
            applies: (minutes) => minutes !== 5 && minutes !== 60,
            examples: ['10'],
            why: 'It is 5 or 60 minutes.',
            effect: 'passes-on',
          },
        ],
        docs: 'docs/service_controller.md',
        source: 'pkg/providers/v1/aws.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-extra-security-groups',
    summary: 'Security groups of a Classic Load Balancer, beside the one that the provider manages.',
    codec: stringList({ expects: 'IDs of security groups between commas' }),
    appliesTo: ['Service'],
    readBy: {
      'cloud-provider-aws': {
        onBadValue: 'passes-on',
        emptyValue: 'the absence of the annotation',
        conflicts: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-type',
            is: ['nlb'],
            effect: 'rejects',
            detail: 'the provider takes security groups for Classic Load Balancers alone',
          },
        ],
        docs: 'docs/service_controller.md',
        source: 'pkg/providers/v1/aws.go',
      },
    },
  }),
] as const;
