import { AutoscalingAttachment } from '@cdktf/provider-aws/lib/autoscaling-attachment';
import type { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { childId } from '../child-id';
import { dependOn } from '../depend-on';
import { isUnknown } from '../findings';

export interface AutoScalingGroupAttachmentsProps {
  readonly targetGroupArn: string;
  readonly names: readonly string[];
}

/** Auto Scaling groups that register the instances they launch. */
export class AutoScalingGroupAttachments extends Construct {
  readonly resources: readonly AutoscalingAttachment[];

  constructor(scope: Construct, id: string, props: AutoScalingGroupAttachmentsProps) {
    super(scope, id);
    // A literal id each: the name of a managed node group's Auto Scaling group is unknown until it exists, and for_each
    // refuses unknown keys.
    this.resources = [...new Set(isUnknown(props.names) ? [] : props.names)].map(
      (autoscalingGroupName, index) =>
        new AutoscalingAttachment(
          this,
          childId(this, isUnknown(autoscalingGroupName) ? String(index) : autoscalingGroupName),
          {
            autoscalingGroupName,
            lbTargetGroupArn: props.targetGroupArn,
            // Nodes are in the new target group before they leave the one that it replaces.
            lifecycle: { createBeforeDestroy: true },
          },
        ),
    );
  }

  addDependency(...dependencies: readonly TerraformResource[]): void {
    for (const resource of this.resources) dependOn(resource, dependencies);
  }
}
