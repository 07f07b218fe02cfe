import { upstreamUrl } from '@eks-ingress/annotations';
import { checksOn, quote, valueAt } from '@eks-ingress/diagnostics';
import { isDnsLabel, MAX_DNS_LABEL_LENGTH } from '../dns-label';
import { isUnknown } from '../findings';
import type {
  ControllerService,
  ControllerTls,
  ControllerWorkload,
  ZoneSpread,
} from '../ingress-controller/ingress-controller';
import { controllerValueOf } from './values';

const SERVICE_TYPE = 'https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport';
const CONFIG_MAP = 'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/';
const OBJECT_NAMES = 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/';
const LUA_INGRESS = upstreamUrl('ingress-nginx', 'rootfs/etc/nginx/lua/lua_ingress.lua');
const MULTIPLE_CONTROLLERS = 'https://kubernetes.github.io/ingress-nginx/user-guide/multiple-ingress/';

/** What an installation shares with the other ones in its cluster. */
export interface InstalledIngressNginx {
  readonly releaseName: string;
  readonly namespace: string;
  readonly ingressClass: string;
  readonly service: ControllerService;
  /** Values of the chart that replace the derived ones. @default {} */
  readonly values?: Readonly<Record<string, unknown>>;
}

/** What an installation of ingress-nginx is, as far as something can be wrong with it. */
export interface IngressNginxSubject extends InstalledIngressNginx, ControllerTls {
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
  /** The installations of the cluster that come before it. @default [] */
  readonly earlier?: readonly InstalledIngressNginx[];
}

const example: IngressNginxSubject = {
  releaseName: 'ingress-nginx',
  namespace: 'ingress-nginx',
  ingressClass: 'nginx',
  service: { type: 'ClusterIP' },
  workload: 'Deployment',
  replicas: 2,
  proxyProtocol: true,
  publishStatusAddress: 'shop-0123456789abcdef.elb.ap-northeast-2.amazonaws.com',
  httpsPort: 443,
  tls: 'at-load-balancer',
};

const check = checksOn('IngressNginx', (given: Partial<IngressNginxSubject>) => ({ ...example, ...given }));

const nodePorts = (http: number, https: number) =>
  ({ service: { type: 'NodePort', nodePorts: { http, https } } }) as const;
const owned = {
  service: { type: 'LoadBalancer', annotations: {}, ports: { http: 80, https: 443 } },
} as const;
const ownedLocally = { service: { ...owned.service, externalTrafficPolicy: 'Local' } } as const;

const internal: InstalledIngressNginx = {
  releaseName: 'internal',
  namespace: 'internal',
  ingressClass: 'internal',
  service: { type: 'ClusterIP' },
};

/** The longest name that the chart makes of it is that of a Service, "<release name>-controller-admission". */
const MAX_RELEASE_NAME_LENGTH = 42;

function isName(text: string, maxLength?: number): boolean {
  return isUnknown(text) || isDnsLabel(text, maxLength);
}

const unusable = (name: string) => `The name ${quote(name)} (${name.length} characters) cannot be used.`;
const WHY_UNUSABLE = 'Kubernetes refuses the objects that are named after it.';
const usableName = (maxLength: number) =>
  `Use 1 to ${maxLength} small letters, digits and hyphens, and no hyphen at either end.`;

/** Whether a Service of its own keeps the address of the client as well. */
function keepsAddress({ service }: IngressNginxSubject): boolean {
  return service.type === 'LoadBalancer' && service.externalTrafficPolicy === 'Local';
}

function isRedirectedByScheme({ tls, redirect }: IngressNginxSubject): boolean {
  return tls === 'at-load-balancer' && redirect === 'by-scheme';
}

function isRedirectedByPort({ tls, redirect }: IngressNginxSubject): boolean {
  return tls === 'at-load-balancer' && redirect !== 'by-scheme';
}

function nodePortsOf({ service }: InstalledIngressNginx): Readonly<Partial<Record<'http' | 'https', number>>> {
  return service.type === 'NodePort' ? service.nodePorts : {};
}

const CONTROLLER_VALUE = ['controller', 'ingressClassResource', 'controllerValue'];

function controllerValueIn({ values, ingressClass }: InstalledIngressNginx): unknown {
  return valueAt(values, CONTROLLER_VALUE) ?? controllerValueOf(ingressClass);
}

/** What an installation has that another one has already. */
function conflictsOf(subject: IngressNginxSubject) {
  const { earlier = [], releaseName, namespace, ingressClass, values } = subject;
  const why = 'Kubernetes refuses the second one.';
  const taken = earlier.flatMap((other) => Object.values(nodePortsOf(other)));
  return [
    ...(earlier.some((other) => other.releaseName === releaseName)
      ? [
          {
            path: ['releaseName'],
            value: releaseName,
            what: 'release name',
            why,
            fix: 'Give a release name of its own.',
          },
        ]
      : []),
    ...(earlier.some((other) => other.namespace === namespace)
      ? [{ path: ['namespace'], value: namespace, what: 'namespace', why, fix: 'Give a namespace of its own.' }]
      : []),
    ...(earlier.some((other) => other.ingressClass === ingressClass)
      ? [
          {
            path: ['ingressClass'],
            value: ingressClass,
            what: 'ingress class',
            why,
            fix: 'Give a ingress class of its own.',
          },
        ]
      : []),
    ...(earlier.some((other) => controllerValueIn(other) === controllerValueIn(subject)) &&
    valueAt(values, CONTROLLER_VALUE) !== undefined
      ? [
          {
            path: ['values', ...CONTROLLER_VALUE],
            value: controllerValueIn(subject),
            what: 'controller value',
            why: 'Both would serve the Ingresses of both classes, and overwrite each other in their status.',
            fix: 'Remove it.',
          },
        ]
      : []),
    ...Object.entries(nodePortsOf(subject))
      .filter(([, port]) => taken.includes(port))
      .map(([name, port]) => ({
        path: ['nodePorts', name],
        value: port,
        what: 'node port',
        why,
        fix: 'Give a port that no other Service of the cluster uses.',
      })),
  ];
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

export const ingressNginxChecks = [
  check({
    id: 'ingress-nginx-release-name',
    effect: 'api-server-refuses',
    path: ['releaseName'],
    when: ({ releaseName }) => !isName(releaseName, MAX_RELEASE_NAME_LENGTH),
    message: ({ releaseName }) => unusable(releaseName),
    why: WHY_UNUSABLE,
    fix: usableName(MAX_RELEASE_NAME_LENGTH),
    source: OBJECT_NAMES,
    examples: {
      passes: [{}, { releaseName: 'x'.repeat(42) }, { releaseName: '7' }, { releaseName: '${var.name}' }],
      fails: [
        {
          releaseName: 'x'.repeat(43),
          finds: [
            'error: releaseName: The name "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" (43 characters) cannot be used. (ingress-nginx-release-name)',
          ],
        },
        {
          releaseName: 'in.gress',
          finds: [
            'error: releaseName: The name "in.gress" (8 characters) cannot be used. (ingress-nginx-release-name)',
          ],
        },
        {
          releaseName: '',
          finds: ['error: releaseName: The name "" (0 characters) cannot be used. (ingress-nginx-release-name)'],
        },
      ],
    },
  }),
  check({
    id: 'ingress-nginx-namespace',
    effect: 'api-server-refuses',
    path: ['namespace'],
    // A namespace that follows from the release's name is corrected with it.
    when: ({ namespace, releaseName }) => !isName(namespace) && namespace !== releaseName,
    message: ({ namespace }) => unusable(namespace),
    why: WHY_UNUSABLE,
    fix: usableName(MAX_DNS_LABEL_LENGTH),
    source: OBJECT_NAMES,
    examples: {
      passes: [{ namespace: 'x'.repeat(63) }, { namespace: '${var.name}' }, { releaseName: 'Edge', namespace: 'Edge' }],
      fails: [
        {
          namespace: 'x'.repeat(64),
          finds: [
            'error: namespace: The name "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" (64 characters) cannot be used. (ingress-nginx-namespace)',
          ],
        },
        {
          namespace: 'edge-',
          finds: ['error: namespace: The name "edge-" (5 characters) cannot be used. (ingress-nginx-namespace)'],
        },
      ],
    },
  }),
  check({
    id: 'ingress-nginx-class',
    effect: 'api-server-refuses',
    path: ['ingressClass'],
    when: ({ ingressClass }) => !isName(ingressClass),
    message: ({ ingressClass }) => unusable(ingressClass),
    why: WHY_UNUSABLE,
    fix: usableName(MAX_DNS_LABEL_LENGTH),
    source: OBJECT_NAMES,
    examples: {
      passes: [{ ingressClass: 'x'.repeat(63) }, { ingressClass: '${var.name}' }],
      fails: [
        {
          ingressClass: 'x'.repeat(64),
          finds: [
            'error: ingressClass: The name "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" (64 characters) cannot be used. (ingress-nginx-class)',
          ],
        },
        {
          ingressClass: 'Internal',
          finds: ['error: ingressClass: The name "Internal" (8 characters) cannot be used. (ingress-nginx-class)'],
        },
      ],
    },
  }),
  check({
    id: 'ingress-nginx-daemon-set-spread',
    effect: 'ignores',
    when: ({ workload, replicas, zoneSpread }) =>
      workload === 'DaemonSet'
        ? [
            { path: ['replicas'], name: 'replicas', value: replicas },
            { path: ['zoneSpread'], name: 'zoneSpread', value: zoneSpread },
          ].filter(({ value }) => value !== undefined)
        : [],
    message: (_subject, { name, value }) => `${name} ${quote(value)} is given for a DaemonSet.`,
    why: 'A DaemonSet runs one pod on every node, so that nothing reads it.',
    fix: 'Remove it, or use the workload "Deployment".',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/',
    examples: {
      passes: [{ workload: 'DaemonSet', replicas: undefined }, { zoneSpread: 'DoNotSchedule' }],
      fails: [
        {
          workload: 'DaemonSet',
          zoneSpread: 'DoNotSchedule',
          finds: [
            'warning: replicas: replicas 2 is given for a DaemonSet. (ingress-nginx-daemon-set-spread)',
            'warning: zoneSpread: zoneSpread "DoNotSchedule" is given for a DaemonSet. (ingress-nginx-daemon-set-spread)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'ingress-nginx-replicas',
    effect: 'breaks-traffic',
    path: ['replicas'],
    when: ({ workload, replicas }) =>
      workload !== 'DaemonSet' && !(replicas !== undefined && Number.isInteger(replicas) && replicas >= 1),
    message: ({ replicas }) => `${quote(replicas)} is not a number of replicas.`,
    why: 'Without a pod of the controller the load balancer has no healthy target.',
    fix: 'Give a whole number from 1 on; 2 or more survive the loss of a node.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#replicas',
    examples: {
      passes: [{ replicas: 1 }, { workload: 'DaemonSet', replicas: 0 }],
      fails: [
        { replicas: 0, finds: ['error: replicas: 0 is not a number of replicas. (ingress-nginx-replicas)'] },
        { replicas: 1.5, finds: ['error: replicas: 1.5 is not a number of replicas. (ingress-nginx-replicas)'] },
        {
          workload: undefined,
          replicas: undefined,
          finds: ['error: replicas: undefined is not a number of replicas. (ingress-nginx-replicas)'],
        },
      ],
    },
  }),
  check({
    id: 'ingress-nginx-client-address-lost',
    effect: 'misreads',
    path: ['proxyProtocol'],
    when: (subject) => subject.tls === 'at-controller' && !subject.proxyProtocol && !keepsAddress(subject),
    message: "nginx and applications see the address of the load balancer or of a node in place of the client's.",
    why: 'Without PROXY protocol nothing carries it, so that allow lists admit everybody or nobody, and limits are shared by all.',
    fix: 'Turn proxyProtocol on.',
    source: CONFIG_MAP,
    examples: {
      passes: [
        { tls: 'at-controller' },
        { tls: 'at-controller', proxyProtocol: false, ...ownedLocally },
        { proxyProtocol: false },
      ],
      fails: [
        {
          tls: 'at-controller',
          proxyProtocol: false,
          finds: [
            "warning: proxyProtocol: nginx and applications see the address of the load balancer or of a node in place of the client's. (ingress-nginx-client-address-lost)",
          ],
        },
        {
          tls: 'at-controller',
          proxyProtocol: false,
          ...owned,
          finds: [
            "warning: proxyProtocol: nginx and applications see the address of the load balancer or of a node in place of the client's. (ingress-nginx-client-address-lost)",
          ],
        },
      ],
    },
  }),
  check({
    id: 'ingress-nginx-redirect-port',
    effect: 'breaks-traffic',
    severity: 'warning',
    path: ['httpsPort'],
    when: ({ tls, httpsPort }) => tls === 'at-controller' && httpsPort !== 443,
    message: ({ httpsPort }) =>
      `Clients of the clear-text listener are redirected to port 443, and https is on ${quote(httpsPort)}.`,
    why: 'The redirect of nginx names no port.',
    fix: 'Use port 443.',
    source: LUA_INGRESS,
    examples: {
      passes: [{ tls: 'at-controller' }, { httpsPort: 8443 }],
      fails: [
        {
          tls: 'at-controller',
          httpsPort: 8443,
          finds: [
            'warning: httpsPort: Clients of the clear-text listener are redirected to port 443, and https is on 8443. (ingress-nginx-redirect-port)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'ingress-nginx-redirect-loop',
    effect: 'breaks-traffic',
    path: ['redirect'],
    when: (subject) => isRedirectedByScheme(subject) && (!subject.proxyProtocol || subject.httpsPort !== 443),
    message: ({ proxyProtocol, httpsPort }) =>
      `The redirect "by-scheme" sends every request to itself ${proxyProtocol ? `behind a listener on ${quote(httpsPort)}` : 'without PROXY protocol'}.`,
    why: 'nginx takes a request for https only when a PROXY protocol header names port 443.',
    fix: 'Use the redirect "by-port", or PROXY protocol and port 443.',
    source: LUA_INGRESS,
    examples: {
      passes: [
        { redirect: 'by-scheme' },
        { redirect: 'by-port', proxyProtocol: false, httpsPort: 8443 },
        { redirect: 'by-scheme', tls: 'at-controller', proxyProtocol: false },
      ],
      fails: [
        {
          redirect: 'by-scheme',
          proxyProtocol: false,
          finds: [
            'error: redirect: The redirect "by-scheme" sends every request to itself without PROXY protocol. (ingress-nginx-redirect-loop)',
          ],
        },
        {
          redirect: 'by-scheme',
          httpsPort: 8443,
          finds: [
            'error: redirect: The redirect "by-scheme" sends every request to itself behind a listener on 8443. (ingress-nginx-redirect-loop)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'ingress-nginx-redirect-by-scheme',
    effect: 'risks',
    path: ['redirect'],
    when: (subject) => isRedirectedByScheme(subject) && subject.proxyProtocol && subject.httpsPort === 443,
    message: 'The redirect "by-scheme" relies on the port in the PROXY protocol header.',
    why: "Users report that it is the listener's, AWS does not say so; if it is another one, every request is redirected to itself.",
    fix: 'Use the redirect "by-port", which cannot loop.',
    source: 'https://github.com/kubernetes/ingress-nginx/issues/5051',
    examples: {
      passes: [
        {},
        { redirect: 'by-port' },
        { redirect: 'by-scheme', httpsPort: 8443 },
        { redirect: 'by-scheme', proxyProtocol: false },
      ],
      fails: [
        {
          redirect: 'by-scheme',
          finds: [
            'warning: redirect: The redirect "by-scheme" relies on the port in the PROXY protocol header. (ingress-nginx-redirect-by-scheme)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'ingress-nginx-scheme-lost',
    effect: 'misreads',
    path: ['proxyProtocol'],
    when: (subject) => isRedirectedByPort(subject) && !subject.proxyProtocol,
    message: (subject) =>
      `Applications see "X-Forwarded-Proto: http"${keepsAddress(subject) ? '' : ' and the address of the load balancer'}.`,
    why: (subject) =>
      `A Network Load Balancer adds no headers, so without PROXY protocol nothing tells nginx that the client spoke TLS${keepsAddress(subject) ? '' : ', or who it was'}.`,
    fix: (subject) =>
      keepsAddress(subject) ? 'Use the externalTrafficPolicy "Cluster" and proxyProtocol.' : 'Turn proxyProtocol on.',
    source: CONFIG_MAP,
    examples: {
      passes: [{}, { tls: 'at-controller', proxyProtocol: false }, { redirect: 'by-scheme', proxyProtocol: false }],
      fails: [
        {
          proxyProtocol: false,
          finds: [
            'warning: proxyProtocol: Applications see "X-Forwarded-Proto: http" and the address of the load balancer. (ingress-nginx-scheme-lost)',
          ],
        },
        {
          proxyProtocol: false,
          redirect: 'by-port',
          ...owned,
          finds: [
            'warning: proxyProtocol: Applications see "X-Forwarded-Proto: http" and the address of the load balancer. (ingress-nginx-scheme-lost)',
          ],
        },
        {
          proxyProtocol: false,
          ...ownedLocally,
          finds: ['warning: proxyProtocol: Applications see "X-Forwarded-Proto: http". (ingress-nginx-scheme-lost)'],
        },
      ],
    },
  }),
  check({
    id: 'ingress-nginx-scheme-port',
    effect: 'misreads',
    path: ['httpsPort'],
    when: (subject) => isRedirectedByPort(subject) && subject.proxyProtocol && subject.httpsPort !== 443,
    message: ({ httpsPort }) =>
      `Applications see "X-Forwarded-Proto: http" behind the TLS listener on ${quote(httpsPort)}.`,
    why: 'nginx takes a connection with a PROXY protocol header for https only when the header names port 443.',
    fix: 'Use port 443.',
    source: LUA_INGRESS,
    examples: {
      passes: [
        {},
        { httpsPort: 8443, proxyProtocol: false },
        { httpsPort: 8443, redirect: 'by-scheme' },
        { httpsPort: 8443, tls: 'at-controller' },
      ],
      fails: [
        {
          httpsPort: 8443,
          finds: [
            'warning: httpsPort: Applications see "X-Forwarded-Proto: http" behind the TLS listener on 8443. (ingress-nginx-scheme-port)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'node-port-range',
    effect: 'api-server-refuses',
    when: (subject) =>
      Object.entries(nodePortsOf(subject))
        .filter(([, port]) => !(Number.isInteger(port) && port >= 30000 && port <= 32767))
        .map(([name, port]) => ({ path: ['nodePorts', name], port })),
    message: (_subject, { port }) => `The node port ${quote(port)} is not a whole number from 30000 to 32767.`,
    why: 'Kubernetes refuses a Service with a node port outside its range.',
    fix: 'Give a port such as 30443 that no other Service of the cluster uses.',
    source: SERVICE_TYPE,
    examples: {
      passes: [nodePorts(30000, 32767), {}],
      fails: [
        {
          ...nodePorts(29999, 32768),
          finds: [
            'error: nodePorts.http: The node port 29999 is not a whole number from 30000 to 32767. (node-port-range)',
            'error: nodePorts.https: The node port 32768 is not a whole number from 30000 to 32767. (node-port-range)',
          ],
        },
        {
          ...nodePorts(30080.5, 30443),
          finds: [
            'error: nodePorts.http: The node port 30080.5 is not a whole number from 30000 to 32767. (node-port-range)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'node-port-repeated',
    effect: 'api-server-refuses',
    path: ['nodePorts', 'https'],
    when: (subject) => {
      const { http, https } = nodePortsOf(subject);
      return http !== undefined && http === https;
    },
    message: (subject) => `The node port ${quote(nodePortsOf(subject).https)} is given for http and for https.`,
    why: 'The redirect and the applications are behind different ports of the controller.',
    fix: 'Give two ports.',
    source: SERVICE_TYPE,
    examples: {
      passes: [{}, nodePorts(30080, 30443)],
      fails: [
        {
          ...nodePorts(30443, 30443),
          finds: ['error: nodePorts.https: The node port 30443 is given for http and for https. (node-port-repeated)'],
        },
      ],
    },
  }),
  check({
    id: 'ingress-nginx-local-traffic-policy',
    effect: 'breaks-traffic',
    path: ['values', 'controller', 'service', 'externalTrafficPolicy'],
    // A Service of another type has a health check that knows of the pods; a NodePort Service has none.
    when: ({ service, workload, values }) =>
      service.type === 'NodePort' &&
      valueAt(values, ['controller', 'service', 'externalTrafficPolicy']) === 'Local' &&
      (valueAt(values, ['controller', 'kind']) ?? workload) !== 'DaemonSet',
    message: 'The NodePort Service sends to pods of the same node only ("Local").',
    why: 'Nodes without a pod answer no health check, and Kubernetes gives a NodePort Service no healthCheckNodePort to tell which ones they are.',
    fix: 'Leave it at "Cluster": PROXY protocol carries the address of the client. Or use the workload "DaemonSet".',
    source: SERVICE_TYPE,
    examples: {
      passes: [
        nodePorts(30080, 30443),
        { values: { controller: { service: { externalTrafficPolicy: 'Local' } } } },
        {
          ...nodePorts(30080, 30443),
          workload: 'DaemonSet',
          values: { controller: { service: { externalTrafficPolicy: 'Local' } } },
        },
        {
          ...nodePorts(30080, 30443),
          values: { controller: { kind: 'DaemonSet', service: { externalTrafficPolicy: 'Local' } } },
        },
        {
          ...nodePorts(30080, 30443),
          values: { controller: { service: { externalTrafficPolicy: 'Cluster' } } },
        },
      ],
      fails: [
        {
          ...nodePorts(30080, 30443),
          values: { controller: { service: { externalTrafficPolicy: 'Local' } } },
          finds: [
            'error: values.controller.service.externalTrafficPolicy: The NodePort Service sends to pods of the same node only ("Local"). (ingress-nginx-local-traffic-policy)',
          ],
        },
        {
          ...nodePorts(30080, 30443),
          workload: 'DaemonSet',
          values: { controller: { kind: 'Deployment', service: { externalTrafficPolicy: 'Local' } } },
          finds: [
            'error: values.controller.service.externalTrafficPolicy: The NodePort Service sends to pods of the same node only ("Local"). (ingress-nginx-local-traffic-policy)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'ingress-nginx-status-address',
    effect: 'breaks-traffic',
    severity: 'warning',
    path: ['publishStatusAddress'],
    when: ({ service, publishStatusAddress }) => service.type !== 'LoadBalancer' && publishStatusAddress === undefined,
    message: ({ service }) =>
      `The status of every Ingress has the address of a Service of type ${quote(service.type)}.`,
    why: 'Nobody outside of the cluster reaches it, and external-dns makes no record of it, or the wrong one.',
    fix: 'Give the DNS name of the load balancer.',
    source: 'https://kubernetes.github.io/ingress-nginx/user-guide/cli-arguments/',
    examples: {
      passes: [{}, { ...owned, publishStatusAddress: undefined }],
      fails: [
        {
          publishStatusAddress: undefined,
          finds: [
            'warning: publishStatusAddress: The status of every Ingress has the address of a Service of type "ClusterIP". (ingress-nginx-status-address)',
          ],
        },
        {
          ...nodePorts(30080, 30443),
          publishStatusAddress: undefined,
          finds: [
            'warning: publishStatusAddress: The status of every Ingress has the address of a Service of type "NodePort". (ingress-nginx-status-address)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'ingress-nginx-conflict',
    effect: 'api-server-refuses',
    when: conflictsOf,
    message: (_subject, { what, value }) => `Another ingress-nginx in the cluster has the ${what} ${quote(value)}.`,
    why: (_subject, { why }) => why,
    fix: (_subject, { fix }) => fix,
    source: MULTIPLE_CONTROLLERS,
    examples: {
      passes: [
        { earlier: [internal] },
        { earlier: [{ ...internal, ...nodePorts(31080, 31443) }], ...nodePorts(30080, 30443) },
        {
          earlier: [
            { ...internal, values: { controller: { ingressClassResource: { controllerValue: 'example.com/a' } } } },
          ],
        },
      ],
      fails: [
        {
          earlier: [{ ...internal, releaseName: 'ingress-nginx' }],
          finds: [
            'error: releaseName: Another ingress-nginx in the cluster has the release name "ingress-nginx". (ingress-nginx-conflict)',
          ],
        },
        {
          earlier: [{ ...internal, namespace: 'ingress-nginx' }],
          finds: [
            'error: namespace: Another ingress-nginx in the cluster has the namespace "ingress-nginx". (ingress-nginx-conflict)',
          ],
        },
        {
          earlier: [internal, { ...internal, ingressClass: 'nginx' }],
          finds: [
            'error: ingressClass: Another ingress-nginx in the cluster has the ingress class "nginx". (ingress-nginx-conflict)',
          ],
        },
        {
          earlier: [internal],
          values: { controller: { ingressClassResource: { controllerValue: 'k8s.io/ingress-nginx-internal' } } },
          finds: [
            'error: values.controller.ingressClassResource.controllerValue: Another ingress-nginx in the cluster has the controller value "k8s.io/ingress-nginx-internal". (ingress-nginx-conflict)',
          ],
        },
        {
          earlier: [{ ...internal, ...nodePorts(30443, 31443) }],
          ...nodePorts(30080, 30443),
          finds: [
            'error: nodePorts.https: Another ingress-nginx in the cluster has the node port 30443. (ingress-nginx-conflict)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'ingress-nginx-value-overridden',
    effect: 'risks',
    when: ({ values = {} }) =>
      AGREED_VALUES.filter((path) => valueAt(values, path) !== undefined).map((path) => ({
        path: ['values', ...path],
        name: path.join('.'),
      })),
    message: (_subject, { name }) => `The chart's value ${name} is replaced.`,
    why: 'It has to agree with the listeners, the target groups and the redirect to https, or connections fail.',
    fix: 'Leave it out, unless it contains what the load balancer needs.',
    source: CONFIG_MAP,
    examples: {
      passes: [
        {},
        { values: { controller: { service: { externalTrafficPolicy: 'Cluster' }, config: { 'keep-alive': '60' } } } },
      ],
      fails: [
        {
          values: {
            fullnameOverride: 'edge',
            controller: {
              containerPort: { http: 8080 },
              service: {
                type: 'NodePort',
                ports: { http: 8080 },
                targetPorts: { http: 'http' },
                nodePorts: { http: 30080 },
              },
              config: {
                'use-proxy-protocol': 'false',
                'proxy-real-ip-cidr': '10.0.0.0/8',
                'http-snippet': 'map $host $shop {}',
              },
            },
          },
          finds: [
            "warning: values.fullnameOverride: The chart's value fullnameOverride is replaced. (ingress-nginx-value-overridden)",
            "warning: values.controller.containerPort: The chart's value controller.containerPort is replaced. (ingress-nginx-value-overridden)",
            "warning: values.controller.service.type: The chart's value controller.service.type is replaced. (ingress-nginx-value-overridden)",
            "warning: values.controller.service.ports: The chart's value controller.service.ports is replaced. (ingress-nginx-value-overridden)",
            "warning: values.controller.service.targetPorts: The chart's value controller.service.targetPorts is replaced. (ingress-nginx-value-overridden)",
            "warning: values.controller.service.nodePorts: The chart's value controller.service.nodePorts is replaced. (ingress-nginx-value-overridden)",
            `warning: values.controller.config["use-proxy-protocol"]: The chart's value controller.config.use-proxy-protocol is replaced. (ingress-nginx-value-overridden)`,
            `warning: values.controller.config["proxy-real-ip-cidr"]: The chart's value controller.config.proxy-real-ip-cidr is replaced. (ingress-nginx-value-overridden)`,
            `warning: values.controller.config["http-snippet"]: The chart's value controller.config.http-snippet is replaced. (ingress-nginx-value-overridden)`,
          ],
        },
      ],
    },
  }),
];
