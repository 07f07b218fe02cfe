import { upstreamUrl } from '@eks-ingress/annotations';
import { quote } from '@eks-ingress/diagnostics';
import { isServiceOfNginx } from '../../cluster/nginx-installation';
import { certificateArn, gameService } from '../../example-manifests';
import type { Report, RuleContext } from '../../rule';
import { defineRule } from '../../rule';

const certificateKey = 'service.beta.kubernetes.io/aws-load-balancer-ssl-cert';
const backendKey = 'service.beta.kubernetes.io/aws-load-balancer-backend-protocol';

/** Ports of pods that speak TLS nearly everywhere. */
const tlsPorts: readonly (number | string | undefined)[] = ['https', 443, 8443];

function* checkTargets({ cluster }: RuleContext): Iterable<Report> {
  for (const service of cluster.services) {
    const { object, controller } = service;
    if (controller === undefined || object.annotations[certificateKey] === undefined) continue;
    // The ports of ingress-nginx are known: target-port-matches-tls.
    if (isServiceOfNginx(object)) continue;
    if (['ssl', 'https'].includes(String(object.annotations[backendKey]))) continue;
    for (const [index, { protocol, servicePort }] of service.read().listeners.entries()) {
      const { port, targetPort = port } = servicePort;
      if (protocol !== 'TLS' || !tlsPorts.includes(targetPort)) continue;
      yield {
        subject: object.subject,
        path: ['spec', 'ports', index, 'targetPort'],
        message: `Port ${port} is decrypted, and goes to ${quote(targetPort)} of the pods, where TLS is expected.`,
        fix: `Set targetPort to the port for plain HTTP, such as "http", or ${backendKey} to "ssl".`,
      };
    }
  }
}

export const tlsListenerNeedsPlainTarget = defineRule({
  name: 'tls-listener-needs-plain-target',
  topic: 'service',
  severity: 'warning',
  preset: 'recommended',
  summary: 'What the load balancer decrypts goes to a port that speaks plain text.',
  why: 'A TLS listener sends plain text to its targets, unless aws-load-balancer-backend-protocol is "ssl". A port that expects TLS answers 400: "The plain HTTP request was sent to HTTPS port".',
  sources: [
    'https://github.com/kubernetes/ingress-nginx/issues/5206',
    upstreamUrl('aws-load-balancer-controller', 'docs/guide/service/annotations.md#backend-protocol'),
  ],
  check: checkTargets,
  examples: {
    valid: [
      {
        title: 'Port 443 goes to the port for plain HTTP.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-ssl-cert: ${certificateArn}
    service.beta.kubernetes.io/aws-load-balancer-ssl-ports: "443"
    service.beta.kubernetes.io/aws-load-balancer-ssl-negotiation-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ports:
    - name: http
      port: 80
      targetPort: http
    - name: https
      port: 443
      targetPort: http
`,
      },
      {
        title: 'The load balancer speaks TLS to the pods.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-ssl-cert: ${certificateArn}
    service.beta.kubernetes.io/aws-load-balancer-ssl-ports: "443"
    service.beta.kubernetes.io/aws-load-balancer-ssl-negotiation-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
    service.beta.kubernetes.io/aws-load-balancer-backend-protocol: ssl
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ports:
    - name: https
      port: 443
      targetPort: https
`,
      },
    ],
    invalid: [
      {
        title: 'The usual ports of a web server, behind a certificate.',
        yaml: `
apiVersion: v1
kind: Service
metadata:
  name: shop
  namespace: shop
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-ssl-cert: ${certificateArn}
    service.beta.kubernetes.io/aws-load-balancer-ssl-ports: "443"
    service.beta.kubernetes.io/aws-load-balancer-ssl-negotiation-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ports:
    - name: http
      port: 80
      targetPort: http
    - name: https
      port: 443
      targetPort: https
`,
        findings: [
          {
            path: 'spec.ports[1].targetPort',
            message: 'Port 443 is decrypted, and goes to "https" of the pods, where TLS is expected.',
          },
        ],
      },
    ],
  },
});
