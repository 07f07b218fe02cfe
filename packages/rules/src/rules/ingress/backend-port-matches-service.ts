import { upstreamUrl } from '@eks-ingress/annotations';
import { cartIngress, cartService, clusterIpSpec, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const backendPortMatchesService = defineRule({
  name: 'backend-port-matches-service',
  topic: 'ingress',
  severity: 'error',
  preset: 'recommended',
  summary: 'Backends name ports that their Services have.',
  why: 'The AWS Load Balancer Controller refuses the Ingress, and its whole IngressGroup stays as it was.',
  sources: [upstreamUrl('aws-load-balancer-controller', 'pkg/k8s/service_utils.go')],
  reports: ['ingress-backend-port'],
  examples: {
    valid: [
      {
        title: 'The Service has the port.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/target-type: ip
spec:
  ingressClassName: alb
${ingressRules()}
---
${cartService}
${clusterIpSpec}
`,
      },
    ],
    invalid: [
      {
        title: 'The port of the pods in place of that of the Service.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/target-type: ip
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
                  number: 8080
---
${cartService}
${clusterIpSpec}
`,
        findings: [
          { path: '0: spec.rules[0].http.paths[0].backend.service', message: 'The Service "cart" has no port 8080.' },
        ],
      },
    ],
  },
});
