import { membersOf, type Subject } from '@eks-ingress/diagnostics';

/** A Kubernetes object among the subjects, as far as it can be read. */
export interface KubernetesObject {
  /** The index of its subject. */
  readonly subject: number;
  /** @default '' */
  readonly apiVersion: string;
  readonly kind: string;
  /** @default 'default' */
  readonly namespace: string;
  /** @default '' */
  readonly name: string;
  /** @default none */
  readonly annotations: Readonly<Record<string, unknown>>;
  readonly spec: Readonly<Record<string, unknown>>;
  /** Whether it is a part of an object, such as a patch of Kustomize: what is not there may be elsewhere. */
  readonly isPartial: boolean;
  /** The whole object. */
  readonly value: Readonly<Record<string, unknown>>;
}

/** The objects among subjects; what has no kind is none. */
export function readObjects(subjects: readonly Subject[]): readonly KubernetesObject[] {
  return subjects.flatMap((subject, index) => {
    if (subject.kind !== 'object') return [];
    const value = membersOf(subject.value);
    const { apiVersion, kind } = value;
    if (typeof kind !== 'string') return [];
    const metadata = membersOf(value.metadata);
    const { namespace, name } = metadata;
    return [
      {
        subject: index,
        apiVersion: typeof apiVersion === 'string' ? apiVersion : '',
        kind,
        namespace: typeof namespace === 'string' && namespace !== '' ? namespace : 'default',
        name: typeof name === 'string' ? name : '',
        annotations: membersOf(metadata.annotations),
        spec: membersOf(value.spec),
        isPartial: isPartial(kind, value.spec),
        value,
      },
    ];
  });
}

function isPartial(kind: string, spec: unknown): boolean {
  if (spec === undefined) return true;
  const { ports, type } = membersOf(spec);
  return kind === 'Service' && ports === undefined && type !== 'ExternalName';
}

/** Whether an object is of a kind of an API group; the version does not matter, and the group of Services is ''. */
export function isOf(object: KubernetesObject, kind: string, ...groups: readonly string[]): boolean {
  if (object.kind !== kind) return false;
  const slash = object.apiVersion.indexOf('/');
  return groups.includes(slash < 0 ? '' : object.apiVersion.slice(0, slash));
}
