import { upstreamUrl } from '@eks-ingress/annotations';
import { findFronts, type NginxFront } from '../../cluster/nginx-installation';
import { defineRule, type Report } from '../../rule';

export const targetPortMatchesTls = defineRule({
  name: 'target-port-matches-tls',
  topic: 'ingress-nginx',
  severity: 'error',
  preset: 'recommended',
  summary: 'What a load balancer has decrypted goes to the http port of NGINX.',
  why: 'NGINX answers "400 The plain HTTP request was sent to HTTPS port" where TLS ended at the load balancer, and cannot read TLS at its http port.',
  sources: [
    'https://github.com/kubernetes/ingress-nginx/issues/918',
    'https://github.com/kubernetes/ingress-nginx/issues/5206',
    upstreamUrl('ingress-nginx', 'deploy/static/provider/aws/nlb-with-tls-termination/deploy.yaml'),
  ],
  fixable: true,
  *check({ cluster }) {
    for (const front of cluster.nginxInstallations().flatMap(findFronts)) yield* compare(front);
  },
  examples: {
    valid: [
      {
        title:
          'The port of the https listener leads to the http port of NGINX, that of the http listener to a redirect.',
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCount: 2
  containerPort:
    http: 80
    https: 443
    tohttps: 2443
  config:
    use-proxy-protocol: "true"
    proxy-real-ip-cidr: 10.0.0.0/16
    ssl-redirect: "false"
    http-snippet: |
      server { listen 2443 proxy_protocol; return 308 https://$host$request_uri; }
  service:
    loadBalancerClass: service.k8s.aws/nlb
    targetPorts:
      http: tohttps
      https: http
    annotations:
      service.beta.kubernetes.io/aws-load-balancer-scheme: internal
      service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
      service.beta.kubernetes.io/aws-load-balancer-ssl-cert: arn:aws:acm:eu-central-1:123456789012:certificate/6f2c1a0e-7c1e-4b8e-9a55-3f7d0c2b1a90
      service.beta.kubernetes.io/aws-load-balancer-ssl-negotiation-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
      service.beta.kubernetes.io/aws-load-balancer-ssl-ports: https
      service.beta.kubernetes.io/aws-load-balancer-proxy-protocol: "*"
`,
      },
    ],
    invalid: [
      {
        title: 'The chart sends what arrives at 443 to the https port, unless it is told otherwise.',
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCount: 2
  service:
    loadBalancerClass: service.k8s.aws/nlb
    annotations:
      service.beta.kubernetes.io/aws-load-balancer-scheme: internal
      service.beta.kubernetes.io/aws-load-balancer-ssl-cert: arn:aws:acm:eu-central-1:123456789012:certificate/6f2c1a0e-7c1e-4b8e-9a55-3f7d0c2b1a90
      service.beta.kubernetes.io/aws-load-balancer-ssl-ports: "443"
`,
        findings: [
          {
            path: 'controller.service.targetPorts.https',
            message: 'What arrives at port 443 is decrypted by the load balancer and sent to the https port of NGINX.',
          },
        ],
        fixed: `
controller:
  replicaCount: 2
  service:
    loadBalancerClass: service.k8s.aws/nlb
    annotations:
      service.beta.kubernetes.io/aws-load-balancer-scheme: internal
      service.beta.kubernetes.io/aws-load-balancer-ssl-cert: arn:aws:acm:eu-central-1:123456789012:certificate/6f2c1a0e-7c1e-4b8e-9a55-3f7d0c2b1a90
      service.beta.kubernetes.io/aws-load-balancer-ssl-ports: "443"
    targetPorts:
      https: http
`,
      },
      {
        title: 'The load balancer speaks TLS to a port that does not.',
        yaml: `
apiVersion: v1
kind: Service
metadata:
  name: ingress-nginx-controller
  namespace: ingress-nginx
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-scheme: internal
    service.beta.kubernetes.io/aws-load-balancer-ssl-cert: arn:aws:acm:eu-central-1:123456789012:certificate/6f2c1a0e-7c1e-4b8e-9a55-3f7d0c2b1a90
    service.beta.kubernetes.io/aws-load-balancer-ssl-ports: https
    service.beta.kubernetes.io/aws-load-balancer-backend-protocol: ssl
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ports:
    - name: https
      port: 443
      targetPort: http
`,
        findings: [
          {
            path: 'spec.ports[0].targetPort',
            message:
              'What arrives at port 443 is encrypted again by the load balancer and sent to the http port of NGINX.',
          },
        ],
      },
    ],
  },
});

const backendProtocolKey = 'service.beta.kubernetes.io/aws-load-balancer-backend-protocol';

function* compare({ object, tlsPorts, kind }: NginxFront): Iterable<Report> {
  const protocol = String(object.annotations[backendProtocolKey] ?? '').toLowerCase();
  const isEncrypted = ['ssl', 'tls', ...(kind === 'classic' ? ['https'] : [])].includes(protocol);
  for (const { port, index, target } of tlsPorts) {
    const path = ['spec', 'ports', index, 'targetPort'];
    if (target === 'https' && !isEncrypted) {
      const title = 'Send it to the port http';
      yield {
        subject: object.subject,
        path,
        message: `What arrives at port ${port} is decrypted by the load balancer and sent to the https port of NGINX.`,
        fix: 'Make the targetPort "http".',
        fixes: [{ title, isSafe: true, subject: object.subject, edits: [{ kind: 'set', path, value: 'http' }] }],
      };
    }
    if (target === 'http' && isEncrypted) {
      yield {
        subject: object.subject,
        path,
        message: `What arrives at port ${port} is encrypted again by the load balancer and sent to the http port of NGINX.`,
        fix: `Make the targetPort "https", or remove ${backendProtocolKey}.`,
      };
    }
  }
}
