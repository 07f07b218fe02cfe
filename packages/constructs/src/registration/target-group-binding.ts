import { Release } from '@cdktf/provider-helm/lib/release';
import type { TargetGroupBindingSpec, TargetGroupIpAddressType, TargetType } from '@eks-ingress/elbv2';
import type { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { dependOn } from '../depend-on';
import { encodeValues } from '../encode-values';
import { localChart } from '../local-chart';

export interface TargetGroupBindingProps extends Pick<TargetGroupBindingSpec, 'service' | 'networking'> {
  /** The name of the binding and of its Helm release. */
  readonly name: string;
  readonly targetGroupArn: string;
  readonly targetType: TargetType;
  /** @default 'ipv4' */
  readonly ipAddressType?: TargetGroupIpAddressType;
}

/**
 * A TargetGroupBinding, with which the AWS Load Balancer Controller keeps the pods or nodes of a Service registered. It
 * comes as a Helm release, since `kubernetes_manifest` needs the cluster and the custom resource at plan.
 */
export class TargetGroupBinding extends Construct {
  readonly resource: Release;

  constructor(scope: Construct, id: string, props: TargetGroupBindingProps) {
    super(scope, id);
    const { name: serviceName, namespace, port } = props.service;
    this.resource = new Release(this, 'Resource', {
      name: props.name,
      namespace,
      chart: localChart(this, 'target-group-binding'),
      values: [
        encodeValues({
          spec: {
            targetGroupARN: props.targetGroupArn,
            targetType: props.targetType,
            ...(props.ipAddressType === 'ipv6' ? { ipAddressType: 'ipv6' } : {}),
            serviceRef: { name: serviceName, port },
            ...(props.networking === undefined ? {} : { networking: props.networking }),
          },
        }),
      ],
      // Deleting it waits for the controller to remove its finalizer, which would keep the namespace for ever.
      wait: true,
      // Its ARN is immutable, so a replaced target group gets a binding of another name, and before the old one goes.
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
