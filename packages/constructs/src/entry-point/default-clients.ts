import type { ClientSpec, LoadBalancerIpAddressType, Scheme } from '@eks-ingress/elbv2';
import type { EksCluster } from '../cluster/eks-cluster';

export interface DefaultClientsProps {
  readonly scheme: Scheme;
  readonly ipAddressType?: LoadBalancerIpAddressType;
  readonly cluster: EksCluster;
}

/** Who may connect unless somebody says otherwise: anybody from the internet, or the VPC. */
export function defaultClients({ scheme, ipAddressType, cluster }: DefaultClientsProps): ClientSpec[] {
  if (scheme === 'internal') return [{ cidr: cluster.vpcCidrBlock }];
  return [{ cidr: '0.0.0.0/0' }, ...(ipAddressType === 'dualstack' ? [{ cidr: '::/0' }] : [])];
}
