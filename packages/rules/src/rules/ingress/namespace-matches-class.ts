import { upstreamUrl } from '@eks-ingress/annotations';
import { albClassParams, albClassWithParams, cartIngress, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const namespaceMatchesClass = defineRule({
  name: 'namespace-matches-class',
  topic: 'ingress',
  severity: 'error',
  preset: 'recommended',
  summary: 'Require the namespaceSelector of a class to select the namespaces of its Ingresses.',
  why: 'The AWS Load Balancer Controller refuses an Ingress whose class is not open to its namespace, and with it the whole IngressGroup.',
  sources: [upstreamUrl('aws-load-balancer-controller', 'docs/guide/ingress/ingress_class.md#specnamespaceselector')],
  reports: ['ingress-class-params-namespace'],
  examples: {
    valid: [
      {
        title: 'The namespace is selected by its name.',
        yaml: `
${albClassParams}
  scheme: internal
  namespaceSelector:
    matchLabels:
      kubernetes.io/metadata.name: shop
---
${albClassWithParams}
---
${cartIngress}
spec:
  ingressClassName: alb
${ingressRules()}
`,
      },
      {
        title: 'Labels of a namespace that is not among the files may be right.',
        yaml: `
${albClassParams}
  scheme: internal
  namespaceSelector:
    matchLabels:
      team: b
---
${albClassWithParams}
---
${cartIngress}
spec:
  ingressClassName: alb
${ingressRules()}
`,
      },
    ],
    invalid: [
      {
        title: 'The class is for another namespace.',
        yaml: `
${albClassParams}
  scheme: internal
  namespaceSelector:
    matchLabels:
      kubernetes.io/metadata.name: checkout
---
${albClassWithParams}
---
${cartIngress}
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: '2: spec.ingressClassName',
            message:
              'The namespace "shop" of shop/cart is not one that the namespaceSelector of the IngressClassParams of its class selects.',
          },
        ],
      },
      {
        title: 'The namespace has another label.',
        yaml: `
${albClassParams}
  scheme: internal
  namespaceSelector:
    matchExpressions:
      - key: team
        operator: In
        values:
          - b
---
${albClassWithParams}
---
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    team: a
---
${cartIngress}
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: '3: spec.ingressClassName',
            message:
              'The namespace "shop" of shop/cart is not one that the namespaceSelector of the IngressClassParams of its class selects.',
          },
        ],
      },
    ],
  },
});
