import { DataAwsLb } from '@cdktf/provider-aws/lib/data-aws-lb';
import { DataAwsLbTargetGroup } from '@cdktf/provider-aws/lib/data-aws-lb-target-group';
import type { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import type { ServiceOwner } from './service-owner';

export interface ServiceLoadBalancerLookupProps {
  readonly owner: ServiceOwner;
  readonly clusterName: string;
  readonly namespace: string;
  readonly serviceName: string;
  /** What the load balancer is built for: nothing is looked up before it exists, or while it changes. */
  readonly release: TerraformResource;
}

/**
 * The load balancer that somebody else built for a Service, found by the tags that its owner gives it. Terraform reads it
 * when the release is there, since its name and addresses are known to nobody before.
 */
export class ServiceLoadBalancerLookup extends Construct {
  readonly resource: DataAwsLb;
  private readonly tags: Readonly<Record<string, string>>;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ServiceLoadBalancerLookupProps,
  ) {
    super(scope, id);
    this.tags = tagsOf(props);
    this.resource = new DataAwsLb(this, 'Resource', { tags: this.tags, dependsOn: [props.release] });
  }

  get dnsName(): string {
    return this.resource.dnsName;
  }

  /** The hosted zone of the DNS name, for alias records. */
  get zoneId(): string {
    return this.resource.zoneId;
  }

  /** The target group of a port of the Service, which the AWS Load Balancer Controller tags with it. */
  findTargetGroup(port: number): DataAwsLbTargetGroup {
    const { namespace, serviceName, release } = this.props;
    return new DataAwsLbTargetGroup(this, `TargetGroup-${port}`, {
      tags: { ...this.tags, 'service.k8s.aws/resource': `${namespace}/${serviceName}:${port}` },
      dependsOn: [release],
    });
  }
}

// pkg/deploy/tracking/provider.go of the controller, pkg/providers/v1/tags.go and aws_loadbalancer.go of the provider.
function tagsOf({
  owner,
  clusterName,
  namespace,
  serviceName,
}: ServiceLoadBalancerLookupProps): Readonly<Record<string, string>> {
  const service = `${namespace}/${serviceName}`;
  return owner.kind === 'cloud-provider-aws'
    ? { 'kubernetes.io/service-name': service, [`kubernetes.io/cluster/${clusterName}`]: 'owned' }
    : { 'elbv2.k8s.aws/cluster': clusterName, 'service.k8s.aws/stack': service };
}
