import { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';

export interface ReplacementTriggerProps {
  /** What can be changed only by replacing the resource that names this one in `replaceTriggeredBy`. */
  readonly identity: string;
}

/** Remembers in the state what a resource was created as, so that Terraform replaces it when that changes. */
export class ReplacementTrigger extends Construct {
  readonly resource: TerraformResource;

  constructor(scope: Construct, id: string, { identity }: ReplacementTriggerProps) {
    super(scope, id);
    // Not cdktf's DataResource, for which every synthesis runs Terraform.
    this.resource = new TerraformResource(this, 'Resource', { terraformResourceType: 'terraform_data' });
    this.resource.addOverride('input', identity);
  }
}
