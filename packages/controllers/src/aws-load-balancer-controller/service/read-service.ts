import { type AnnotationFinding, parseAnnotations, type ControllerSettings } from '@eks-ingress/annotations';
import { readableService } from '../../objects/readable-service';
import type { ServiceObject } from '../../objects/service-object';
import { serviceFacts, type ServiceFacts, type ServiceValues } from './service-facts';
import type { Subnet } from './subnet';
import { type Settings, valuesOf } from '../setting';
import { type UnmatchedKey, unmatchedKeys } from './unmatched-keys';

/** What else is known about a Service that is read. */
export interface ReadServiceOptions {
  /** How the controller is set up. @default - as it comes */
  readonly settings?: ControllerSettings;
  /** The subnets that its load balancer will stand in. @default - as many as its annotation names, if it does */
  readonly subnets?: readonly Subnet[];
}

/** A Service as the AWS Load Balancer Controller reads it: what it says in effect, and what is wrong with its annotations. */
export interface ServiceReading extends ServiceFacts {
  /** The Service, without what is not of the type that Kubernetes has for it. */
  readonly service: ServiceObject;
  /** Whether it has a spec at all. */
  readonly hasSpec: boolean;
  /** What it says, by the annotation for it. */
  readonly said: Settings;
  /** What is wrong with the text of its annotations, at places of the Service. */
  readonly findings: readonly AnnotationFinding[];
  /** The annotations that are for a listener or a port which it does not have. */
  readonly unmatched: readonly UnmatchedKey[];
}

/** Reads a Service as the AWS Load Balancer Controller does, whether it is to build a load balancer or stands behind one. */
export function readService(given: unknown, { settings = {}, subnets }: ReadServiceOptions = {}): ServiceReading {
  const service = readableService(given);
  const { values, findings } = parseAnnotations(service.metadata?.annotations, {
    on: 'Service',
    controller: 'aws-load-balancer-controller',
    settings,
  });
  const facts = serviceFacts(service, values, subnets, settings);
  const hasSpec = service.spec !== undefined;
  const keys = Object.keys((service.metadata?.annotations as object | null | undefined) ?? {});
  const unmatched = hasSpec ? unmatchedKeys(keys, facts) : [];
  // What is never looked up does no harm, whatever it says.
  const unread = new Set<unknown>(unmatched.map(({ key }) => key));
  const said: Settings = Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, { value, source: 'service', isRead: !unread.has(key) }]),
  );
  return {
    ...facts,
    said,
    values: valuesOf(said) as ServiceValues,
    service,
    hasSpec,
    findings: findings
      .filter(({ path: [key] }) => !unread.has(key))
      .map((finding) => ({ ...finding, path: ['metadata', 'annotations', ...finding.path] })),
    unmatched,
  };
}
