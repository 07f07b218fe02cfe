import { checksOn, quote, valueAt } from '@eks-ingress/diagnostics';
import type { ClusterCompute } from '../cluster/eks-cluster';
import { isDnsLabel } from '../dns-label';
import { isUnknown } from '../findings';

const HELM = 'https://cert-manager.io/docs/installation/helm/';

/** An installation of cert-manager, as far as something can be wrong with it. */
export interface CertManagerSubject {
  readonly namespace: string;
  readonly replicas: number;
  readonly webhookPort: number;
  /** What the pods of the cluster run on. @default - not known */
  readonly compute?: ClusterCompute;
  /** @default {} */
  readonly values?: Readonly<Record<string, unknown>>;
  /** How many installations of the cluster come before it. */
  readonly earlier: number;
}

const example: CertManagerSubject = { namespace: 'cert-manager', replicas: 2, webhookPort: 10250, earlier: 0 };

const check = checksOn('CertManager', (given: Partial<CertManagerSubject>) => ({ ...example, ...given }));

/** The port of the kubelet, which shares a virtual machine with the pod on Fargate. */
const KUBELET_PORT = 10250;

/** The values that what comes after cert-manager relies on. */
const AGREED_VALUES = [
  { name: ['installCRDs'], why: 'The chart refuses it beside crds.enabled.' },
  { name: ['crds', 'enabled'], why: 'Without the definitions no Certificate can be created.' },
  { name: ['crds', 'keep'], why: 'Removing the definitions removes every certificate of the cluster.' },
  { name: ['replicaCount'], why: 'The disruption budget follows from the prop replicas.' },
  { name: ['webhook', 'securePort'], why: 'It is the prop webhookPort.' },
  { name: ['startupapicheck', 'enabled'], why: 'Without it, what comes next is refused until the webhook answers.' },
] as const;

export const certManagerChecks = [
  check({
    id: 'cert-manager-namespace',
    effect: 'api-server-refuses',
    path: ['namespace'],
    when: ({ namespace }) => !isUnknown(namespace) && !isDnsLabel(namespace),
    message: ({ namespace }) => `The name ${quote(namespace)} (${namespace.length} characters) cannot be used.`,
    why: 'Kubernetes refuses the namespace.',
    fix: 'Use 1 to 63 small letters, digits and hyphens, and no hyphen at either end.',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
    examples: {
      passes: [{}, { namespace: 'a'.repeat(63) }, { namespace: '${var.namespace}' }],
      fails: [
        {
          namespace: 'Certificates',
          finds: ['error: namespace: The name "Certificates" (12 characters) cannot be used. (cert-manager-namespace)'],
        },
        {
          namespace: 'a'.repeat(64),
          finds: [
            `error: namespace: The name "${'a'.repeat(64)}" (64 characters) cannot be used. (cert-manager-namespace)`,
          ],
        },
      ],
    },
  }),
  check({
    id: 'cert-manager-replicas',
    effect: 'breaks-traffic',
    path: ['replicas'],
    when: ({ replicas }) => !isUnknown(replicas) && !(Number.isInteger(replicas) && replicas >= 1),
    message: ({ replicas }) => `${quote(replicas)} is not a number of replicas.`,
    why: 'Without a pod nothing issues certificates, and the webhook refuses every change of one.',
    fix: 'Give a whole number from 1 on; 2 or more survive the loss of a node.',
    source: 'https://cert-manager.io/docs/installation/best-practice/',
    examples: {
      passes: [{ replicas: 1 }],
      fails: [
        { replicas: 0, finds: ['error: replicas: 0 is not a number of replicas. (cert-manager-replicas)'] },
        { replicas: 1.5, finds: ['error: replicas: 1.5 is not a number of replicas. (cert-manager-replicas)'] },
      ],
    },
  }),
  check({
    id: 'cert-manager-webhook-port-fargate',
    effect: 'breaks-traffic',
    path: ['webhookPort'],
    when: ({ webhookPort, compute }) => webhookPort === KUBELET_PORT && compute === 'fargate',
    message: ({ webhookPort }) => `The webhook listens on ${quote(webhookPort)}, and the pods run on Fargate.`,
    why: 'There the kubelet has that port in the same virtual machine, and answers in place of the webhook.',
    fix: 'Give another one, such as 10260, and let the control plane reach it.',
    source: 'https://cert-manager.io/docs/installation/compatibility/#aws-eks',
    examples: {
      passes: [{ compute: 'fargate', webhookPort: 10260 }, { compute: 'managed-node-groups' }],
      fails: [
        {
          compute: 'fargate',
          finds: [
            'error: webhookPort: The webhook listens on 10250, and the pods run on Fargate. (cert-manager-webhook-port-fargate)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'cert-manager-webhook-port',
    effect: 'api-server-refuses',
    path: ['webhookPort'],
    when: ({ webhookPort }) =>
      !isUnknown(webhookPort) && !(Number.isInteger(webhookPort) && webhookPort >= 1 && webhookPort <= 65535),
    message: ({ webhookPort }) => `${quote(webhookPort)} is not a port.`,
    why: 'Kubernetes refuses the pods of the webhook.',
    fix: 'Give a whole number from 1 to 65535, such as 10260.',
    source: HELM,
    examples: {
      passes: [{ webhookPort: 1 }, { webhookPort: 65535 }],
      fails: [0, 65536, 1.5].map((webhookPort) => ({
        webhookPort,
        finds: [`error: webhookPort: ${webhookPort} is not a port. (cert-manager-webhook-port)`],
      })),
    },
  }),
  check({
    id: 'cert-manager-repeated',
    effect: 'helm-refuses',
    when: ({ earlier }) => earlier > 0,
    message: 'The cluster gets a second cert-manager.',
    why: 'Both act on every Certificate of the cluster, and Helm refuses definitions that another release owns.',
    fix: 'Install one, and pass it to whatever needs it.',
    source: HELM,
    examples: {
      passes: [{}],
      fails: [{ earlier: 1, finds: ['error: The cluster gets a second cert-manager. (cert-manager-repeated)'] }],
    },
  }),
  check({
    id: 'cert-manager-value-overridden',
    effect: 'risks',
    when: ({ values = {} }) =>
      AGREED_VALUES.filter(({ name }) => valueAt(values, name) !== undefined).map(({ name, why }) => ({
        path: ['values', ...name],
        name: name.join('.'),
        why,
      })),
    message: (_subject, { name }) => `The chart's value ${name} is replaced.`,
    why: (_subject, { why }) => why,
    fix: 'Leave it out, and use the prop where there is one.',
    source: HELM,
    examples: {
      passes: [{ values: { webhook: { replicaCount: 3 } } }],
      fails: [
        {
          values: {
            installCRDs: true,
            crds: { enabled: false, keep: false },
            replicaCount: 3,
            webhook: { securePort: 9443 },
            startupapicheck: { enabled: false },
          },
          finds: [
            "warning: values.installCRDs: The chart's value installCRDs is replaced. (cert-manager-value-overridden)",
            "warning: values.crds.enabled: The chart's value crds.enabled is replaced. (cert-manager-value-overridden)",
            "warning: values.crds.keep: The chart's value crds.keep is replaced. (cert-manager-value-overridden)",
            "warning: values.replicaCount: The chart's value replicaCount is replaced. (cert-manager-value-overridden)",
            "warning: values.webhook.securePort: The chart's value webhook.securePort is replaced. (cert-manager-value-overridden)",
            "warning: values.startupapicheck.enabled: The chart's value startupapicheck.enabled is replaced. (cert-manager-value-overridden)",
          ],
        },
      ],
    },
  }),
];
