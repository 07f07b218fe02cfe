import { membersOf } from '../../cluster/kubernetes-object';
import type { Fix } from '../../fix';
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
  reports: ['ingress-*'],
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
