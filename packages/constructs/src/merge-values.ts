import { isMap } from '@eks-ingress/diagnostics';

/** Helm values with others in their place, key by key at every level, as Helm merges them: null removes a key. */
export function mergeValues(values: unknown, others: unknown): unknown {
  if (!isMap(values) || !isMap(others)) return others;
  const merged = { ...values };
  for (const [key, other] of Object.entries(others)) {
    if (other === null) delete merged[key];
    else if (other !== undefined) merged[key] = mergeValues(values[key], other);
  }
  return merged;
}
