import type { ExternalTrafficPolicy, ServiceAcknowledgements, ServiceOwner } from '@eks-ingress/constructs';
import { DNS_RECORD_CLIENT_ROUTING_POLICIES } from '@eks-ingress/elbv2/attributes';
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
import type { ServiceEntryPointSettings } from './settings';

const text = v.string();
const flag = v.boolean();

export const serviceSchema = object<ServiceEntryPointSettings>({
  kind: v.literal('service'),
  owner: kinds<ServiceOwner>({
    'aws-load-balancer-controller': object({
      kind: v.literal('aws-load-balancer-controller'),
      targetType: v.picklist(['ip', 'instance']),
    }),
    'cloud-provider-aws': object({ kind: v.literal('cloud-provider-aws') }),
  }),
  name: v.optional(text),
  scheme: v.picklist(['internet-facing', 'internal']),
  ipAddressType: v.optional(v.picklist(['ipv4', 'dualstack'])),
  subnetMappings: v.optional(subnetMappingsSchema),
  elasticIps: v.optional(v.literal('create')),
  elasticIpProtection: v.optional(flag),
  crossZone: v.optional(flag),
  deletionProtection: v.optional(flag),
  replacementProtection: v.optional(flag),
  zonalShift: v.optional(flag),
  dnsRecordClientRoutingPolicy: v.optional(v.picklist(DNS_RECORD_CLIENT_ROUTING_POLICIES)),
  accessLogs: v.optional(v.union([accessLogsSchema, v.literal('off')])),
  clients: v.optional(clientsSchema),
  ports: v.optional(portsSchema),
  tls: tlsSchema,
  externalTrafficPolicy: v.optional(v.picklist<readonly ExternalTrafficPolicy[]>(['Cluster', 'Local'])),
  proxyProtocol: v.optional(flag),
  healthCheck: v.optional(healthCheckSchema),
  acknowledgements: v.optional(
    object<ServiceAcknowledgements>({
      'public-node-ports': v.optional(text),
      'load-balancer-replacement': v.optional(text),
      'elastic-ip-release': v.optional(text),
    }),
  ),
  hostedZone: v.optional(hostedZoneSchema),
  hostNames: v.optional(v.array(text)),
  ingressNginx: v.optional(ingressNginxSchema),
  unhealthyHostAlarm: v.optional(unhealthyHostAlarmSchema),
  echoWorkload: v.optional(echoWorkloadSchema),
});
