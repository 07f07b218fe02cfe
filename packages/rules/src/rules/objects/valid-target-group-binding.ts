import { upstreamUrl } from '@eks-ingress/annotations';
import { quote } from '@eks-ingress/diagnostics';
import { isResourceId } from '@eks-ingress/elbv2/identifiers';
import { isOf, type KubernetesObject } from '../../cluster/kubernetes-object';
import type { Report, RuleContext } from '../../rule';
import { defineRule } from '../../rule';

function* checkBindings({ cluster }: RuleContext): Iterable<Report> {
  for (const object of cluster.objects) {
    if (!isOf(object, 'TargetGroupBinding', 'elbv2.k8s.aws')) continue;
    for (const problem of problemsOf(object)) yield { subject: object.subject, ...problem };
  }
}

function* problemsOf({ spec }: KubernetesObject): Iterable<Omit<Report, 'subject'>> {
  const { targetGroupARN, targetGroupName, targetType, nodeSelector, vpcID, iamRoleArnToAssume } = spec;
  if (targetGroupARN === undefined && targetGroupName === undefined) {
    yield {
      path: ['spec', 'targetGroupARN'],
      message: 'The TargetGroupBinding names no target group.',
      fix: 'Set spec.targetGroupARN or spec.targetGroupName.',
    };
  }
  if (targetType !== undefined && targetType !== 'ip' && targetType !== 'instance') {
    yield {
      path: ['spec', 'targetType'],
      message: `spec.targetType is ${quote(targetType)}.`,
      fix: 'Write "ip" or "instance", as the target group has it.',
    };
  }
  if (nodeSelector !== undefined && targetType === 'ip') {
    yield {
      path: ['spec', 'nodeSelector'],
      message: 'spec.nodeSelector selects nodes, and the targets are pods.',
      fix: 'Remove it, or set spec.targetType to "instance".',
    };
  }
  if (typeof vpcID === 'string' && !isResourceId('vpc', vpcID)) {
    yield {
      path: ['spec', 'vpcID'],
      message: `spec.vpcID is ${quote(vpcID)}, which is no id of a VPC.`,
      fix: 'Write an id such as "vpc-0a1b2c3d4e5f60718".',
    };
  }
  if (iamRoleArnToAssume !== undefined && targetType === 'instance') {
    yield {
      path: ['spec', 'iamRoleArnToAssume'],
      message: 'A role is assumed, and the targets are nodes; a target group of another account takes pods alone.',
      fix: 'Set spec.targetType to "ip".',
    };
  }
}

export const validTargetGroupBinding = defineRule({
  name: 'valid-target-group-binding',
  topic: 'objects',
  severity: 'error',
  preset: 'recommended',
  summary: 'TargetGroupBindings are such as the AWS Load Balancer Controller takes.',
  why: 'Its webhook refuses the object, and nothing is registered.',
  sources: [
    upstreamUrl('aws-load-balancer-controller', 'webhooks/elbv2/targetgroupbinding_validator.go'),
    upstreamUrl('aws-load-balancer-controller', 'docs/guide/targetgroupbinding/spec.md'),
  ],
  check: checkBindings,
  examples: {
    valid: [
      {
        title: 'A target group by its name.',
        yaml: `
apiVersion: elbv2.k8s.aws/v1beta1
kind: TargetGroupBinding
metadata:
  name: game
  namespace: play
spec:
  serviceRef:
    name: game
    port: 7777
  targetGroupName: game
  targetType: ip
`,
      },
    ],
    invalid: [
      {
        title: 'No target group, and nodes to select among pods.',
        yaml: `
apiVersion: elbv2.k8s.aws/v1beta1
kind: TargetGroupBinding
metadata:
  name: game
  namespace: play
spec:
  serviceRef:
    name: game
    port: 7777
  targetType: ip
  nodeSelector:
    matchLabels:
      role: game
`,
        findings: [
          { path: 'spec.targetGroupARN', message: 'The TargetGroupBinding names no target group.' },
          { path: 'spec.nodeSelector', message: 'spec.nodeSelector selects nodes, and the targets are pods.' },
        ],
      },
      {
        title: 'The name of a VPC in place of its id.',
        yaml: `
apiVersion: elbv2.k8s.aws/v1beta1
kind: TargetGroupBinding
metadata:
  name: game
  namespace: play
spec:
  serviceRef:
    name: game
    port: 7777
  targetGroupName: game
  vpcID: production
`,
        findings: [{ path: 'spec.vpcID', message: 'spec.vpcID is "production", which is no id of a VPC.' }],
      },
    ],
  },
});
