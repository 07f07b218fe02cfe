import type { EntryPointRegistration, LoadBalancerAcknowledgements, NodePorts } from '@eks-ingress/constructs';
import type { AccessLogsSpec, ClientSpec, ListenerAcknowledgements, SubnetMappingSpec } from '@eks-ingress/elbv2';
import * as v from 'valibot';
import { kinds, object } from '../../schema';
import { certificateSchema } from '../certificate';
import { echoWorkloadSchema } from '../echo-workload';
import { hostedZoneSchema } from '../hosted-zone';
import { ingressNginxSchema } from '../ingress-nginx';
import type { NetworkLoadBalancerEntryPointSettings, Tls, UnhealthyHostAlarmSettings } from './settings';

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
  elasticIps: v.optional(v.picklist(['create', 'create-and-keep'])),
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
  tls: object<Tls>({
    end: v.literal('at-load-balancer'),
    certificate: certificateSchema,
    additionalCertificates: v.optional(v.array(certificateSchema)),
    policy: v.optional(text),
    acknowledgements: v.optional(object<ListenerAcknowledgements>({ 'withdrawn-tls': v.optional(text) })),
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
    }),
  }),
  hostedZone: v.optional(hostedZoneSchema),
  hostNames: v.optional(texts),
  ingressNginx: v.optional(ingressNginxSchema),
  unhealthyHostAlarm: v.optional(object<UnhealthyHostAlarmSettings>({ actions: texts })),
  echoWorkload: v.optional(echoWorkloadSchema),
});
