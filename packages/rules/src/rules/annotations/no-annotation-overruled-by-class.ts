import { findAnnotation } from '@eks-ingress/annotations';
import { membersOf, quote } from '@eks-ingress/diagnostics';
import { type Report, type RuleContext, defineRule } from '../../rule';

/** Fields that come together with the annotation, key by key, in place of winning over all of it. */
const merged = ['tags', 'loadBalancerAttributes', 'listeners'];

function* checkOverruled({ cluster }: RuleContext): Iterable<Report> {
  for (const { object, controller, ingressClassParams } of cluster.ingresses) {
    if (ingressClassParams === undefined || controller !== 'aws-load-balancer-controller') continue;
    for (const [key, value] of Object.entries(object.annotations)) {
      const field = findAnnotation(key)?.readBy[controller]?.ingressClassParams;
      if (field === undefined || merged.includes(field)) continue;
      const given = field
        .split('.')
        .reduce<unknown>((inside, name) => membersOf(inside)[name], ingressClassParams.spec);
      if (given === undefined || String(given) === value) continue;
      yield {
        subject: object.subject,
        path: ['metadata', 'annotations', key],
        message: `${key} is ${quote(value)}, and spec.${field} of the IngressClassParams is ${quote(given)}.`,
        fix: 'Remove the annotation, or have another class for this Ingress.',
      };
    }
  }
}

export const noAnnotationOverruledByClass = defineRule({
  name: 'no-annotation-overruled-by-class',
  topic: 'annotations',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Annotations say nothing else than the IngressClassParams of the class.',
  why: 'What the IngressClassParams say wins over the annotation, without a word.',
  sources: [
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/v3.5.0/docs/guide/ingress/ingress_class.md',
  ],
  check: checkOverruled,
  examples: {
    valid: [
      {
        title: 'The class leaves the scheme to the Ingress.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata:
  name: alb
spec:
  controller: ingress.k8s.aws/alb
  parameters:
    apiGroup: elbv2.k8s.aws
    kind: IngressClassParams
    name: alb
---
apiVersion: elbv2.k8s.aws/v1beta1
kind: IngressClassParams
metadata:
  name: alb
spec:
  ipAddressType: dualstack
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/scheme: internet-facing
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
      },
    ],
    invalid: [
      {
        title: 'The class has another scheme, and the Ingress is internal.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata:
  name: alb
spec:
  controller: ingress.k8s.aws/alb
  parameters:
    apiGroup: elbv2.k8s.aws
    kind: IngressClassParams
    name: alb
---
apiVersion: elbv2.k8s.aws/v1beta1
kind: IngressClassParams
metadata:
  name: alb
spec:
  scheme: internal
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/scheme: internet-facing
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
            path: '2: metadata.annotations["alb.ingress.kubernetes.io/scheme"]',
            message: 'is "internet-facing", and spec.scheme of the IngressClassParams is "internal"',
          },
        ],
      },
    ],
  },
});
