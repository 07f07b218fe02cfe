import { TerraformElement, type TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';

export interface MovedResourceProps {
  /** The name that the resource had in the state before. */
  readonly from: string;
  readonly to: TerraformResource;
}

/**
 * A `moved` block: Terraform takes over what the state has under an earlier name. Not cdktf's `moveFromId`, for which
 * every synthesis runs Terraform.
 */
export class MovedResource extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: MovedResourceProps,
  ) {
    super(scope, id);
  }

  override toTerraform(): object {
    const { from, to } = this.props;
    const type = to.terraformResourceType;
    return { moved: [{ from: `${type}.${from}`, to: `${type}.${to.friendlyUniqueId}` }] };
  }
}
