import { dataSources, dependencies, resources, type TerraformConfiguration } from './configuration';
import { references } from './interpolation';
import { record, text } from './value';

/**
 * The names whose records lead to a load balancer, each once: to one of these addresses, or to a load balancer that is
 * looked up after them.
 */
export function readHostNames(
  addresses: ReadonlySet<string>,
  configuration: TerraformConfiguration,
): readonly string[] {
  const lookedUp = dataSources(configuration, 'aws_lb').filter((block) =>
    dependencies(block).some((address) => addresses.has(address)),
  );
  const targets = new Set([...addresses, ...lookedUp.map(({ address }) => address)]);
  const records = resources(configuration, 'aws_route53_record').filter(({ attributes: { alias, records: values } }) =>
    [...references(record(alias).name), ...references(values)].some((address) => targets.has(address)),
  );
  return [...new Set(records.flatMap(({ attributes }) => text(attributes.name) ?? []))];
}
