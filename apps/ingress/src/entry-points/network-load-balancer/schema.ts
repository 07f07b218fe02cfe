import type {
  EntryPointRegistration,
  HttpsRedirect,
  LoadBalancerAcknowledgements,
  NodePorts,
  SecretReference,
  TlsAtController,
} from '@eks-ingress/constructs';
import type {
  AccessLogsSpec,
  ClientSpec,
  HealthCheckSpec,
  ListenerAcknowledgements,
  SubnetMappingSpec,
} from '@eks-ingress/elbv2';
import * as v from 'valibot';
import { kinds, object, variants } from '../../schema';
import { certificateSchema } from '../certificate';
import { echoWorkloadSchema } from '../echo-workload';
import { hostedZoneSchema } from '../hosted-zone';
import { ingressNginxSchema } from '../ingress-nginx';
import type {
  NetworkLoadBalancerEntryPointSettings,
  TlsAtLoadBalancerSettings,
  TlsSettings,
  UnhealthyHostAlarmSettings,
} from './settings';

const text = v.string();
const texts = v.array(text);
const flag = v.boolean();
const count = v.number();
const stringMap = v.record(text, text);

const nodePorts = object<NodePorts>({ http: v.optional(count), https: v.optional(count) });

export const networkLoadBalancerSchema = object<NetworkLoadBalancerEntryPointSettings>({
  kind: v.literal('network-load-balancer'),
  name: v.optional(text),
  scheme: v.picklist(['internet-facing', 'internal']),
  ipAddressType: v.optional(v.picklist(['ipv4', 'dualstack'])),
  subnetMappings: v.array(
    object<SubnetMappingSpec>({
      subnetId: text,
      availabilityZone: v.optional(text),
      allocationId: v.optional(text),
      privateIpv4Address: v.optional(text),
      ipv6Address: v.optional(text),
      cidrBlocks: v.optional(texts),
    }),
  ),
  elasticIps: v.optional(v.literal('create')),
  elasticIpProtection: v.optional(flag),
  crossZone: v.optional(flag),
  deletionProtection: v.optional(flag),
  replacementProtection: v.optional(flag),
  acknowledgements: v.optional(object<LoadBalancerAcknowledgements>({ 'target-group-replacement': v.optional(text) })),
  zonalShift: v.optional(flag),
  accessLogs: v.optional(object<AccessLogsSpec>({ bucket: text, prefix: v.optional(text) })),
  clients: v.optional(
    v.array(
      object<ClientSpec>({
        cidr: v.optional(text),
        prefixListId: v.optional(text),
        securityGroupId: v.optional(text),
      }),
    ),
  ),
  targetSecurityGroupIds: v.optional(texts),
  proxyProtocol: v.optional(flag),
  ports: v.optional(object<{ http?: number; https?: number }>({ http: v.optional(count), https: v.optional(count) })),
  tls: variants<'end', TlsSettings>('end', {
    'at-load-balancer': object<TlsAtLoadBalancerSettings>({
      end: v.literal('at-load-balancer'),
      certificate: certificateSchema,
      additionalCertificates: v.optional(v.array(certificateSchema)),
      policy: v.optional(text),
      acknowledgements: v.optional(object<ListenerAcknowledgements>({ 'withdrawn-tls': v.optional(text) })),
      redirect: v.optional(v.picklist<readonly HttpsRedirect[]>(['by-port', 'by-scheme'])),
    }),
    'at-controller': object<TlsAtController>({
      end: v.literal('at-controller'),
      defaultCertificate: v.optional(object<SecretReference>({ namespace: text, name: text })),
    }),
  }),
  registration: kinds<EntryPointRegistration>({
    'target-group-binding': object({ kind: v.literal('target-group-binding') }),
    'auto-scaling-groups': object({
      kind: v.literal('auto-scaling-groups'),
      names: texts,
      nodePorts: v.optional(nodePorts),
    }),
    'tagged-instances': object({
      kind: v.literal('tagged-instances'),
      tags: stringMap,
      nodePorts: v.optional(nodePorts),
      targetType: v.optional(v.picklist(['instance', 'ip'])),
    }),
  }),
  healthCheck: v.optional(
    object<HealthCheckSpec>({
      protocol: v.optional(v.picklist(['TCP', 'HTTP', 'HTTPS'])),
      port: v.optional(v.union([count, v.literal('traffic-port')])),
      expectsProxyProtocol: v.optional(flag),
      path: v.optional(text),
      matcher: v.optional(text),
      interval: v.optional(count),
      timeout: v.optional(count),
      healthyThreshold: v.optional(count),
      unhealthyThreshold: v.optional(count),
    }),
  ),
  hostedZone: v.optional(hostedZoneSchema),
  hostNames: v.optional(texts),
  ingressNginx: v.optional(ingressNginxSchema),
  unhealthyHostAlarm: v.optional(object<UnhealthyHostAlarmSettings>({ actions: texts })),
  echoWorkload: v.optional(echoWorkloadSchema),
});
