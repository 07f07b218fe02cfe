import { upstreamUrl, nginxPrefix } from '@eks-ingress/annotations';
import { itemsOf, membersOf } from '@eks-ingress/diagnostics';
import type { Cluster, ClusterIngress } from '../../cluster/cluster';
import { findFronts, findInstallationOf, isOn, type NginxInstallation } from '../../cluster/nginx-installation';
import { cartIngress, ingressRules } from '../../example-manifests';
import { defineRule, type Report } from '../../rule';

const forceKey = 'force-ssl-redirect';
const redirectKey = 'ssl-redirect';
const prefix = nginxPrefix;

const remedy =
  'Redirect at a port of its own (http-snippet: server { listen 2443 …; return 308 https://$host$request_uri; }), and set ssl-redirect to "false".';

export const noRedirectLoop = defineRule({
  name: 'no-redirect-loop',
  topic: 'ingress-nginx',
  severity: 'error',
  preset: 'recommended',
  summary: 'NGINX does not redirect to https what a load balancer has decrypted.',
  why: 'A Network Load Balancer says nothing of the TLS that it ended, so NGINX takes every request for clear text and redirects it to itself, for ever. PROXY protocol from a listener on port 443 is the one sign that NGINX understands.',
  sources: [
    'https://github.com/kubernetes/ingress-nginx/issues/2724',
    'https://github.com/kubernetes/ingress-nginx/issues/1957',
    upstreamUrl('ingress-nginx', 'rootfs/etc/nginx/lua/lua_ingress.lua'),
  ],
  *check({ cluster }) {
    for (const installation of cluster.nginxInstallations()) yield* loopsOfAll(installation);
    for (const ingress of cluster.ingresses) yield* loopsOf(ingress, cluster);
  },
  examples: {
    valid: [
      {
        title: 'The redirect is at a port of its own, behind the http listener.',
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCount: 2
  containerPort:
    http: 80
    https: 443
    tohttps: 2443
  config:
    ssl-redirect: "false"
    http-snippet: |
      server { listen 2443; return 308 https://$host$request_uri; }
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
`,
      },
    ],
    invalid: [
      {
        title: 'Every request of every host is redirected to itself.',
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCount: 2
  config:
    force-ssl-redirect: "true"
  service:
    loadBalancerClass: service.k8s.aws/nlb
    targetPorts:
      https: http
    annotations:
      service.beta.kubernetes.io/aws-load-balancer-scheme: internal
      service.beta.kubernetes.io/aws-load-balancer-ssl-cert: arn:aws:acm:eu-central-1:123456789012:certificate/6f2c1a0e-7c1e-4b8e-9a55-3f7d0c2b1a90
      service.beta.kubernetes.io/aws-load-balancer-ssl-ports: "443"
`,
        findings: [
          {
            path: 'controller.config["force-ssl-redirect"]',
            message:
              'force-ssl-redirect redirects every request to itself: the load balancer ends TLS, and NGINX does not know.',
          },
        ],
      },
      {
        title: 'An Ingress with spec.tls is redirected unless somebody says no: ssl-redirect is on by default.',
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
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ports:
    - name: https
      port: 443
      targetPort: http
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: ingress-nginx-controller
  namespace: ingress-nginx
data: {}
---
${cartIngress}
spec:
  ingressClassName: nginx
  tls:
    - hosts: [shop.example.com]
${ingressRules({ path: '/cart' })}
`,
        findings: [
          {
            path: '2: spec.tls',
            message:
              'Every request for the hosts of cart is redirected to itself: the load balancer ends TLS, and NGINX does not know.',
          },
        ],
      },
    ],
  },
});

/** Whether TLS ends in front of NGINX, and NGINX does not see it. */
function hidesTls(installation: NginxInstallation): boolean {
  return findFronts(installation).some(
    ({ kind, tlsPorts, proxyProtocol }) =>
      kind === 'network' &&
      tlsPorts.some(({ port, target }) => target !== 'https' && !(proxyProtocol !== 'none' && port === 443)),
  );
}

function* loopsOfAll(installation: NginxInstallation): Iterable<Report> {
  const { configMap, config } = installation;
  if (configMap === undefined || !isOn(config[forceKey]) || !hidesTls(installation)) return;
  yield {
    subject: configMap.subject,
    path: ['data', forceKey],
    message: `${forceKey} redirects every request to itself: the load balancer ends TLS, and NGINX does not know.`,
    fix: remedy,
  };
}

function* loopsOf(ingress: ClusterIngress, cluster: Cluster): Iterable<Report> {
  const { object, controller } = ingress;
  if (controller !== 'ingress-nginx') return;
  const installation = findInstallationOf(ingress, cluster);
  if (installation?.configMap === undefined || !hidesTls(installation) || isOn(installation.config[forceKey])) return;
  const own = object.annotations[`${prefix}${redirectKey}`];
  const isForced = isOn(object.annotations[`${prefix}${forceKey}`]);
  const redirects = own === undefined ? !isOff(installation.config[redirectKey]) : !isOff(own);
  const hasTls = itemsOf(object.spec.tls).some((tls) => itemsOf(membersOf(tls).hosts).length > 0);
  if (!isForced && !(redirects && hasTls)) return;
  yield {
    subject: object.subject,
    path: isForced ? ['metadata', 'annotations', `${prefix}${forceKey}`] : ['spec', 'tls'],
    message: `Every request for the hosts of ${object.name} is redirected to itself: the load balancer ends TLS, and NGINX does not know.`,
    fix: isForced ? remedy : `Set ${redirectKey} to "false" in the ConfigMap of the controller, or remove spec.tls.`,
  };
}

function isOff(value: unknown): boolean {
  return ['', '0', 'f', 'F', 'FALSE', 'false', 'False'].includes(value as string);
}
