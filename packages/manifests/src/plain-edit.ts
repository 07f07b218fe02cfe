import { type Edit, isMap } from '@eks-ingress/diagnostics';

/** A value after an edit, whose text the edit of a file has to mean; undefined when the edit does not fit the value. */
export function applyPlainEdit(value: unknown, edit: Edit): unknown {
  return change(value, edit, 0);
}

function change(value: unknown, edit: Edit, depth: number): unknown {
  const part = edit.path[depth];
  if (part === undefined) return edit.kind === 'set' ? edit.value : undefined;
  const isLast = depth === edit.path.length - 1;
  if (Array.isArray(value)) return typeof part === 'number' ? changeList(value, edit, part, depth) : undefined;
  if (value !== null && value !== undefined && !isMap(value)) return undefined;
  const map = value ?? {};
  const name = String(part);
  if (edit.kind !== 'set' && !Object.hasOwn(map, name)) return undefined;
  if (isLast && edit.kind === 'remove') return Object.fromEntries(Object.entries(map).filter(([key]) => key !== name));
  if (isLast && edit.kind === 'rename') {
    if (Object.hasOwn(map, edit.to)) return undefined;
    return Object.fromEntries(Object.entries(map).map(([key, one]) => [key === name ? edit.to : key, one]));
  }
  const changed = change(Object.hasOwn(map, name) ? map[name] : undefined, edit, depth + 1);
  return changed === undefined ? undefined : { ...map, [name]: changed };
}

function changeList(list: readonly unknown[], edit: Edit, index: number, depth: number): unknown {
  if (edit.kind === 'rename' && depth === edit.path.length - 1) return undefined;
  if (index > list.length || (edit.kind !== 'set' && index === list.length)) return undefined;
  if (edit.kind === 'remove' && depth === edit.path.length - 1) return list.filter((_, at) => at !== index);
  const changed = change(list[index], edit, depth + 1);
  return changed === undefined ? undefined : [...list.slice(0, index), changed, ...list.slice(index + 1)];
}
