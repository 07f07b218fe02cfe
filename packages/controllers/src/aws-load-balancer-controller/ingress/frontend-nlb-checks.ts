import { groupCheck, type GroupSubject } from './group-check';
import type { GroupMember } from './group-member';

const prefix = 'alb.ingress.kubernetes.io/frontend-nlb-';
const key = `${prefix}eip-allocations` as const;
const source = 'pkg/ingress/model_build_frontend_nlb.go';

const enabled = { 'enable-frontend-nlb': 'true' };
const grouped = { ...enabled, 'group.name': 'edge' };
const facing = { ...grouped, 'frontend-nlb-scheme': 'internet-facing' };
const addressed = { 'frontend-nlb-eip-allocations': 'eipalloc-a,eipalloc-b' };
const onBoth = {
  'certificate-arn': 'arn:aws:acm:eu-central-1:123456789012:certificate/a',
  'listen-ports': '[{"HTTP": 80}, {"HTTPS": 443}]',
};
const mapped = { 'frontend-nlb-listener-port-mapping': '80=443' };

/** What keeps the controller from building the Network Load Balancer in front of a group. */
export const frontendNlbChecks = [
  groupCheck({
    id: 'ingress-group-conflict',
    effect: 'rejects',
    when: ({ members }) => {
      const seen = new Map<number, { readonly name: string; readonly port: number }>();
      if (!hasFrontend(members)) return [];
      return members.flatMap(({ index, name, frontendPorts }) =>
        [...frontendPorts].flatMap(([frontend, port]) => {
          const before = seen.get(frontend) ?? { name, port };
          seen.set(frontend, before);
          const path = [index, 'metadata', 'annotations', `${prefix}listener-port-mapping`];
          return before.port === port ? [] : [{ path, frontend, port, name, before }];
        }),
      );
    },
    message: (_group, { frontend, port, name, before }) =>
      `Port ${frontend} of the Network Load Balancer leads to port ${port} in ${name}, and to port ${before.port} in ${before.name} of the same IngressGroup.`,
    fix: (_group, { frontend }) =>
      `Map port ${frontend} to one port; without ${prefix}listener-port-mapping each port leads to itself.`,
    source,
    examples: {
      passes: [
        { ingresses: [{ annotations: { ...grouped, ...onBoth } }, { name: 'blog', annotations: onBoth }] },
        { ingresses: [{ annotations: onBoth }, { name: 'blog', annotations: { ...onBoth, ...mapped } }] },
      ],
      fails: [
        {
          ingresses: [
            { annotations: { ...grouped, ...onBoth } },
            { name: 'blog', annotations: { ...onBoth, ...mapped } },
          ],
          finds: [
            `error: [0].metadata.annotations["${prefix}listener-port-mapping"]: Port 80 of the Network Load Balancer leads to port 80 in shop/shop, and to port 443 in shop/blog of the same IngressGroup. (ingress-group-conflict)`,
          ],
        },
      ],
    },
  }),
  groupCheck({
    id: 'ingress-frontend-addresses',
    effect: 'rejects',
    // Of an Ingress that is in no group, the annotations say so themselves.
    when: (group) => {
      const { given, isInternal } = addressesOf(group);
      const isGrouped = group.members.length > 1 || given?.values['alb.ingress.kubernetes.io/group.name'] !== undefined;
      return given !== undefined && isInternal && isGrouped ? [{ path: placeOf(given) }] : [];
    },
    message: `${key} is for an internet-facing Network Load Balancer, and this one is internal.`,
    fix: `Set ${prefix}scheme to "internet-facing", or remove it.`,
    source,
    examples: {
      passes: [
        { ingresses: [{ annotations: { ...facing, ...addressed } }] },
        {
          ingresses: [{ annotations: { ...grouped, ...addressed } }],
          settings: { defaultLoadBalancerScheme: 'internet-facing' },
        },
        { ingresses: [{ annotations: { ...enabled, ...addressed } }] },
        { ingresses: [{ annotations: { 'group.name': 'edge', ...addressed } }] },
      ],
      fails: [
        {
          ingresses: [{ annotations: { ...grouped, ...addressed } }],
          finds: [
            `error: [0].metadata.annotations["${prefix}eip-allocations"]: ${prefix}eip-allocations is for an internet-facing Network Load Balancer, and this one is internal. (ingress-frontend-addresses)`,
          ],
        },
        {
          ingresses: [{ annotations: enabled }, { name: 'blog', annotations: addressed }],
          finds: [
            `error: [1].metadata.annotations["${prefix}eip-allocations"]: ${prefix}eip-allocations is for an internet-facing Network Load Balancer, and this one is internal. (ingress-frontend-addresses)`,
          ],
        },
      ],
    },
  }),
  groupCheck({
    id: 'ingress-frontend-addresses',
    effect: 'rejects',
    when: (group) => {
      const { given, isInternal, count, subnets } = addressesOf(group);
      if (given === undefined || isInternal || count === 0 || subnets === undefined || subnets === count) return [];
      return [{ path: placeOf(given), count, subnets }];
    },
    message: (_group, { count, subnets }) => `${key} has ${count} addresses for ${subnets} subnets.`,
    fix: 'Give each subnet one address.',
    source,
    examples: {
      passes: [
        {
          ingresses: [
            { annotations: { ...facing, 'frontend-nlb-eip-allocations': '', 'frontend-nlb-subnets': 'subnet-a' } },
          ],
        },
        { ingresses: [{ annotations: { ...facing, ...addressed } }] },
        { ingresses: [{ annotations: { ...facing, ...addressed, 'frontend-nlb-subnets': 'subnet-a,subnet-b' } }] },
        { ingresses: [{ annotations: { ...grouped, ...addressed, 'frontend-nlb-subnets': 'subnet-a' } }] },
      ],
      fails: [
        {
          ingresses: [
            {
              annotations: {
                ...facing,
                'frontend-nlb-eip-allocations': 'eipalloc-a',
                'frontend-nlb-subnets': 'subnet-a,subnet-b',
              },
            },
          ],
          finds: [
            `error: [0].metadata.annotations["${prefix}eip-allocations"]: ${prefix}eip-allocations has 1 addresses for 2 subnets. (ingress-frontend-addresses)`,
          ],
        },
        {
          ingresses: [
            { annotations: { ...facing, 'frontend-nlb-subnets': 'subnet-a,subnet-b,subnet-c' } },
            { name: 'blog', annotations: addressed },
          ],
          finds: [
            `error: [1].metadata.annotations["${prefix}eip-allocations"]: ${prefix}eip-allocations has 2 addresses for 3 subnets. (ingress-frontend-addresses)`,
          ],
        },
      ],
    },
  }),
];

function hasFrontend(members: readonly GroupMember[]): boolean {
  return members.some(({ values }) => values['alb.ingress.kubernetes.io/enable-frontend-nlb'] === true);
}

function placeOf({ index }: GroupMember): readonly (string | number)[] {
  return [index, 'metadata', 'annotations', key];
}

/** Who gives a Network Load Balancer in front of the group its Elastic IPs, and where it stands. */
function addressesOf({ members, settings: { defaultLoadBalancerScheme = 'internal' } }: GroupSubject) {
  const schemes = members.flatMap(({ values }) => values[`${prefix}scheme`] ?? []);
  const [subnets] = members.flatMap(({ values }) => (values[`${prefix}subnets`] ? [values[`${prefix}subnets`]] : []));
  const given = hasFrontend(members) ? members.find(({ values }) => values[key] !== undefined) : undefined;
  return {
    given,
    isInternal: (schemes[0] ?? defaultLoadBalancerScheme) === 'internal',
    count: given?.values[key]?.length ?? 0,
    subnets: subnets?.length,
  };
}
