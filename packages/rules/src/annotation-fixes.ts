import { membersOf, type Fix, valueAt } from '@eks-ingress/diagnostics';
import { parseAnnotations, type ObjectKind } from '@eks-ingress/annotations';
import type { ModelFinding } from './model-findings';
import type { RuleContext } from './rule';

/**
 * Renames an annotation to the key that was meant. Safe when that key is free and the value is good for it; a value that
 * is not has to be looked at.
 */
export function renameAnnotation(finding: ModelFinding, { cluster, subjects }: RuleContext): readonly Fix[] {
  const { path, subject, controller, meant } = finding;
  const key = path.at(-1);
  const object = membersOf(subjects[subject]?.value);
  const annotations = membersOf(membersOf(object.metadata).annotations);
  if (meant === undefined || !('key' in meant) || typeof key !== 'string') return [];
  if (meant.key.includes('${') || Object.hasOwn(annotations, meant.key)) return [];
  const { findings } = parseAnnotations(
    { [meant.key]: annotations[key] },
    { on: object.kind as ObjectKind, controller, settings: cluster.settings },
  );
  return [
    {
      title: `Rename it to ${meant.key}`,
      isSafe: !findings.some(({ severity }) => severity === 'error'),
      subject,
      edits: [{ kind: 'rename', path, to: meant.key }],
    },
  ];
}

/** Removes an annotation that nobody reads. */
export function removeAnnotation({ path, subject }: ModelFinding): readonly Fix[] {
  return [{ title: `Remove ${String(path.at(-1))}`, isSafe: true, subject, edits: [{ kind: 'remove', path }] }];
}

/** Writes the value that was meant. Safe when what is written differs in case and white space alone. */
export function writeMeantValue({ path, subject, meant }: ModelFinding, { subjects }: RuleContext): readonly Fix[] {
  if (meant === undefined || !('value' in meant)) return [];
  const written = valueAt(subjects[subject]?.value, path);
  const isSame = typeof written === 'string' && written.trim().toLowerCase() === meant.value.toLowerCase();
  return [
    {
      title: `Write "${meant.value}"`,
      isSafe: isSame,
      subject,
      edits: [{ kind: 'set', path, value: meant.value }],
    },
  ];
}

/** Writes a boolean or a number as text. */
export function quoteValue({ path, subject }: ModelFinding, { subjects }: RuleContext): readonly Fix[] {
  const value = valueAt(subjects[subject]?.value, path);
  if (typeof value !== 'boolean' && !Number.isSafeInteger(value)) return [];
  const text = String(value);
  return [{ title: `Write "${text}"`, isSafe: true, subject, edits: [{ kind: 'set', path, value: text }] }];
}
