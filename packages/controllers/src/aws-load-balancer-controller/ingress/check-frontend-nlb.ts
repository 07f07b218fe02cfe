import type { ControllerSettings } from '@eks-ingress/annotations';
import type { GroupMember } from './group-member';
import { rejected } from './rejected';
import type { ControllerFinding } from '../../controller-finding';

const prefix = 'alb.ingress.kubernetes.io/frontend-nlb-';

/** What keeps the controller from building the Network Load Balancer in front of a group. */
export function checkFrontendNlb(
  members: readonly GroupMember[],
  settings: ControllerSettings,
): readonly ControllerFinding[] {
  if (!members.some(({ values }) => values['alb.ingress.kubernetes.io/enable-frontend-nlb'] === true)) return [];
  return [...portsOfTwoListeners(members), ...elasticAddresses(members, settings)];
}

function portsOfTwoListeners(members: readonly GroupMember[]): readonly ControllerFinding[] {
  const seen = new Map<number, { readonly name: string; readonly port: number }>();
  return members.flatMap(({ index, name, frontendPorts }) =>
    [...frontendPorts].flatMap(([frontend, port]): ControllerFinding[] => {
      const before = seen.get(frontend) ?? { name, port };
      seen.set(frontend, before);
      if (before.port === port) return [];
      return [
        rejected({
          id: 'ingress-group-conflict',
          message: `Port ${frontend} of the Network Load Balancer leads to port ${port} in ${name}, and to port ${before.port} in ${before.name} of the same IngressGroup.`,
          fix: `Map port ${frontend} to one port; without ${prefix}listener-port-mapping each port leads to itself.`,
          path: [index, 'metadata', 'annotations', `${prefix}listener-port-mapping`],
        }),
      ];
    }),
  );
}

function elasticAddresses(
  members: readonly GroupMember[],
  { defaultLoadBalancerScheme = 'internal' }: ControllerSettings,
): readonly ControllerFinding[] {
  const key = `${prefix}eip-allocations` as const;
  const schemes = members.flatMap(({ values }) => values[`${prefix}scheme`] ?? []);
  const [subnets] = members.flatMap(({ values }) => (values[`${prefix}subnets`] ? [values[`${prefix}subnets`]] : []));
  const given = members.find(({ values }) => values[key] !== undefined);
  const addresses = given?.values[key];
  if (given === undefined || addresses === undefined) return [];
  const path = [given.index, 'metadata', 'annotations', key];
  // Of an Ingress that is in no group, the annotations say so themselves.
  const isGrouped = given.values['alb.ingress.kubernetes.io/group.name'] !== undefined || members.length > 1;
  if ((schemes[0] ?? defaultLoadBalancerScheme) === 'internal') {
    if (!isGrouped) return [];
    return [
      rejected({
        id: 'ingress-frontend-addresses',
        message: `${key} is for an internet-facing Network Load Balancer, and this one is internal.`,
        fix: `Set ${prefix}scheme to "internet-facing", or remove it.`,
        path,
      }),
    ];
  }
  if (addresses.length === 0 || subnets === undefined || subnets.length === addresses.length) return [];
  return [
    rejected({
      id: 'ingress-frontend-addresses',
      message: `${key} has ${addresses.length} addresses for ${subnets.length} subnets.`,
      fix: 'Give each subnet one address.',
      path,
    }),
  ];
}
