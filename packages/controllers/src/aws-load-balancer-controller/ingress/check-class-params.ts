import { quote } from '@eks-ingress/diagnostics';
import { type AnnotationDiagnostic, findAnnotation, upstreamUrl } from '@eks-ingress/annotations';
import { fieldAt } from './class-params-field';
import type { GroupMember } from './group-member';
import { CLASS_ANNOTATION } from './read-ingress';
import { rejected } from './rejected';

const controller = 'aws-load-balancer-controller';
const SUBNETS = 'alb.ingress.kubernetes.io/subnets';

/** What becomes of annotations beside the IngressClassParams of a class, and of those where they do not apply. */
export function checkClassParams(members: readonly GroupMember[]): readonly AnnotationDiagnostic[] {
  return [...members.flatMap((member) => [...unread(member), ...overridden(member)]), ...subnetsOfBoth(members)];
}

function unread({ index, name, keys, ingressClassParams }: GroupMember): readonly AnnotationDiagnostic[] {
  const fields = Object.keys(ingressClassParams?.spec ?? {});
  if (!keys.includes(CLASS_ANNOTATION) || fields.length === 0) return [];
  return [
    {
      id: 'ingress-class-params-unread',
      severity: 'warning',
      message: `${name} names its class in ${CLASS_ANNOTATION}, so that the IngressClassParams of the class do not apply to it.`,
      why: `What they set is silently left out: ${fields.join(', ')}. A namespaceSelector then keeps nobody out.`,
      fix: 'Remove the annotation, and name the class in spec.ingressClassName.',
      path: [index, 'metadata', 'annotations', CLASS_ANNOTATION],
      source: upstreamUrl(controller, 'pkg/ingress/group_loader.go'),
      effect: 'ignores',
    },
  ];
}

function overridden({ index, name, values, classParams }: GroupMember): readonly AnnotationDiagnostic[] {
  return Object.entries(values as Readonly<Record<string, unknown>>).flatMap(([key, value]) => {
    const annotation = findAnnotation(key);
    const reading = annotation?.readBy[controller];
    const field = reading?.ingressClassParams;
    const wins = fieldAt(classParams, field);
    if (annotation === undefined || reading === undefined || field === undefined || isUnset(wins)) return [];
    const difference = differenceOf(value, wins);
    if (difference === undefined) return [];
    const text = (reading.codec ?? annotation.codec).format(value);
    return [
      {
        id: 'ingress-class-params-override',
        severity: 'warning',
        message: `${key} is ${quote(text)} in ${name}, and ${field} of the IngressClassParams of its class is ${difference}.`,
        why: 'The IngressClassParams win over the annotation, without a word.',
        fix: `Remove ${key}, or change the IngressClassParams.`,
        path: [index, 'metadata', 'annotations', key],
        source: upstreamUrl(controller, reading.source),
        effect: 'ignores',
      } as const,
    ];
  });
}

function isUnset(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** What the field says, as a text, when the annotation says something else. */
function differenceOf(annotated: unknown, field: unknown): string | undefined {
  const pairs = pairsOf(field);
  if (pairs !== undefined) {
    const own = annotated as Readonly<Record<string, unknown>>;
    const other = pairs.find(([key, value]) => Object.hasOwn(own, key) && String(own[key]) !== value);
    return other === undefined ? undefined : `${other[0]}=${other[1]}`;
  }
  const { ids, tags } = selectorOf(field);
  if (tags !== undefined) return JSON.stringify({ tags });
  const wins = ids ?? field;
  return textOf(annotated) === textOf(wins) ? undefined : quote(textOf(wins));
}

function textOf(value: unknown): string {
  return Array.isArray(value) ? value.map(String).sort().join(',') : String(value);
}

function selectorOf(field: unknown): { readonly ids?: unknown; readonly tags?: unknown } {
  return typeof field === 'object' && field !== null && !Array.isArray(field) ? field : {};
}

// tags and loadBalancerAttributes are lists of keys with values, and minimumLoadBalancerCapacity an object with one.
function pairsOf(field: unknown): readonly (readonly [string, string])[] | undefined {
  if (!Array.isArray(field)) {
    const units = selectorOf(field) as { readonly capacityUnits?: unknown };
    return units.capacityUnits === undefined ? undefined : [['CapacityUnits', String(units.capacityUnits)]];
  }
  const pairs = field.flatMap((item: unknown) => {
    const { key, value } = (item ?? {}) as { readonly key?: unknown; readonly value?: unknown };
    return typeof key === 'string' ? [[key, String(value)] as const] : [];
  });
  return pairs.length === field.length ? pairs : undefined;
}

// buildLoadBalancerSubnetMappings of pkg/ingress/model_build_load_balancer.go
function subnetsOfBoth(members: readonly GroupMember[]): readonly AnnotationDiagnostic[] {
  const byClass = members.find(({ classParams }) => !isUnset(classParams.subnets));
  if (byClass === undefined) return [];
  return members
    .filter(({ classParams, values }) => isUnset(classParams.subnets) && values[SUBNETS] !== undefined)
    .map(({ index, name }) =>
      rejected({
        id: 'ingress-group-conflict',
        message: `${name} has ${SUBNETS}, and the IngressClassParams of ${byClass.name} of the same IngressGroup have subnets.`,
        fix: 'Leave the subnets to the IngressClassParams, and give every Ingress of the group that class.',
        path: [index, 'metadata', 'annotations', SUBNETS],
        source: upstreamUrl(controller, 'pkg/ingress/model_build_load_balancer.go'),
      }),
    );
}
