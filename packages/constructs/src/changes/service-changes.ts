import type { ServiceEntryPointProps as Props } from '../service-entry-point/service-entry-point';
import { identityOf } from '../service-entry-point/identity-of';
import { resolveServiceLoadBalancer } from '../service-entry-point/resolve-service-load-balancer';
import { targetTypeOf } from '../service-entry-point/service-owner';
import type { ChangeEffect } from './change-effect';
import type { ChangeCase, ChangeCondition, PropChange, PropChanges } from './prop-change';
import { CLOUD_PROVIDER_SOURCE, CONTROLLER_SOURCE, HELM_PROVIDER, TERRAFORM_DOCUMENTATION } from './provider-sources';
import {
  alarmChanges,
  certificateChanges,
  CLIENTS_OF_RULES,
  COMPARED,
  ON_SUNDAY,
  ORDERED_AFTER,
  dnsChanges,
  ingressNginxChanges,
  sampleCertificate,
  sampleSubnet,
  under,
} from './shared-prop-changes';

type Condition = ChangeCondition<Props>;

const anotherIdentity: Condition = {
  says: 'where the owner reads it once, when it builds the load balancer',
  holds: ({ before, after }) => {
    const now = identity(after);
    return Object.entries(identity(before)).some(([part, value]) => part in now && now[part] !== value);
  },
};

const anotherRelease: Condition = {
  says: 'where the release, and with it the Service, has another name or namespace',
  holds: ({ before, after }) => JSON.stringify(releaseOf(before)) !== JSON.stringify(releaseOf(after)),
};

const anotherTargetType: Condition = {
  says: 'where targets become pods instead of nodes, or the reverse',
  holds: ({ before, after }) => targetTypeOf(before.owner) !== targetTypeOf(after.owner),
};

const anotherListener: Condition = {
  says: 'where TLS ends elsewhere, so that the https listener has another protocol',
  holds: ({ before, after }) => before.tls.end !== after.tls.end,
};

const createdAddresses: Condition = {
  says: 'where Elastic IPs are created',
  holds: ({ before, after }) => before.elasticIps !== undefined || after.elasticIps !== undefined,
};

// The recorded schema of the provider does not know what replaces a release.
const ANOTHER_RELEASE: ChangeCase<Props> = { when: anotherRelease, effect: 'load-balancer-replaced', plan: 'beside' };

/** The release is replaced, and the owner deletes the load balancer with the Service. */
const REPLACED: readonly ChangeCase<Props>[] = [
  { when: anotherIdentity, effect: 'load-balancer-replaced' },
  ANOTHER_RELEASE,
];

/** The release is updated, and Terraform does not see what the owner makes of the Service. */
function byOwner(effect: ChangeEffect): readonly ChangeCase<Props>[] {
  return [...REPLACED, { effect, plan: 'beside' }];
}

const SERVICE_SOURCE = CONTROLLER_SOURCE('pkg/service/model_build_load_balancer.go');

/** What an edit of a load balancer that a Service owns does to the traffic that runs. */
function owned(
  effect: ChangeEffect,
  edits: readonly unknown[],
  more: Partial<PropChange<Props>> = {},
): PropChange<Props> {
  return { effect: byOwner(effect), source: SERVICE_SOURCE, edits, ...more };
}

const LISTENER = CONTROLLER_SOURCE('pkg/service/model_build_listener.go');
const TARGETS = CONTROLLER_SOURCE('pkg/service/model_build_target_group.go');
const SECURITY = CONTROLLER_SOURCE('pkg/service/model_build_security_group.go');

const MAPPING: PropChange<Props> = owned('in-place', [], {
  clients: 'The AWS Load Balancer Controller adds and removes zones in place; the cloud provider does not.',
});

const RELEASE: PropChange<Props> = {
  effect: [ANOTHER_RELEASE, { effect: 'beside' }],
  source: HELM_PROVIDER('resource_helm_release.go'),
  edits: [],
};

const TLS: readonly ChangeCase<Props>[] = [
  ...REPLACED,
  { when: anotherListener, effect: 'target-group-replaced', plan: 'beside' },
  { effect: 'in-place', plan: 'beside' },
];

const CHECK = (edits: readonly unknown[]): PropChange<Props> => owned('in-place', edits, { source: TARGETS });

/** What an edit of a load balancer that the Service of ingress-nginx owns does to the traffic that runs. */
export const SERVICE_CHANGES: PropChanges<Props> = {
  owner: {
    effect: [
      ...REPLACED,
      { when: anotherTargetType, effect: 'target-group-replaced', plan: 'beside' },
      { effect: 'nothing' },
    ],
    source: CLOUD_PROVIDER_SOURCE('pkg/providers/v1/aws.go'),
    edits: [
      { kind: 'aws-load-balancer-controller', targetType: 'ip' },
      { kind: 'aws-load-balancer-controller', targetType: 'instance' },
      { kind: 'cloud-provider-aws' },
    ],
  },
  'owner.kind': {
    effect: 'load-balancer-replaced',
    source: CLOUD_PROVIDER_SOURCE('pkg/providers/v1/aws.go'),
    edits: [],
  },
  'owner.targetType': {
    effect: [...REPLACED, { effect: 'target-group-replaced', plan: 'beside' }],
    source: TARGETS,
    edits: ['ip', 'instance'],
  },
  name: owned('load-balancer-replaced', ['shop-renamed']),
  scheme: owned('load-balancer-replaced', ['internet-facing', 'internal']),
  ipAddressType: owned('in-place', ['ipv4', 'dualstack']),
  subnetMappings: { ...MAPPING, isList: true, edits: [sampleSubnet] },
  'subnetMappings[].subnetId': { ...MAPPING, edits: [sampleSubnet.subnetId] },
  'subnetMappings[].availabilityZone': {
    effect: [{ when: createdAddresses, effect: 'load-balancer-replaced', plan: 'beside' }, { effect: 'beside' }],
    source: SERVICE_SOURCE,
    edits: ['ap-northeast-2d'],
  },
  'subnetMappings[].allocationId': { ...MAPPING, edits: ['eipalloc-0920d0000000000d4'] },
  'subnetMappings[].privateIpv4Address': { ...MAPPING, edits: ['10.0.100.20'] },
  'subnetMappings[].ipv6Address': { ...MAPPING, edits: ['2001:db8:1234:1a00::10'] },
  'subnetMappings[].cidrBlocks': { ...COMPARED, isList: true, edits: ['10.0.0.0/16'] },
  elasticIps: { effect: 'load-balancer-replaced', source: SERVICE_SOURCE, edits: ['create'] },
  elasticIpProtection: {
    effect: [{ when: createdAddresses, effect: 'beside' }, { effect: 'nothing' }],
    source: TERRAFORM_DOCUMENTATION('meta-arguments/lifecycle'),
    edits: [true, false],
  },
  crossZone: owned('in-place', [true, false]),
  deletionProtection: owned('in-place', [true, false]),
  replacementProtection: { becomes: ['terraform_data.input'], edits: [true, false] },
  zonalShift: owned('in-place', [true, false]),
  dnsRecordClientRoutingPolicy: owned('in-place', [
    'any_availability_zone',
    'availability_zone_affinity',
    'partial_availability_zone_affinity',
  ]),
  accessLogs: owned('in-place', [{ bucket: 'shop-access-logs', prefix: 'nlb' }]),
  'accessLogs.bucket': owned('in-place', ['shop-other-logs']),
  'accessLogs.prefix': owned('in-place', ['edge']),
  clients: owned('beside', [{ cidr: '198.51.100.0/24' }], {
    isList: true,
    source: SECURITY,
    clients: CLIENTS_OF_RULES,
  }),
  'clients[].cidr': owned('beside', ['198.51.100.0/24'], { source: SECURITY, clients: CLIENTS_OF_RULES }),
  'clients[].prefixListId': owned('beside', ['pl-0a1b2c3d4e5f60718'], { source: SECURITY, clients: CLIENTS_OF_RULES }),
  'clients[].securityGroupId': owned('beside', ['sg-0a1b2c3d4e5f60719'], {
    source: SECURITY,
    clients: CLIENTS_OF_RULES,
  }),
  ports: owned('listener-recreated', [{ http: 8080, https: 8443 }], { source: LISTENER }),
  'ports.http': owned('listener-recreated', [8080], { source: LISTENER }),
  'ports.https': owned('listener-recreated', [8443], { source: LISTENER }),
  tls: {
    effect: TLS,
    source: LISTENER,
    edits: [{ end: 'at-controller' }, { end: 'at-load-balancer', certificate: sampleCertificate }],
  },
  'tls.end': { effect: TLS, source: LISTENER, edits: [] },
  'tls.certificate': owned('in-place', [sampleCertificate], { source: LISTENER }),
  'tls.certificate.arn': owned('in-place', [sampleCertificate.arn], { source: LISTENER }),
  ...under('tls.certificate', certificateChanges),
  'tls.additionalCertificates': owned('in-place', [sampleCertificate], { source: LISTENER, isList: true }),
  'tls.additionalCertificates[].arn': owned('in-place', [sampleCertificate.arn], { source: LISTENER }),
  ...under('tls.additionalCertificates[]', certificateChanges),
  'tls.policy': owned(
    'in-place',
    ['ELBSecurityPolicy-TLS13-1-2-2021-06', 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09'],
    { source: LISTENER, clients: 'Clients that the new policy does not allow cannot connect.' },
  ),
  'tls.acknowledgements': COMPARED,
  'tls.acknowledgements.withdrawn-tls': { ...COMPARED, edits: ['An old till cannot do better until June.'] },
  'tls.redirect': owned('in-place', ['by-port', 'by-scheme'], { source: TARGETS }),
  'tls.defaultCertificate': owned('beside', [{ namespace: 'certificates', name: 'other' }]),
  'tls.defaultCertificate.namespace': owned('beside', ['tls']),
  'tls.defaultCertificate.name': owned('beside', ['other']),
  externalTrafficPolicy: owned('in-place', ['Cluster', 'Local'], { source: TARGETS }),
  proxyProtocol: owned('in-place', [true, false], {
    source: TARGETS,
    clients: 'Connections fail until the pods and the target groups agree again: about as long as a rollout.',
  }),
  healthCheck: CHECK([{ protocol: 'TCP' }, { protocol: 'HTTP', port: 10256, path: '/healthz' }]),
  'healthCheck.protocol': CHECK(['TCP', 'HTTP', 'HTTPS']),
  'healthCheck.port': CHECK([10256, 'traffic-port']),
  'healthCheck.expectsProxyProtocol': { ...COMPARED, edits: [true, false] },
  'healthCheck.path': CHECK(['/ready']),
  'healthCheck.matcher': CHECK(['200-299']),
  'healthCheck.interval': CHECK([20]),
  'healthCheck.timeout': CHECK([4]),
  'healthCheck.healthyThreshold': CHECK([3]),
  'healthCheck.unhealthyThreshold': CHECK([4]),
  tags: owned('in-place', [{ Team: 'shop' }]),
  acknowledgements: COMPARED,
  'acknowledgements.load-balancer-replacement': { becomes: ['terraform_data.input'], edits: [ON_SUNDAY] },
  'acknowledgements.elastic-ip-release': { becomes: ['terraform_data.input'], edits: [ON_SUNDAY] },
  'acknowledgements.public-node-ports': { ...COMPARED, edits: ['The nodes are in private subnets.'] },
  quotas: { ...COMPARED, edits: [{ 'load-balancers-per-region': 100 }] },
  cluster: {
    effect: 'load-balancer-replaced',
    source: SERVICE_SOURCE,
    clients: 'Another cluster builds another load balancer. Add another entry point.',
    edits: [],
  },
  ...dnsChanges,
  ...alarmChanges,
  awsLoadBalancerController: { ...ORDERED_AFTER, edits: [] },
  ingressNginx: RELEASE,
  ...ingressNginxChanges,
  'ingressNginx.releaseName': { ...RELEASE, edits: ['edge-nginx'] },
  'ingressNginx.namespace': { ...RELEASE, edits: ['edge'] },
};

function identity(props: Props): Readonly<Record<string, string>> {
  return identityOf(resolveServiceLoadBalancer(props, props.clients ?? []));
}

function releaseOf({ ingressNginx = {} }: Props): unknown {
  const { releaseName = 'ingress-nginx', namespace = releaseName } = ingressNginx;
  return [releaseName, namespace];
}
