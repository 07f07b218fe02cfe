import { cartIngress, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const validLoadBalancer = defineRule({
  name: 'valid-load-balancer',
  topic: 'load-balancer',
  severity: 'error',
  preset: 'recommended',
  summary: 'Load balancers are such as AWS takes.',
  why: 'AWS refuses the load balancer, or it reaches nobody.',
  sources: ['https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html'],
  reports: [
    'access-logs-bucket',
    'access-logs-prefix',
    'access-logs-prefix-slash',
    'access-logs-without-tls',
    'application-load-balancer-ip-address-type',
    'application-load-balancer-subnets',
    'application-load-balancer-zone-repeated',
    'client-cidr-family',
    'client-cidr-host-bits',
    'client-cidr-syntax',
    'client-one-kind',
    'load-balancer-capacity-units-minimum',
    'load-balancer-capacity-units-tls',
    'load-balancer-clients-repeated',
    'load-balancer-clients-required',
    'load-balancer-dns-record-client-routing-policy',
    'load-balancer-elastic-ip-count',
    'load-balancer-ip-address-type',
    'load-balancer-listeners-required',
    'load-balancer-ownership-tags',
    'load-balancer-scheme',
    'load-balancer-secondary-ips',
    'load-balancer-single-zone',
    'load-balancer-subnets-required',
    'load-balancer-tags',
    'load-balancer-target-security-groups-required',
  ],
  examples: {
    valid: [
      {
        title: 'Two subnets for an Application Load Balancer.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/subnets: subnet-0a1b2c3d4e5f60718,subnet-0b2c3d4e5f607182a
spec:
  ingressClassName: alb
${ingressRules()}
`,
      },
    ],
    invalid: [
      {
        title: 'One is too few.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/subnets: subnet-0a1b2c3d4e5f60718
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/subnets"]',
            message: 'The load balancer is in one subnet.',
          },
        ],
      },
    ],
  },
});
