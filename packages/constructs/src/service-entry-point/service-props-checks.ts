import { checksOn, quote, awsLoadBalancerControllerRelease, documentationUrl } from '@eks-ingress/diagnostics';
import type { ClientSpec, SubnetMappingSpec } from '@eks-ingress/elbv2';

const SERVICE = documentationUrl(awsLoadBalancerControllerRelease, 'guide/service/annotations/');

/** Who the clients of a Service are, where its addresses are and which ports it has. */
export interface ServicePropsSubject {
  /** @default [] */
  readonly clients?: readonly ClientSpec[];
  /** @default - none are created */
  readonly elasticIps?: 'create';
  /** @default - found by the owner */
  readonly subnetMappings?: readonly SubnetMappingSpec[];
  readonly ports: { readonly http: number; readonly https: number };
}

const example: ServicePropsSubject = { ports: { http: 80, https: 443 } };

const check = checksOn('ServiceEntryPoint', (given: Partial<ServicePropsSubject>) => ({ ...example, ...given }));

/** Whether a Service can say who its clients are, where its addresses are and which ports it has. */
export const servicePropsChecks = [
  check({
    id: 'service-client-security-group',
    effect: 'ignores',
    severity: 'error',
    when: ({ clients = [] }) =>
      [...clients.entries()]
        .filter(([, { securityGroupId }]) => securityGroupId !== undefined)
        .map(([index, { securityGroupId }]) => ({ path: ['clients', index, 'securityGroupId'], securityGroupId })),
    message: (_subject, { securityGroupId }) =>
      `The security group ${quote(securityGroupId)} is a client of a load balancer that a Service owns.`,
    why: 'A Service names CIDR blocks and prefix lists only, and the group would not be let in.',
    fix: 'Give the CIDR block of its members, or use NetworkLoadBalancerEntryPoint (kind "network-load-balancer").',
    source: SERVICE,
    examples: {
      passes: [{}, { clients: [{ cidr: '192.0.2.0/24' }, { prefixListId: 'pl-0a1b2c3d4e5f60718' }] }],
      fails: [
        {
          clients: [{ cidr: '192.0.2.0/24' }, { securityGroupId: 'sg-0a1b2c3d4e5f60718' }],
          finds: [
            'error: clients[1].securityGroupId: The security group "sg-0a1b2c3d4e5f60718" is a client of a load balancer that a Service owns. (service-client-security-group)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'service-elastic-ips-subnets',
    effect: 'terraform-refuses',
    path: ['elasticIps'],
    when: ({ elasticIps, subnetMappings }) => elasticIps !== undefined && subnetMappings === undefined,
    message: 'Elastic IPs are created, and no subnets are named.',
    why: 'There is one address for each subnet, and how many subnets the owner finds is known to nobody before.',
    fix: 'Add subnetMappings with a subnet of each zone.',
    source: SERVICE,
    examples: {
      passes: [{}, { elasticIps: 'create', subnetMappings: [{ subnetId: 'subnet-0a1b2c3d4e5f60718' }] }],
      fails: [
        {
          elasticIps: 'create',
          finds: [
            'error: elasticIps: Elastic IPs are created, and no subnets are named. (service-elastic-ips-subnets)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'service-port-repeated',
    effect: 'api-server-refuses',
    path: ['ports', 'https'],
    when: ({ ports: { http, https } }) => http === https,
    message: ({ ports: { https } }) => `The port ${quote(https)} is given for http and for https.`,
    why: 'Kubernetes refuses a Service that has a port twice.',
    fix: 'Give two ports.',
    source: 'https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services',
    examples: {
      passes: [{}],
      fails: [
        {
          ports: { http: 443, https: 443 },
          finds: ['error: ports.https: The port 443 is given for http and for https. (service-port-repeated)'],
        },
      ],
    },
  }),
];
