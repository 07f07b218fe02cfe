import { findBy } from '@eks-ingress/diagnostics';
import type { ControllerFinding } from '../../controller-finding';
import { ingressClassChecks, type IngressClassObject, readIngressClasses } from './ingress-class-checks';

/**
 * What the AWS Load Balancer Controller would hit with the IngressClasses of a cluster, those of other controllers
 * included. Paths begin with the index of the class.
 */
export function checkIngressClasses(classes: readonly IngressClassObject[]): readonly ControllerFinding[] {
  const subject = readIngressClasses(classes);
  return [...subject.findings, ...findBy(ingressClassChecks, subject)];
}
