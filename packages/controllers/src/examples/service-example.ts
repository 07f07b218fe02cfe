import type { ControllerSettings } from '@eks-ingress/annotations';
import type { Subnet } from '../aws-load-balancer-controller/service/subnet';
import type { ServiceObject } from '../objects/service-object';

/** The Service `ingress/edge` as an example needs it: what is different from one that nothing is wrong with. */
export interface ServiceExample {
  /** By what follows `service.beta.kubernetes.io/` in their keys. @default {} */
  readonly annotations?: Readonly<Record<string, string>>;
  /** @default {} */
  readonly metadata?: Omit<NonNullable<ServiceObject['metadata']>, 'annotations'>;
  /** @default {} */
  readonly spec?: ServiceObject['spec'];
  /** @default {} */
  readonly settings?: ControllerSettings;
  /** @default - not known */
  readonly subnets?: readonly Subnet[];
  /** The other Services of its namespace. @default - not known */
  readonly services?: readonly ServiceObject[];
}

const ports = [
  { name: 'http', port: 80, targetPort: 8080 },
  { name: 'https', port: 443, targetPort: 'web' },
];

/** The Service of an example. */
export function exampleService({ annotations = {}, metadata, spec }: ServiceExample): ServiceObject {
  return {
    metadata: {
      name: 'edge',
      namespace: 'ingress',
      ...metadata,
      annotations: Object.fromEntries(
        Object.entries(annotations).map(([key, value]) => [`service.beta.kubernetes.io/${key}`, value]),
      ),
    },
    spec: { type: 'LoadBalancer', loadBalancerClass: 'service.k8s.aws/nlb', ports, ...spec },
  };
}
