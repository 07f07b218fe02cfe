import { quote, type Diagnostic } from '@eks-ingress/diagnostics';
import type { IsUnknown } from '@eks-ingress/elbv2';
import type {
  ControllerService,
  ControllerTls,
  ControllerWorkload,
  ZoneSpread,
} from '../ingress-controller/ingress-controller';
import { validateAcknowledgements } from '../validate-acknowledgements';
import { valueAt } from '../value-at';
import { validateRetirement, type RetirementSpec } from './validate-retirement';
import { INGRESS_NGINX_RISKS, validateValues, type IngressNginxAcknowledgements } from './validate-values';
import { controllerValueOf } from './values';

const SERVICE_TYPE = 'https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport';
const CONFIG_MAP = 'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/';
const OBJECT_NAMES = 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/';
const LUA_INGRESS = 'rootfs/etc/nginx/lua/lua_ingress.lua of kubernetes/ingress-nginx';
const MULTIPLE_CONTROLLERS = 'https://kubernetes.github.io/ingress-nginx/user-guide/multiple-ingress/';

/** What an installation of ingress-nginx is, as far as something can be wrong with it. */
export interface IngressNginxSpec extends Omit<RetirementSpec, 'overriddenTag'>, ControllerTls {
  readonly releaseName: string;
  readonly namespace: string;
  readonly ingressClass: string;
  readonly service: ControllerService;
  /** @default 'Deployment' */
  readonly workload?: ControllerWorkload;
  /** Required for a Deployment. */
  readonly replicas?: number;
  /** @default - none was asked for */
  readonly zoneSpread?: ZoneSpread;
  readonly proxyProtocol: boolean;
  /** @default - that of the Service */
  readonly publishStatusAddress?: string;
  /** The port of the load balancer's https listener. */
  readonly httpsPort: number;
  /** @default {} */
  readonly acknowledgements?: IngressNginxAcknowledgements;
  /** @default {} */
  readonly values?: Readonly<Record<string, unknown>>;
}

export interface ValidateIngressNginxOptions {
  /** Other installations in the same cluster, which this one must not get in the way of. @default [] */
  readonly others?: readonly IngressNginxSpec[];
  /** Tells a value that is known only after apply. @default - every value is known */
  readonly isUnknown?: IsUnknown;
  /** The date to compare dates with, such as `2026-11-21`. @default - the date that it is */
  readonly today?: string;
}

/** Everything that is wrong with an installation of ingress-nginx. Never throws. */
export function validateIngressNginx(
  spec: IngressNginxSpec,
  {
    others = [],
    isUnknown = () => false,
    today = new Date().toISOString().slice(0, 10),
  }: ValidateIngressNginxOptions = {},
): Diagnostic[] {
  return [
    ...validateRetirement({ ...spec, overriddenTag: valueAt(spec.values, ['controller', 'image', 'tag']) }, today),
    ...nameFindings(spec, isUnknown),
    ...replicaFindings(spec),
    ...schemeFindings(spec),
    ...(spec.service.type === 'NodePort' ? nodePortFindings(spec.service.nodePorts) : []),
    ...trafficPolicyFindings(spec),
    ...statusAddressFindings(spec),
    ...conflictFindings(spec, others),
    ...overriddenFindings(spec),
    ...validateValues(spec),
    ...validateAcknowledgements(spec.acknowledgements, INGRESS_NGINX_RISKS, isUnknown),
  ];
}

// The longest name that the chart makes of it is that of a Service, "<release name>-controller-admission".
const MAX_RELEASE_NAME_LENGTH = 63 - '-controller-admission'.length;

const NAMES = [
  { attribute: 'releaseName', kind: 'release-name', maxLength: MAX_RELEASE_NAME_LENGTH },
  { attribute: 'namespace', kind: 'namespace', maxLength: 63 },
  { attribute: 'ingressClass', kind: 'class', maxLength: 63 },
] as const;

function nameFindings(spec: IngressNginxSpec, isUnknown: IsUnknown): Diagnostic[] {
  return NAMES.flatMap(({ attribute, kind, maxLength }): Diagnostic[] => {
    const name = spec[attribute];
    if (isUnknown(name) || (/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(name) && name.length <= maxLength)) return [];
    // A namespace that follows from the release's name is corrected with it.
    if (attribute === 'namespace' && name === spec.releaseName) return [];
    return [
      {
        id: `ingress-nginx-${kind}`,
        severity: 'error',
        path: [attribute],
        message: `The name ${quote(name)} (${name.length} characters) cannot be used.`,
        why: 'Kubernetes refuses the objects that are named after it.',
        fix: `Use 1 to ${maxLength} small letters, digits and hyphens, and no hyphen at either end.`,
        source: OBJECT_NAMES,
      },
    ];
  });
}

function replicaFindings({ workload, replicas, zoneSpread }: IngressNginxSpec): Diagnostic[] {
  if (workload === 'DaemonSet') {
    return Object.entries({ replicas, zoneSpread })
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => ({
        id: 'ingress-nginx-daemon-set-spread',
        severity: 'warning',
        path: [name],
        message: `${name} ${quote(value)} is given for a DaemonSet.`,
        why: 'A DaemonSet runs one pod on every node, so that nothing reads it.',
        fix: 'Remove it, or use the workload "Deployment".',
        source: 'https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/',
      }));
  }
  if (replicas !== undefined && Number.isInteger(replicas) && replicas >= 1) return [];
  return [
    {
      id: 'ingress-nginx-replicas',
      severity: 'error',
      path: ['replicas'],
      message: `${quote(replicas)} is not a number of replicas.`,
      why: 'Without a pod of the controller the load balancer has no healthy target.',
      fix: 'Give a whole number from 1 on; 2 or more survive the loss of a node.',
      source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#replicas',
    },
  ];
}

function schemeFindings({ tls, redirect, proxyProtocol, httpsPort, service }: IngressNginxSpec): Diagnostic[] {
  const keepsAddress = service.type === 'LoadBalancer' && service.externalTrafficPolicy === 'Local';
  if (tls === 'at-controller') {
    return [
      ...(proxyProtocol || keepsAddress ? [] : [CLIENT_ADDRESS_LOST]),
      ...(httpsPort === 443 ? [] : [redirectedElsewhere(httpsPort)]),
    ];
  }
  if (redirect === 'by-scheme') return redirectFindings({ proxyProtocol, httpsPort });
  if (!proxyProtocol) {
    return [
      {
        id: 'ingress-nginx-scheme-lost',
        severity: 'warning',
        path: ['proxyProtocol'],
        message: `Applications see "X-Forwarded-Proto: http"${keepsAddress ? '' : ' and the address of the load balancer'}.`,
        why: `A Network Load Balancer adds no headers, so without PROXY protocol nothing tells nginx that the client spoke TLS${keepsAddress ? '' : ', or who it was'}.`,
        fix: keepsAddress ? 'Use the externalTrafficPolicy "Cluster" and proxyProtocol.' : 'Turn proxyProtocol on.',
        source: CONFIG_MAP,
      },
    ];
  }
  if (httpsPort === 443) return [];
  return [
    {
      id: 'ingress-nginx-scheme-port',
      severity: 'warning',
      path: ['httpsPort'],
      message: `Applications see "X-Forwarded-Proto: http" behind the TLS listener on ${quote(httpsPort)}.`,
      why: 'nginx takes a connection with a PROXY protocol header for https only when the header names port 443.',
      fix: 'Use port 443.',
      source: LUA_INGRESS,
    },
  ];
}

function redirectFindings({
  proxyProtocol,
  httpsPort,
}: Pick<IngressNginxSpec, 'proxyProtocol' | 'httpsPort'>): Diagnostic[] {
  const finding = { path: ['redirect'], source: LUA_INGRESS } as const;
  if (!proxyProtocol || httpsPort !== 443) {
    return [
      {
        ...finding,
        id: 'ingress-nginx-redirect-loop',
        severity: 'error',
        message: `The redirect "by-scheme" sends every request to itself ${proxyProtocol ? `behind a listener on ${quote(httpsPort)}` : 'without PROXY protocol'}.`,
        why: 'nginx takes a request for https only when a PROXY protocol header names port 443.',
        fix: 'Use the redirect "by-port", or PROXY protocol and port 443.',
      },
    ];
  }
  return [
    {
      ...finding,
      id: 'ingress-nginx-redirect-by-scheme',
      severity: 'warning',
      message: 'The redirect "by-scheme" relies on the port in the PROXY protocol header.',
      why: "Users report that it is the listener's, AWS does not say so; if it is another one, every request is redirected to itself.",
      fix: 'Use the redirect "by-port", which cannot loop.',
      source: 'https://github.com/kubernetes/ingress-nginx/issues/5051',
    },
  ];
}

const CLIENT_ADDRESS_LOST: Diagnostic = {
  id: 'ingress-nginx-client-address-lost',
  severity: 'warning',
  path: ['proxyProtocol'],
  message: "nginx and applications see the address of the load balancer or of a node in place of the client's.",
  why: 'Without PROXY protocol nothing carries it, so that allow lists admit everybody or nobody, and limits are shared by all.',
  fix: 'Turn proxyProtocol on.',
  source: CONFIG_MAP,
};

function redirectedElsewhere(httpsPort: number): Diagnostic {
  return {
    id: 'ingress-nginx-redirect-port',
    severity: 'warning',
    path: ['httpsPort'],
    message: `Clients of the clear-text listener are redirected to port 443, and https is on ${quote(httpsPort)}.`,
    why: 'The redirect of nginx names no port.',
    fix: 'Use port 443.',
    source: LUA_INGRESS,
  };
}

function nodePortFindings(nodePorts: { readonly http: number; readonly https: number }): Diagnostic[] {
  const { http, https } = nodePorts;
  const outside = (['http', 'https'] as const).flatMap((name): Diagnostic[] => {
    const port = nodePorts[name];
    if (Number.isInteger(port) && port >= 30000 && port <= 32767) return [];
    return [
      {
        id: 'node-port-range',
        severity: 'error',
        path: ['nodePorts', name],
        message: `The node port ${quote(port)} is not a whole number from 30000 to 32767.`,
        why: 'Kubernetes refuses a Service with a node port outside its range.',
        fix: 'Give a port such as 30443 that no other Service of the cluster uses.',
        source: SERVICE_TYPE,
      },
    ];
  });
  if (http !== https) return outside;
  return [
    ...outside,
    {
      id: 'node-port-repeated',
      severity: 'error',
      path: ['nodePorts', 'https'],
      message: `The node port ${quote(https)} is given for http and for https.`,
      why: 'The redirect and the applications are behind different ports of the controller.',
      fix: 'Give two ports.',
      source: SERVICE_TYPE,
    },
  ];
}

/** A Service of another type has a health check that knows of the pods; a NodePort Service has none. */
function trafficPolicyFindings({ service, workload, values }: IngressNginxSpec): Diagnostic[] {
  const path = ['controller', 'service', 'externalTrafficPolicy'];
  const everyNodeHasAPod = (valueAt(values, ['controller', 'kind']) ?? workload) === 'DaemonSet';
  if (service.type !== 'NodePort' || valueAt(values, path) !== 'Local' || everyNodeHasAPod) return [];
  return [
    {
      id: 'ingress-nginx-local-traffic-policy',
      severity: 'error',
      path: ['values', ...path],
      message: 'The NodePort Service sends to pods of the same node only ("Local").',
      why: 'Nodes without a pod answer no health check, and Kubernetes gives a NodePort Service no healthCheckNodePort to tell which ones they are.',
      fix: 'Leave it at "Cluster": PROXY protocol carries the address of the client. Or use the workload "DaemonSet".',
      source: SERVICE_TYPE,
    },
  ];
}

function statusAddressFindings({ service, publishStatusAddress }: IngressNginxSpec): Diagnostic[] {
  if (service.type === 'LoadBalancer' || publishStatusAddress !== undefined) return [];
  return [
    {
      id: 'ingress-nginx-status-address',
      severity: 'warning',
      path: ['publishStatusAddress'],
      message: `The status of every Ingress has the address of a Service of type ${quote(service.type)}.`,
      why: 'Nobody outside of the cluster reaches it, and external-dns makes no record of it, or the wrong one.',
      fix: 'Give the DNS name of the load balancer.',
      source: 'https://kubernetes.github.io/ingress-nginx/user-guide/cli-arguments/',
    },
  ];
}

function conflictFindings(spec: IngressNginxSpec, others: readonly IngressNginxSpec[]): Diagnostic[] {
  const conflict = (path: Diagnostic['path'], value: unknown, what: string, fix: string): Diagnostic => ({
    id: 'ingress-nginx-conflict',
    severity: 'error',
    path,
    message: `Another ingress-nginx in the cluster has the ${what} ${quote(value)}.`,
    why: 'Kubernetes refuses the second one.',
    fix,
    source: MULTIPLE_CONTROLLERS,
  });
  const repeated = (attribute: 'releaseName' | 'namespace' | 'ingressClass', what: string) =>
    others.some((other) => other[attribute] === spec[attribute])
      ? [conflict([attribute], spec[attribute], what, `Give a ${what} of its own.`)]
      : [];
  const sharesController = others.some((other) => controllerValueIn(other) === controllerValueIn(spec));
  const taken = others.flatMap((other) => Object.values(nodePortsOf(other)));
  return [
    ...repeated('releaseName', 'release name'),
    ...repeated('namespace', 'namespace'),
    ...repeated('ingressClass', 'ingress class'),
    ...(sharesController && valueAt(spec.values, CONTROLLER_VALUE) !== undefined
      ? [
          {
            ...conflict(['values', ...CONTROLLER_VALUE], controllerValueIn(spec), 'controller value', 'Remove it.'),
            why: 'Both would serve the Ingresses of both classes, and overwrite each other in their status.',
          },
        ]
      : []),
    ...Object.entries(nodePortsOf(spec))
      .filter(([, port]) => taken.includes(port))
      .map(([name, port]) =>
        conflict(['nodePorts', name], port, 'node port', 'Give a port that no other Service of the cluster uses.'),
      ),
  ];
}

const CONTROLLER_VALUE = ['controller', 'ingressClassResource', 'controllerValue'];

function controllerValueIn({ values, ingressClass }: IngressNginxSpec): unknown {
  return valueAt(values, CONTROLLER_VALUE) ?? controllerValueOf(ingressClass);
}

function nodePortsOf({ service }: IngressNginxSpec): Readonly<Record<string, number>> {
  return service.type === 'NodePort' ? service.nodePorts : {};
}

/** The values that follow from the load balancer, and are wrong when they follow from anything else. */
const AGREED_VALUES = [
  ['fullnameOverride'],
  ['controller', 'containerPort'],
  ['controller', 'service', 'type'],
  ['controller', 'service', 'ports'],
  ['controller', 'service', 'targetPorts'],
  ['controller', 'service', 'nodePorts'],
  ['controller', 'config', 'use-proxy-protocol'],
  ['controller', 'config', 'proxy-real-ip-cidr'],
  ['controller', 'config', 'http-snippet'],
] as const;

function overriddenFindings({ values = {} }: IngressNginxSpec): Diagnostic[] {
  return AGREED_VALUES.filter((path) => valueAt(values, path) !== undefined).map((path) => ({
    id: 'ingress-nginx-value-overridden',
    severity: 'warning',
    path: ['values', ...path],
    message: `The chart's value ${path.join('.')} is replaced.`,
    why: 'It has to agree with the listeners, the target groups and the redirect to https, or connections fail.',
    fix: 'Leave it out, unless it contains what the load balancer needs.',
    source: CONFIG_MAP,
  }));
}
