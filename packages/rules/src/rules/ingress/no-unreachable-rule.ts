import { upstreamUrl } from '@eks-ingress/annotations';
import { cartIngress, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const noUnreachableRule = defineRule({
  name: 'no-unreachable-rule',
  topic: 'ingress',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Rules are reached.',
  why: 'The load balancer takes the first rule that a request fits. One behind a rule that takes all of its requests is never tried.',
  sources: [upstreamUrl('aws-load-balancer-controller', 'docs/guide/ingress/annotations.md#grouporder')],
  reports: ['ingress-rule-unreachable'],
  examples: {
    valid: [
      {
        title: 'The longer path is tried first.',
        yaml: `
${cartIngress}
spec:
  ingressClassName: alb
${ingressRules({ service: 'shop' })}
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
        title: 'Paths with wildcards stay in their order, and the first one takes everything.',
        yaml: `
${cartIngress}
spec:
  ingressClassName: alb
${ingressRules({ path: '/*', pathType: 'ImplementationSpecific', service: 'shop' })}
          - path: /cart/*
            pathType: ImplementationSpecific
            backend:
              service:
                name: cart
                port:
                  number: 80
`,
        findings: [
          {
            path: 'spec.rules[0].http.paths[1]',
            message:
              'The rule for "shop.example.com/cart/*" is never tried: the one for "shop.example.com/*" comes first.',
          },
        ],
      },
    ],
  },
});
