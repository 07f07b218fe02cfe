import { checksOn } from '@eks-ingress/diagnostics';
import type { ZoneSpread } from '../ingress-controller/ingress-controller';
import type { EntryPointRegistration } from './entry-point-registration';

/** The zones of a load balancer, and the pods that it sends to. */
export interface TargetSpreadSubject {
  /** How many zones the load balancer has an address in. */
  readonly zones: number;
  readonly crossZone: boolean;
  readonly registration: EntryPointRegistration['kind'];
  /** @default - one on every node */
  readonly replicas?: number;
  /** @default - not known, and not judged */
  readonly zoneSpread?: ZoneSpread;
}

const example: TargetSpreadSubject = {
  zones: 3,
  crossZone: false,
  registration: 'target-group-binding',
  replicas: 3,
  zoneSpread: 'DoNotSchedule',
};

const check = checksOn('ingressNginx', (given: Partial<TargetSpreadSubject>) => ({ ...example, ...given }));

export const targetSpreadChecks = [
  check({
    id: 'zone-without-target',
    effect: 'risks',
    when: ({ zones, crossZone, registration, replicas, zoneSpread }) => {
      if (crossZone || registration !== 'target-group-binding' || replicas === undefined || !(replicas > 0)) return [];
      if (replicas < zones) {
        const message = `${replicas} replicas cannot cover ${zones} zones while cross-zone load balancing is off.`;
        return [{ path: ['ingressNginx', 'replicas'], message }];
      }
      if (zoneSpread !== 'ScheduleAnyway') return [];
      const message = `With zoneSpread "${zoneSpread}" all ${replicas} replicas may be in one zone while cross-zone load balancing is off.`;
      return [{ path: ['ingressNginx', 'zoneSpread'], message }];
    },
    message: (_subject, { message }) => message,
    why: 'The address of a zone without a healthy pod is taken out of DNS, and a partner who has it on a list is cut off.',
    fix: ({ zones }) => `Use at least ${zones} replicas with zoneSpread "DoNotSchedule", or turn crossZone on.`,
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html',
    examples: {
      passes: [
        {},
        { zoneSpread: undefined },
        { replicas: 2, crossZone: true },
        { replicas: 2, registration: 'auto-scaling-groups' },
        { replicas: undefined },
        { replicas: 0 },
      ],
      fails: [
        {
          replicas: 2,
          finds: [
            'warning: ingressNginx.replicas: 2 replicas cannot cover 3 zones while cross-zone load balancing is off. (zone-without-target)',
          ],
        },
        {
          replicas: 1,
          zoneSpread: 'ScheduleAnyway',
          finds: [
            'warning: ingressNginx.replicas: 1 replicas cannot cover 3 zones while cross-zone load balancing is off. (zone-without-target)',
          ],
        },
        {
          zoneSpread: 'ScheduleAnyway',
          finds: [
            'warning: ingressNginx.zoneSpread: With zoneSpread "ScheduleAnyway" all 3 replicas may be in one zone while cross-zone load balancing is off. (zone-without-target)',
          ],
        },
      ],
    },
  }),
];
