/** A list whose items say each thing once; what they say is what JSON says of them, or a part of it. */
export function withoutRepetitions<Item>(
  items: readonly Item[],
  partOf: (item: Item) => unknown = (item) => item,
): readonly Item[] {
  const texts = items.map((item) => JSON.stringify(partOf(item)));
  return items.filter((_item, at) => texts.indexOf(texts[at] ?? '') === at);
}
