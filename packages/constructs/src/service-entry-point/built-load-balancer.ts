import { DEFAULT_TLS_POLICY, type NetworkLoadBalancerSpec } from '@eks-ingress/elbv2';
import { fromService, type ServiceObject } from '@eks-ingress/controllers';
import { renderedService } from './rendered-service';
import { serviceAnnotations } from './service-annotations';
import type { ServiceLoadBalancerSpec } from './service-load-balancer';
import { LOAD_BALANCER_CLASS } from './service-owner';

/** The load balancer that the AWS Load Balancer Controller builds; undefined for another owner, or when it builds none. */
export function builtLoadBalancer(
  service: ServiceObject,
  spec: ServiceLoadBalancerSpec,
  region: string,
): NetworkLoadBalancerSpec | undefined {
  if (spec.owner.kind === 'cloud-provider-aws') return undefined;
  const built = fromService(service, { region, subnets: subnetsOf(spec) }).spec;
  if (built === undefined) return undefined;
  const { tls, ports, quotas, healthCheck, subnetMappings, clients } = spec;
  return {
    ...built,
    ...(quotas !== undefined && { quotas }),
    ...(subnetMappings !== undefined && { subnetMappings }),
    ...(clients !== undefined && { clients }),
    // What no annotation says: risks that somebody takes, and what certificates are for.
    listeners: built.listeners.map((listener) =>
      listener.port !== ports.https || tls.end === 'at-controller'
        ? listener
        : {
            ...listener,
            protocol: 'TLS',
            certificate: tls.certificate,
            additionalCertificates: tls.additionalCertificates,
            sslPolicy: tls.policy ?? DEFAULT_TLS_POLICY,
            acknowledgements: tls.acknowledgements,
          },
    ),
    targetGroups: Object.fromEntries(
      Object.entries(built.targetGroups).map(([key, { name: _generated, ...targetGroup }]) => [
        key,
        {
          ...targetGroup,
          healthCheck: { ...targetGroup.healthCheck, expectsProxyProtocol: healthCheck?.expectsProxyProtocol },
        },
      ]),
    ),
  };
}

/** The load balancer that the other owner would build of the same props, whose listeners and subnets are the same. */
export function comparableLoadBalancer(service: ServiceObject, spec: ServiceLoadBalancerSpec, region: string) {
  const owner = { kind: 'aws-load-balancer-controller', targetType: 'instance' } as const;
  const asked: ServiceLoadBalancerSpec = { ...spec, owner, name: undefined };
  const { metadata: { name = '', namespace = '' } = {} } = service;
  const values = {
    type: 'LoadBalancer',
    loadBalancerClass: LOAD_BALANCER_CLASS,
    annotations: serviceAnnotations(asked),
    loadBalancerSourceRanges: spec.sourceRanges,
    ports: spec.ports,
  };
  return builtLoadBalancer(renderedService({ controller: { service: values } }, name, namespace), asked, region);
}

/** The subnets that the owner is told of, as the model knows them. */
export function subnetsOf({ subnetMappings }: ServiceLoadBalancerSpec) {
  return subnetMappings?.map(({ subnetId, availabilityZone, cidrBlocks = [] }) => {
    const cidr = cidrBlocks.find((block) => !block.includes(':'));
    const ipv6Cidrs = cidrBlocks.filter((block) => block.includes(':'));
    return {
      id: subnetId,
      ...(availabilityZone === undefined ? {} : { availabilityZone }),
      ...(cidr === undefined ? {} : { cidr }),
      ...(ipv6Cidrs.length === 0 ? {} : { ipv6Cidrs }),
    };
  });
}
