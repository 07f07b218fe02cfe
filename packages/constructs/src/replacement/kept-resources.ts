import { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';

export interface KeptResourcesProps {
  /** What is kept, by keys that do not change. */
  readonly keys: readonly string[];
}

/**
 * Remembers in the state which resources there are, and lets Terraform refuse a plan in which one of them is gone.
 * `prevent_destroy` alone does not hold a resource whose block is removed; it holds an instance of a block that stays.
 */
export class KeptResources extends Construct {
  readonly resource: TerraformResource;

  constructor(scope: Construct, id: string, { keys }: KeptResourcesProps) {
    super(scope, id);
    // Not cdktf's DataResource, for which every synthesis runs Terraform.
    this.resource = new TerraformResource(this, 'Resource', {
      terraformResourceType: 'terraform_data',
      lifecycle: { preventDestroy: true },
    });
    this.resource.addOverride('for_each', `\${toset(${JSON.stringify(keys)})}`);
    this.resource.addOverride('input', '${each.key}');
  }
}
