import { controllerChecksOn } from '../../controller-check';
import { exampleService, type ServiceExample } from '../../examples/service-example';
import type { ServiceObject } from '../../objects/service-object';
import { readService, type ServiceReading } from './read-service';

/** A Service that the AWS Load Balancer Controller reads, as far as something can be wrong with it. */
export interface ServiceSubject extends ServiceReading {
  /** The Services of its namespace, which its actions may name. @default - not known */
  readonly services?: readonly ServiceObject[];
}

/** Declares a check on a Service that is for the AWS Load Balancer Controller. */
export const serviceCheck = controllerChecksOn(
  'aws-load-balancer-controller',
  'Service',
  (example: ServiceExample): ServiceSubject => {
    const { settings, subnets, services } = example;
    return { ...readService(exampleService(example), { settings, subnets }), ...(services && { services }) };
  },
);
