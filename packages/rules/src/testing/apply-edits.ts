import type { Path, Edit } from '@eks-ingress/diagnostics';

/** A value with edits applied, the original unchanged. */
export function applyEdits(value: unknown, edits: readonly Edit[]): unknown {
  return edits.reduce((current, edit) => applyEdit(current, edit.path, edit), value);
}

function applyEdit(value: unknown, [head, ...rest]: Path, edit: Edit): unknown {
  if (head === undefined) return value;
  if (Array.isArray(value)) {
    const items = value as readonly unknown[];
    if (rest.length === 0 && edit.kind === 'remove') return items.filter((_, index) => index !== head);
    const changed = [...items];
    changed[Number(head)] = rest.length === 0 ? setTo(edit) : applyEdit(items[Number(head)], rest, edit);
    return changed;
  }
  const members = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (rest.length > 0) return { ...members, [head]: applyEdit(members[head], rest, edit) };
  if (edit.kind === 'set') return { ...members, [head]: edit.value };
  return Object.fromEntries(
    Object.entries(members).flatMap(([key, member]) =>
      key !== head ? [[key, member]] : edit.kind === 'rename' ? [[edit.to, member]] : [],
    ),
  );
}

function setTo(edit: Edit): unknown {
  if (edit.kind !== 'set') throw new Error('An item of a list has no name.');
  return edit.value;
}
