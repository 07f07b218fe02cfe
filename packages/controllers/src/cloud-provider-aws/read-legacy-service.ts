import {
  type AnnotationFinding,
  type AnnotationValues,
  type ControllerSettings,
  parseAnnotations,
  servicePrefix,
} from '@eks-ingress/annotations';
import { readableService } from '../objects/readable-service';
import type { ServiceObject, ServicePort } from '../objects/service-object';

/** A Service as the AWS cloud provider reads it. */
export interface LegacyServiceReading {
  readonly service: ServiceObject;
  readonly spec: NonNullable<ServiceObject['spec']>;
  readonly ports: readonly ServicePort[];
  /** The protocols of its ports, each once. */
  readonly protocols: readonly string[];
  readonly values: AnnotationValues<'Service', 'cloud-provider-aws'>;
  /** What is wrong with the text of its annotations, at places of the Service. */
  readonly findings: readonly AnnotationFinding[];
  readonly settings: ControllerSettings;
  /** Whether it asks for a Network Load Balancer, and not for a Classic one. */
  readonly isNetwork: boolean;
  /** How many subnets its load balancer will stand in. @default - not known */
  readonly subnetCount?: number;
}

export interface ReadLegacyServiceOptions {
  readonly settings: ControllerSettings;
  /** How many subnets its load balancer will stand in. @default - as many as its annotation names, if it does */
  readonly subnetCount?: number;
}

const prefix = servicePrefix;

/** Reads a Service as the AWS cloud provider does. */
export function readLegacyService(
  given: unknown,
  { settings, subnetCount }: ReadLegacyServiceOptions,
): LegacyServiceReading {
  const service = readableService(given);
  const { values, findings } = parseAnnotations(service.metadata?.annotations, {
    on: 'Service',
    controller: 'cloud-provider-aws',
    settings,
  });
  const { spec = {} } = service;
  const { ports = [] } = spec;
  return {
    service,
    spec,
    ports,
    protocols: [...new Set(ports.map((port) => port.protocol ?? 'TCP'))],
    values,
    findings: findings.map((finding) => ({ ...finding, path: ['metadata', 'annotations', ...finding.path] })),
    settings,
    isNetwork: values[`${prefix}type`] === 'nlb',
    subnetCount: subnetCount ?? values[`${prefix}subnets`]?.length,
  };
}
