import { upstreamUrl } from '@eks-ingress/annotations';
import { clusterIpSpec, gameService, gameSpec } from '../../example-manifests';
import { defineRule } from '../../rule';

export const listenerActionMatchesService = defineRule({
  name: 'listener-action-matches-service',
  topic: 'service',
  severity: 'error',
  preset: 'recommended',
  summary: 'Actions of listeners forward to ports that are there.',
  why: 'The AWS Load Balancer Controller refuses the Service. In an action a number in quotes is the name of a port.',
  sources: [upstreamUrl('aws-load-balancer-controller', 'pkg/service/model_build_target_group.go')],
  reports: ['service-action-backend', 'service-action-stickiness'],
  examples: {
    valid: [
      {
        title: 'The number of a port of the other Service.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/actions.TCP-7777: '{"type":"forward","forwardConfig":{"targetGroups":[{"serviceName":"next","servicePort":80,"weight":1}]}}'
${gameSpec}
---
apiVersion: v1
kind: Service
metadata:
  name: next
  namespace: play
${clusterIpSpec}
`,
      },
    ],
    invalid: [
      {
        title: 'The number is in quotes.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/actions.TCP-7777: '{"type":"forward","forwardConfig":{"targetGroups":[{"serviceName":"next","servicePort":"80","weight":1}]}}'
${gameSpec}
---
apiVersion: v1
kind: Service
metadata:
  name: next
  namespace: play
${clusterIpSpec}
`,
        findings: [
          {
            path: '0: metadata.annotations["service.beta.kubernetes.io/actions.TCP-7777"]',
            message:
              'service.beta.kubernetes.io/actions.TCP-7777 forwards to the port "80" of "next", which it does not have by that name.',
          },
        ],
      },
      {
        title: 'Target groups behind TLS are sticky.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-ssl-cert: arn:aws:acm:eu-central-1:111111111111:certificate/11111111-1111-4111-8111-111111111111
    service.beta.kubernetes.io/actions.TLS-443: '{"type":"forward","forwardConfig":{"baseServiceWeight":1,"targetGroups":[{"serviceName":"game-next","servicePort":443,"weight":1}],"targetGroupStickinessConfig":{"enabled":true}}}'
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ports:
    - name: play
      port: 443
      targetPort: 7777
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/actions.TLS-443"]',
            message:
              'service.beta.kubernetes.io/actions.TLS-443 makes target groups sticky, which those of a TLS listener cannot be.',
          },
        ],
      },
    ],
  },
});
