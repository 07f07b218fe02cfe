import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';

/** What has to hold, as a Terraform expression, and what Terraform says when it does not. */
export interface Assertion {
  readonly condition: string;
  readonly errorMessage: string;
}

/** Has Terraform warn, at every plan and apply, of what does not hold; nothing is refused for it. */
export function addCheck(construct: Construct, assertions: readonly Assertion[]): void {
  TerraformStack.of(construct).addOverride(`check.${construct.node.path.replace(/[^\w-]/g, '_')}`, {
    assert: assertions.map(({ condition, errorMessage }) => ({ condition, error_message: errorMessage })),
  });
}
