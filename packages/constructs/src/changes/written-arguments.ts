import { ATTRIBUTE_CHANGES, findAttributeChange } from './attribute-changes';

/** The resources of a synthesized stack, by type and name. */
export interface SynthesizedResources {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
}

/** What Terraform itself reads of a resource. */
const META_ARGUMENTS = ['//', 'count', 'depends_on', 'for_each', 'lifecycle', 'provider', 'provisioner'];

/** The arguments that a stack writes, as `aws_lb.subnet_mapping.subnet_id`, for which there is no row. */
export function argumentsWithoutRow({ resource = {} }: SynthesizedResources): readonly string[] {
  const all = Object.entries(resource).flatMap(([type, named]) =>
    Object.values(named).flatMap((one) => writtenArguments(type, one).map((argument) => ({ type, argument }))),
  );
  const missing = all.filter(({ type, argument }) => findAttributeChange(type, argument) === undefined);
  return [...new Set(missing.map(({ type, argument }) => `${type}.${argument}`))].sort();
}

/** The arguments of a resource down to the last one that has a row for itself; an empty block is none. */
function writtenArguments(type: string, resource: Readonly<Record<string, unknown>>): readonly string[] {
  const own = Object.entries(resource).filter(([argument]) => !META_ARGUMENTS.includes(argument));
  return own.flatMap(([argument, value]) => leavesOf(type, argument, value));
}

function leavesOf(type: string, argument: string, value: unknown): readonly string[] {
  if (value === null || value === undefined) return [];
  if (ATTRIBUTE_CHANGES[type]?.[argument]?.whole === true) return [argument];
  const elements: readonly unknown[] = Array.isArray(value) ? value : [value];
  const blocks = elements.filter((element) => typeof element === 'object' && element !== null);
  if (blocks.length === 0) return [argument];
  return blocks.flatMap((block) =>
    Object.entries(block).flatMap(([key, inner]) => leavesOf(type, `${argument}.${key}`, inner)),
  );
}
