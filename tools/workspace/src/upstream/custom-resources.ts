import { itemsOf, membersOf } from '@eks-ingress/diagnostics';
import type { CustomResourceDefinition, CustomResourceField } from '@eks-ingress/controllers';
import type { Checkout } from './checkout';
import { UnexpectedShape } from './unexpected-shape';

/** The custom resource definitions of a folder, by name. */
export function readCustomResources(
  checkout: Checkout,
  files: readonly string[],
): Readonly<Record<string, CustomResourceDefinition>> {
  const read = files.map((file) => definition(file, checkout.yaml(file)));
  return Object.fromEntries(read.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function definition(file: string, document: unknown): readonly [string, CustomResourceDefinition] {
  const { metadata, spec } = membersOf(document);
  const { name } = membersOf(metadata);
  const { kind } = membersOf(membersOf(spec).names);
  const versions = itemsOf(membersOf(spec).versions).map(membersOf);
  const stored = versions.find(({ storage }) => storage === true);
  if (typeof name !== 'string' || typeof kind !== 'string' || stored === undefined)
    throw new UnexpectedShape(file, 'a CustomResourceDefinition with a version that is stored');
  const { properties } = membersOf(membersOf(stored.schema).openAPIV3Schema);
  const fields = fieldsOf(membersOf(properties).spec);
  if (fields.length === 0) throw new UnexpectedShape(file, 'a schema with fields of spec');
  return [
    name,
    {
      kind,
      versions: Object.fromEntries(
        versions.map(({ name: version, served, storage, deprecated }) => [
          String(version),
          { served: served === true, stored: storage === true, deprecated: deprecated === true },
        ]),
      ),
      fields: Object.fromEntries(fields),
    },
  ];
}

const BOUNDS = ['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'pattern'] as const;

function fieldsOf(schema: unknown, path = ''): readonly (readonly [string, CustomResourceField])[] {
  const { type, enum: values, properties, items, additionalProperties, required, ...others } = membersOf(schema);
  const bounds = BOUNDS.flatMap((bound) => (others[bound] === undefined ? [] : [[bound, others[bound]] as const]));
  const own = {
    type: typeof type === 'string' ? type : 'any',
    ...(Array.isArray(values) && { enum: values as readonly string[] }),
    ...(Array.isArray(required) && { required: [...(required as readonly string[])].sort() }),
    ...Object.fromEntries(bounds),
  };
  const below = [
    ...Object.entries(membersOf(properties)).flatMap(([name, inner]) =>
      fieldsOf(inner, path === '' ? name : `${path}.${name}`),
    ),
    ...(items === undefined ? [] : fieldsOf(items, `${path}[]`)),
    ...(typeof additionalProperties === 'object' ? fieldsOf(additionalProperties, `${path}.*`) : []),
  ];
  return path === '' ? below : [[path, own], ...below];
}
