import { type AnnotationDiagnostic, parseAnnotations } from '@eks-ingress/annotations';
import { rejected } from './rejected';

/** The part of an IngressClass that its annotations are about; a manifest of one fits. */
export interface IngressClassObject {
  readonly metadata?: {
    readonly name?: string;
    readonly annotations?: unknown;
  };
}

const key = 'ingressclass.kubernetes.io/is-default-class';

/**
 * What the AWS Load Balancer Controller would hit with the IngressClasses of a cluster, those of other controllers
 * included. Paths begin with the index of the class.
 */
export function checkIngressClasses(classes: readonly IngressClassObject[]): readonly AnnotationDiagnostic[] {
  const parsed = classes.map((one) => ({
    name: typeof one.metadata?.name === 'string' ? one.metadata.name : '',
    ...parseAnnotations(one.metadata?.annotations, { on: 'IngressClass', controller: 'aws-load-balancer-controller' }),
  }));
  const own = parsed.flatMap(({ diagnostics }, index) =>
    diagnostics.map((diagnostic) => ({ ...diagnostic, path: [index, 'metadata', 'annotations', ...diagnostic.path] })),
  );
  const defaults = parsed.flatMap(({ name, values }, index) => (values[key] === 'true' ? [{ name, index }] : []));
  const [first, ...others] = defaults;
  if (first === undefined) return own;
  return [
    ...own,
    ...others.map(({ name, index }) =>
      rejected({
        id: 'ingress-class-defaults',
        message: `${name} and ${first.name} are both the default class: an Ingress that names no class is refused.`,
        fix: `Set ${key} on one of them.`,
        path: [index, 'metadata', 'annotations', key],
      }),
    ),
  ];
}
