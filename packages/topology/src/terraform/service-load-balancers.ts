import { findServiceController, type ServiceObject, fromService, isUnknown } from '@eks-ingress/controllers';
import { forwardsOf, resolveListener, resolveTargetGroup, type NetworkLoadBalancerSpec } from '@eks-ingress/elbv2';
import type { IngressController, Listener, LoadBalancer, TargetGroup } from '../topology';
import type { TerraformConfiguration } from './configuration';
import { readHostNames } from './host-names';
import { containerPortOf, serviceName } from './ingress-controllers';
import type { Release } from './releases';
import { AWS_LOAD_BALANCER_CONTROLLER } from './targets';
import { number, record, text, texts } from './value';

export interface ServiceContext {
  readonly configuration: TerraformConfiguration;
  /** What the release says about its ingress controller. */
  readonly controller: IngressController;
  /** Whether the AWS Load Balancer Controller takes every new Service of type LoadBalancer. */
  readonly takesEveryService: boolean;
}

/** The load balancer that a controller makes for the Service of an ingress controller; undefined when it has none. */
export function readServiceLoadBalancer(release: Release, context: ServiceContext): LoadBalancer | undefined {
  const service = readService(release);
  if (service.spec?.type !== 'LoadBalancer') return undefined;
  const hostNames = readHostNames(new Set([release.block.address]), context.configuration);
  const shared = { id: `${release.block.address}/service`, kind: 'network', hostNames } as const;
  switch (findServiceController(service, { enableServiceMutatorWebhook: context.takesEveryService })) {
    case 'aws-load-balancer-controller': {
      const { spec } = fromService(service);
      return spec === undefined
        ? undefined
        : { ...shared, owner: AWS_LOAD_BALANCER_CONTROLLER, ...describeSpec(spec, service, context) };
    }
    case 'cloud-provider-aws':
      return { ...shared, owner: 'AWS cloud provider', ...describeLegacy(service, context) };
    case undefined:
      return undefined;
  }
}

type Described = Omit<LoadBalancer, 'id' | 'kind' | 'hostNames' | 'owner'>;

function readService(release: Release): ServiceObject {
  const controller = record(release.values.controller);
  const service = record(controller.service);
  const ports = { http: 80, https: 443, ...record(service.ports) };
  const nodePorts = record(service.nodePorts);
  return {
    metadata: { name: serviceName(release), namespace: release.namespace, annotations: record(service.annotations) },
    spec: {
      type: text(service.type),
      loadBalancerClass: text(service.loadBalancerClass),
      externalTrafficPolicy: text(service.externalTrafficPolicy),
      allocateLoadBalancerNodePorts: service.allocateLoadBalancerNodePorts !== false,
      loadBalancerSourceRanges: texts(service.loadBalancerSourceRanges),
      ports: Object.entries(ports).map(([name, port]) => ({
        name,
        port: number(port),
        protocol: 'TCP',
        targetPort: containerPortOf(controller, name),
        nodePort: number(nodePorts[name]),
      })),
    },
  };
}

function describeSpec(
  spec: NetworkLoadBalancerSpec,
  service: ServiceObject,
  { controller }: ServiceContext,
): Described {
  const { scheme, ipAddressType = 'ipv4', subnetMappings, clients } = spec;
  const elastic = subnetMappings.filter(({ allocationId }) => allocationId !== undefined).length;
  const idOf = (key: string) => `${controller.id}/${key}`;
  return {
    name: known(spec.name),
    scheme,
    ipAddressType,
    addresses: elastic > 0 ? `${elastic} Elastic IPs` : addressesOf(scheme),
    zones: subnetMappings.some(({ subnetId }) => isUnknown(subnetId)) ? [] : [`${subnetMappings.length} zones`],
    listeners: spec.listeners.map((given): Listener => {
      const listener = resolveListener(given);
      return {
        port: listener.port,
        protocol: listener.protocol,
        tlsPolicy: listener.sslPolicy,
        certificates: (listener.certificate === undefined ? 0 : 1) + listener.additionalCertificates.length,
        clients: clients.flatMap(
          ({ cidr, prefixListId, securityGroupId }) => cidr ?? prefixListId ?? securityGroupId ?? [],
        ),
        routes: forwardsOf(listener).map(({ targetGroup }) => ({
          action: { kind: 'forward', targetGroup: idOf(targetGroup) },
        })),
      };
    }),
    targetGroups: Object.entries(spec.targetGroups).map(([key, given]): TargetGroup => {
      const { targetType, port, protocol, proxyProtocolV2, healthCheck } = resolveTargetGroup(given);
      const listener = spec.listeners.find((each) =>
        forwardsOf(resolveListener(each)).some(({ targetGroup }) => targetGroup === key),
      );
      const pods = targetType === 'ip';
      return {
        id: idOf(key),
        name: `Service port ${listener?.port ?? key}`,
        port: knownPort(port),
        protocol,
        proxyProtocol: proxyProtocolV2,
        healthCheck: [healthCheck.protocol, healthCheck.path].filter(Boolean).join(' '),
        targets: {
          kind: pods ? 'pods' : 'nodes',
          registration: `the ${AWS_LOAD_BALANCER_CONTROLLER}`,
          controller: controller.id,
          controllerPort: pods ? knownPort(port) : targetPortOf(service, listener?.port),
        },
      };
    }),
  };
}

/** What the in-tree provider does with its own annotations: it sends to nodes, and reads few of the others. */
function describeLegacy({ metadata, spec }: ServiceObject, { controller }: ServiceContext): Described {
  const annotation = (name: string) =>
    text(record(metadata?.annotations)[`service.beta.kubernetes.io/aws-load-balancer-${name}`]);
  const tlsPorts = annotation('ssl-cert') === undefined ? [] : (annotation('ssl-ports') ?? '*').split(',');
  const scheme = annotation('internal') === 'true' ? 'internal' : 'internet-facing';
  const clients = spec?.loadBalancerSourceRanges ?? [];
  const ports = spec?.ports ?? [];
  const idOf = (port = 0) => `${controller.id}/${port}`;
  return {
    scheme,
    ipAddressType: 'ipv4',
    addresses: addressesOf(scheme),
    zones: [],
    listeners: ports.map(({ name = '', port = 0 }) => {
      const isTls = ['*', name, String(port)].some((each) => tlsPorts.includes(each));
      return {
        port,
        protocol: isTls ? 'TLS' : 'TCP',
        tlsPolicy: isTls ? annotation('ssl-negotiation-policy') : undefined,
        certificates: isTls ? 1 : 0,
        clients: clients.length > 0 ? clients : ['0.0.0.0/0'],
        routes: [{ action: { kind: 'forward', targetGroup: idOf(port) } }],
      };
    }),
    targetGroups: ports.map(({ port, nodePort }) => ({
      id: idOf(port),
      name: `Service port ${port ?? ''}`,
      port: nodePort,
      protocol: 'TCP',
      proxyProtocol: annotation('proxy-protocol') === '*',
      healthCheck: spec?.externalTrafficPolicy === 'Local' ? 'HTTP /healthz' : 'TCP',
      targets: {
        kind: 'nodes',
        registration: 'the AWS cloud provider',
        controller: controller.id,
        controllerPort: targetPortOf({ spec }, port),
      },
    })),
  };
}

/** The container's port behind a port of the Service. */
function targetPortOf({ spec }: ServiceObject, servicePort: number | undefined): number | undefined {
  return number(spec?.ports?.find(({ port }) => port === servicePort)?.targetPort);
}

function addressesOf(scheme: LoadBalancer['scheme']): string {
  return scheme === 'internal' ? 'private addresses' : 'addresses chosen by AWS';
}

function known(value: string): string | undefined {
  return isUnknown(value) ? undefined : text(value);
}

function knownPort(port: number): number | undefined {
  return isUnknown(port) ? undefined : port;
}
