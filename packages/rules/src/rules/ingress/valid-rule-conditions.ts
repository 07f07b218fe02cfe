import { cartIngress, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const validRuleConditions = defineRule({
  name: 'valid-rule-conditions',
  topic: 'ingress',
  severity: 'error',
  preset: 'recommended',
  summary: 'The conditions of a rule are as many as AWS takes.',
  why: 'AWS takes five values and five wildcards in a rule; a path of the type Prefix is two of them, and every host is one. The load balancer then stays as it was, for the whole IngressGroup.',
  sources: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html',
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/2678',
  ],
  reports: ['ingress-rule-patterns', 'ingress-rule-values'],
  examples: {
    valid: [
      {
        title: 'A host, a path and two addresses.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/conditions.cart: '[{"field":"source-ip","sourceIPConfig":{"values":["10.0.0.0/8","192.168.0.0/16"]}}]'
spec:
  ingressClassName: alb
${ingressRules()}
`,
      },
    ],
    invalid: [
      {
        title: 'A host, a path that counts twice, and three addresses.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/conditions.cart: '[{"field":"source-ip","sourceIPConfig":{"values":["10.0.0.0/8","172.16.0.0/12","192.168.0.0/16"]}}]'
spec:
  ingressClassName: alb
${ingressRules({ path: '/cart' })}
`,
        findings: [
          {
            path: 'spec.rules[0].http.paths[0]',
            message: 'The rule for cart has 6 condition values with its host and path, and a rule takes 5.',
          },
        ],
      },
      {
        title: 'A path is a text, and its conditions are regular expressions.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/conditions.cart: '[{"field":"path-pattern","pathPatternConfig":{"regexValues":["^/cart"]}}]'
spec:
  ingressClassName: alb
${ingressRules({ path: '/cart' })}
`,
        findings: [
          {
            path: 'spec.rules[0].http.paths[0]',
            message:
              'The rule for cart has /cart, /cart/* for its path, and as regular expressions ^/cart: a rule takes one kind.',
          },
        ],
      },
    ],
  },
});
