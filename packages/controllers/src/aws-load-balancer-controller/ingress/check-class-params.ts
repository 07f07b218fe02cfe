import { membersOf, quote } from '@eks-ingress/diagnostics';
import { findAnnotation, upstreamUrl } from '@eks-ingress/annotations';
import { classFieldIn, isUnset } from './class-values';
import type { GroupMember } from './group-member';
import { CLASS_ANNOTATION } from './read-ingress';
import { rejected } from './rejected';
import type { ControllerFinding } from '../../controller-finding';

const controller = 'aws-load-balancer-controller';
const SUBNETS = 'alb.ingress.kubernetes.io/subnets';

/** What becomes of annotations beside the IngressClassParams of a class, and of those where they do not apply. */
export function checkClassParams(members: readonly GroupMember[]): readonly ControllerFinding[] {
  return [
    ...members.flatMap((member) => [...unselected(member), ...unread(member), ...overridden(member)]),
    ...subnetsOfGroup(members),
  ];
}

// validateIngressClassParamsNamespaceRestriction of pkg/ingress/class_loader.go
function unselected({ index, name, namespace, isSelected }: GroupMember): readonly ControllerFinding[] {
  if (isSelected) return [];
  return [
    rejected({
      id: 'ingress-class-params-namespace',
      message: `The namespace ${quote(namespace)} of ${name} is not one that the namespaceSelector of the IngressClassParams of its class selects.`,
      fix: 'Use a class that is open to the namespace, or have the namespaceSelector select it.',
      path: [index, 'spec', 'ingressClassName'],
      source: upstreamUrl(controller, 'pkg/ingress/class_loader.go'),
    }),
  ];
}

function unread({ index, name, keys, ingressClassParams }: GroupMember): readonly ControllerFinding[] {
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

function overridden({ index, name, ingress, said, classParams }: GroupMember): readonly ControllerFinding[] {
  const texts = membersOf(ingress.metadata?.annotations);
  return Object.entries(said).flatMap(([key, { overruled }]) => {
    const reading = findAnnotation(key)?.readBy[controller];
    const field = classFieldIn(classParams, key);
    if (overruled === undefined || reading === undefined || field === undefined) return [];
    const difference = differenceOf(overruled.value, field.value);
    if (difference === undefined) return [];
    return [
      {
        id: 'ingress-class-params-override',
        severity: 'warning',
        message: `${key} is ${quote(texts[key])} in ${name}, and ${field.name} of the IngressClassParams of its class is ${difference}.`,
        why: 'The IngressClassParams win over the annotation, without a word.',
        fix: `Remove ${key}, or change the IngressClassParams.`,
        path: [index, 'metadata', 'annotations', key],
        source: upstreamUrl(controller, reading.source),
        effect: 'ignores',
      } as const,
    ];
  });
}

/** What the field says, as a text, when the annotation says something else. */
function differenceOf(annotated: unknown, field: unknown): string | undefined {
  const pairs = pairsOf(field);
  if (pairs !== undefined) {
    const own = membersOf(annotated);
    const other = pairs.find(([key, value]) => Object.hasOwn(own, key) && String(own[key]) !== value);
    return other === undefined ? undefined : `${other[0]}=${other[1]}`;
  }
  const { ids, tags } = selectorOf(field);
  if (tags !== undefined) return JSON.stringify({ tags });
  const wins = ids ?? field;
  return textOf(annotated) === textOf(wins) ? undefined : quote(textOf(wins));
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).sort().join(',');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
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
function subnetsOfGroup(members: readonly GroupMember[]): readonly ControllerFinding[] {
  const [byClass, ...otherClasses] = members.filter(({ classParams }) => !isUnset(classParams.subnets));
  if (byClass === undefined) return [];
  const annotated = members.filter(({ classParams, values }) => isUnset(classParams.subnets) && values[SUBNETS]);
  const conflict = (index: number, message: string, fix: string, at: readonly string[]) =>
    rejected({
      id: 'ingress-group-conflict',
      message,
      fix,
      path: [index, ...at],
      source: upstreamUrl(controller, 'pkg/ingress/model_build_load_balancer.go'),
    });
  const said = JSON.stringify(byClass.classParams.subnets);
  return [
    ...otherClasses
      .filter(({ classParams }) => JSON.stringify(classParams.subnets) !== said)
      .slice(0, 1)
      .map(({ index, name, classParams }) =>
        conflict(
          index,
          `The IngressClassParams of ${name} have the subnets ${JSON.stringify(classParams.subnets)}, and those of ${byClass.name} of the same IngressGroup ${said}.`,
          'Give every Ingress of the group a class with the same subnets.',
          ['spec', 'ingressClassName'],
        ),
      ),
    ...annotated.map(({ index, name }) =>
      conflict(
        index,
        `${name} has ${SUBNETS}, and the IngressClassParams of ${byClass.name} of the same IngressGroup have subnets.`,
        'Leave the subnets to the IngressClassParams, and give every Ingress of the group that class.',
        ['metadata', 'annotations', SUBNETS],
      ),
    ),
  ];
}
