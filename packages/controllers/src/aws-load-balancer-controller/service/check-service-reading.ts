import { controllers, startSentence } from '@eks-ingress/annotations';
import { findServiceController } from '../../find-service-controller';
import { leftAlone } from '../../service-left-alone';
import { checkActions } from './check-actions';
import { checkAddresses } from './check-addresses';
import { checkDeletion } from './check-deletion';
import { checkListeners } from './check-listeners';
import { checkLoadBalancerAttributes } from './check-load-balancer-attributes';
import { checkSecurityGroups } from './check-security-groups';
import { checkTargets } from './check-targets';
import type { ServiceReading } from './read-service';
import type { ControllerFinding } from '../../controller-finding';

/** What the AWS Load Balancer Controller would hit with a Service. `services` are those of its namespace, where known. */
export function checkServiceReading(
  reading: ServiceReading,
  services: readonly ServiceReading[] | undefined,
): readonly ControllerFinding[] {
  const { service, hasSpec, settings, findings } = reading;
  const isSelected = findServiceController(service, settings) === 'aws-load-balancer-controller';
  return [
    ...(isSelected ? findings.map(selectedAnyway) : findings),
    ...leftAlone(service, 'aws-load-balancer-controller', settings),
    ...(isSelected ? [] : checkDeletion(service, reading.values)),
    ...checkAddresses(reading),
    ...checkLoadBalancerAttributes(reading),
    ...(hasSpec
      ? [
          ...checkSecurityGroups(reading),
          ...checkListeners(reading),
          ...checkTargets(reading),
          ...checkActions(
            reading,
            services?.map((other) => other.service),
          ),
        ]
      : []),
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
