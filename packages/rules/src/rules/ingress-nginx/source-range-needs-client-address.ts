import { nginxPrefix } from '@eks-ingress/annotations';
import type { Cluster } from '../../cluster/cluster';
import {
  findFronts,
  findInstallationOf,
  isOn,
  type NginxFront,
  type NginxInstallation,
} from '../../cluster/nginx-installation';
import { defineRule, type Report } from '../../rule';

const keys = ['whitelist-source-range', 'allowlist-source-range', 'denylist-source-range'];
const prefix = nginxPrefix;

export const sourceRangeNeedsClientAddress = defineRule({
  name: 'source-range-needs-client-address',
  topic: 'ingress-nginx',
  severity: 'error',
  preset: 'recommended',
  summary: 'Ranges of addresses are compared with those of clients.',
  why: 'Without PROXY protocol and without client IP preservation NGINX sees the address of the load balancer, or of a node: an allow list refuses everybody, or lets everybody in when it has the network of the VPC; a deny list refuses nobody.',
  sources: [
    'https://github.com/kubernetes/ingress-nginx/issues/11319',
    'https://github.com/kubernetes/ingress-nginx/issues/9326',
  ],
  *check({ cluster }) {
    for (const installation of cluster.nginxInstallations()) {
      const { configMap, config } = installation;
      const lost = addressLost(installation);
      if (configMap === undefined || lost === undefined) continue;
      for (const key of keys.filter((name) => isGiven(config[name]))) {
        yield report(configMap.subject, ['data', key], key, lost);
      }
    }
    yield* inIngresses(cluster);
  },
  examples: {
    valid: [
      {
        title: 'PROXY protocol carries the address.',
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCount: 2
  config:
    use-proxy-protocol: "true"
    proxy-real-ip-cidr: 10.0.0.0/16
    whitelist-source-range: 198.51.100.0/24
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
        title: 'Targets by address do not see the address of the client, unless they are told to.',
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCount: 2
  config:
    whitelist-source-range: 10.0.0.0/8
  service:
    loadBalancerClass: service.k8s.aws/nlb
    annotations:
      service.beta.kubernetes.io/aws-load-balancer-scheme: internal
      service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
`,
        findings: [
          {
            path: 'controller.config["whitelist-source-range"]',
            message: 'whitelist-source-range is compared with the address of the load balancer, not of the client.',
          },
        ],
      },
    ],
  },
});

/** Whose address NGINX sees in place of the client's; undefined when it sees the client's, or nobody knows. */
function addressLost(installation: NginxInstallation): string | undefined {
  const { configMap, config } = installation;
  const isTold = ['use-proxy-protocol', 'use-forwarded-headers', 'enable-real-ip'].some(
    (key) => isOn(config[key]) || typeof config[key] === 'symbol',
  );
  if (configMap === undefined || isTold) return undefined;
  return findFronts(installation)
    .map(addressSeen)
    .find((seen) => seen !== undefined);
}

function addressSeen({ object, service, kind, controller }: NginxFront): string | undefined {
  const annotation = (name: string) => object.annotations[`service.beta.kubernetes.io/aws-load-balancer-${name}`];
  const preserved = /preserve_client_ip\.enabled\s*=\s*(true|false)/.exec(
    String(annotation('target-group-attributes')),
  )?.[1];
  if (kind === 'classic') return undefined;
  const isIp =
    controller === 'aws-load-balancer-controller' &&
    (annotation('nlb-target-type') === 'ip' || annotation('type') === 'nlb-ip');
  if (preserved === 'false' || (isIp && preserved === undefined)) return 'the load balancer';
  // kube-proxy puts the address of the node in its place on the way to a pod of another one.
  return !isIp && service.spec?.externalTrafficPolicy !== 'Local' ? 'a node' : undefined;
}

function* inIngresses(cluster: Cluster): Iterable<Report> {
  for (const ingress of cluster.ingresses) {
    if (ingress.controller !== 'ingress-nginx') continue;
    const { annotations, subject } = ingress.object;
    const own = keys.map((key) => `${prefix}${key}`).filter((key) => isGiven(annotations[key]));
    const installation = own.length > 0 ? findInstallationOf(ingress, cluster) : undefined;
    const lost = installation && addressLost(installation);
    if (lost === undefined) continue;
    for (const key of own) yield report(subject, ['metadata', 'annotations', key], key, lost);
  }
}

function report(subject: number, path: readonly string[], key: string, lost: string): Report {
  return {
    subject,
    path,
    message: `${key} is compared with the address of ${lost}, not of the client.`,
    fix: 'Let the load balancer send PROXY protocol, and set use-proxy-protocol and proxy-real-ip-cidr in the ConfigMap.',
  };
}

function isGiven(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}
