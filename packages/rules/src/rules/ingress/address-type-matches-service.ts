import { upstreamUrl } from '@eks-ingress/annotations';
import { cartIngress, cartService, gameService, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const addressTypeMatchesService = defineRule({
  name: 'address-type-matches-service',
  topic: 'ingress',
  severity: 'error',
  preset: 'recommended',
  summary: 'Services of IPv6 stand behind dual-stack load balancers.',
  why: 'The AWS Load Balancer Controller makes a target group of IPv6 for a Service with IPv6 anywhere in its ipFamilies, and refuses it behind a load balancer of IPv4.',
  sources: [upstreamUrl('aws-load-balancer-controller', 'pkg/ingress/model_build_target_group.go')],
  reports: ['ingress-backend-address-family', 'service-ip-family'],
  examples: {
    valid: [
      {
        title: 'Both are dual-stack.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-ip-address-type: dualstack
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ipFamilyPolicy: PreferDualStack
  ipFamilies: [IPv4, IPv6]
  ports:
    - name: play
      port: 7777
      targetPort: 7777
`,
      },
    ],
    invalid: [
      {
        title: 'A dual-stack Service behind a load balancer of IPv4.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ipFamilyPolicy: PreferDualStack
  ipFamilies: [IPv4, IPv6]
  ports:
    - name: play
      port: 7777
      targetPort: 7777
`,
        findings: [{ path: 'spec.ipFamilies', message: 'The Service is of IPv6, and its load balancer is not.' }],
      },
      {
        title: 'The same behind an Ingress.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/target-type: ip
spec:
  ingressClassName: alb
${ingressRules()}
---
${cartService}
spec:
  type: ClusterIP
  ipFamilies: [IPv6]
  ports:
    - name: http
      port: 80
      targetPort: 8080
`,
        findings: [
          {
            path: '0: spec.rules[0].http.paths[0].backend.service',
            message: 'The Service "cart" has IPv6 among its ipFamilies, and the load balancer is IPv4.',
          },
        ],
      },
    ],
  },
});
