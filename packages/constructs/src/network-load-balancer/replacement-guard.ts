import { TerraformResource, type Precondition } from 'cdktf';
import { Construct } from 'constructs';

export interface ReplacementGuardProps {
  /** What changes when the resource is replaced. */
  readonly identity: string;
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
    this.precondition = {
      condition: `\${terraform_data.${this.resource.friendlyUniqueId}.output == ${JSON.stringify(identity)}}`,
      errorMessage: message,
    };
  }
}
