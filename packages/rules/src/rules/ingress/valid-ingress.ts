import { membersOf, type Fix } from '@eks-ingress/diagnostics';
import type { ModelFinding } from '../../model-findings';
import { defineRule, type RuleContext } from '../../rule';

export const validIngress = defineRule({
  name: 'valid-ingress',
  topic: 'ingress',
  severity: 'error',
  preset: 'recommended',
  summary: 'Ingresses are such as the AWS Load Balancer Controller takes.',
  why: 'The controller refuses the Ingress with an event, and the load balancer stays as it was, that of an IngressGroup for all its Ingresses.',
  sources: [
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/v3.5.0/docs/guide/ingress/annotations.md',
  ],
  fixable: true,
  reports: [
    'ingress-class-parameters',
    'ingress-class-params-unread',
    'ingress-frontend-addresses',
    'ingress-path-wildcard',
    'ingress-redirect-circle',
  ],
  fix: writePrefix,
  examples: {
    valid: [
      {
        title: 'A prefix stands for what is below it.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
spec:
  ingressClassName: alb
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /cart
            pathType: Prefix
            backend:
              service:
                name: cart
                port:
                  number: 80
`,
      },
    ],
    invalid: [
      {
        title: 'A prefix takes no wildcard.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
spec:
  ingressClassName: alb
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /cart/*
            pathType: Prefix
            backend:
              service:
                name: cart
                port:
                  number: 80
`,
        findings: [
          { path: 'spec.rules[0].http.paths[0].path', message: 'is of the type Prefix, which takes no wildcards' },
        ],
        fixed: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
spec:
  ingressClassName: alb
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /cart
            pathType: Prefix
            backend:
              service:
                name: cart
                port:
                  number: 80
`,
      },
      {
        title: 'Elastic IP addresses for a Network Load Balancer that is internal.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/group.name: shop
    alb.ingress.kubernetes.io/enable-frontend-nlb: "true"
    alb.ingress.kubernetes.io/frontend-nlb-scheme: internal
    alb.ingress.kubernetes.io/frontend-nlb-eip-allocations: eipalloc-0a1b2c3d4e5f60718,eipalloc-0b2c3d4e5f607182a
spec:
  ingressClassName: alb
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: cart
                port:
                  number: 80
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/frontend-nlb-eip-allocations"]',
            message: 'is for an internet-facing Network Load Balancer',
          },
        ],
      },
      {
        title: 'Two rules redirect to each other.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/actions.to-new: '{"type":"redirect","redirectConfig":{"path":"/new","statusCode":"HTTP_302"}}'
    alb.ingress.kubernetes.io/actions.to-old: '{"type":"redirect","redirectConfig":{"path":"/old","statusCode":"HTTP_302"}}'
spec:
  ingressClassName: alb
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /old
            pathType: Exact
            backend:
              service:
                name: to-new
                port:
                  name: use-annotation
          - path: /new
            pathType: Exact
            backend:
              service:
                name: to-old
                port:
                  name: use-annotation
`,
        findings: [
          { path: 'spec.rules[0].http.paths[0]', message: 'back to itself' },
          { path: 'spec.rules[0].http.paths[1]', message: 'back to itself' },
        ],
      },
      {
        title: 'The parameters of the class are of a kind that does not exist.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata:
  name: alb
spec:
  controller: ingress.k8s.aws/alb
  parameters:
    kind: IngressClassParam
    name: alb
`,
        findings: [{ path: 'spec.parameters', message: 'are of the kind "IngressClassParam"' }],
      },
    ],
  },
});

/** A prefix in place of a wildcard at the end of one. The controller refuses the Ingress, so that nothing is lost. */
function writePrefix({ id, path, subject }: ModelFinding, { subjects }: RuleContext): readonly Fix[] {
  const text = id === 'ingress-path-wildcard' ? path.reduce(memberOf, subjects[subject]?.value) : undefined;
  const pathType = path.slice(0, -1).concat('pathType').reduce(memberOf, subjects[subject]?.value);
  if (typeof text !== 'string' || pathType !== 'Prefix' || !/^[^*?]*\/\*$/.test(text)) return [];
  const meant = text.slice(0, -2) || '/';
  return [{ title: `Write ${meant}`, isSafe: true, subject, edits: [{ kind: 'set', path, value: meant }] }];
}

function memberOf(value: unknown, key: number | string): unknown {
  return Array.isArray(value) ? (value as readonly unknown[])[Number(key)] : membersOf(value)[key];
}
