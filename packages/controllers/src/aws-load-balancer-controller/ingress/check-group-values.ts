import { quote } from '@eks-ingress/diagnostics';
import {
  type Annotation,
  type GroupBehaviour,
  type Reading,
  type Relation,
  type AnnotationDiagnostic,
  findAnnotation,
  upstreamUrl,
} from '@eks-ingress/annotations';
import { fieldAt } from './class-params-field';
import type { GroupMember } from './group-member';
import { rejected } from './rejected';

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
export function checkGroupValues(members: readonly GroupMember[]): readonly AnnotationDiagnostic[] {
  return groupedAnnotations(members)
    .filter(({ reading }) => isLookedAt(reading, members))
    .flatMap((grouped): readonly AnnotationDiagnostic[] => {
      const { key, group, reading } = grouped;
      const field = reading.ingressClassParams;
      const given = members.flatMap((member) => valueOf(key, member) ?? []);
      const deciding = given.filter(({ member }) => fieldAt(member.classParams, field) === undefined);
      switch (group) {
        case 'exclusive':
          return differing(grouped, deciding, '');
        case 'exclusive-onwards': {
          const [first] = deciding;
          const onwards = members.slice(first ? members.indexOf(first.member) : members.length);
          const without = onwards.find((member) => valueOf(key, member) === undefined);
          return first && without ? [laterWithout(grouped, first, without)] : differing(grouped, deciding, '');
        }
        case 'exclusive-per-port':
          return perPort(grouped, deciding, ({ listeners }) => listeners.keys(), 'listener');
        case 'exclusive-per-https-port':
          return perPort(grouped, deciding, httpsPorts, 'listener');
        case 'exclusive-per-frontend-port':
          return perPort(grouped, deciding, ({ frontendPorts }) => frontendPorts.keys(), 'frontend port');
        case 'once-per-frontend-port':
          return perPort(grouped, deciding, ({ frontendPorts }) => frontendPorts.keys(), 'frontend port', true);
        case 'merge-per-key': {
          const overruled = members.flatMap(({ classParams }) => keysOf(fieldAt(classParams, field)));
          return differingKeys(grouped, given, new Set(overruled));
        }
        case 'merge':
          return [];
      }
    });
}

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

// A list of keys with values, or an object whose fields have the names of the keys.
function keysOf(value: unknown): readonly string[] {
  if (Array.isArray(value))
    return value
      .map((item) => (item as { readonly key?: unknown } | null)?.key)
      .filter((key) => typeof key === 'string');
  return typeof value === 'object' && value !== null ? Object.keys(value).map((name) => name.toLowerCase()) : [];
}

function perPort(
  grouped: GroupedAnnotation,
  given: readonly Given[],
  portsOf: (member: GroupMember) => Iterable<number>,
  what: string,
  once = false,
): readonly AnnotationDiagnostic[] {
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
): readonly AnnotationDiagnostic[] {
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

function differingKeys(
  grouped: GroupedAnnotation,
  given: readonly Given[],
  overruled: ReadonlySet<string>,
): readonly AnnotationDiagnostic[] {
  const seen = new Map<string, { readonly name: string; readonly value: unknown }>();
  return given.flatMap(({ member, key, value: values }) =>
    Object.entries(values as object).flatMap(([name, value]): AnnotationDiagnostic[] => {
      const before = seen.get(name);
      if (before === undefined) {
        seen.set(name, { name: member.name, value });
        return [];
      }
      if (String(before.value) === String(value) || overruled.has(name) || overruled.has(name.toLowerCase())) return [];
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
): AnnotationDiagnostic {
  const { annotation, reading } = grouped;
  const codec = reading.codec ?? annotation.codec;
  const text = ({ member, key }: Given) =>
    quote(codec.format((member.values as Readonly<Record<string, unknown>>)[key]));
  return rejected({
    ...conflictFields(grouped, other.member, other.key),
    message: `${other.key} is ${text(other)} in ${other.member.name}, and ${text(first)} in ${first.member.name} of the same IngressGroup${where}.`,
    fix: once ? 'Set it in one Ingress of the group.' : 'Give both one value, or set it in one Ingress of the group.',
  });
}

function laterWithout(grouped: GroupedAnnotation, first: Given, later: GroupMember): AnnotationDiagnostic {
  const { key } = grouped;
  return rejected({
    ...conflictFields(grouped, later, key),
    message: `${key} is set in ${first.member.name}, and not in ${later.name}, which comes later in the same IngressGroup.`,
    fix: `Set it in ${later.name} as well, or in the last Ingress of the group alone.`,
  });
}

function conflictFields({ reading }: GroupedAnnotation, { index }: GroupMember, key: string) {
  return {
    id: 'ingress-group-conflict',
    path: [index, 'metadata', 'annotations', key],
    source: upstreamUrl(controller, reading.docs ?? reading.source),
  } as const;
}
