import { cartIngress, gameService, gameSpec, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const validTargetGroupAttribute = defineRule({
  name: 'valid-target-group-attribute',
  topic: 'load-balancer',
  severity: 'error',
  preset: 'recommended',
  summary: 'Attributes of target groups are such as AWS takes.',
  why: 'AWS refuses them when the load balancer is built, and what was there before stays.',
  sources: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html',
  ],
  reports: [
    'application-target-group-deregistration-delay-range',
    'application-target-group-slow-start-algorithm',
    'application-target-group-slow-start-range',
    'service-target-group-attribute',
    'target-group-alb-attributes',
    'target-group-alb-health-check',
    'target-group-alb-listener-port',
    'target-group-alb-protocol',
    'target-group-application-load-balancer',
    'target-group-auto-scaling-target-type',
    'target-group-cross-zone',
    'target-group-deregistration-delay-range',
    'target-group-draining-interval-range',
    'target-group-draining-interval-without-connections',
    'target-group-health-dns-failover',
    'target-group-health-order',
    'target-group-health-state-protocol',
    'target-group-health-unhealthy-state-routing',
    'target-group-ip-address-type',
    'target-group-ip-addresses-target-type',
    'target-group-ipv6-load-balancer',
    'target-group-ipv6-target-type',
    'target-group-name',
    'target-group-name-hyphens',
    'target-group-port-range',
    'target-group-preserve-client-ip-udp',
    'target-group-protocol',
    'target-group-registration-kind',
    'target-group-stickiness-tls',
    'target-group-target-type',
  ],
  examples: {
    valid: [
      {
        title: 'A short delay.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-target-group-attributes: deregistration_delay.timeout_seconds=60
${gameSpec}
`,
      },
    ],
    invalid: [
      {
        title: 'The client address of UDP is always kept.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-target-group-attributes: preserve_client_ip.enabled=false
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ports:
    - name: dns
      port: 53
      protocol: UDP
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-target-group-attributes"]',
            message:
              'preserve_client_ip.enabled cannot be false on UDP-53: addresses of clients are always kept there.',
          },
        ],
      },
      {
        title: 'Slow start goes with round robin alone.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/target-group-attributes: slow_start.duration_seconds=30,load_balancing.algorithm.type=least_outstanding_requests
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/target-group-attributes"]',
            message: 'Targets start slowly, and the algorithm is "least_outstanding_requests".',
          },
        ],
      },
    ],
  },
});
