import type { AnnotationValues } from '@eks-ingress/annotations';
import type { ServiceReading } from '../service/read-service';
import type { IngressReading } from './read-ingress';

/** What is in force for a target group: the class, then the Service, then the Ingress. */
export function targetValues(
  { values, decidedByClass }: IngressReading,
  service: ServiceReading | undefined,
): AnnotationValues<'Ingress' | 'Service', 'aws-load-balancer-controller'> {
  const ofService: Readonly<Record<string, unknown>> = service?.values ?? {};
  const own = Object.entries(ofService).filter(([key]) => !decidedByClass.has(key));
  return { ...values, ...Object.fromEntries(own) };
}
