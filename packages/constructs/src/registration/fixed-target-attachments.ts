import { LbTargetGroupAttachment } from '@cdktf/provider-aws/lib/lb-target-group-attachment';
import type { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { childId } from '../child-id';
import { dependOn } from '../depend-on';
import { isUnknown } from '../findings';

export interface FixedTarget {
  /** An address, or the ARN of an Application Load Balancer. */
  readonly id: string;
  /** @default - the target group's */
  readonly port?: number;
  /** @default - AWS finds the zone of an address in the VPC */
  readonly availabilityZone?: string;
}

export interface FixedTargetAttachmentsProps {
  readonly targetGroupArn: string;
  readonly targets: readonly FixedTarget[];
}

/** Targets that stay: addresses, or one Application Load Balancer. */
export class FixedTargetAttachments extends Construct {
  readonly resources: readonly LbTargetGroupAttachment[];

  constructor(scope: Construct, id: string, { targetGroupArn, targets }: FixedTargetAttachmentsProps) {
    super(scope, id);
    // A literal id each: for_each refuses keys that are unknown until apply.
    this.resources = targets.map(({ id: targetId, port, availabilityZone }, index) => {
      const name = isUnknown(targetId)
        ? String(index)
        : targetId.slice(targetId.indexOf('/') + 1).replace(/[.:]/g, '-');
      const key = childId(this, port === undefined || isUnknown(port) ? name : `${name}-${port}`);
      return new LbTargetGroupAttachment(this, key, {
        targetGroupArn,
        targetId,
        port,
        availabilityZone,
        // Targets are in the new target group before they leave the one that it replaces.
        lifecycle: { createBeforeDestroy: true },
      });
    });
  }

  addDependency(...dependencies: readonly TerraformResource[]): void {
    for (const resource of this.resources) dependOn(resource, dependencies);
  }
}
