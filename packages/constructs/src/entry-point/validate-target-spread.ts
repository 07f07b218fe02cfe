import type { Diagnostic } from '@eks-ingress/diagnostics';
import type { ZoneSpread } from '../ingress-controller/ingress-controller';

export interface TargetSpreadSpec {
  /** How many zones the load balancer has an address in. */
  readonly zones: number;
  readonly crossZone: boolean;
  readonly registration: 'target-group-binding' | 'auto-scaling-groups' | 'tagged-instances';
  /** @default - one on every node */
  readonly replicas?: number;
  /** @default - not known, and not judged */
  readonly zoneSpread?: ZoneSpread;
}

/** Whether each address of the load balancer keeps a pod to send to. */
export function validateTargetSpread(spec: TargetSpreadSpec): Diagnostic[] {
  const { zones, crossZone, registration, replicas, zoneSpread } = spec;
  if (crossZone || registration !== 'target-group-binding' || replicas === undefined || !(replicas > 0)) return [];
  if (replicas >= zones && zoneSpread !== 'ScheduleAnyway') return [];
  return [
    {
      id: 'zone-without-target',
      severity: 'warning',
      path: ['ingressNginx', replicas < zones ? 'replicas' : 'zoneSpread'],
      message:
        replicas < zones
          ? `${replicas} replicas cannot cover ${zones} zones while cross-zone load balancing is off.`
          : `With zoneSpread "${zoneSpread}" all ${replicas} replicas may be in one zone while cross-zone load balancing is off.`,
      why: 'The address of a zone without a healthy pod is taken out of DNS, and a partner who has it on a list is cut off.',
      fix: `Use at least ${zones} replicas with zoneSpread "DoNotSchedule", or turn crossZone on.`,
      source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html',
    },
  ];
}
