import { DataAwsInstances } from '@cdktf/provider-aws/lib/data-aws-instances';
import { LbTargetGroupAttachment } from '@cdktf/provider-aws/lib/lb-target-group-attachment';
import type { TargetType } from '@eks-ingress/elbv2';
import { TerraformIterator, type TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { dependOn } from '../depend-on';

export interface TaggedInstanceAttachmentsProps {
  readonly targetGroupArn: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly targetType: TargetType;
}

/** The running instances with these tags when Terraform is applied, by their ids or their addresses. */
export class TaggedInstanceAttachments extends Construct {
  readonly resource: LbTargetGroupAttachment;
  readonly instances: DataAwsInstances;

  constructor(scope: Construct, id: string, props: TaggedInstanceAttachmentsProps) {
    super(scope, id);
    this.instances = new DataAwsInstances(this, 'Instances', {
      instanceTags: { ...props.tags },
      instanceStateNames: ['running'],
    });
    const each = TerraformIterator.fromList(props.targetType === 'ip' ? this.instances.privateIps : this.instances.ids);
    this.resource = new LbTargetGroupAttachment(this, 'Resource', {
      forEach: each,
      targetGroupArn: props.targetGroupArn,
      targetId: each.value,
      // Nodes are in the new target group before they leave the one that it replaces.
      lifecycle: { createBeforeDestroy: true },
    });
  }

  get resources(): readonly TerraformResource[] {
    return [this.resource];
  }

  addDependency(...dependencies: readonly TerraformResource[]): void {
    dependOn(this.resource, dependencies);
  }
}
