import { TerraformResource, type Precondition } from 'cdktf';
import { Construct } from 'constructs';

export interface ReplacementGuardProps {
  /** What changes when the resource is replaced. A list may grow: the resource stays when something is added. */
  readonly identity: string | readonly string[];
  /** What Terraform says when it refuses. */
  readonly message: string;
}

/**
 * Remembers in the state what a resource was created as, and lets Terraform refuse a plan that would replace it. Unlike
 * `prevent_destroy` it does not keep everything from being destroyed.
 */
export class ReplacementGuard extends Construct {
  readonly resource: TerraformResource;
  /** For the lifecycle of the guarded resource. */
  readonly precondition: Precondition;

  constructor(scope: Construct, id: string, { identity, message }: ReplacementGuardProps) {
    super(scope, id);
    // Not cdktf's DataResource, for which every synthesis runs Terraform.
    this.resource = new TerraformResource(this, 'Resource', {
      terraformResourceType: 'terraform_data',
      lifecycle: { ignoreChanges: ['input'] },
    });
    this.resource.addOverride('input', identity);
    const remembered = `terraform_data.${this.resource.friendlyUniqueId}.output`;
    const present = JSON.stringify(identity);
    this.precondition = {
      condition:
        typeof identity === 'string'
          ? `\${${remembered} == ${present}}`
          : `\${alltrue([for part in ${remembered} : contains(${present}, part)])}`,
      errorMessage: message,
    };
  }
}
