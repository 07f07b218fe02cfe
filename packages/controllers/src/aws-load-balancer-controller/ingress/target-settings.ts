import type { AnnotationValues } from '@eks-ingress/annotations';
import type { ServiceReading } from '../service/read-service';
import { isOfClass, type Settings, valuesOf } from '../setting';
import type { IngressReading } from './read-ingress';

/** What is said of a target group: by the class, then the Service, then the Ingress. */
export function targetSettings({ said }: IngressReading, service: ServiceReading | undefined): Settings {
  const ofService = Object.entries(service?.said ?? {}).filter(([key]) => !isOfClass(said, key));
  return {
    ...said,
    ...Object.fromEntries(
      ofService.map(([key, setting]) => [
        key,
        { ...setting, ...(said[key] && { overruled: { value: said[key].value } }) },
      ]),
    ),
  };
}

/** What is in force for a target group. */
export function targetValues(
  reading: IngressReading,
  service: ServiceReading | undefined,
): AnnotationValues<'Ingress' | 'Service', 'aws-load-balancer-controller'> {
  return valuesOf(targetSettings(reading, service)) as AnnotationValues<
    'Ingress' | 'Service',
    'aws-load-balancer-controller'
  >;
}
