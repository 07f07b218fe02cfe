import { quote } from '@eks-ingress/diagnostics';
import type { AutoScalingGroupsSpec, TaggedInstancesSpec, TargetGroupBindingSpec } from '../specification/registration';
import { AUTO_SCALING_GROUP_ATTACHMENT, AWS_LOAD_BALANCER_CONTROLLER, ELBV2_API } from '../sources';
import { defineConstraints } from './constraint';

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
    source: AWS_LOAD_BALANCER_CONTROLLER('targetgroupbinding/targetgroupbinding'),
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
    source: AUTO_SCALING_GROUP_ATTACHMENT,
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
    source: AUTO_SCALING_GROUP_ATTACHMENT,
  },
]);

export const taggedInstancesConstraints = defineConstraints<TaggedInstancesSpec>([
  {
    id: 'tagged-instances-tags-required',
    severity: 'error',
    attribute: 'tags',
    when: ({ tags }) => Object.keys(tags).length === 0,
    message: () => 'No tag is given.',
    why: 'Every running instance of the account in the region would be registered.',
    fix: 'Give a tag that the nodes of this cluster alone have, such as "eks:cluster-name".',
    source: ELBV2_API('RegisterTargets'),
  },
  {
    id: 'tagged-instances-membership',
    severity: 'warning',
    attribute: 'tags',
    when: ({ tags }) => Object.keys(tags).length > 0,
    message: ({ tags }) =>
      `Instances with the tags ${quote(tags)} are registered when Terraform is applied, and at no other time.`,
    why: 'A node that joins later receives no traffic, and one that was replaced stays in the list until the next apply.',
    fix: 'Keep the number of nodes fixed and apply after each change, or use Auto Scaling groups or a TargetGroupBinding.',
    source: ELBV2_API('RegisterTargets'),
  },
]);
