import { quote, type Diagnostic, type Path } from '@eks-ingress/diagnostics';
import type { ServiceLoadBalancerSpec } from './service-load-balancer';

const PROVIDER = 'https://github.com/kubernetes/cloud-provider-aws/blob/master/docs/service_controller.md';
const RULES = 'https://github.com/kubernetes/kubernetes/issues/99813';

export interface LegacyServiceSpec extends ServiceLoadBalancerSpec {
  readonly unhealthyHostAlarm?: object;
}

/** What the AWS cloud provider cannot do, and what it does that somebody has to know. */
export function validateLegacyService(spec: LegacyServiceSpec): Diagnostic[] {
  if (spec.owner.kind !== 'cloud-provider-aws') return [];
  return [...unsupportedFindings(spec), ...sourceRangeFindings(spec), ...proxyProtocolFindings(spec)];
}

function unsupportedFindings(spec: LegacyServiceSpec): Diagnostic[] {
  const { tls, subnetMappings = [], clients = [] } = spec;
  const asked: readonly (readonly [Path, boolean])[] = [
    [['name'], spec.name !== undefined],
    [['ipAddressType'], spec.ipAddressType !== 'ipv4'],
    [['deletionProtection'], spec.deletionProtection],
    [['zonalShift'], spec.zonalShift],
    [['dnsRecordClientRoutingPolicy'], spec.dnsRecordClientRoutingPolicy !== undefined],
    [['healthCheck', 'matcher'], spec.healthCheck?.matcher !== undefined],
    [['healthCheck', 'timeout'], spec.healthCheck?.timeout !== undefined],
    [['unhealthyHostAlarm'], spec.unhealthyHostAlarm !== undefined],
    [
      ['tls', 'additionalCertificates'],
      tls.end === 'at-load-balancer' && (tls.additionalCertificates ?? []).length > 0,
    ],
    ...subnetMappings.map(
      ({ ipv6Address }, index) => [['subnetMappings', index, 'ipv6Address'], ipv6Address !== undefined] as const,
    ),
    ...clients.map(
      ({ prefixListId }, index) => [['clients', index, 'prefixListId'], prefixListId !== undefined] as const,
    ),
  ];
  return asked
    .filter(([, isAsked]) => isAsked)
    .map(([path]) => ({
      id: 'service-legacy-unsupported',
      severity: 'error',
      path,
      message: `${quote(path.at(-1))} is asked of a load balancer of "cloud-provider-aws".`,
      why: 'The provider has no annotation for it, and the load balancer would be built without.',
      fix: "Remove it, or use the owner { kind: 'aws-load-balancer-controller' }.",
      source: PROVIDER,
    }));
}

const EVERYBODY = ['0.0.0.0/0', '::/0'];

function sourceRangeFindings({ clients, acknowledgements }: LegacyServiceSpec): Diagnostic[] {
  const why =
    'The provider opens the node ports on the security group of every node, with a rule for each port and range, and to everybody when no range is named.';
  if (clients === undefined || clients.length === 0) {
    return [
      {
        id: 'service-legacy-source-ranges',
        severity: 'error',
        path: ['clients'],
        message: 'Nothing says who may connect.',
        why,
        fix: 'Give clients with CIDR blocks, which become loadBalancerSourceRanges.',
        source: RULES,
      },
    ];
  }
  if (acknowledgements?.['public-node-ports'] !== undefined) return [];
  return clients.flatMap(({ cidr }, index): Diagnostic[] =>
    cidr === undefined || !EVERYBODY.includes(cidr)
      ? []
      : [
          {
            id: 'service-legacy-public-clients',
            severity: 'error',
            path: ['clients', index, 'cidr'],
            message: `The node ports are opened to ${quote(cidr)}.`,
            why,
            fix: 'Name the ranges of the clients, or take the risk: acknowledgements: { "public-node-ports": "<reason>" }.',
            source: RULES,
          },
        ],
  );
}

function proxyProtocolFindings({ proxyProtocol }: LegacyServiceSpec): Diagnostic[] {
  if (!proxyProtocol) return [];
  return [
    {
      id: 'service-legacy-proxy-protocol',
      severity: 'warning',
      path: ['proxyProtocol'],
      message: 'PROXY protocol is asked of a load balancer of "cloud-provider-aws".',
      why: 'Only recent versions of the provider read aws-load-balancer-target-group-attributes, and the cluster decides which one it has. An older one leaves the header out, and nginx then closes every connection.',
      fix: 'Look at proxy_protocol_v2.enabled of the target groups after the first apply, before clients come.',
      source: PROVIDER,
    },
  ];
}
