import { upstreamUrl } from '@eks-ingress/annotations';
import { defineRule } from '../../rule';

export const noSecondDefaultClass = defineRule({
  name: 'no-second-default-class',
  topic: 'ingress',
  severity: 'error',
  preset: 'recommended',
  summary: 'One IngressClass is the default.',
  why: 'An Ingress that names no class is refused by the webhook of the AWS Load Balancer Controller while there are two defaults, whoever the Ingress is for.',
  sources: [upstreamUrl('aws-load-balancer-controller', 'pkg/ingress/class_loader.go')],
  reports: ['ingress-class-defaults'],
  examples: {
    valid: [
      {
        title: 'One of two is the default.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata:
  name: alb
  annotations:
    ingressclass.kubernetes.io/is-default-class: "true"
spec:
  controller: ingress.k8s.aws/alb
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata:
  name: nginx
spec:
  controller: k8s.io/ingress-nginx
`,
      },
    ],
    invalid: [
      {
        title: 'Both are.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata:
  name: alb
  annotations:
    ingressclass.kubernetes.io/is-default-class: "true"
spec:
  controller: ingress.k8s.aws/alb
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata:
  name: nginx
  annotations:
    ingressclass.kubernetes.io/is-default-class: "true"
spec:
  controller: k8s.io/ingress-nginx
`,
        findings: [
          {
            path: '1: metadata.annotations["ingressclass.kubernetes.io/is-default-class"]',
            message: 'nginx and alb are both the default class: an Ingress that names no class is refused.',
          },
        ],
      },
    ],
  },
});
