import { boolean } from '../../codecs/boolean';
import { text } from '../../codecs/text';
import { defineAnnotation } from '../../define-annotation';

/** What protects the load balancer of an Ingress: AWS WAF and AWS Shield. */
export const addons = [
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/waf-acl-id',
    summary: 'The web ACL of AWS WAF Classic; "none" removes it.',
    codec: text({ expects: 'the ID of a web ACL, or "none"' }),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        defaultNote: 'whatever is there stays',
        onBadValue: 'passes-on',
        group: 'exclusive',
        groupIgnoresEmpty: true,
        emptyValue: 'absent',
        note: 'AWS WAF Classic is the older product: wafv2-acl-arn and wafv2-acl-name are about the one that has replaced it.',
        docs: 'docs/guide/ingress/annotations.md#waf-acl-id',
        source: 'pkg/ingress/model_build_load_balancer_addons.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/web-acl-id',
    summary: 'The web ACL of AWS WAF Classic, by the older name of the annotation.',
    codec: text({ expects: 'the ID of a web ACL, or "none"' }),
    appliesTo: ['Ingress'],
    aliasOf: 'alb.ingress.kubernetes.io/waf-acl-id',
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        defaultNote: 'whatever is there stays',
        onBadValue: 'passes-on',
        deprecated: { replacement: 'alb.ingress.kubernetes.io/waf-acl-id' },
        group: 'exclusive',
        groupIgnoresEmpty: true,
        emptyValue: 'absent',
        note: 'It counts as waf-acl-id when the Ingress has none, in a group too.',
        docsDisagree: 'The documentation does not mention it, and the code reads it.',
        source: 'pkg/ingress/model_build_load_balancer_addons.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/wafv2-acl-arn',
    summary: 'The web ACL of AWS WAF; "none" removes it.',
    codec: text({ expects: 'the ARN of a regional web ACL, or "none"' }),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        defaultNote: 'whatever is there stays',
        onBadValue: 'passes-on',
        group: 'exclusive',
        emptyValue: '"none": the web ACL is removed',
        ingressClassParams: 'wafv2AclArn',
        cautions: [
          {
            applies: (arn) => arn === '',
            examples: [''],
            why: 'An empty value removes the web ACL from the load balancer, as "none" does: nothing filters requests any more.',
            fix: 'Remove the annotation to keep what is there, or write "none" to remove it.',
          },
        ],
        conflicts: [
          {
            annotation: 'alb.ingress.kubernetes.io/wafv2-acl-name',
            isNot: [''],
            when: [{ annotation: 'alb.ingress.kubernetes.io/wafv2-acl-name' }],
            unread: true,
            detail: 'a name on any Ingress of the group decides for all of them',
          },
        ],
        docsDisagree:
          'The documentation says that an empty value leaves things as they are; in the code it removes the web ACL. It says that a web ACL that somebody else set is removed again; without an annotation the code leaves it.',
        docs: 'docs/guide/ingress/annotations.md#wafv2-acl-arn',
        source: 'pkg/ingress/model_build_load_balancer_addons.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/wafv2-acl-name',
    summary: 'The web ACL of AWS WAF, by its name; "none" removes it.',
    codec: text({ expects: 'the name of a regional web ACL, or "none"' }),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.14.0',
        defaultNote: 'that of wafv2-acl-arn',
        onBadValue: 'rejects',
        group: 'exclusive',
        groupIgnoresEmpty: true,
        emptyValue: 'absent',
        ingressClassParams: 'wafv2AclName',
        requires: [{ detail: 'the permission wafv2:ListWebACLs' }],
        docsDisagree:
          'The table of the documentation leaves it out, and the IAM policy of the controller lacks wafv2:ListWebACLs: the code then says that it cannot find the web ACL.',
        docs: 'docs/guide/ingress/annotations.md#wafv2-acl-name',
        source: 'pkg/ingress/model_build_load_balancer_addons.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/shield-advanced-protection',
    summary: 'Whether AWS Shield Advanced protects the load balancer.',
    codec: boolean(),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        defaultNote: 'whatever is there stays',
        onBadValue: 'rejects',
        group: 'exclusive',
        requires: [{ detail: 'a subscription of AWS Shield Advanced' }],
        docs: 'docs/guide/ingress/annotations.md#shield-advanced-protection',
        source: 'pkg/ingress/model_build_load_balancer_addons.go',
      },
    },
  }),
] as const;
