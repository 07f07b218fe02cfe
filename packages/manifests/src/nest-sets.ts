import type { Path, Edit } from '@eks-ingress/diagnostics';
import { applyPlainEdit } from './plain-edit';

/** Edits that set several values in a map that is not there yet become one that sets the map. */
export function nestSets(edits: readonly Edit[], has: (path: Path) => boolean): readonly Edit[] {
  const nested = new Map<string, Edit>();
  edits.forEach((edit, index) => {
    const missing = edit.kind === 'set' ? edit.path.findIndex((_, end) => !has(edit.path.slice(0, end + 1))) : -1;
    if (edit.kind !== 'set' || missing === -1) {
      nested.set(`${index}`, edit);
      return;
    }
    const path = edit.path.slice(0, missing + 1);
    const key = JSON.stringify(path);
    const before = nested.get(key);
    const value = before?.kind === 'set' ? before.value : undefined;
    nested.set(key, {
      kind: 'set',
      path,
      value: applyPlainEdit(value, { ...edit, path: edit.path.slice(missing + 1) }),
    });
  });
  return [...nested.values()];
}
