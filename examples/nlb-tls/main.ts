import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import {
  DnsValidatedCertificate,
  EksCluster,
  HostedZone,
  IssuedCertificate,
  NetworkLoadBalancerEntryPoint,
  type NetworkLoadBalancerEntryPointProps,
} from '@eks-ingress/constructs';
import { TerraformStack, type App } from 'cdktf';
import type { Construct } from 'constructs';

const region = 'ap-northeast-2';

/** An entry point whose load balancer ends TLS; the rest is the same for every way to come by a certificate. */
abstract class TlsStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AwsProvider(this, 'Aws', { region });
    new NetworkLoadBalancerEntryPoint(this, 'public', {
      cluster: new EksCluster(this, 'Cluster', { name: 'shop', region, compute: 'managed-node-groups' }),
      name: id,
      scheme: 'internet-facing',
      subnetMappings: [
        { subnetId: 'subnet-0a1b2c3d4e5f60718', availabilityZone: 'ap-northeast-2a' },
        { subnetId: 'subnet-0b2c3d4e5f607182a', availabilityZone: 'ap-northeast-2c' },
      ],
      registration: { kind: 'auto-scaling-groups', names: ['eks-shop-general-a', 'eks-shop-general-c'] },
      ingressNginx: { acknowledgeRetirement: { reviewBy: '2999-12-31' } },
      ...this.certified(),
    });
  }

  protected abstract certified(): Pick<NetworkLoadBalancerEntryPointProps, 'tls' | 'dns'>;
}

/** A certificate that is requested, validated by records in Route 53, and renewed as long as they are there. */
export class RequestedCertificateStack extends TlsStack {
  protected override certified() {
    const hostedZone = new HostedZone(this, 'HostedZone', { name: 'example.com' });
    const certificate = new DnsValidatedCertificate(this, 'Certificate', {
      domainName: 'shop.example.com',
      hostedZoneId: hostedZone.id,
    });
    return {
      tls: { end: 'at-load-balancer', certificate },
      dns: { hostedZone, hostNames: ['shop.example.com'] },
    } as const;
  }
}

/** A certificate that somebody else has requested, and redirects by the port that the PROXY protocol header names. */
export class LookedUpCertificateStack extends TlsStack {
  protected override certified() {
    const certificate = new IssuedCertificate(this, 'Certificate', { domainName: 'shop.example.com' });
    return { tls: { end: 'at-load-balancer', certificate, redirect: 'by-scheme' } } as const;
  }
}

export function addStacks(app: App): void {
  new RequestedCertificateStack(app, 'tls-requested');
  new LookedUpCertificateStack(app, 'tls-looked-up');
}
