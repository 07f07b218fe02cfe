import { quote } from '@eks-ingress/diagnostics';
import {
  type Annotation,
  type GroupBehaviour,
  type Reading,
  type Relation,
  findAnnotation,
  upstreamUrl,
} from '@eks-ingress/annotations';
import { classFieldIn } from './class-values';
import type { GroupMember } from './group-member';
import { comparedAttributes } from './load-balancer-attributes';
import { turnsRedirectOff } from './redirect-of-group';
import { rejected } from './rejected';
import type { ControllerFinding } from '../../controller-finding';
import { isOfClass } from '../setting';

const controller = 'aws-load-balancer-controller';

interface GroupedAnnotation {
  readonly key: string;
  readonly annotation: Annotation;
  readonly reading: Reading<unknown>;
  readonly group: GroupBehaviour;
}

/** A value of an Ingress, under the key that it has there. */
interface Given {
  readonly member: GroupMember;
  readonly key: string;
  readonly value: unknown;
}

/** The annotations whose values in different Ingresses of a group do not go together. */
export function checkGroupValues(members: readonly GroupMember[]): readonly ControllerFinding[] {
  const isRedirectOff = members.some(turnsRedirectOff);
  return groupedAnnotations(members)
    .filter(({ reading }) => isLookedAt(reading, members))
    .filter(({ key }) => !(isRedirectOff && key === 'alb.ingress.kubernetes.io/ssl-redirect'))
    .flatMap((grouped): readonly ControllerFinding[] => {
      const { key, group } = grouped;
      const given = members
        // A class with subnets is in conflict with every annotation: checkClassParams.
        .filter(({ said }) => key !== 'alb.ingress.kubernetes.io/subnets' || !isOfClass(said, key))
        .flatMap((member) => valueOf(key, member) ?? []);
      switch (group) {
        case 'exclusive':
          return differing(grouped, given, '');
        case 'exclusive-onwards': {
          const [first] = given;
          const onwards = members.slice(first ? members.indexOf(first.member) : members.length);
          const without = onwards.find((member) => valueOf(key, member) === undefined);
          return first && without ? [laterWithout(grouped, first, without)] : differing(grouped, given, '');
        }
        case 'exclusive-per-port':
          return perPort(grouped, given, ({ listeners }) => listeners.keys(), 'listener');
        case 'exclusive-per-https-port':
          return perPort(grouped, given, httpsPorts, 'listener');
        case 'exclusive-per-frontend-port':
          return perPort(grouped, given, ({ frontendPorts }) => frontendPorts.keys(), 'frontend port');
        case 'once-per-frontend-port':
          return perPort(grouped, given, ({ frontendPorts }) => frontendPorts.keys(), 'frontend port', true);
        case 'merge-per-key':
          if (key === CAPACITY) return differingKeys(grouped, beforeFirstClass(given));
          return differingKeys(grouped, key === ATTRIBUTES ? attributesIn(members) : given);
        case 'merge':
          return [];
      }
    });
}

// buildLoadBalancerMinimumCapacity of pkg/ingress/model_build_load_balancer.go: a class ends the search.
function beforeFirstClass(given: readonly Given[]): readonly Given[] {
  const first = given.findIndex(isByClass);
  return first < 0 ? given : given.slice(0, first);
}

function attributesIn(members: readonly GroupMember[]): readonly Given[] {
  return members.flatMap((member) => {
    const value = comparedAttributes(member, members);
    return value === undefined ? [] : [{ member, key: ATTRIBUTES, value }];
  });
}

const ATTRIBUTES = 'alb.ingress.kubernetes.io/load-balancer-attributes';

const CAPACITY = 'alb.ingress.kubernetes.io/minimum-load-balancer-capacity';

function groupedAnnotations(members: readonly GroupMember[]): readonly GroupedAnnotation[] {
  const keys = members.flatMap(({ values }) => Object.keys(values).map((key) => findAnnotation(key)?.aliasOf ?? key));
  return [...new Set(keys)].flatMap((key) => {
    const annotation = findAnnotation(key);
    const reading = annotation?.readBy[controller];
    // Its ports are compared with those of Ingresses without it, too.
    const isCompared = key !== 'alb.ingress.kubernetes.io/frontend-nlb-listener-port-mapping';
    return annotation && reading?.group && isCompared ? [{ key, annotation, reading, group: reading.group }] : [];
  });
}

function valueOf(key: string, member: GroupMember): Given | undefined {
  const values: Readonly<Record<string, unknown>> = member.values;
  if (values[key] !== undefined) return { member, key, value: values[key] };
  const alias = Object.keys(values).find((name) => findAnnotation(name)?.aliasOf === key);
  return alias === undefined ? undefined : { member, key: alias, value: values[alias] };
}

// In a group any Ingress may have what an annotation of another one needs in order to be looked at.
function isLookedAt({ requires = [], conflicts = [] }: Reading<unknown>, members: readonly GroupMember[]): boolean {
  const meets = ({ annotation = '', is, isNot = [[], ''] }: Relation) =>
    members.some((member) => {
      const value = valueOf(annotation, member)?.value;
      if (value === undefined) return false;
      return (
        (is === undefined || is.some((wanted) => isEqual(wanted, value))) && !isNot.some((one) => isEqual(one, value))
      );
    });
  const decides = ({ annotation, unread }: Relation) => annotation !== undefined && unread === true;
  return requires.filter(decides).every(meets) && !conflicts.filter(decides).some(meets);
}

function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function* httpsPorts({ listeners }: GroupMember): Iterable<number> {
  for (const [port, protocol] of listeners) if (protocol === 'HTTPS') yield port;
}

function perPort(
  grouped: GroupedAnnotation,
  given: readonly Given[],
  portsOf: (member: GroupMember) => Iterable<number>,
  what: string,
  once = false,
): readonly ControllerFinding[] {
  const ports = new Set(given.flatMap(({ member }) => [...portsOf(member)]));
  const found = [...ports].flatMap((port) => {
    const sharing = given
      .filter(({ member }) => [...portsOf(member)].includes(port))
      .map((one) => ({ ...one, value: valueForPort(one.value, port) }))
      .filter(({ value }) => value !== undefined);
    return differing(grouped, sharing, ` on ${what} ${port}`, once);
  });
  return found.filter(({ path }, at) => found.findIndex((other) => other.path[0] === path[0]) === at);
}

// Of a list with an entry for each port, as mutual-authentication is, the last entry of the port counts.
function valueForPort(value: unknown, port: number): unknown {
  const entries: readonly unknown[] = Array.isArray(value) ? value : [];
  const portOf = (entry: unknown) =>
    typeof entry === 'object' && entry !== null ? (entry as { readonly port?: unknown }).port : undefined;
  const byPort = entries.filter((entry) => portOf(entry) !== undefined);
  return byPort.length > 0 ? byPort.filter((entry) => portOf(entry) === port).at(-1) : value;
}

function differing(
  grouped: GroupedAnnotation,
  given: readonly Given[],
  where: string,
  once = false,
): readonly ControllerFinding[] {
  const { groupOrderSensitive = false, groupIgnoresEmpty = false } = grouped.reading;
  const asSets = grouped.group === 'exclusive-per-port';
  const counted = given
    .map((one) => ({ one, text: comparable(one.value, groupOrderSensitive, asSets) }))
    .filter(({ text }) => !groupIgnoresEmpty || (text !== '""' && text !== '[]'));
  const [first, ...others] = counted;
  if (first === undefined) return [];
  return others
    .filter(({ text }) => once || text !== first.text)
    .slice(0, 1)
    .map(({ one }) => conflictOf(grouped, first.one, one, where, once));
}

function comparable(value: unknown, ordered: boolean, asSets: boolean): string {
  if (Array.isArray(value)) {
    const texts = value.map((item) => comparable(item, ordered, asSets));
    if (ordered) return JSON.stringify(texts);
    return JSON.stringify((asSets ? [...new Set(texts)] : texts).sort());
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  // A field that is false is one that is not there.
  const members = Object.entries(value).filter(([, item]) => item !== false);
  members.sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(members.map(([name, item]) => [name, comparable(item, ordered, asSets)]));
}

function differingKeys(grouped: GroupedAnnotation, given: readonly Given[]): readonly ControllerFinding[] {
  const seen = new Map<string, { readonly name: string; readonly value: unknown }>();
  return given.flatMap(({ member, key, value: values }) =>
    Object.entries(values as object).flatMap(([name, value]): ControllerFinding[] => {
      const before = seen.get(name);
      if (before === undefined) {
        seen.set(name, { name: member.name, value });
        return [];
      }
      if (String(before.value) === String(value)) return [];
      return [
        rejected({
          ...conflictFields(grouped, member, key),
          message: `${key} has ${name} at ${quote(String(value))} in ${member.name}, and at ${quote(String(before.value))} in ${before.name} of the same IngressGroup.`,
          fix: `Give ${name} one value, or set it in one Ingress.`,
        }),
      ];
    }),
  );
}

function conflictOf(
  grouped: GroupedAnnotation,
  first: Given,
  other: Given,
  where: string,
  once: boolean,
): ControllerFinding {
  const { annotation, reading } = grouped;
  const codec = reading.codec ?? annotation.codec;
  const text = ({ member, key }: Given) =>
    quote(codec.format((member.values as Readonly<Record<string, unknown>>)[key]));
  // Where one of them is of a class, the annotation is what a person would change.
  const [at, before] = isByClass(other) && !isByClass(first) ? [first, other] : [other, first];
  return rejected({
    ...conflictFields(grouped, at.member, at.key),
    message: `${at.key} is ${text(at)} ${placeOf(at)}, and ${text(before)} ${placeOf(before)} of the same IngressGroup${where}.`,
    fix: once ? 'Set it in one Ingress of the group.' : 'Give both one value, or set it in one Ingress of the group.',
  });
}

function isByClass({ member, key }: Given): boolean {
  return isOfClass(member.said, key);
}

function placeOf({ member, key }: Given): string {
  const field = isOfClass(member.said, key) ? classFieldIn(member.classParams, key) : undefined;
  return field === undefined ? `in ${member.name}` : `by ${field.name} of the IngressClassParams of ${member.name}`;
}

function laterWithout(grouped: GroupedAnnotation, first: Given, later: GroupMember): ControllerFinding {
  const { key } = grouped;
  return rejected({
    ...conflictFields(grouped, later, key),
    message: `${key} is set in ${first.member.name}, and not in ${later.name}, which comes later in the same IngressGroup.`,
    fix: `Set it in ${later.name} as well, or in the last Ingress of the group alone.`,
  });
}

function conflictFields({ reading }: GroupedAnnotation, { index, keys, said, classParams }: GroupMember, key: string) {
  const byClass = isOfClass(said, key) || (!keys.includes(key) && classFieldIn(classParams, key) !== undefined);
  return {
    id: 'ingress-group-conflict',
    path: byClass ? [index, 'spec', 'ingressClassName'] : [index, 'metadata', 'annotations', key],
    source: upstreamUrl(controller, reading.docs ?? reading.source),
  } as const;
}
