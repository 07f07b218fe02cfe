import { parseAnnotations } from '@eks-ingress/annotations';
import { membersOf, quote } from '@eks-ingress/diagnostics';
import { rejected } from './rejected';
import type { ControllerFinding } from '../../controller-finding';

/** The part of an IngressClass that its annotations are about; a manifest of one fits. */
export interface IngressClassObject {
  readonly metadata?: {
    readonly name?: string;
    readonly annotations?: unknown;
  };
  readonly spec?: unknown;
}

const key = 'ingressclass.kubernetes.io/is-default-class';

/**
 * What the AWS Load Balancer Controller would hit with the IngressClasses of a cluster, those of other controllers
 * included. Paths begin with the index of the class.
 */
export function checkIngressClasses(classes: readonly IngressClassObject[]): readonly ControllerFinding[] {
  const parsed = classes.map((one) => ({
    name: typeof one.metadata?.name === 'string' ? one.metadata.name : '',
    ...parseAnnotations(one.metadata?.annotations, { on: 'IngressClass', controller: 'aws-load-balancer-controller' }),
  }));
  const own = [
    ...parsed.flatMap(({ findings }, index) =>
      findings.map((finding) => ({
        ...finding,
        path: [index, 'metadata', 'annotations', ...finding.path],
      })),
    ),
    ...classes.flatMap(unknownParameters),
  ];
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

// pkg/ingress/class_loader.go
function unknownParameters({ metadata, spec }: IngressClassObject, index: number): readonly ControllerFinding[] {
  const { controller, parameters } = membersOf(spec);
  if (controller !== 'ingress.k8s.aws/alb' || parameters === undefined || parameters === null) return [];
  const { apiGroup, kind } = membersOf(parameters);
  if (apiGroup === 'elbv2.k8s.aws' && kind === 'IngressClassParams') return [];
  return [
    rejected({
      id: 'ingress-class-parameters',
      message: `The parameters of the class ${quote(metadata?.name)} are of the kind ${quote(kind)} and the API group ${quote(apiGroup)}.`,
      fix: 'Write apiGroup: elbv2.k8s.aws and kind: IngressClassParams.',
      path: [index, 'spec', 'parameters'],
    }),
  ];
}
