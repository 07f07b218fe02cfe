import type { ServiceObject, ServicePort } from './service-object';

/** A Service without what is not of the type that Kubernetes has for it: a parser of YAML gives out any shape. */
export function readableService(given: unknown): ServiceObject {
  const { metadata, spec } = members(given);
  const { name, namespace, annotations, finalizers, deletionTimestamp } = members(metadata);
  return {
    metadata: {
      name: text(name),
      namespace: text(namespace),
      annotations,
      finalizers: texts(finalizers),
      deletionTimestamp: text(deletionTimestamp),
    },
    ...(typeof spec === 'object' && spec !== null && { spec: readableSpec(members(spec)) }),
  };
}

function readableSpec(spec: Readonly<Record<string, unknown>>): NonNullable<ServiceObject['spec']> {
  const { allocateLoadBalancerNodePorts: allocates, healthCheckNodePort } = spec;
  return {
    type: text(spec.type),
    loadBalancerClass: text(spec.loadBalancerClass),
    externalTrafficPolicy: text(spec.externalTrafficPolicy),
    sessionAffinity: text(spec.sessionAffinity),
    loadBalancerIP: text(spec.loadBalancerIP),
    ...(typeof allocates === 'boolean' && { allocateLoadBalancerNodePorts: allocates }),
    ...(typeof healthCheckNodePort === 'number' && { healthCheckNodePort }),
    ipFamilies: texts(spec.ipFamilies),
    loadBalancerSourceRanges: texts(spec.loadBalancerSourceRanges),
    ports: list(spec.ports).flatMap((port) => readablePort(members(port))),
  };
}

function readablePort({
  name,
  port,
  protocol,
  nodePort,
  targetPort,
}: Readonly<Record<string, unknown>>): ServicePort[] {
  if (typeof port !== 'number') return [];
  return [
    {
      name: text(name),
      port,
      protocol: text(protocol),
      ...(typeof nodePort === 'number' && { nodePort }),
      ...((typeof targetPort === 'number' || typeof targetPort === 'string') && { targetPort }),
    },
  ];
}

function members(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function texts(value: unknown): readonly string[] {
  return list(value).filter((item) => typeof item === 'string');
}
