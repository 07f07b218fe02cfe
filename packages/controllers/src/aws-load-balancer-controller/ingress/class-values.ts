import { findAnnotation, ingressPrefix } from '@eks-ingress/annotations';
import { itemsOf, membersOf } from '@eks-ingress/diagnostics';

type Spec = Readonly<Record<string, unknown>>;

/** Reads a field of IngressClassParams as the value of the annotation that it wins over; undefined where no such value is in force. */
type ReadField = (field: unknown) => unknown;

const text: ReadField = (field) => (typeof field === 'string' ? field : undefined);
const texts: ReadField = (field) => itemsOf(field).filter((item) => typeof item === 'string');

// strconv.Atoi in buildSSLRedirectConfig of pkg/ingress/model_builder.go
const port: ReadField = (field) => (/^[+-]?\d+$/.test(String(field)) ? Number(field) : undefined);

const pairs = (field: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(
    itemsOf(field).flatMap((item) => {
      const { key, value } = membersOf(item);
      return typeof key === 'string' && typeof value === 'string' ? [[key, value] as const] : [];
    }),
  );

const capacity: ReadField = (field) => {
  const { capacityUnits } = membersOf(field);
  return typeof capacityUnits === 'number' ? { CapacityUnits: capacityUnits } : undefined;
};

// Subnets that are looked for by tags are not known here.
const subnets: ReadField = (field) => (Array.isArray(membersOf(field).ids) ? texts(membersOf(field).ids) : undefined);

/** How the fields that win over annotations are read, by the annotations. */
const winning: Readonly<Record<string, ReadField>> = {
  'certificate-arn': texts,
  'group.name': text,
  'inbound-cidrs': texts,
  'ip-address-type': text,
  'ipam-ipv4-pool-id': text,
  'load-balancer-name': text,
  'minimum-load-balancer-capacity': capacity,
  scheme: text,
  'security-group-prefix-lists': texts,
  'ssl-policy': text,
  'ssl-redirect': port,
  subnets,
  'target-type': text,
  'wafv2-acl-arn': text,
  'wafv2-acl-name': text,
};

/** Another spelling of a field, which counts where the first is not set. */
const otherSpelling: Readonly<Record<string, string>> = { prefixListsIDs: 'PrefixListsIDs' };

/** The annotations whose keys the fields win over one by one. */
const merging: readonly string[] = ['load-balancer-attributes', 'tags'];

const prefix = ingressPrefix;

/** What IngressClassParams set, as values of the annotations that they win over. */
export interface ClassValues {
  /** The annotations that are not read, with what is in force instead; undefined where that is no such value. */
  readonly overruling: Readonly<Record<string, unknown>>;
  /** What wins key by key. */
  readonly merged: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What the spec of IngressClassParams sets. */
export function classValues(spec: Spec): ClassValues {
  if (Object.keys(spec).length === 0) return { overruling: {}, merged: {} };
  const overruling = Object.entries(winning).flatMap(([name, read]) => {
    const field = classFieldIn(spec, prefix + name);
    return field === undefined ? [] : [[prefix + name, read(field.value)] as const];
  });
  const merged = merging.flatMap((name) => {
    const field = classFieldIn(spec, prefix + name);
    return field === undefined ? [] : [[prefix + name, pairs(field.value)] as const];
  });
  return { overruling: Object.fromEntries(overruling), merged: Object.fromEntries(merged) };
}

/** The field of IngressClassParams that wins over an annotation, where it is set. */
export function classFieldIn(
  spec: Spec,
  annotation: string,
): { readonly name: string; readonly value: unknown } | undefined {
  const known = findAnnotation(annotation)?.readBy['aws-load-balancer-controller']?.ingressClassParams;
  if (known === undefined) return undefined;
  const names = [known, ...(otherSpelling[known] === undefined ? [] : [otherSpelling[known]])];
  return names.map((name) => ({ name, value: fieldAt(spec, name) })).find(({ value }) => !isUnset(value));
}

/** Whether the controller takes a field of IngressClassParams for one that is not there. */
export function isUnset(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function fieldAt(spec: Spec, field: string): unknown {
  return field.split('.').reduce<unknown>((value, name) => membersOf(value)[name], spec);
}
