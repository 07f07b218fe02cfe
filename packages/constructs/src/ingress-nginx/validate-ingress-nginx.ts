import { quote, type Diagnostic } from '@eks-ingress/diagnostics';
import type { IsUnknown } from '@eks-ingress/elbv2';
import type { ControllerService } from '../ingress-controller/ingress-controller';
import { valueAt } from '../value-at';
import { validateRetirement, type RetirementSpec } from './validate-retirement';

const SERVICE_TYPE = 'https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport';
const CONFIG_MAP = 'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/';
const OBJECT_NAMES = 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/';
const MULTIPLE_CONTROLLERS = 'https://kubernetes.github.io/ingress-nginx/user-guide/multiple-ingress/';

/** What an installation of ingress-nginx is, as far as something can be wrong with it. */
export interface IngressNginxSpec extends Omit<RetirementSpec, 'overriddenTag'> {
  readonly releaseName: string;
  readonly namespace: string;
  readonly ingressClass: string;
  readonly service: ControllerService;
  readonly replicas: number;
  readonly proxyProtocol: boolean;
  /** The port of the load balancer's TLS listener. */
  readonly httpsPort: number;
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
    ...conflictFindings(spec, others),
    ...overriddenFindings(spec),
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

function replicaFindings({ replicas }: IngressNginxSpec): Diagnostic[] {
  if (Number.isInteger(replicas) && replicas >= 1) return [];
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

function schemeFindings({ proxyProtocol, httpsPort }: IngressNginxSpec): Diagnostic[] {
  if (!proxyProtocol) {
    return [
      {
        id: 'ingress-nginx-scheme-lost',
        severity: 'warning',
        path: ['proxyProtocol'],
        message: 'Applications see "X-Forwarded-Proto: http" and the address of the load balancer.',
        why: 'A Network Load Balancer adds no headers, so without PROXY protocol nothing tells nginx that the client spoke TLS, or who it was.',
        fix: 'Turn proxyProtocol on.',
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
      source: 'rootfs/etc/nginx/lua/lua_ingress.lua of kubernetes/ingress-nginx',
    },
  ];
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
  const taken = others.flatMap((other) => Object.values(nodePortsOf(other)));
  return [
    ...repeated('releaseName', 'release name'),
    ...repeated('namespace', 'namespace'),
    ...repeated('ingressClass', 'ingress class'),
    ...Object.entries(nodePortsOf(spec))
      .filter(([, port]) => taken.includes(port))
      .map(([name, port]) =>
        conflict(['nodePorts', name], port, 'node port', 'Give a port that no other Service of the cluster uses.'),
      ),
  ];
}

function nodePortsOf({ service }: IngressNginxSpec): Readonly<Record<string, number>> {
  return service.type === 'NodePort' ? service.nodePorts : {};
}

/** The values that follow from the load balancer, and are wrong when they follow from anything else. */
const AGREED_VALUES = [
  ['fullnameOverride'],
  ['controller', 'containerPort'],
  ['controller', 'service', 'type'],
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
