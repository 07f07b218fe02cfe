import { cartIngress, gameService, gameSpec, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const validLoadBalancerName = defineRule({
  name: 'valid-load-balancer-name',
  topic: 'load-balancer',
  severity: 'error',
  preset: 'recommended',
  summary: 'The name of a load balancer is one that AWS takes.',
  why: 'AWS takes up to 32 letters, digits and hyphens, no hyphen at either end, and no name that begins with "internal-". Nothing is built otherwise.',
  sources: ['https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html'],
  reports: [
    'application-load-balancer-name',
    'load-balancer-name-characters',
    'load-balancer-name-length',
    'load-balancer-name-reserved',
    { id: 'annotation-bad-value', annotation: 'alb.ingress.kubernetes.io/load-balancer-name' },
    { id: 'annotation-bad-value', annotation: 'service.beta.kubernetes.io/aws-load-balancer-name' },
    { id: 'annotation-harmful-value', annotation: 'alb.ingress.kubernetes.io/load-balancer-name' },
    { id: 'annotation-harmful-value', annotation: 'service.beta.kubernetes.io/aws-load-balancer-name' },
  ],
  examples: {
    valid: [
      {
        title: 'Letters and a hyphen.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-name: game-play
${gameSpec}
`,
      },
    ],
    invalid: [
      {
        title: 'A beginning that AWS keeps for itself.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-name: internal-game
${gameSpec}
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-name"]',
            message:
              'service.beta.kubernetes.io/aws-load-balancer-name is "internal-game", which the controller takes.',
          },
        ],
      },
      {
        title: 'More than 32 characters.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/load-balancer-name: shop-production-ap-northeast-2-cart
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/load-balancer-name"]',
            message:
              'alb.ingress.kubernetes.io/load-balancer-name is "shop-production-ap-northeast-2-cart": expected at most 32 bytes.',
          },
        ],
      },
    ],
  },
});
