import type { RaisedQuotas } from '../../quotas';
import type { NetworkLoadBalancerSpec } from './network-load-balancer';

/** The load balancers of one account and region, which share its quotas and its names. */
export interface LoadBalancerEnvironmentSpec {
  /** By a key of your choice. */
  readonly loadBalancers: Readonly<Record<string, NetworkLoadBalancerSpec>>;
  /** Quotas of the account that have been raised, for all of them. @default - those that AWS gives every account */
  readonly quotas?: RaisedQuotas;
}
