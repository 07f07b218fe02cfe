import type { ControllerSettings } from '@eks-ingress/annotations';
import { controllerChecksOn } from '../../controller-check';
import { type BackendExample, exampleBackend, type IngressExample } from '../../examples/ingress-example';
import { objectName } from '../../objects/object-name';
import { readService, type ServiceReading } from '../service/read-service';
import { type GroupMember, groupMembers } from './group-member';
import { readExample } from './ingress-check';
import type { IngressReading } from './read-ingress';

/** The Ingresses of a group as the AWS Load Balancer Controller reads them, and what they forward to. */
export interface GroupSubject {
  readonly members: readonly GroupMember[];
  /** The Services that are known, by namespace and name. */
  readonly services: ReadonlyMap<string, ServiceReading>;
  readonly settings: ControllerSettings;
}

/** What is known of the Ingresses of a group. */
export function groupSubject(
  readings: readonly IngressReading[],
  services: readonly ServiceReading[],
  settings: ControllerSettings,
): GroupSubject {
  return {
    members: groupMembers(readings),
    services: new Map(services.map((reading) => [objectName(reading.service.metadata), reading])),
    settings,
  };
}

/** An IngressGroup as an example needs it. */
export interface GroupExample {
  readonly ingresses: readonly IngressExample[];
  /** The Services that are known. @default - none */
  readonly services?: readonly BackendExample[];
  /** @default {} */
  readonly settings?: ControllerSettings;
}

/** Declares a check on the Ingresses of a group, an Ingress alone included. Paths begin with the index of the Ingress. */
export const groupCheck = controllerChecksOn(
  'aws-load-balancer-controller',
  'IngressGroup',
  ({ ingresses, services = [], settings = {} }: GroupExample) =>
    groupSubject(
      ingresses.map((example) => readExample({ settings, ...example })),
      services.map((example) => readService(exampleBackend(example), { settings })),
      settings,
    ),
);
