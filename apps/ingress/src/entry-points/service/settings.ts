import type { ServiceLoadBalancerProps } from '@eks-ingress/constructs';
import type { DnsSettings } from '../dns';
import type { IngressNginxSettings } from '../ingress-nginx';
import type { UnhealthyHostAlarmSettings } from '../load-balancer-settings';
import type { TlsSettings } from '../tls';

/**
 * A Network Load Balancer that the Service of ingress-nginx owns: a controller of AWS builds it from annotations, and
 * Terraform knows it only afterwards.
 */
export interface ServiceEntryPointSettings
  extends Omit<ServiceLoadBalancerProps, 'tls' | 'quotas' | 'tags'>, DnsSettings {
  readonly kind: 'service';
  /**
   * 1 to 32 letters, digits and hyphens; it cannot be changed.
   *
   * @default '<environment>-<entry point>', and chosen by the cloud provider where that is the owner
   */
  readonly name?: string;
  readonly tls: TlsSettings;
  readonly ingressNginx?: IngressNginxSettings;
  /** Who is told when a target has been unhealthy for three minutes. @default - nobody, and there is no alarm */
  readonly unhealthyHostAlarm?: UnhealthyHostAlarmSettings;
}
