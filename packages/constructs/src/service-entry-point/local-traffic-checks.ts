import { checksOn, quote, awsLoadBalancerControllerRelease, documentationUrl } from '@eks-ingress/diagnostics';
import type { ExternalTrafficPolicy, ZoneSpread } from '../ingress-controller/ingress-controller';

const LOCAL = 'https://kubernetes.io/docs/tasks/access-application-cluster/create-external-load-balancer/';
const ISSUE = 'https://github.com/kubernetes/ingress-nginx/issues/5592';

/** The nodes and pods that a load balancer of a Service sends to. */
export interface LocalTrafficSubject {
  readonly externalTrafficPolicy: ExternalTrafficPolicy;
  readonly targetType: 'ip' | 'instance';
  readonly proxyProtocol: boolean;
  readonly crossZone: boolean;
  /** How many zones the load balancer has an address in. @default - not known */
  readonly zones?: number;
  /** @default - one pod on every node */
  readonly replicas?: number;
  /** @default - not known */
  readonly zoneSpread?: ZoneSpread;
}

const example: LocalTrafficSubject = {
  externalTrafficPolicy: 'Local',
  targetType: 'instance',
  proxyProtocol: false,
  crossZone: false,
  zones: 3,
  replicas: 3,
  zoneSpread: 'DoNotSchedule',
};

const check = checksOn('ServiceEntryPoint', (given: Partial<LocalTrafficSubject>) => ({ ...example, ...given }));

function isLocal({ externalTrafficPolicy, targetType }: LocalTrafficSubject): boolean {
  return externalTrafficPolicy === 'Local' && targetType === 'instance';
}

/** How many pods it takes to have a healthy target for each address. */
function wantedPods({ crossZone, zones }: LocalTrafficSubject): number {
  return crossZone ? 2 : Math.max(2, zones ?? 2);
}

const WHY_PODS =
  'Only a node that has a pod is a healthy target. The address of a zone without one is taken out of DNS, and when no target is healthy the load balancer sends to all of them, which hides it.';
const FIX_PODS =
  'Use externalTrafficPolicy "Cluster", or ingressNginx.workload "DaemonSet", or a pod in each zone: as many replicas as zones with zoneSpread "DoNotSchedule".';

/** Whether there are nodes to send to when those without a pod are unhealthy. */
export const localTrafficChecks = [
  check({
    id: 'service-local-pods',
    effect: 'ignores',
    path: ['externalTrafficPolicy'],
    when: ({ externalTrafficPolicy, targetType }) => externalTrafficPolicy === 'Local' && targetType === 'ip',
    message: 'externalTrafficPolicy is "Local", and the targets are pods.',
    why: 'Connections reach pods without a node that could pass them on, so that nothing reads it.',
    fix: 'Remove it.',
    source: LOCAL,
    examples: {
      passes: [{}, { externalTrafficPolicy: 'Cluster', targetType: 'ip' }],
      fails: [
        {
          targetType: 'ip',
          finds: [
            'warning: externalTrafficPolicy: externalTrafficPolicy is "Local", and the targets are pods. (service-local-pods)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'service-local-proxy-protocol',
    effect: 'breaks-traffic',
    path: ['proxyProtocol'],
    when: (subject) => isLocal(subject) && subject.proxyProtocol,
    message: 'PROXY protocol is on while externalTrafficPolicy is "Local".',
    why: 'Health checks begin with the header, too, and the port on which nodes say whether they have a pod does not expect it: every target is unhealthy.',
    fix: 'Use externalTrafficPolicy "Cluster", where the header carries the address of the client, or turn proxyProtocol off.',
    source: documentationUrl(awsLoadBalancerControllerRelease, 'guide/service/nlb/'),
    examples: {
      passes: [
        {},
        { externalTrafficPolicy: 'Cluster', proxyProtocol: true },
        { targetType: 'ip', proxyProtocol: true },
      ],
      fails: [
        {
          proxyProtocol: true,
          finds: [
            'error: proxyProtocol: PROXY protocol is on while externalTrafficPolicy is "Local". (service-local-proxy-protocol)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'service-local-too-few-pods',
    effect: 'breaks-traffic',
    path: ['ingressNginx', 'replicas'],
    when: (subject) => {
      const { replicas } = subject;
      return isLocal(subject) && replicas !== undefined && replicas > 0 && replicas < wantedPods(subject);
    },
    message: ({ replicas, zones }) =>
      `With externalTrafficPolicy "Local" ${replicas === 1 ? '1 pod makes 1 node' : `${replicas} pods make at most ${replicas} nodes`} healthy${zones === undefined ? '' : `, in a load balancer with ${zones} zones`}.`,
    why: WHY_PODS,
    fix: FIX_PODS,
    source: ISSUE,
    examples: {
      passes: [
        {},
        { replicas: 0 },
        { replicas: undefined },
        { replicas: 2, crossZone: true },
        { replicas: 2, zones: 1 },
        { replicas: 2, zones: undefined },
        { replicas: 1, targetType: 'ip' },
        { replicas: 1, externalTrafficPolicy: 'Cluster' },
      ],
      fails: [
        {
          replicas: 2,
          finds: [
            'error: ingressNginx.replicas: With externalTrafficPolicy "Local" 2 pods make at most 2 nodes healthy, in a load balancer with 3 zones. (service-local-too-few-pods)',
          ],
        },
        {
          replicas: 1,
          crossZone: true,
          finds: [
            'error: ingressNginx.replicas: With externalTrafficPolicy "Local" 1 pod makes 1 node healthy, in a load balancer with 3 zones. (service-local-too-few-pods)',
          ],
        },
        {
          replicas: 1,
          zones: 1,
          finds: [
            'error: ingressNginx.replicas: With externalTrafficPolicy "Local" 1 pod makes 1 node healthy, in a load balancer with 1 zones. (service-local-too-few-pods)',
          ],
        },
        {
          replicas: 1,
          zones: undefined,
          finds: [
            'error: ingressNginx.replicas: With externalTrafficPolicy "Local" 1 pod makes 1 node healthy. (service-local-too-few-pods)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'service-local-spread',
    effect: 'risks',
    path: ['ingressNginx', 'zoneSpread'],
    when: (subject) => {
      const { replicas, crossZone, zoneSpread } = subject;
      const isEnough = replicas !== undefined && replicas >= wantedPods(subject);
      return isLocal(subject) && isEnough && !crossZone && zoneSpread !== 'DoNotSchedule';
    },
    message: ({ replicas, zoneSpread }) =>
      `With zoneSpread ${quote(zoneSpread)} all ${replicas} pods may be in one zone, whose nodes alone are healthy then.`,
    why: WHY_PODS,
    fix: FIX_PODS,
    source: ISSUE,
    examples: {
      passes: [
        {},
        { zoneSpread: 'ScheduleAnyway', crossZone: true },
        { zoneSpread: 'ScheduleAnyway', replicas: 2 },
        { zoneSpread: 'ScheduleAnyway', replicas: undefined },
        { zoneSpread: 'ScheduleAnyway', targetType: 'ip' },
        { zoneSpread: 'ScheduleAnyway', externalTrafficPolicy: 'Cluster' },
      ],
      fails: [
        {
          zoneSpread: 'ScheduleAnyway',
          finds: [
            'warning: ingressNginx.zoneSpread: With zoneSpread "ScheduleAnyway" all 3 pods may be in one zone, whose nodes alone are healthy then. (service-local-spread)',
          ],
        },
        {
          zoneSpread: undefined,
          replicas: 4,
          finds: [
            'warning: ingressNginx.zoneSpread: With zoneSpread undefined all 4 pods may be in one zone, whose nodes alone are healthy then. (service-local-spread)',
          ],
        },
      ],
    },
  }),
];
