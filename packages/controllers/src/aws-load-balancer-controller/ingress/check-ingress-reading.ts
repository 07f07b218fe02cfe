import { insist } from '@eks-ingress/annotations';
import { findBy } from '@eks-ingress/diagnostics';
import type { ControllerFinding } from '../../controller-finding';
import { deletionChecks, ingressChecks } from './ingress-checks';
import type { IngressReading } from './read-ingress';
import { ruleConditionChecks } from './rule-condition-checks';

const ofSpec = [...ingressChecks, ...ruleConditionChecks];

/** Every check on an Ingress that is for the AWS Load Balancer Controller, whatever the others of its group are. */
export const ownChecks = [...deletionChecks, ...ofSpec];

/** What the AWS Load Balancer Controller would hit with an Ingress, whatever the others of its group are. */
export function checkIngressReading(reading: IngressReading, strict = false): readonly ControllerFinding[] {
  const found: readonly ControllerFinding[] = [
    ...reading.findings,
    ...findBy(reading.spec === undefined ? deletionChecks : ownChecks, reading),
  ];
  return strict ? found.map(insist) : found;
}
