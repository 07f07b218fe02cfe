import { servicePrefix } from '@eks-ingress/annotations';
import { findFronts, isOn, type NginxFront } from '../../cluster/nginx-installation';
import { defineRule, type Report } from '../../rule';

const key = 'use-proxy-protocol';
const attribute = 'proxy_protocol_v2.enabled=true';

export const proxyProtocolMatchesLoadBalancer = defineRule({
  name: 'proxy-protocol-matches-load-balancer',
  topic: 'ingress-nginx',
  severity: 'error',
  preset: 'recommended',
  summary: 'NGINX expects PROXY protocol headers where the load balancer sends them, and nowhere else.',
  why: 'NGINX closes a connection without the header that it expects ("broken header"), and answers one that it does not expect with 400.',
  sources: [
    'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/#use-proxy-protocol',
    'https://github.com/kubernetes/ingress-nginx/issues/3857',
    'https://github.com/kubernetes/ingress-nginx/issues/9643',
  ],
  *check({ cluster }) {
    for (const installation of cluster.nginxInstallations()) {
      if (installation.configMap === undefined) continue;
      for (const front of findFronts(installation)) {
        const report = compare(front, installation.configMap.subject);
        if (report !== undefined) yield report;
      }
    }
  },
  examples: {
    valid: [
      {
        title: 'Both sides speak it.',
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
        title: 'Only NGINX speaks it: no request is answered.',
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCount: 2
  config:
    use-proxy-protocol: "true"
  service:
    loadBalancerClass: service.k8s.aws/nlb
    annotations:
      service.beta.kubernetes.io/aws-load-balancer-scheme: internal
`,
        findings: [
          {
            path: 'controller.config["use-proxy-protocol"]',
            message: 'NGINX expects PROXY protocol, and the load balancer of ingress-nginx-controller sends no header.',
          },
        ],
      },
      {
        title: 'Only the load balancer speaks it: every request is answered with 400.',
        yaml: `
apiVersion: v1
kind: Service
metadata:
  name: ingress-nginx-controller
  namespace: ingress-nginx
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-scheme: internal
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-target-group-attributes: proxy_protocol_v2.enabled=true
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ports:
    - name: http
      port: 80
      targetPort: http
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: ingress-nginx-controller
  namespace: ingress-nginx
data: {}
`,
        findings: [
          {
            path: '0: metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-target-group-attributes"]',
            message: 'The load balancer sends PROXY protocol headers, and NGINX does not expect it.',
          },
        ],
      },
    ],
  },
});

const prefix = servicePrefix;

function compare({ object, installation, proxyProtocol, kind }: NginxFront, subject: number): Report | undefined {
  const value = installation.config[key];
  if (typeof value === 'symbol') return undefined;
  if (isOn(value)) {
    if (proxyProtocol === 'all') return undefined;
    const whose = proxyProtocol === 'none' ? 'no' : 'not every';
    return {
      subject,
      path: ['data', key],
      message: `NGINX expects PROXY protocol, and the load balancer of ${object.name} sends ${whose} header.`,
      fix:
        kind === 'network'
          ? `Set ${prefix}target-group-attributes to "${attribute}" on the Service, or remove ${key}.`
          : `Set ${prefix}proxy-protocol to "*" on the Service, or remove ${key}.`,
    };
  }
  if (proxyProtocol === 'none') return undefined;
  const annotation = ['proxy-protocol', 'target-group-attributes', 'proxy-protocol-per-target-group'].find(
    (name) => object.annotations[`${prefix}${name}`] !== undefined,
  );
  return {
    subject: object.subject,
    path: ['metadata', 'annotations', `${prefix}${annotation ?? ''}`],
    message: 'The load balancer sends PROXY protocol headers, and NGINX does not expect it.',
    fix: `Set ${key} to "true" in the ConfigMap of the controller, and proxy-real-ip-cidr to the addresses of the load balancer.`,
  };
}
