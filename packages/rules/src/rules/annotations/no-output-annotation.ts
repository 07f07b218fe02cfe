import { upstreamUrl } from '@eks-ingress/annotations';
import { removeAnnotation } from '../../annotation-fixes';
import { defineRule } from '../../rule';

export const noOutputAnnotation = defineRule({
  name: 'no-output-annotation',
  topic: 'annotations',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Annotations that a controller writes are left to it.',
  why: 'They come into a manifest by copying an object out of a cluster. The controller overwrites them, or takes them for what it has done already.',
  sources: [upstreamUrl('aws-load-balancer-controller', 'pkg/targetgroupbinding/utils.go')],
  fixable: true,
  at: 'key',
  reports: ['annotation-output-only'],
  fix: removeAnnotation,
  examples: {
    valid: [
      {
        title: 'A TargetGroupBinding as its author wrote it.',
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
`,
      },
    ],
    invalid: [
      {
        title: 'The controller takes the targets for registered, and may leave them out.',
        yaml: `
apiVersion: elbv2.k8s.aws/v1beta1
kind: TargetGroupBinding
metadata:
  name: game
  namespace: play
  annotations:
    elbv2.k8s.aws/checkpoint: 2RKkmW8uQ4tP
spec:
  serviceRef:
    name: game
    port: 7777
  targetGroupName: game
`,
        findings: [
          {
            path: 'metadata.annotations["elbv2.k8s.aws/checkpoint"]',
            message:
              'elbv2.k8s.aws/checkpoint is written by the AWS Load Balancer Controller, and is not for anybody else to set.',
          },
        ],
        fixed: `
apiVersion: elbv2.k8s.aws/v1beta1
kind: TargetGroupBinding
metadata:
  name: game
  namespace: play
  annotations: {}
spec:
  serviceRef:
    name: game
    port: 7777
  targetGroupName: game
`,
      },
    ],
  },
});
