import { dependencies, resources, type Block, type TerraformConfiguration } from './configuration';
import { references, replaceInterpolations } from './interpolation';
import { list, record, text, type Attributes } from './value';

/** A chart that Helm installs. */
export interface Release {
  readonly block: Block;
  readonly name: string;
  /** The last part of the chart's name. */
  readonly chart: string;
  readonly chartVersion?: string;
  readonly namespace?: string;
  readonly values: Attributes;
  /** Addresses of what its values refer to and what it depends on. */
  readonly refersTo: ReadonlySet<string>;
}

/** Every Helm release of a stack. */
export function readReleases(configuration: TerraformConfiguration): readonly Release[] {
  const namespaces = new Map(
    [...resources(configuration, 'kubernetes_namespace_v1'), ...resources(configuration, 'kubernetes_namespace')].map(
      ({ address, attributes }) => [address, text(record(attributes.metadata).name)],
    ),
  );
  return resources(configuration, 'helm_release').map((block) => {
    const { name, chart, version, namespace, values } = block.attributes;
    const [namespaceAddress = ''] = references(namespace);
    return {
      block,
      name: text(name) ?? block.address,
      chart: text(chart)?.split('/').at(-1) ?? 'chart',
      chartVersion: text(version),
      namespace: text(namespace) ?? namespaces.get(namespaceAddress),
      values: list(values).reduce<Attributes>((merged, layer) => ({ ...merged, ...parseValues(layer) }), {}),
      refersTo: new Set([...references(values), ...dependencies(block)]),
    };
  });
}

/** The values of a release when they are JSON; what Terraform inserts stays as text. */
function parseValues(values: unknown): Attributes {
  if (typeof values !== 'string') return {};
  try {
    const parsed: unknown = JSON.parse(replaceInterpolations(values, (found) => JSON.stringify(found).slice(1, -1)));
    return record(parsed);
  } catch {
    return {};
  }
}
