import { upstreamUrl } from '@eks-ingress/annotations';
import { checksOn, quote, type Path } from '@eks-ingress/diagnostics';
import type { ServiceLoadBalancerSpec } from './service-load-balancer';

const PROVIDER = upstreamUrl('cloud-provider-aws', 'docs/service_controller.md');
const RULES = 'https://github.com/kubernetes/kubernetes/issues/99813';

/** What is asked of whoever owns a Service. */
export interface LegacyServiceSubject extends ServiceLoadBalancerSpec {
  /** @default - nobody is told */
  readonly unhealthyHostAlarm?: object;
}

const CERTIFICATE_ARN = 'arn:aws:acm:eu-central-1:111122223333:certificate/12345678-1234-1234-1234-123456789012';
const SUBNET_ID = 'subnet-0a1b2c3d4e5f60718';

const example: LegacyServiceSubject = {
  owner: { kind: 'cloud-provider-aws' },
  scheme: 'internet-facing',
  ipAddressType: 'ipv4',
  crossZone: false,
  deletionProtection: false,
  zonalShift: false,
  clients: [{ cidr: '192.0.2.0/24' }],
  ports: { http: 80, https: 443 },
  tls: { end: 'at-load-balancer', certificate: { arn: CERTIFICATE_ARN } },
  externalTrafficPolicy: 'Cluster',
  proxyProtocol: false,
};

const check = checksOn('ServiceEntryPoint', (given: Partial<LegacyServiceSubject>) => ({ ...example, ...given }));

function isLegacy({ owner }: LegacyServiceSubject): boolean {
  return owner.kind === 'cloud-provider-aws';
}

const owner = { kind: 'aws-load-balancer-controller', targetType: 'instance' } as const;

/** What has no annotation that the provider reads, by the prop that asks for it. */
function unsupportedOf(subject: LegacyServiceSubject): readonly { readonly path: Path; readonly isAsked: boolean }[] {
  const { tls, subnetMappings = [], clients = [], healthCheck } = subject;
  return [
    { path: ['name'], isAsked: subject.name !== undefined },
    { path: ['ipAddressType'], isAsked: subject.ipAddressType !== 'ipv4' },
    { path: ['deletionProtection'], isAsked: subject.deletionProtection },
    { path: ['zonalShift'], isAsked: subject.zonalShift },
    { path: ['dnsRecordClientRoutingPolicy'], isAsked: subject.dnsRecordClientRoutingPolicy !== undefined },
    { path: ['healthCheck', 'matcher'], isAsked: healthCheck?.matcher !== undefined },
    { path: ['healthCheck', 'timeout'], isAsked: healthCheck?.timeout !== undefined },
    { path: ['unhealthyHostAlarm'], isAsked: subject.unhealthyHostAlarm !== undefined },
    {
      path: ['tls', 'additionalCertificates'],
      isAsked: tls.end === 'at-load-balancer' && (tls.additionalCertificates ?? []).length > 0,
    },
    ...subnetMappings.map(({ ipv6Address }, index) => ({
      path: ['subnetMappings', index, 'ipv6Address'],
      isAsked: ipv6Address !== undefined,
    })),
    ...clients.map(({ prefixListId }, index) => ({
      path: ['clients', index, 'prefixListId'],
      isAsked: prefixListId !== undefined,
    })),
  ];
}

const EVERYBODY = ['0.0.0.0/0', '::/0'];

const WHY_CLIENTS =
  'The provider opens the node ports on the security group of every node, with a rule for each port and range, and to everybody when no range is named.';

/** What the AWS cloud provider cannot do, and what it does that somebody has to know. */
export const legacyServiceChecks = [
  check({
    id: 'service-legacy-unsupported',
    effect: 'ignores',
    severity: 'error',
    when: (subject) => (isLegacy(subject) ? unsupportedOf(subject).filter(({ isAsked }) => isAsked) : []),
    message: (_subject, { path }) => `${quote(path.at(-1))} is asked of a load balancer of "cloud-provider-aws".`,
    why: 'The provider has no annotation for it, and the load balancer would be built without.',
    fix: "Remove it, or use the owner { kind: 'aws-load-balancer-controller' }.",
    source: PROVIDER,
    examples: {
      passes: [
        {},
        { healthCheck: { interval: 30 }, subnetMappings: [{ subnetId: SUBNET_ID }] },
        { tls: { end: 'at-load-balancer', certificate: { arn: CERTIFICATE_ARN }, additionalCertificates: [] } },
        { tls: { end: 'at-controller' } },
        { owner, name: 'shop', zonalShift: true },
      ],
      fails: [
        {
          name: 'shop',
          ipAddressType: 'dualstack',
          deletionProtection: true,
          zonalShift: true,
          dnsRecordClientRoutingPolicy: 'availability_zone_affinity',
          healthCheck: { matcher: '200', timeout: 5 },
          unhealthyHostAlarm: { actions: [] },
          tls: {
            end: 'at-load-balancer',
            certificate: { arn: CERTIFICATE_ARN },
            additionalCertificates: [{ arn: CERTIFICATE_ARN }],
          },
          subnetMappings: [{ subnetId: SUBNET_ID }, { subnetId: SUBNET_ID, ipv6Address: '2001:db8::5' }],
          clients: [{ cidr: '192.0.2.0/24' }, { prefixListId: 'pl-0a1b2c3d4e5f60718' }],
          finds: [
            'error: name: "name" is asked of a load balancer of "cloud-provider-aws". (service-legacy-unsupported)',
            'error: ipAddressType: "ipAddressType" is asked of a load balancer of "cloud-provider-aws". (service-legacy-unsupported)',
            'error: deletionProtection: "deletionProtection" is asked of a load balancer of "cloud-provider-aws". (service-legacy-unsupported)',
            'error: zonalShift: "zonalShift" is asked of a load balancer of "cloud-provider-aws". (service-legacy-unsupported)',
            'error: dnsRecordClientRoutingPolicy: "dnsRecordClientRoutingPolicy" is asked of a load balancer of "cloud-provider-aws". (service-legacy-unsupported)',
            'error: healthCheck.matcher: "matcher" is asked of a load balancer of "cloud-provider-aws". (service-legacy-unsupported)',
            'error: healthCheck.timeout: "timeout" is asked of a load balancer of "cloud-provider-aws". (service-legacy-unsupported)',
            'error: unhealthyHostAlarm: "unhealthyHostAlarm" is asked of a load balancer of "cloud-provider-aws". (service-legacy-unsupported)',
            'error: tls.additionalCertificates: "additionalCertificates" is asked of a load balancer of "cloud-provider-aws". (service-legacy-unsupported)',
            'error: subnetMappings[1].ipv6Address: "ipv6Address" is asked of a load balancer of "cloud-provider-aws". (service-legacy-unsupported)',
            'error: clients[1].prefixListId: "prefixListId" is asked of a load balancer of "cloud-provider-aws". (service-legacy-unsupported)',
          ],
        },
        {
          zonalShift: true,
          finds: [
            'error: zonalShift: "zonalShift" is asked of a load balancer of "cloud-provider-aws". (service-legacy-unsupported)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'service-legacy-source-ranges',
    effect: 'opens-access',
    severity: 'error',
    path: ['clients'],
    when: (subject) => isLegacy(subject) && (subject.clients ?? []).length === 0,
    message: 'Nothing says who may connect.',
    why: WHY_CLIENTS,
    fix: 'Give clients with CIDR blocks, which become loadBalancerSourceRanges.',
    source: RULES,
    examples: {
      passes: [{}, { owner, clients: undefined }],
      fails: [
        { clients: undefined, finds: ['error: clients: Nothing says who may connect. (service-legacy-source-ranges)'] },
        { clients: [], finds: ['error: clients: Nothing says who may connect. (service-legacy-source-ranges)'] },
      ],
    },
  }),
  check({
    id: 'service-legacy-public-clients',
    effect: 'opens-access',
    severity: 'error',
    when: (subject) => {
      const { clients = [], acknowledgements } = subject;
      if (!isLegacy(subject) || acknowledgements?.['public-node-ports'] !== undefined) return [];
      return [...clients.entries()]
        .filter(([, { cidr }]) => cidr !== undefined && EVERYBODY.includes(cidr))
        .map(([index, { cidr }]) => ({ path: ['clients', index, 'cidr'], cidr }));
    },
    message: (_subject, { cidr }) => `The node ports are opened to ${quote(cidr)}.`,
    why: WHY_CLIENTS,
    fix: 'Name the ranges of the clients, or take the risk: acknowledgements: { "public-node-ports": "<reason>" }.',
    source: RULES,
    examples: {
      passes: [
        {},
        {
          clients: [{ cidr: '0.0.0.0/0' }],
          acknowledgements: { 'public-node-ports': 'The nodes are in private subnets.' },
        },
        { owner, clients: [{ cidr: '0.0.0.0/0' }] },
        { clients: [{ prefixListId: 'pl-0a1b2c3d4e5f60718' }] },
      ],
      fails: [
        {
          clients: [{ cidr: '192.0.2.0/24' }, { cidr: '0.0.0.0/0' }, { cidr: '::/0' }],
          finds: [
            'error: clients[1].cidr: The node ports are opened to "0.0.0.0/0". (service-legacy-public-clients)',
            'error: clients[2].cidr: The node ports are opened to "::/0". (service-legacy-public-clients)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'service-legacy-proxy-protocol',
    effect: 'risks',
    path: ['proxyProtocol'],
    when: (subject) => isLegacy(subject) && subject.proxyProtocol,
    message: 'PROXY protocol is asked of a load balancer of "cloud-provider-aws".',
    why: 'Only recent versions of the provider read aws-load-balancer-target-group-attributes, and the cluster decides which one it has. An older one leaves the header out, and nginx then closes every connection.',
    fix: 'Look at proxy_protocol_v2.enabled of the target groups after the first apply, before clients come.',
    source: PROVIDER,
    examples: {
      passes: [{}, { owner, proxyProtocol: true }],
      fails: [
        {
          proxyProtocol: true,
          finds: [
            'warning: proxyProtocol: PROXY protocol is asked of a load balancer of "cloud-provider-aws". (service-legacy-proxy-protocol)',
          ],
        },
      ],
    },
  }),
];
