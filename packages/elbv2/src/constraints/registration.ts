import { quote } from '@eks-ingress/diagnostics';
import type { AutoScalingGroupsSpec, TaggedInstancesSpec, TargetGroupBindingSpec } from '../specification/registration';
import { ELBV2_API } from '../sources';
import { defineConstraints } from './constraint';

const TARGET_GROUP_BINDING =
  'https://kubernetes-sigs.github.io/aws-load-balancer-controller/v3.5/guide/targetgroupbinding/targetgroupbinding/';

export const targetGroupBindingConstraints = defineConstraints<TargetGroupBindingSpec>([
  {
    id: 'target-group-binding-networking-owner',
    severity: 'error',
    attribute: 'networking',
    when: ({ networking }, { loadBalancer: { targetSecurityGroupIds } }) =>
      networking !== undefined && targetSecurityGroupIds.length > 0,
    message: () =>
      'Both Terraform and the AWS Load Balancer Controller are told to open the security group of the targets.',
    why: 'Each removes the rules of the other, and targets turn unhealthy at the next apply or reconciliation.',
    fix: 'Remove networking from the binding, or targetSecurityGroupIds from the load balancer.',
    source: TARGET_GROUP_BINDING,
  },
]);

export const autoScalingGroupsConstraints = defineConstraints<AutoScalingGroupsSpec>([
  {
    id: 'auto-scaling-groups-required',
    severity: 'error',
    attribute: 'names',
    when: ({ names }) => names.length === 0,
    message: () => 'No Auto Scaling group is named.',
    why: 'The target group stays empty.',
    fix: 'Name the Auto Scaling groups of the nodes.',
    source: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/attach-load-balancer-asg.html',
  },
  {
    id: 'auto-scaling-groups-repeated',
    severity: 'error',
    attribute: 'names',
    when: ({ names }) => new Set(names).size < names.length,
    message: ({ names }) =>
      `The Auto Scaling group ${quote(names.find((name, index) => names.indexOf(name) < index))} is named twice.`,
    why: 'Terraform then has two resources for one attachment, and destroying either removes it.',
    fix: 'Remove one of the two.',
    source: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/attach-load-balancer-asg.html',
  },
]);

export const taggedInstancesConstraints = defineConstraints<TaggedInstancesSpec>([
  {
    id: 'tagged-instances-tags-required',
    severity: 'error',
    attribute: 'tags',
    when: ({ tags }) => Object.keys(tags).length === 0,
    message: () => 'No tag is given.',
    why: 'Every running instance of the account would be registered.',
    fix: 'Give a tag that the nodes of this cluster alone have, such as "eks:cluster-name".',
    source: ELBV2_API('RegisterTargets'),
  },
  {
    id: 'tagged-instances-membership',
    severity: 'warning',
    attribute: 'tags',
    when: ({ tags }) => Object.keys(tags).length > 0,
    message: ({ tags }) =>
      `Instances tagged ${Object.entries(tags)
        .map(([key, value]) => `${key}=${value}`)
        .join(', ')} are registered when Terraform is applied, and at no other time.`,
    why: 'A node that joins later receives no traffic, and one that was replaced stays in the list until the next apply.',
    fix: 'Keep the number of nodes fixed and apply after each change, or use Auto Scaling groups or a TargetGroupBinding.',
    source: ELBV2_API('RegisterTargets'),
  },
]);
