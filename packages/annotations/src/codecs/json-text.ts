/** A JSON value with what JSON.parse loses: the spelling of numbers, and members of the same name. */
export type JsonNode =
  | { readonly type: 'null' }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'number'; readonly text: string }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'array'; readonly items: JsonNode[] }
  | { readonly type: 'object'; readonly members: [name: string, value: JsonNode][] };

// The depth at which Go's encoding/json gives up.
const maxDepth = 10_000;

const closing = { array: ']', object: '}' } as const;

const words: ReadonlyMap<string, JsonNode> = new Map<string, JsonNode>([
  ['null', { type: 'null' }],
  ['true', { type: 'boolean', value: true }],
  ['false', { type: 'boolean', value: false }],
]);

/** Reads JSON text; undefined when it is not JSON. It does not recurse, whatever the depth of the text. */
export function parseJsonText(text: string): JsonNode | undefined {
  const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
  const space = /[ \t\r\n]*/y;
  const open: Extract<JsonNode, { type: 'array' | 'object' }>[] = [];
  let index = 0;

  const skipSpace = () => {
    space.lastIndex = index;
    space.exec(text);
    index = space.lastIndex;
  };
  const take = (character: string) => {
    if (text[index] !== character) return false;
    index++;
    skipSpace();
    return true;
  };
  const takeString = () => {
    const start = index;
    for (index++; index < text.length && text[index] !== '"'; index++) if (text[index] === '\\') index++;
    const value = stringOf(text.slice(start, ++index));
    skipSpace();
    return value;
  };
  const takeScalar = (): JsonNode | undefined => {
    if (text[index] === '"') {
      const value = takeString();
      return value === undefined ? undefined : { type: 'string', value };
    }
    for (const [word, node] of words) {
      if (!text.startsWith(word, index)) continue;
      index += word.length;
      skipSpace();
      return node;
    }
    number.lastIndex = index;
    const found = number.exec(text)?.[0];
    if (found === undefined) return undefined;
    index += found.length;
    skipSpace();
    return { type: 'number', text: found };
  };
  const takeName = () => {
    if (text[index] !== '"') return undefined;
    const name = takeString();
    return take(':') ? name : undefined;
  };

  skipSpace();
  let root: JsonNode | undefined;
  let name: string | undefined;
  for (;;) {
    const node: JsonNode | undefined = take('[')
      ? { type: 'array', items: [] }
      : take('{')
        ? { type: 'object', members: [] }
        : takeScalar();
    if (node === undefined) return undefined;
    root ??= node;
    const parent = open.at(-1);
    if (parent?.type === 'array') parent.items.push(node);
    if (parent?.type === 'object') parent.members.push([name ?? '', node]);

    if (node.type === 'array' || node.type === 'object') {
      if (open.length >= maxDepth) return undefined;
      if (!take(closing[node.type])) {
        open.push(node);
        if (node.type === 'object' && (name = takeName()) === undefined) return undefined;
        continue;
      }
    }

    for (;;) {
      const container = open.at(-1);
      if (container === undefined) return index === text.length ? root : undefined;
      if (take(',')) {
        if (container.type === 'object' && (name = takeName()) === undefined) return undefined;
        break;
      }
      if (!take(closing[container.type])) return undefined;
      open.pop();
    }
  }
}

function stringOf(literal: string): string | undefined {
  try {
    // Go replaces a lone surrogate.
    return (JSON.parse(literal) as string).replace(/\p{Surrogate}/gu, '\ufffd');
  } catch {
    return undefined;
  }
}
