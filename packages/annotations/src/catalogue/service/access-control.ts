import { boolean } from '../../codecs/boolean';
import { enumeration } from '../../codecs/enumeration';
import { stringList } from '../../codecs/string-list';
import { defineAnnotation } from '../../define-annotation';

/** Who reaches the load balancer of a Service, and who opens the way to its targets. */
export const accessControl = [
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-scheme',
    summary: 'Whether the load balancer has public addresses.',
    codec: enumeration(['internal', 'internet-facing']),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.2.0',
        defaultNote:
          'that of the load balancer that is there, else of the --default-load-balancer-scheme flag: internal',
        onBadValue: 'rejects',
        onChange: 'the load balancer is replaced, with another DNS name',
        docs: 'docs/guide/service/annotations.md#lb-scheme',
        source: 'pkg/service/model_build_load_balancer.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-internal',
    summary: 'Whether the load balancer has no public addresses.',
    codec: boolean(),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        defaultNote: 'the scheme of the load balancer that is there, else internal',
        onBadValue: 'rejects',
        deprecated: { replacement: 'service.beta.kubernetes.io/aws-load-balancer-scheme' },
        docs: 'docs/guide/service/annotations.md#lb-internal',
        source: 'pkg/service/model_build_load_balancer.go',
      },
      'cloud-provider-aws': {
        codec: boolean({ spellings: 'exact' }),
        default: false,
        onBadValue: 'misreads',
        badValueBecomes: '"true", whatever it says',
        docs: 'docs/service_controller.md',
        source: 'pkg/providers/v1/aws.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-security-groups',
    summary: 'The security groups of the load balancer, in place of those that the controller manages.',
    codec: stringList(),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.6.0',
        defaultNote: 'one security group of its own, and the one that backends share',
        onBadValue: 'rejects',
        requires: [{ detail: 'a load balancer that was made with security groups: they cannot be added later' }],
        conflicts: [
          {
            annotation: 'service.beta.kubernetes.io/load-balancer-source-ranges',
            detail: 'the source ranges are ignored',
          },
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-security-group-prefix-lists',
            detail: 'the prefix lists are ignored',
          },
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-disable-nlb-sg',
            detail: 'the reconcile fails',
          },
        ],
        docs: 'docs/guide/service/annotations.md#security-groups',
        source: 'pkg/service/model_build_load_balancer.go',
      },
      'cloud-provider-aws': {
        defaultNote: 'one security group of its own',
        onBadValue: 'passes-on',
        docs: 'docs/service_controller.md',
        source: 'pkg/providers/v1/aws.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-manage-backend-security-group-rules',
    summary: 'Whether the controller opens the security groups of the targets to the load balancer.',
    codec: boolean(),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.4.0',
        defaultNote: 'with security-groups, that of the --enable-manage-backend-security-group-rules flag: false',
        onBadValue: 'rejects',
        requires: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-security-groups',
            detail: 'it is not read while the controller manages the security group of the load balancer',
          },
        ],
        docs: 'docs/guide/service/annotations.md#manage-backend-sg-rules',
        source: 'pkg/service/model_build_load_balancer.go',
      },
    },
  }),
] as const;
