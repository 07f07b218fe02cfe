import type { AccessLogsSpec, ClientSpec, HealthCheckSpec, SubnetMappingSpec } from '@eks-ingress/elbv2';
import * as v from 'valibot';
import { object } from '../schema';

/** What the kinds with a Network Load Balancer ask for alike. */

export interface PortsSettings {
  readonly http?: number;
  readonly https?: number;
}

export interface UnhealthyHostAlarmSettings {
  /** ARNs, such as that of an SNS topic. */
  readonly actions: readonly string[];
}

const text = v.string();
const texts = v.array(text);
const flag = v.boolean();
const count = v.number();

export const subnetMappingsSchema = v.array(
  object<SubnetMappingSpec>({
    subnetId: text,
    availabilityZone: v.optional(text),
    allocationId: v.optional(text),
    privateIpv4Address: v.optional(text),
    ipv6Address: v.optional(text),
    cidrBlocks: v.optional(texts),
  }),
);

export const accessLogsSchema = object<AccessLogsSpec>({ bucket: text, prefix: v.optional(text) });

export const clientsSchema = v.array(
  object<ClientSpec>({
    cidr: v.optional(text),
    prefixListId: v.optional(text),
    securityGroupId: v.optional(text),
  }),
);

export const portsSchema = object<PortsSettings>({ http: v.optional(count), https: v.optional(count) });

export const healthCheckSchema = object<HealthCheckSpec>({
  protocol: v.optional(v.picklist(['TCP', 'HTTP', 'HTTPS'])),
  port: v.optional(v.union([count, v.literal('traffic-port')])),
  expectsProxyProtocol: v.optional(flag),
  path: v.optional(text),
  matcher: v.optional(text),
  interval: v.optional(count),
  timeout: v.optional(count),
  healthyThreshold: v.optional(count),
  unhealthyThreshold: v.optional(count),
});

export const unhealthyHostAlarmSchema = object<UnhealthyHostAlarmSettings>({ actions: texts });
