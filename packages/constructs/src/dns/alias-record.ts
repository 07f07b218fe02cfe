import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import type { LoadBalancerIpAddressType } from '@eks-ingress/elbv2';
import { Construct } from 'constructs';

/** A load balancer that names can point to. */
export interface AliasTarget {
  readonly dnsName: string;
  /** The hosted zone of the load balancer's own DNS name. */
  readonly zoneId: string;
  readonly ipAddressType: LoadBalancerIpAddressType;
}

export interface AliasRecordProps {
  readonly hostName: string;
  readonly hostedZoneId: string;
  readonly loadBalancer: AliasTarget;
}

/** A host name that resolves to the addresses of a load balancer, in every address family that it has. */
export class AliasRecord extends Construct {
  readonly resource: Route53Record;
  /** With `dualstack` only. */
  readonly ipv6Resource?: Route53Record;

  constructor(scope: Construct, id: string, props: AliasRecordProps) {
    super(scope, id);
    const { dnsName, zoneId, ipAddressType } = props.loadBalancer;
    const record = {
      zoneId: props.hostedZoneId,
      name: props.hostName,
      alias: { name: dnsName, zoneId, evaluateTargetHealth: true },
      // A name that somebody else's record has already is not taken over.
      allowOverwrite: false,
    };
    this.resource = new Route53Record(this, 'Resource', { ...record, type: 'A' });
    if (ipAddressType === 'dualstack') {
      this.ipv6Resource = new Route53Record(this, 'Ipv6', { ...record, type: 'AAAA' });
    }
  }
}
