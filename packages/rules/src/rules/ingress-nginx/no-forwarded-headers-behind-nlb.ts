import { findFronts, isOn } from '../../cluster/nginx-installation';
import { defineRule } from '../../rule';

const keys = ['use-forwarded-headers', 'enable-real-ip'];

export const noForwardedHeadersBehindNlb = defineRule({
  name: 'no-forwarded-headers-behind-nlb',
  topic: 'ingress-nginx',
  severity: 'warning',
  preset: 'recommended',
  summary: 'NGINX does not believe X-Forwarded headers behind a Network Load Balancer.',
  why: 'The load balancer adds no headers: NGINX would believe those that clients send, and with them an address, scheme and host of their choice. Allow lists and rate limits are open to everybody then.',
  sources: [
    'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/#use-forwarded-headers',
  ],
  *check({ cluster }) {
    for (const installation of cluster.nginxInstallations()) {
      const { configMap, config } = installation;
      const isBehindNlb = findFronts(installation).some(({ kind }) => kind === 'network');
      if (configMap === undefined || !isBehindNlb) continue;
      for (const key of keys.filter((name) => isOn(config[name]))) {
        yield {
          subject: configMap.subject,
          path: ['data', key],
          message: `${key} is on behind a Network Load Balancer, which sets no X-Forwarded headers.`,
          fix: 'Remove it; PROXY protocol carries the address of the client. Keep it where another proxy is the only one that reaches the load balancer, and let proxy-real-ip-cidr name it.',
        };
      }
    }
  },
  examples: {
    valid: [
      {
        title: 'The address comes by PROXY protocol.',
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCount: 2
  config:
    use-proxy-protocol: "true"
    proxy-real-ip-cidr: 10.0.0.0/16
  service:
    loadBalancerClass: service.k8s.aws/nlb
    annotations:
      service.beta.kubernetes.io/aws-load-balancer-scheme: internal
      service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
      service.beta.kubernetes.io/aws-load-balancer-proxy-protocol: "*"
`,
      },
    ],
    invalid: [
      {
        title: "As in the project's own manifest for a Network Load Balancer that ends TLS.",
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCount: 2
  config:
    use-forwarded-headers: "true"
    ssl-redirect: "false"
  service:
    loadBalancerClass: service.k8s.aws/nlb
    annotations:
      service.beta.kubernetes.io/aws-load-balancer-scheme: internal
`,
        findings: [
          {
            path: 'controller.config["use-forwarded-headers"]',
            message: 'use-forwarded-headers is on behind a Network Load Balancer, which sets no X-Forwarded headers.',
          },
        ],
      },
    ],
  },
});
