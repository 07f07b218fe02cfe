/**
 * What stands in a specification for a value that no manifest says: only AWS or the cluster knows it (generated names,
 * discovered subnets, allocated node ports). `isUnknown` tells it apart, so that it is never judged.
 */
export const UNKNOWN = {
  text: '${known only to AWS or the cluster}',
  number: Number.NaN,
} as const;

/** Whether a value of a specification is known only to AWS or the cluster; for `ValidateOptions`. */
export function isUnknown(value: unknown): boolean {
  return value === UNKNOWN.text || Number.isNaN(value);
}
