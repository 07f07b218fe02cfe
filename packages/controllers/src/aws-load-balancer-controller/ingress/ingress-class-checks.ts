import { membersOf, quote } from '@eks-ingress/diagnostics';
import { type AnnotationFinding, parseAnnotations } from '@eks-ingress/annotations';
import { controllerChecksOn } from '../../controller-check';

/** The part of an IngressClass that its annotations are about; a manifest of one fits. */
export interface IngressClassObject {
  readonly metadata?: {
    readonly name?: string;
    readonly annotations?: unknown;
  };
  readonly spec?: unknown;
}

/** The IngressClasses of a cluster, those of other controllers included. */
export interface IngressClassesSubject {
  readonly classes: readonly IngressClassObject[];
  /** Those that an Ingress without a class gets. */
  readonly defaults: readonly { readonly name: string; readonly index: number }[];
  /** What is wrong with the text of their annotations, at places of the classes. */
  readonly findings: readonly AnnotationFinding[];
}

const key = 'ingressclass.kubernetes.io/is-default-class';

/** Reads the IngressClasses of a cluster. Never throws. */
export function readIngressClasses(classes: readonly IngressClassObject[]): IngressClassesSubject {
  const parsed = classes.map(({ metadata }) =>
    parseAnnotations(metadata?.annotations, { on: 'IngressClass', controller: 'aws-load-balancer-controller' }),
  );
  return {
    classes,
    defaults: parsed.flatMap(({ values }, index) => {
      const name = classes[index]?.metadata?.name;
      return values[key] === 'true' ? [{ name: typeof name === 'string' ? name : '', index }] : [];
    }),
    findings: parsed.flatMap(({ findings }, index) =>
      findings.map((finding) => ({ ...finding, path: [index, 'metadata', 'annotations', ...finding.path] })),
    ),
  };
}

/** An IngressClass of an example. */
interface IngressClassExample {
  readonly name: string;
  readonly isDefault?: boolean;
  /** @default - those of the controller, without parameters */
  readonly spec?: Readonly<Record<string, unknown>>;
}

const classCheck = controllerChecksOn(
  'aws-load-balancer-controller',
  'IngressClass',
  ({ classes }: { readonly classes: readonly IngressClassExample[] }) =>
    readIngressClasses(
      classes.map(({ name, isDefault = false, spec = { controller: 'ingress.k8s.aws/alb' } }) => ({
        metadata: { name, ...(isDefault && { annotations: { [key]: 'true' } }) },
        spec,
      })),
    ),
);

function withParameters(parameters: unknown, controller = 'ingress.k8s.aws/alb') {
  return { classes: [{ name: 'alb', spec: { controller, parameters } }] };
}

const source = 'pkg/ingress/class_loader.go';

/** Checks on the IngressClasses of a cluster. Paths begin with the index of the class. */
export const ingressClassChecks = [
  classCheck({
    id: 'ingress-class-parameters',
    effect: 'rejects',
    when: ({ classes }) =>
      classes.flatMap(({ metadata, spec }, index) => {
        const { controller, parameters } = membersOf(spec);
        if (controller !== 'ingress.k8s.aws/alb' || parameters === undefined || parameters === null) return [];
        const { apiGroup, kind } = membersOf(parameters);
        if (apiGroup === 'elbv2.k8s.aws' && kind === 'IngressClassParams') return [];
        return [{ path: [index, 'spec', 'parameters'], name: metadata?.name, kind, apiGroup }];
      }),
    message: (_classes, { name, kind, apiGroup }) =>
      `The parameters of the class ${quote(name)} are of the kind ${quote(kind)} and the API group ${quote(apiGroup)}.`,
    fix: 'Write apiGroup: elbv2.k8s.aws and kind: IngressClassParams.',
    source,
    examples: {
      passes: [
        { classes: [{ name: 'alb' }] },
        withParameters(null),
        withParameters({ apiGroup: 'elbv2.k8s.aws', kind: 'IngressClassParams', name: 'alb' }),
        withParameters({ kind: 'ConfigMap', name: 'nginx' }, 'k8s.io/ingress-nginx'),
      ],
      fails: [
        {
          ...withParameters({ kind: 'IngressClassParams', name: 'alb' }),
          finds: [
            'error: [0].spec.parameters: The parameters of the class "alb" are of the kind "IngressClassParams" and the API group undefined. (ingress-class-parameters)',
          ],
        },
        {
          ...withParameters({ apiGroup: 'elbv2.k8s.aws', kind: 'ConfigMap', name: 'alb' }),
          finds: [
            'error: [0].spec.parameters: The parameters of the class "alb" are of the kind "ConfigMap" and the API group "elbv2.k8s.aws". (ingress-class-parameters)',
          ],
        },
      ],
    },
  }),
  classCheck({
    id: 'ingress-class-defaults',
    effect: 'rejects',
    when: ({ defaults: [first, ...others] }) =>
      first === undefined
        ? []
        : others.map(({ name, index }) => ({
            path: [index, 'metadata', 'annotations', key],
            name,
            first: first.name,
          })),
    message: (_classes, { name, first }) =>
      `${name} and ${first} are both the default class: an Ingress that names no class is refused.`,
    fix: `Set ${key} on one of them.`,
    source,
    examples: {
      passes: [
        { classes: [{ name: 'alb', isDefault: true }, { name: 'nginx' }] },
        { classes: [{ name: 'alb' }, { name: 'nginx' }] },
      ],
      fails: [
        {
          classes: [
            { name: 'alb', isDefault: true },
            { name: 'internal' },
            { name: 'nginx', isDefault: true, spec: { controller: 'k8s.io/ingress-nginx' } },
            { name: 'other', isDefault: true },
          ],
          finds: [
            'error: [2].metadata.annotations["ingressclass.kubernetes.io/is-default-class"]: nginx and alb are both the default class: an Ingress that names no class is refused. (ingress-class-defaults)',
            'error: [3].metadata.annotations["ingressclass.kubernetes.io/is-default-class"]: other and alb are both the default class: an Ingress that names no class is refused. (ingress-class-defaults)',
          ],
        },
      ],
    },
  }),
];
