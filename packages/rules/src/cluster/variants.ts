import type { KubernetesObject } from './kubernetes-object';

/** With more than this many, objects that are there once are looked at with the first of the others only. */
const MOST_VARIANTS = 16;

/**
 * Sets of objects that can be in one cluster. Two objects of one name cannot, such as those of the environments of one
 * repository: the first of each name are in the first set, the second in the second, and those that are there once in all.
 */
export function variantsOf<Item extends { readonly object: KubernetesObject }>(
  items: readonly Item[],
): readonly (readonly Item[])[] {
  const byName = new Map<string, Item[]>();
  for (const item of items) {
    const { namespace, name } = item.object;
    const key = `${namespace}/${name}`;
    const others = byName.get(key);
    if (others) others.push(item);
    else byName.set(key, [item]);
  }
  if (byName.size === items.length) return items.length === 0 ? [] : [items];
  const count = [...byName.values()].reduce((most, { length }) => Math.max(most, length), 0);
  const variants: Item[][] = Array.from({ length: count }, () => []);
  for (const same of byName.values()) {
    const [only] = same;
    if (same.length === 1 && only !== undefined) {
      for (const variant of count > MOST_VARIANTS ? variants.slice(0, 1) : variants) variant.push(only);
    } else {
      same.forEach((item, index) => variants[index]?.push(item));
    }
  }
  return variants.map((variant) => variant.sort((one, other) => one.object.subject - other.object.subject));
}
