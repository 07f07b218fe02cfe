import type { KubernetesObject } from './kubernetes-object';

/**
 * Objects by a name that several may have, as those of the environments of one repository do. Of several the one that
 * stands nearest is meant: what is deployed together is kept together. Where there are as many as of the object that names
 * them, the first is for the first, the second for the second.
 */
export class Occurrences<Item extends { readonly object: KubernetesObject }> {
  readonly #byName = new Map<string, Item[]>();

  constructor(items: readonly Item[], nameOf: (item: Item) => string) {
    for (const item of items) {
      const name = nameOf(item);
      const others = this.#byName.get(name);
      if (others) others.push(item);
      else this.#byName.set(name, [item]);
    }
  }

  /** The one of a name that is meant by an object, the `rank`th of `count` of its name. */
  find(name: string, near: KubernetesObject, [rank, count]: readonly [rank: number, count: number]): Item | undefined {
    const items = this.#byName.get(name);
    return items?.length === count ? items[rank] : this.findNearest(name, near.subject);
  }

  /** The one of a name that stands nearest to a subject. */
  findNearest(name: string, subject: number): Item | undefined {
    const items = this.#byName.get(name);
    if (items === undefined) return undefined;
    let low = 0;
    let high = items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((items[middle]?.object.subject ?? 0) < subject) low = middle + 1;
      else high = middle;
    }
    const before = items[low - 1];
    const after = items[low];
    if (before === undefined || after === undefined) return before ?? after;
    return subject - before.object.subject <= after.object.subject - subject ? before : after;
  }
}
