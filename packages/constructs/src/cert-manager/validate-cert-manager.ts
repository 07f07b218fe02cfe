import { quote, type Diagnostic } from '@eks-ingress/diagnostics';
import type { IsUnknown } from '@eks-ingress/elbv2';
import type { ClusterCompute } from '../cluster/eks-cluster';
import { valueAt } from '../value-at';

const HELM = 'https://cert-manager.io/docs/installation/helm/';
const BEST_PRACTICE = 'https://cert-manager.io/docs/installation/best-practice/';
const OBJECT_NAMES = 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/';

/** What an installation of cert-manager is, as far as something can be wrong with it. */
export interface CertManagerSpec {
  readonly namespace: string;
  readonly replicas: number;
  readonly webhookPort: number;
  /** What the pods of the cluster run on. @default - not known */
  readonly compute?: ClusterCompute;
  /** @default {} */
  readonly values?: Readonly<Record<string, unknown>>;
}

export interface ValidateCertManagerOptions {
  /** How many other installations the cluster gets. @default 0 */
  readonly others?: number;
  /** Tells a value that is known only after apply. @default - every value is known */
  readonly isUnknown?: IsUnknown;
}

/** Everything that is wrong with an installation of cert-manager. Never throws. */
export function validateCertManager(
  spec: CertManagerSpec,
  { others = 0, isUnknown = () => false }: ValidateCertManagerOptions = {},
): Diagnostic[] {
  return [
    ...namespaceFindings(spec, isUnknown),
    ...replicaFindings(spec, isUnknown),
    ...portFindings(spec, isUnknown),
    ...(others > 0 ? [repeated()] : []),
    ...overriddenFindings(spec),
  ];
}

function namespaceFindings({ namespace }: CertManagerSpec, isUnknown: IsUnknown): Diagnostic[] {
  const isName = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(namespace) && namespace.length <= 63;
  if (isUnknown(namespace) || isName) return [];
  return [
    {
      id: 'cert-manager-namespace',
      severity: 'error',
      path: ['namespace'],
      message: `The name ${quote(namespace)} (${namespace.length} characters) cannot be used.`,
      why: 'Kubernetes refuses the namespace.',
      fix: 'Use 1 to 63 small letters, digits and hyphens, and no hyphen at either end.',
      source: OBJECT_NAMES,
    },
  ];
}

function replicaFindings({ replicas }: CertManagerSpec, isUnknown: IsUnknown): Diagnostic[] {
  if (isUnknown(replicas) || (Number.isInteger(replicas) && replicas >= 1)) return [];
  return [
    {
      id: 'cert-manager-replicas',
      severity: 'error',
      path: ['replicas'],
      message: `${quote(replicas)} is not a number of replicas.`,
      why: 'Without a pod nothing issues certificates, and the webhook refuses every change of one.',
      fix: 'Give a whole number from 1 on; 2 or more survive the loss of a node.',
      source: BEST_PRACTICE,
    },
  ];
}

const KUBELET_PORT = 10250;

function portFindings({ webhookPort, compute }: CertManagerSpec, isUnknown: IsUnknown): Diagnostic[] {
  if (webhookPort === KUBELET_PORT && compute === 'fargate') {
    return [
      {
        id: 'cert-manager-webhook-port-fargate',
        severity: 'error',
        path: ['webhookPort'],
        message: `The webhook listens on ${quote(webhookPort)}, and the pods run on Fargate.`,
        why: 'There the kubelet has that port in the same virtual machine, and answers in place of the webhook.',
        fix: 'Give another one, such as 10260, and let the control plane reach it.',
        source: 'https://cert-manager.io/docs/installation/compatibility/#aws-eks',
      },
    ];
  }
  const isPort = Number.isInteger(webhookPort) && webhookPort >= 1 && webhookPort <= 65535;
  if (isUnknown(webhookPort) || isPort) return [];
  return [
    {
      id: 'cert-manager-webhook-port',
      severity: 'error',
      path: ['webhookPort'],
      message: `${quote(webhookPort)} is not a port.`,
      why: 'Kubernetes refuses the pods of the webhook.',
      fix: 'Give a whole number from 1 to 65535, such as 10260.',
      source: HELM,
    },
  ];
}

function repeated(): Diagnostic {
  return {
    id: 'cert-manager-repeated',
    severity: 'error',
    path: [],
    message: 'The cluster gets a second cert-manager.',
    why: 'Both act on every Certificate of the cluster, and Helm refuses definitions that another release owns.',
    fix: 'Install one, and pass it to whatever needs it.',
    source: HELM,
  };
}

/** The values that what comes after cert-manager relies on. */
const AGREED_VALUES = [
  { path: ['installCRDs'], why: 'The chart refuses it beside crds.enabled.' },
  { path: ['crds', 'enabled'], why: 'Without the definitions no Certificate can be created.' },
  { path: ['crds', 'keep'], why: 'Removing the definitions removes every certificate of the cluster.' },
  { path: ['replicaCount'], why: 'The disruption budget follows from the prop replicas.' },
  { path: ['webhook', 'securePort'], why: 'It is the prop webhookPort.' },
  { path: ['startupapicheck', 'enabled'], why: 'Without it, what comes next is refused until the webhook answers.' },
] as const;

function overriddenFindings({ values = {} }: CertManagerSpec): Diagnostic[] {
  return AGREED_VALUES.filter(({ path }) => valueAt(values, path) !== undefined).map(({ path, why }) => ({
    id: 'cert-manager-value-overridden',
    severity: 'warning',
    path: ['values', ...path],
    message: `The chart's value ${path.join('.')} is replaced.`,
    why,
    fix: 'Leave it out, and use the prop where there is one.',
    source: HELM,
  }));
}
