import { upstreamUrl } from '@eks-ingress/annotations';
import { gameService } from '../../example-manifests';
import { defineRule } from '../../rule';

export const validQuicListener = defineRule({
  name: 'valid-quic-listener',
  topic: 'service',
  severity: 'error',
  preset: 'recommended',
  summary: 'QUIC has what it needs.',
  why: 'QUIC runs on ports of UDP, to pods, on a load balancer without security groups; everything else the AWS Load Balancer Controller or AWS refuses.',
  sources: [upstreamUrl('aws-load-balancer-controller', 'docs/guide/service/annotations.md#quic-enabled-ports')],
  reports: [
    'listener-quic-dualstack',
    'listener-quic-repeated',
    'listener-quic-security-group',
    'listener-quic-target-group',
    'listener-quic-with-udp',
    'service-quic-port',
    'service-quic-security-groups',
    'service-quic-targets',
    'target-group-quic-registration',
  ],
  examples: {
    valid: [
      {
        title: 'A port of UDP to pods, without security groups.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-quic-enabled-ports: "443"
    service.beta.kubernetes.io/aws-load-balancer-disable-nlb-sg: "true"
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ports:
    - name: quic
      port: 443
      protocol: UDP
      targetPort: 8443
`,
      },
    ],
    invalid: [
      {
        title: 'The load balancer has security groups.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-quic-enabled-ports: "443"
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ports:
    - name: quic
      port: 443
      protocol: UDP
      targetPort: 8443
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-quic-enabled-ports"]',
            message:
              'service.beta.kubernetes.io/aws-load-balancer-quic-enabled-ports is set, and the load balancer has security groups.',
          },
        ],
      },
      {
        title: 'The port is one of TCP.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-quic-enabled-ports: "443"
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ports:
    - name: play
      port: 443
      targetPort: 8443
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-quic-enabled-ports"]',
            message:
              'service.beta.kubernetes.io/aws-load-balancer-quic-enabled-ports has the port 443, whose listener is TCP; QUIC is for UDP.',
          },
        ],
      },
      {
        title: 'The targets are nodes.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: instance
    service.beta.kubernetes.io/aws-load-balancer-quic-enabled-ports: "443"
    service.beta.kubernetes.io/aws-load-balancer-disable-nlb-sg: "true"
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ports:
    - name: quic
      port: 443
      protocol: UDP
      targetPort: 8443
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-quic-enabled-ports"]',
            message:
              'service.beta.kubernetes.io/aws-load-balancer-quic-enabled-ports is for pods, and the targets are nodes.',
            severity: 'warning',
          },
        ],
      },
    ],
  },
});
