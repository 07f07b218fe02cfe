import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformStack, Testing } from 'cdktf';
import { argumentsWithoutRow } from '../changes/written-arguments';
import { collectFindings, type Finding } from '../findings';
import { TODAY } from '../today';

/** The Terraform JSON of a stack, as far as tests look into it. */
export interface SynthesizedStack {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly data: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly provider: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  readonly output: Readonly<Record<string, unknown>>;
}

/**
 * Builds a stack and synthesizes it with all validations, which `Testing.synth` alone leaves out. An argument without a row
 * in the table of changes is an error, so that a test that writes it fails.
 */
export function synthesize(build: (stack: TerraformStack) => void): SynthesizedStack {
  const stack = stackWith(build);
  const json = JSON.parse(Testing.synth(stack, true)) as Partial<SynthesizedStack>;
  const unknown = argumentsWithoutRow(json);
  if (unknown.length > 0) throw new Error(`ATTRIBUTE_CHANGES has no row for ${unknown.join(', ')}.`);
  return { resource: {}, data: {}, provider: {}, output: {}, ...json };
}

/** Builds a stack and returns what its constructs find wrong, errors and warnings. */
export function findingsOf(build: (stack: TerraformStack) => void): Finding[] {
  return collectFindings(stackWith(build));
}

/** A finding as `path: id`, with its severity where it is no error. */
export function titleOf({ diagnostic: { id, path, severity } }: Finding): string {
  return `${path.join('.')}: ${id}${severity === 'error' ? '' : ` (${severity})`}`;
}

/** The resources of a type, in the order of their addresses. */
export function resourcesOf(stack: SynthesizedStack, type: string): Readonly<Record<string, unknown>>[] {
  return Object.values(stack.resource[type] ?? {});
}

/** The one resource of a type whose Terraform address contains a text. */
export function resourceOf(stack: SynthesizedStack, type: string, inAddress = ''): Readonly<Record<string, unknown>> {
  const found = Object.entries(stack.resource[type] ?? {}).filter(([address]) => address.includes(inAddress));
  const [[, resource] = []] = found;
  if (resource === undefined || found.length > 1) {
    throw new Error(`There are ${found.length} ${type} whose address contains "${inAddress}".`);
  }
  return resource;
}

/** A document of a Helm release's values, with Terraform's expressions as text. */
export function helmValuesOf(release: Readonly<Record<string, unknown>>, index = 0): Record<string, unknown> {
  const documents = release.values as readonly string[];
  const quoted = (documents[index] ?? '').replace(/\$\{[^}]*\}/g, (expression) =>
    JSON.stringify(expression).slice(1, -1),
  );
  return JSON.parse(quoted) as Record<string, unknown>;
}

function stackWith(build: (stack: TerraformStack) => void): TerraformStack {
  const stack = new TerraformStack(
    Testing.stubVersion(new App({ stackTraces: false, context: { [TODAY]: '2026-11-21' } })),
    'test',
  );
  new AwsProvider(stack, 'Aws', { region: 'ap-northeast-2' });
  build(stack);
  return stack;
}
