import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';

/** An output of an entry point, named `<entry point>-<key>`. */
export function addOutput(stack: Construct, name: string, key: string, value: unknown, description: string): void {
  new TerraformOutput(stack, `Output-${name}-${key}`, { value, description }).overrideLogicalId(`${name}-${key}`);
}
