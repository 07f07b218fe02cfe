import { servicePrefix } from '@eks-ingress/annotations';
import { gameService, gameSpec } from '../../example-manifests';
import type { Report, RuleContext } from '../../rule';
import { defineRule } from '../../rule';

const prefix = servicePrefix;

// With externalTrafficPolicy: Local nodes are asked at a port of their own, whose number no manifest says.
function* checkNodes({ cluster }: RuleContext): Iterable<Report> {
  for (const service of cluster.services) {
    const { object, controller } = service;
    if (controller !== 'aws-load-balancer-controller') continue;
    if (service.service.spec?.externalTrafficPolicy !== 'Local') continue;
    const { spec, values, targetType } = service.read();
    if (spec.type !== 'LoadBalancer' || targetType !== 'instance') continue;
    const key =
      values[`${prefix}proxy-protocol`] === '*'
        ? `${prefix}proxy-protocol`
        : values[`${prefix}target-group-attributes`]?.['proxy_protocol_v2.enabled'] === 'true'
          ? `${prefix}target-group-attributes`
          : undefined;
    const isOther = (['healthcheck-port', 'healthcheck-protocol'] as const).some(
      (name) => values[`${prefix}${name}`] !== undefined,
    );
    if (key === undefined || isOther) continue;
    yield {
      subject: object.subject,
      path: ['metadata', 'annotations', key],
      message:
        'With externalTrafficPolicy: Local health checks go to the health check port of the nodes, which does not expect PROXY protocol.',
      fix: `Set ${prefix}nlb-target-type to "ip", or spec.externalTrafficPolicy to "Cluster": PROXY protocol says who the client is.`,
    };
  }
}

export const healthCheckMatchesProxyProtocol = defineRule({
  name: 'health-check-matches-proxy-protocol',
  topic: 'load-balancer',
  severity: 'error',
  preset: 'recommended',
  summary: 'Health checks over HTTP go to a port that expects PROXY protocol.',
  why: 'PROXY protocol v2 begins health checks too. A port that does not expect it, such as 10254 of ingress-nginx or the health check port of nodes, answers 400, and all targets are unhealthy.',
  sources: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#proxy-protocol',
    'https://github.com/kubernetes/ingress-nginx/issues/10982',
  ],
  advice: 'Check the port of the traffic, or check with TCP.',
  reports: ['target-group-proxy-protocol-health-check-port'],
  check: checkNodes,
  examples: {
    valid: [
      {
        title: 'The port of the traffic expects the header.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-proxy-protocol: "*"
    service.beta.kubernetes.io/aws-load-balancer-healthcheck-protocol: http
    service.beta.kubernetes.io/aws-load-balancer-healthcheck-port: traffic-port
    service.beta.kubernetes.io/aws-load-balancer-healthcheck-path: /healthz
${gameSpec}
`,
      },
    ],
    invalid: [
      {
        title: 'The health port of ingress-nginx knows no PROXY protocol.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-proxy-protocol: "*"
    service.beta.kubernetes.io/aws-load-balancer-healthcheck-protocol: http
    service.beta.kubernetes.io/aws-load-balancer-healthcheck-port: "10254"
    service.beta.kubernetes.io/aws-load-balancer-healthcheck-path: /healthz
${gameSpec}
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-healthcheck-protocol"]',
            message: 'The HTTP health check on port 10254 receives a PROXY protocol header.',
            severity: 'warning',
          },
        ],
      },
      {
        title: 'The health check port of nodes does not know it either.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: instance
    service.beta.kubernetes.io/aws-load-balancer-proxy-protocol: "*"
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  externalTrafficPolicy: Local
  ports:
    - name: play
      port: 7777
      targetPort: 7777
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-proxy-protocol"]',
            message:
              'With externalTrafficPolicy: Local health checks go to the health check port of the nodes, which does not expect PROXY protocol.',
          },
        ],
      },
    ],
  },
});
