import { controllers, startSentence } from '@eks-ingress/annotations';
import { findBy } from '@eks-ingress/diagnostics';
import { findServiceController } from '../../find-service-controller';
import type { ControllerFinding } from '../../controller-finding';
import { actionChecks } from './action-checks';
import { addressChecks } from './address-checks';
import { deletionChecks } from './deletion-checks';
import { leftAloneChecks } from './left-alone-checks';
import { listenerChecks } from './listener-checks';
import { loadBalancerAttributeChecks } from './load-balancer-attribute-checks';
import type { ServiceReading } from './read-service';
import { securityGroupChecks } from './security-group-checks';
import { targetChecks } from './target-checks';

const ofAnnotations = [...leftAloneChecks, ...deletionChecks, ...addressChecks, ...loadBalancerAttributeChecks];
const ofSpec = [...securityGroupChecks, ...listenerChecks];
const ofPorts = [...targetChecks, ...actionChecks];

/** Every check on a Service that is for the AWS Load Balancer Controller. */
export const serviceChecks = [...ofAnnotations, ...ofSpec, ...ofPorts];

/** What the AWS Load Balancer Controller would hit with a Service. `services` are those of its namespace, where known. */
export function checkServiceReading(
  reading: ServiceReading,
  services: readonly ServiceReading[] | undefined,
): readonly ControllerFinding[] {
  const { service, settings, findings, hasSpec, ports } = reading;
  const subject = { ...reading, ...(services && { services: services.map((other) => other.service) }) };
  const isSelected = findServiceController(service, settings) === 'aws-load-balancer-controller';
  return [
    ...(isSelected ? findings.map(selectedAnyway) : findings),
    ...findBy(ofAnnotations, subject),
    ...(hasSpec ? findBy(ofSpec, subject) : []),
    ...(ports.length > 0 ? findBy(ofPorts, subject) : []),
  ];
}

// Where something else selects the controller, a value that would leave the Service to others is of no account.
function selectedAnyway(finding: ControllerFinding): ControllerFinding {
  if (finding.effect !== 'leaves-object') return finding;
  return {
    ...finding,
    severity: 'warning',
    why: `${startSentence(controllers['aws-load-balancer-controller'].title)} builds the load balancer all the same: spec.loadBalancerClass selects it, which its webhook sets on new Services.`,
    effect: 'ignores',
  };
}
