/**
 * The parts of a value that are not found in what a controller built from it. Go's names differ in case from those of
 * the JSON that they are read from, numbers may be text, and maps may be lists of pairs.
 */
export function missingParts(value: unknown, built: unknown): readonly string[] {
  const parts = [...leaves(built)].map(({ name, text }) => `${name}=${text}`);
  const texts = new Set([...leaves(built)].map(({ text }) => text));
  return [...leaves(value)]
    .filter(({ text }) => !zeros.includes(text))
    .filter(({ name, text }) => (name === '' ? !texts.has(text) : !parts.includes(`${name}=${text}`)))
    .map(({ name, text }) => `nothing built has ${name === '' ? text : `${name}=${text}`}`);
}

// Go leaves its zero values out.
const zeros = ['', '0', 'false'];

interface Leaf {
  readonly name: string;
  readonly text: string;
}

function* leaves(value: unknown, name = ''): Generator<Leaf> {
  if (Array.isArray(value)) {
    for (const item of value) yield* leaves(item, name);
  } else if (typeof value === 'object' && value !== null) {
    const { Key, Value } = value as Readonly<Record<string, unknown>>;
    if (typeof Key === 'string') yield { name: fold(Key), text: String(Value) };
    for (const [member, item] of Object.entries(value)) yield* leaves(item, fold(member));
  } else if (value !== undefined && value !== null) {
    yield { name, text: String(value) };
    if (name !== '') yield { name: '', text: String(value) };
  }
}

function fold(name: string): string {
  return name.toLowerCase();
}
