import { references } from './interpolation';
import { list, record, text, type Attributes } from './value';

/** Terraform's configuration in JSON, as cdktf writes it to `cdk.tf.json`. */
export interface TerraformConfiguration {
  readonly '//'?: { readonly metadata?: { readonly stackName?: string } };
  readonly provider?: Readonly<Record<string, unknown>>;
  readonly resource?: Readonly<Record<string, unknown>>;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** A resource or a data source. */
export interface Block {
  /** Such as `aws_lb.public` or `data.aws_subnet.a`. */
  readonly address: string;
  readonly attributes: Attributes;
}

/** The resources of a type, in the order of the file. */
export function resources({ resource }: TerraformConfiguration, type: string): readonly Block[] {
  return Object.entries(record(resource?.[type])).map(([name, attributes]) => ({
    address: `${type}.${name}`,
    attributes: record(attributes),
  }));
}

/** The data sources of a type, in the order of the file. */
export function dataSources({ data }: TerraformConfiguration, type: string): readonly Block[] {
  return Object.entries(record(data?.[type])).map(([name, attributes]) => ({
    address: `data.${type}.${name}`,
    attributes: record(attributes),
  }));
}

/** Whether an attribute refers to a block. */
export function refersTo(value: unknown, { address }: Block): boolean {
  return references(value).includes(address);
}

/** Where a construct stands in the tree of constructs, for what nothing else names. */
export function constructPath({ attributes }: Block): string {
  return text(record(record(attributes['//']).metadata).path) ?? '';
}

/** What a block depends on explicitly. */
export function dependencies({ attributes }: Block): readonly string[] {
  return list(attributes.depends_on).filter((each) => typeof each === 'string');
}
