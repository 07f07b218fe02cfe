import { quote, type Diagnostic } from '@eks-ingress/diagnostics';
import type { ExternalTrafficPolicy, ZoneSpread } from '../ingress-controller/ingress-controller';

const LOCAL = 'https://kubernetes.io/docs/tasks/access-application-cluster/create-external-load-balancer/';
const ISSUE = 'https://github.com/kubernetes/ingress-nginx/issues/5592';

export interface LocalTrafficSpec {
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

/** Whether there are nodes to send to when those without a pod are unhealthy. */
export function validateLocalTraffic(spec: LocalTrafficSpec): Diagnostic[] {
  if (spec.externalTrafficPolicy !== 'Local') return [];
  if (spec.targetType === 'ip') {
    return [
      {
        id: 'service-local-pods',
        severity: 'warning',
        path: ['externalTrafficPolicy'],
        message: 'externalTrafficPolicy is "Local", and the targets are pods.',
        why: 'Connections reach pods without a node that could pass them on, so that nothing reads it.',
        fix: 'Remove it.',
        source: LOCAL,
      },
    ];
  }
  return [...proxyProtocolFindings(spec), ...podFindings(spec)];
}

function proxyProtocolFindings({ proxyProtocol }: LocalTrafficSpec): Diagnostic[] {
  if (!proxyProtocol) return [];
  return [
    {
      id: 'service-local-proxy-protocol',
      severity: 'error',
      path: ['proxyProtocol'],
      message: 'PROXY protocol is on while externalTrafficPolicy is "Local".',
      why: 'Health checks begin with the header, too, and the port on which nodes say whether they have a pod does not expect it: every target is unhealthy.',
      fix: 'Use externalTrafficPolicy "Cluster", where the header carries the address of the client, or turn proxyProtocol off.',
      source: 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/nlb/',
    },
  ];
}

function podFindings({ crossZone, zones, replicas, zoneSpread }: LocalTrafficSpec): Diagnostic[] {
  if (replicas === undefined || !(replicas > 0)) return [];
  const why =
    'Only a node that has a pod is a healthy target. The address of a zone without one is taken out of DNS, and when no target is healthy the load balancer sends to all of them, which hides it.';
  const fix =
    'Use externalTrafficPolicy "Cluster", or ingressNginx.workload "DaemonSet", or a pod in each zone: as many replicas as zones with zoneSpread "DoNotSchedule".';
  const wanted = crossZone ? 2 : Math.max(2, zones ?? 2);
  if (replicas < wanted) {
    return [
      {
        id: 'service-local-too-few-pods',
        severity: 'error',
        path: ['ingressNginx', 'replicas'],
        message: `With externalTrafficPolicy "Local" ${replicas === 1 ? '1 pod makes 1 node' : `${replicas} pods make at most ${replicas} nodes`} healthy${zones === undefined ? '' : `, in a load balancer with ${zones} zones`}.`,
        why,
        fix,
        source: ISSUE,
      },
    ];
  }
  if (crossZone || zoneSpread === 'DoNotSchedule') return [];
  return [
    {
      id: 'service-local-spread',
      severity: 'warning',
      path: ['ingressNginx', 'zoneSpread'],
      message: `With zoneSpread ${quote(zoneSpread)} all ${replicas} pods may be in one zone, whose nodes alone are healthy then.`,
      why,
      fix,
      source: ISSUE,
    },
  ];
}
