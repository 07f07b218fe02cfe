type Json = Readonly<Record<string, unknown>>;

/**
 * A synthesized stack without what lets Terraform refuse a plan: preconditions and prevent_destroy. Undefined for a stack that
 * has none of them. What it plans explains a refusal, and must never be applied.
 */
export function liftGuards(stackJson: string): string | undefined {
  const stack = JSON.parse(stackJson) as Json;
  const resources = stack['resource'] ?? {};
  const isGuarded = Object.values(resources)
    .flatMap((blocks) => Object.values(blocks as Json))
    .some(hasGuard);
  if (!isGuarded) return undefined;
  return JSON.stringify({ ...stack, resource: mapValues(resources, (blocks) => mapValues(blocks, withoutGuards)) });
}

const GUARDS = ['precondition', 'prevent_destroy'];

function hasGuard(block: unknown): boolean {
  const { lifecycle } = Object(block) as Json;
  return GUARDS.some((guard) => Object.hasOwn(Object(lifecycle) as Json, guard));
}

function withoutGuards(block: unknown): unknown {
  if (!hasGuard(block)) return block;
  const { lifecycle, ...others } = block as Json;
  const kept = Object.entries(lifecycle as Json).filter(([name]) => !GUARDS.includes(name));
  return { ...others, lifecycle: Object.fromEntries(kept) };
}

function mapValues(value: unknown, map: (part: unknown) => unknown): Json {
  return Object.fromEntries(Object.entries(Object(value) as Json).map(([name, part]) => [name, map(part)]));
}
