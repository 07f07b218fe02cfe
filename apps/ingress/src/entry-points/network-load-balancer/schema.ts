import type { EntryPointRegistration, LoadBalancerAcknowledgements, NodePorts } from '@eks-ingress/constructs';
import * as v from 'valibot';
import { kinds, object } from '../../schema';
import { echoWorkloadSchema } from '../echo-workload';
import { hostedZoneSchema } from '../hosted-zone';
import { ingressNginxSchema } from '../ingress-nginx';
import {
  accessLogsSchema,
  clientsSchema,
  healthCheckSchema,
  portsSchema,
  subnetMappingsSchema,
  unhealthyHostAlarmSchema,
} from '../load-balancer-settings';
import { tlsSchema } from '../tls';
import type { NetworkLoadBalancerEntryPointSettings } from './settings';

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
  subnetMappings: subnetMappingsSchema,
  elasticIps: v.optional(v.literal('create')),
  elasticIpProtection: v.optional(flag),
  crossZone: v.optional(flag),
  deletionProtection: v.optional(flag),
  replacementProtection: v.optional(flag),
  acknowledgements: v.optional(
    object<LoadBalancerAcknowledgements>({
      'load-balancer-replacement': v.optional(text),
      'listener-replacement': v.optional(text),
      'target-group-replacement': v.optional(text),
      'elastic-ip-release': v.optional(text),
    }),
  ),
  zonalShift: v.optional(flag),
  accessLogs: v.optional(accessLogsSchema),
  clients: v.optional(clientsSchema),
  targetSecurityGroupIds: v.optional(texts),
  proxyProtocol: v.optional(flag),
  ports: v.optional(portsSchema),
  tls: tlsSchema,
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
  healthCheck: v.optional(healthCheckSchema),
  hostedZone: v.optional(hostedZoneSchema),
  hostNames: v.optional(texts),
  ingressNginx: v.optional(ingressNginxSchema),
  unhealthyHostAlarm: v.optional(unhealthyHostAlarmSchema),
  echoWorkload: v.optional(echoWorkloadSchema),
});
