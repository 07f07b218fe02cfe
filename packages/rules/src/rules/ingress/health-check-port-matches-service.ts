import { upstreamUrl } from '@eks-ingress/annotations';
import { cartIngress, cartService, gameService, gameSpec, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const healthCheckPortMatchesService = defineRule({
  name: 'health-check-port-matches-service',
  topic: 'ingress',
  severity: 'error',
  preset: 'recommended',
  summary: 'Health checks go to ports that are there.',
  why: 'The AWS Load Balancer Controller refuses a name that is no port of the Service, and one whose targetPort is a name as well when the targets are pods.',
  sources: [upstreamUrl('aws-load-balancer-controller', 'docs/guide/ingress/annotations.md#healthcheck-port')],
  reports: ['ingress-health-check-port', 'service-health-check-port'],
  examples: {
    valid: [
      {
        title: 'The number of a port of the pods.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-healthcheck-port: "8081"
${gameSpec}
`,
      },
    ],
    invalid: [
      {
        title: 'A name that the Service does not have.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-healthcheck-port: health
${gameSpec}
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-healthcheck-port"]',
            message:
              'service.beta.kubernetes.io/aws-load-balancer-healthcheck-port is "health", and the Service has the ports 7777 ("play").',
          },
        ],
      },
      {
        title: 'A port whose number the pods decide.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-healthcheck-port: play
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ports:
    - name: play
      port: 7777
      targetPort: play
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-healthcheck-port"]',
            message:
              'service.beta.kubernetes.io/aws-load-balancer-healthcheck-port is "play", whose targetPort is the name "play" of a port of the pods.',
          },
        ],
      },
      {
        title: 'An Ingress names a port that its Service does not have.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/healthcheck-port: health
spec:
  ingressClassName: alb
${ingressRules()}
---
${cartService}
spec:
  type: NodePort
  ports:
    - name: web
      port: 80
      targetPort: 8080
`,
        findings: [
          {
            path: '0: spec.rules[0].http.paths[0].backend.service',
            message:
              'alb.ingress.kubernetes.io/healthcheck-port is "health", and the Service "cart" has no port of that name.',
          },
        ],
      },
    ],
  },
});
