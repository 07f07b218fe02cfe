import { membersOf, type Path } from '@eks-ingress/diagnostics';

/** Stands in values for what is known only after Terraform applies; rules see that it is there and judge nothing. */
export const unknownValue: unique symbol = Symbol('known after apply');

/** The value at a way through maps; undefined when there is none, or null, which takes a default of the chart away. */
export function valueAt(values: unknown, path: Path): unknown {
  return path.reduce<unknown>((inside, key) => membersOf(inside)[key], values) ?? undefined;
}
