import { findBy } from '@eks-ingress/diagnostics';
import type { ControllerFinding } from '../controller-finding';
import type { ServiceObject } from '../objects/service-object';
import { legacyServiceChecks } from './legacy-service-checks';
import { readLegacyService, type ReadLegacyServiceOptions } from './read-legacy-service';

/** What the AWS cloud provider would hit with a Service. */
export function checkLegacyService(
  service: ServiceObject,
  options: ReadLegacyServiceOptions,
): readonly ControllerFinding[] {
  const reading = readLegacyService(service, options);
  return [...reading.findings, ...findBy(legacyServiceChecks, reading)];
}
