import {
  CONTROLLER_PORTS,
  targetPortsOf,
  type ControllerPort,
  type ControllerService,
  type ControllerTls,
  type ControllerWorkload,
  type SecretReference,
  type ZoneSpread,
} from '../ingress-controller/ingress-controller';
import { INGRESS_NGINX } from '../versions';
import type { ControllerImage } from './retirement-checks';

/** What the values of the Helm chart follow from. */
export interface IngressNginxValuesProps extends ControllerTls {
  readonly fullName: string;
  readonly ingressClass: string;
  readonly service: ControllerService;
  /** @default 'Deployment' */
  readonly workload?: ControllerWorkload;
  readonly replicas: number;
  readonly zoneSpread: ZoneSpread;
  readonly proxyProtocol: boolean;
  /** Addresses from which a PROXY protocol header is believed, as nginx reads them: CIDR blocks joined by commas. */
  readonly trustedProxies: string;
  /** The name or address written into the status of every Ingress. @default - that of the Service */
  readonly publishStatusAddress?: string;
  /** The port of the load balancer's https listener. */
  readonly httpsPort: number;
  /** The Secret with the certificate for names that no Ingress has one for. @default - one that nginx signs itself */
  readonly defaultCertificate?: SecretReference;
  /** @default - the project's own last release */
  readonly image?: ControllerImage;
}

/** The names of the container's ports, of which the chart has two. */
const PORT_NAMES: Readonly<Record<ControllerPort, string>> = { http: 'http', https: 'https', redirect: 'tohttps' };

// The grace period, the shutdown of the workers and 10 s that the controller waits afterwards must fit into the pod's
// termination grace period; the load balancer goes on sending new connections for about a minute.
const SHUTDOWN_GRACE_PERIOD_SECONDS = 60;
const WORKER_SHUTDOWN_TIMEOUT_SECONDS = 200;
const TERMINATION_GRACE_PERIOD_SECONDS = 300;

/** The values of the ingress-nginx chart that follow from the load balancer in front of it. */
export function ingressNginxValues(props: IngressNginxValuesProps) {
  const { fullName, proxyProtocol, image, publishStatusAddress, defaultCertificate, workload = 'Deployment' } = props;
  const targetPorts = targetPortsOf(props);
  const redirects = targetPorts.http === 'redirect';
  return {
    fullnameOverride: fullName,
    ...(image === undefined ? {} : { global: { image: { registry: image.registry } } }),
    controller: {
      image:
        image === undefined
          ? { tag: `v${INGRESS_NGINX.appVersion}`, digest: INGRESS_NGINX.digest }
          : { image: image.image, tag: image.tag, digest: image.digest },
      kind: workload,
      ...(workload === 'Deployment' ? deploymentValues(props) : DAEMON_SET_VALUES),
      containerPort: {
        [PORT_NAMES.http]: CONTROLLER_PORTS.http,
        [PORT_NAMES.https]: CONTROLLER_PORTS.https,
        ...(redirects ? { [PORT_NAMES.redirect]: CONTROLLER_PORTS.redirect } : {}),
      },
      service: {
        targetPorts: { http: PORT_NAMES[targetPorts.http], https: PORT_NAMES[targetPorts.https] },
        ...serviceValues(props.service),
      },
      config: {
        ...(proxyProtocol ? { 'use-proxy-protocol': 'true', 'proxy-real-ip-cidr': props.trustedProxies } : {}),
        ...(redirects
          ? // By scheme as well it would loop: nginx sees no TLS.
            { 'ssl-redirect': 'false', 'http-snippet': redirectServer(proxyProtocol, props.httpsPort) }
          : { 'force-ssl-redirect': 'true' }),
        'worker-shutdown-timeout': `${WORKER_SHUTDOWN_TIMEOUT_SECONDS}s`,
        'annotations-risk-level': 'High',
        'allow-cross-namespace-resources': 'false',
        'strict-validate-path-type': 'true',
      },
      // nginx sends its own HSTS header over TLS that it ends itself, and no other.
      ...(props.tls === 'at-controller'
        ? {}
        : { addHeaders: { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } }),
      allowSnippetAnnotations: false,
      enableAnnotationValidations: true,
      admissionWebhooks: { enabled: true, failurePolicy: 'Fail', timeoutSeconds: 10 },
      // A configuration that nginx refuses stops every later change; a metric is the only sign of it.
      metrics: { enabled: true },
      extraArgs: {
        'shutdown-grace-period': String(SHUTDOWN_GRACE_PERIOD_SECONDS),
        ...(publishStatusAddress === undefined ? {} : { 'publish-status-address': publishStatusAddress }),
        ...(defaultCertificate === undefined
          ? {}
          : { 'default-ssl-certificate': `${defaultCertificate.namespace}/${defaultCertificate.name}` }),
      },
      // With both, the controller would publish the Service's address instead of the load balancer's.
      publishService: { enabled: publishStatusAddress === undefined },
      terminationGracePeriodSeconds: TERMINATION_GRACE_PERIOD_SECONDS,
      resources: { requests: { cpu: '100m', memory: '256Mi' } },
      ingressClass: props.ingressClass,
      ingressClassResource: {
        name: props.ingressClass,
        enabled: true,
        default: false,
        // One of its own for each class, or two controllers would both serve every Ingress.
        controllerValue: controllerValueOf(props.ingressClass),
      },
      watchIngressWithoutClass: false,
    },
  };
}

/** Which controller a class is for, unless values say otherwise. */
export function controllerValueOf(ingressClass: string): string {
  return `k8s.io/ingress-nginx${ingressClass === 'nginx' ? '' : `-${ingressClass}`}`;
}

function deploymentValues({ replicas, zoneSpread }: IngressNginxValuesProps) {
  return {
    replicaCount: replicas,
    // A disruption budget of every pod would block draining a node.
    minAvailable: Math.max(1, replicas - 1),
    topologySpreadConstraints: [
      spreadOver('topology.kubernetes.io/zone', zoneSpread),
      spreadOver('kubernetes.io/hostname', 'ScheduleAnyway'),
    ],
  };
}

// There is no disruption budget for a DaemonSet: this is what keeps the other nodes' pods during a rollout.
const DAEMON_SET_VALUES = { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } } };

function serviceValues(service: ControllerService) {
  switch (service.type) {
    case 'ClusterIP':
      return { type: service.type };
    case 'NodePort':
      return { type: service.type, externalTrafficPolicy: 'Cluster', nodePorts: service.nodePorts };
    case 'LoadBalancer':
      return {
        type: service.type,
        externalTrafficPolicy: service.externalTrafficPolicy ?? 'Cluster',
        ports: service.ports,
        annotations: service.annotations,
        ...(service.loadBalancerClass === undefined ? {} : { loadBalancerClass: service.loadBalancerClass }),
        ...(service.sourceRanges === undefined ? {} : { loadBalancerSourceRanges: service.sourceRanges }),
        ...(service.allocateNodePorts === false ? { allocateLoadBalancerNodePorts: false } : {}),
      };
  }
}

function redirectServer(proxyProtocol: boolean, httpsPort: number): string {
  const listen = `listen ${CONTROLLER_PORTS.redirect}${proxyProtocol ? ' proxy_protocol' : ''};`;
  return `server { ${listen} return 308 https://$host${httpsPort === 443 ? '' : `:${httpsPort}`}$request_uri; }`;
}

function spreadOver(topologyKey: string, whenUnsatisfiable: ZoneSpread) {
  return {
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable,
    labelSelector: {
      matchLabels: {
        'app.kubernetes.io/instance': '{{ .Release.Name }}',
        'app.kubernetes.io/component': 'controller',
      },
    },
    // Counts the pods of one rollout only, so that the old ones do not leave the new ones unevenly spread.
    matchLabelKeys: ['pod-template-hash'],
  };
}
