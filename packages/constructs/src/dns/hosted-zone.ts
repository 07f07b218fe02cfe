import { DataAwsRoute53Zone } from '@cdktf/provider-aws/lib/data-aws-route53-zone';
import { Construct } from 'constructs';

export interface HostedZoneProps {
  /** The domain of an existing hosted zone, such as `example.com`. */
  readonly name: string;
  /**
   * Whether the zone answers inside VPCs only.
   *
   * @default false
   */
  readonly privateZone?: boolean;
}

/** An existing Route 53 hosted zone, looked up by name. */
export class HostedZone extends Construct {
  readonly resource: DataAwsRoute53Zone;
  readonly name: string;

  constructor(scope: Construct, id: string, props: HostedZoneProps) {
    super(scope, id);
    this.name = props.name;
    this.resource = new DataAwsRoute53Zone(this, 'Resource', {
      name: props.name,
      privateZone: props.privateZone ?? false,
    });
  }

  get id(): string {
    return this.resource.zoneId;
  }
}
