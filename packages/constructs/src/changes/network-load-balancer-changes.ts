import { targetTypeOf } from '../entry-point/entry-point-registration';
import type { NetworkLoadBalancerEntryPointProps as Props } from '../entry-point/network-load-balancer-entry-point';
import { CONTROLLER_PORTS, targetPortsOf } from '../ingress-controller/ingress-controller';
import type { ChangeCase, ChangeCondition, PropChange, PropChanges } from './prop-change';
import { AWS_PROVIDER, AWS_PROVIDER_ISSUE, TERRAFORM_DOCUMENTATION } from './provider-sources';
import {
  alarmChanges,
  certificateChanges,
  clientChanges,
  CLIENTS_OF_RULES,
  COMPARED,
  ON_SUNDAY,
  ORDERED_AFTER,
  dnsChanges,
  healthCheckChanges,
  ingressNginxChanges,
  sampleCertificate,
  sampleSubnet,
  under,
  ZONES_AND_ADDRESSES,
} from './shared-prop-changes';

type Condition = ChangeCondition<Props>;

const anotherTargetGroup: Condition = {
  says: 'where the port or the type of the targets, the namespace of their pods, or the kind of health check becomes another',
  holds: ({ before, after }) => JSON.stringify(targetGroups(before)) !== JSON.stringify(targetGroups(after)),
};

const anotherListener: Condition = {
  says: 'where TLS ends elsewhere, so that the https listener has another protocol',
  holds: ({ before, after }) => before.tls.end !== after.tls.end,
};

const atController: Condition = {
  says: 'where the controller ends TLS, before and after',
  holds: ({ before, after }) => before.tls.end === 'at-controller' && after.tls.end === 'at-controller',
};

const byAddress: Condition = {
  says: 'where nodes are registered by their addresses',
  holds: ({ after: { registration } }) => registration.kind === 'tagged-instances' && registration.targetType === 'ip',
};

const onlyAdded: Condition = {
  says: 'where every mapping stays as it is, and others are added',
  holds: ({ before, after }) => {
    const now = after.subnetMappings.map(addressesOf);
    return before.subnetMappings.map(addressesOf).every((one) => now.includes(one));
  },
};

const createdAddresses: Condition = {
  says: 'where Elastic IPs are created',
  holds: ({ before, after }) => before.elasticIps !== undefined && after.elasticIps !== undefined,
};

const movedAddress: Condition = {
  says: 'where an address moves to another subnet that the load balancer has already',
  holds: ({ before, after }) =>
    before.subnetMappings.some(({ subnetId, allocationId, privateIpv4Address }) =>
      after.subnetMappings.some(
        (other) =>
          other.subnetId !== subnetId &&
          before.subnetMappings.some((one) => one.subnetId === other.subnetId) &&
          ((allocationId !== undefined && other.allocationId === allocationId) ||
            (privateIpv4Address !== undefined && other.privateIpv4Address === privateIpv4Address)),
      ),
    ),
};

const takenPort: Condition = {
  says: 'where a listener takes the port that the other one has',
  holds: ({ before, after }) => {
    const [old, next] = [portsOf(before), portsOf(after)];
    return next.http === old.https || next.https === old.http;
  },
};

const fewerAddresses: Condition = {
  says: 'where the number is lower than before',
  holds: ({ before, after }) => (after.secondaryIpsPerSubnet ?? 0) < (before.secondaryIpsPerSubnet ?? 0),
};

const lostPods: Condition = {
  says: 'where the release of the controller has another name or namespace',
  holds: ({ before, after }) =>
    before.ingressNginx?.releaseName !== after.ingressNginx?.releaseName ||
    before.ingressNginx?.namespace !== after.ingressNginx?.namespace,
};

const MAPPING: readonly ChangeCase<Props>[] = [
  { when: movedAddress, effect: 'refused' },
  { when: onlyAdded, effect: 'in-place' },
  { effect: 'load-balancer-replaced' },
];

const TARGETS: readonly ChangeCase<Props>[] = [
  { when: anotherTargetGroup, effect: 'target-group-replaced' },
  { when: anotherListener, effect: 'listener-recreated' },
  { effect: 'beside' },
];

const TARGETS_IN_PLACE: readonly ChangeCase<Props>[] = [
  { when: anotherTargetGroup, effect: 'target-group-replaced' },
  { effect: 'in-place' },
];

const CONTROLLER_LOST: PropChange<Props> = {
  effect: [
    { when: anotherTargetGroup, effect: 'target-group-replaced' },
    // The recorded schema of the provider does not know what replaces a release.
    { when: lostPods, effect: 'target-group-replaced', plan: 'beside' },
    { effect: 'beside' },
  ],
  source: AWS_PROVIDER('elbv2/target_group.go'),
  clients: 'No target is healthy until the pods of the new release have passed their health checks.',
  edits: [],
};

const PORTS: PropChange<Props> = {
  effect: [{ when: takenPort, effect: 'refused' }, { effect: 'in-place' }],
  source: AWS_PROVIDER('elbv2/listener.go'),
  clients: 'The old port is closed when the new one opens.',
  edits: [],
};

const ADDRESSES_AT_APPLY = AWS_PROVIDER('elbv2/load_balancer.go');

/** What an edit of a load balancer that Terraform owns does to the traffic that runs. */
export const NETWORK_LOAD_BALANCER_CHANGES: PropChanges<Props> = {
  name: { becomes: ['aws_lb.name', 'aws_lb_target_group.name'], edits: ['shop-renamed'] },
  scheme: { becomes: ['aws_lb.internal'], edits: ['internet-facing', 'internal'] },
  ipAddressType: {
    becomes: ['aws_lb.ip_address_type'],
    clients: 'With `dualstack`, names resolve to IPv6 addresses as well; without it, clients that use them lose them.',
    edits: ['ipv4', 'dualstack'],
  },
  subnetMappings: {
    effect: MAPPING,
    source: AWS_PROVIDER_ISSUE(41418),
    clients: 'A subnet that is added gives one more address. One that is removed takes all of them.',
    isList: true,
    edits: [sampleSubnet],
  },
  'subnetMappings[].cidrBlocks': { ...COMPARED, isList: true, edits: ['10.0.0.0/16'] },
  'subnetMappings[].subnetId': {
    effect: MAPPING,
    source: AWS_PROVIDER_ISSUE(41418),
    edits: [sampleSubnet.subnetId],
  },
  'subnetMappings[].availabilityZone': {
    effect: [{ when: createdAddresses, effect: 'refused', plan: 'in-place' }, { effect: 'nothing' }],
    source: ADDRESSES_AT_APPLY,
    clients: 'The created Elastic IP is named after the zone: another name is another address.',
    edits: ['ap-northeast-2d'],
  },
  'subnetMappings[].allocationId': {
    effect: MAPPING,
    source: AWS_PROVIDER_ISSUE(41418),
    edits: ['eipalloc-0920d0000000000d4'],
  },
  'subnetMappings[].privateIpv4Address': {
    effect: MAPPING,
    source: AWS_PROVIDER_ISSUE(41418),
    edits: ['10.0.100.20'],
  },
  'subnetMappings[].ipv6Address': {
    effect: MAPPING,
    source: AWS_PROVIDER_ISSUE(41418),
    edits: ['2001:db8:1234:1a00::10'],
  },
  secondaryIpsPerSubnet: {
    effect: [
      { edit: 'removed', effect: 'nothing' },
      // A plan of the real provider shows it; that of a recorded schema does not.
      { when: fewerAddresses, effect: 'load-balancer-replaced', plan: 'in-place' },
      { effect: 'in-place' },
    ],
    becomes: ['aws_lb.secondary_ips_auto_assigned_per_subnet'],
    clients: 'A prop that is removed leaves the addresses as they are.',
    edits: [2, 3],
  },
  minimumCapacityUnits: { becomes: ['aws_lb.minimum_load_balancer_capacity'], isLeftOut: true, edits: [5500] },
  additionalSecurityGroupIds: {
    becomes: ['aws_lb.security_groups'],
    clients: CLIENTS_OF_RULES,
    isList: true,
    edits: ['sg-0a1b2c3d4e5f60720'],
  },
  enforceSecurityGroupsOnPrivateLink: {
    becomes: ['aws_lb.enforce_security_group_inbound_rules_on_private_link_traffic'],
    clients: 'Clients of an endpoint service have to be among the clients of the security group, or need not be.',
    edits: [true, false],
  },
  crossZone: {
    becomes: ['aws_lb.enable_cross_zone_load_balancing'],
    clients: 'New connections reach other targets; a zone without a healthy target answers only with it.',
    edits: [true, false],
  },
  deletionProtection: { becomes: ['aws_lb.enable_deletion_protection'], edits: [true, false] },
  replacementProtection: { becomes: ['terraform_data.input'], edits: [true, false] },
  acknowledgements: { becomes: ['terraform_data.input'], edits: [] },
  'acknowledgements.load-balancer-replacement': { becomes: ['terraform_data.input'], edits: [ON_SUNDAY] },
  'acknowledgements.listener-replacement': { ...COMPARED, edits: [ON_SUNDAY] },
  'acknowledgements.target-group-replacement': { becomes: ['terraform_data.input'], edits: [ON_SUNDAY] },
  'acknowledgements.elastic-ip-release': { becomes: ['terraform_data.input'], edits: [ON_SUNDAY] },
  zonalShift: { becomes: ['aws_lb.enable_zonal_shift'], edits: [true, false] },
  dnsRecordClientRoutingPolicy: {
    becomes: ['aws_lb.dns_record_client_routing_policy'],
    clients: 'Clients in the region are told addresses of other zones.',
    edits: ['any_availability_zone', 'availability_zone_affinity', 'partial_availability_zone_affinity'],
  },
  accessLogs: {
    becomes: ['aws_lb.access_logs.enabled', 'aws_lb.access_logs.bucket'],
    edits: [{ bucket: 'shop-access-logs', prefix: 'nlb' }],
  },
  'accessLogs.bucket': { becomes: ['aws_lb.access_logs.bucket'], edits: ['shop-other-logs'] },
  'accessLogs.prefix': { becomes: ['aws_lb.access_logs.prefix'], edits: ['edge'] },
  tags: { becomes: ['aws_lb.tags'], edits: [{ Team: 'shop' }] },
  quotas: { ...COMPARED, edits: [{ 'load-balancers-per-region': 100 }] },
  elasticIps: {
    effect: [
      { edit: 'removed', effect: 'load-balancer-replaced' },
      // The allocation ids are not known yet, so that the provider cannot say that it has to replace.
      { effect: 'refused', plan: 'in-place' },
    ],
    source: ADDRESSES_AT_APPLY,
    clients: 'The addresses of a load balancer that runs cannot be exchanged. Add another entry point.',
    edits: ['create'],
  },
  elasticIpProtection: {
    effect: [{ when: createdAddresses, effect: 'beside' }, { effect: 'nothing' }],
    source: TERRAFORM_DOCUMENTATION('meta-arguments/lifecycle'),
    edits: [true, false],
  },
  clients: {
    becomes: ['aws_vpc_security_group_ingress_rule.cidr_ipv4'],
    clients: CLIENTS_OF_RULES,
    isList: true,
    edits: [{ cidr: '198.51.100.0/24' }],
  },
  ...clientChanges,
  targetSecurityGroupIds: {
    becomes: [
      'aws_vpc_security_group_egress_rule.referenced_security_group_id',
      'aws_vpc_security_group_ingress_rule.security_group_id',
    ],
    clients: 'Targets that are in none of the groups get no new connection.',
    isList: true,
    edits: ['sg-0a1b2c3d4e5f60721'],
  },
  proxyProtocol: {
    becomes: ['aws_lb_target_group.proxy_protocol_v2', 'helm_release.values'],
    clients: 'Connections fail until the pods and the target groups agree again: about as long as a rollout.',
    edits: [true, false],
  },
  ports: {
    ...PORTS,
    edits: [
      { http: 8080, https: 8443 },
      { http: 443, https: 80 },
    ],
  },
  'ports.http': { ...PORTS, edits: [8080] },
  'ports.https': { ...PORTS, edits: [8443] },
  tls: {
    effect: [...TARGETS.slice(0, -1), { when: atController, effect: 'beside' }, { effect: 'in-place' }],
    source: AWS_PROVIDER_ISSUE(7367),
    clients: 'Both listeners lead to other targets, and the https listener is made anew.',
    edits: [
      { end: 'at-controller' },
      { end: 'at-controller', defaultCertificate: { namespace: 'certificates', name: 'wildcard' } },
      { end: 'at-load-balancer', certificate: sampleCertificate },
    ],
  },
  'tls.end': {
    effect: TARGETS,
    source: AWS_PROVIDER_ISSUE(7367),
    clients: 'Both listeners lead to other targets, and the https listener is made anew.',
    edits: [],
  },
  'tls.certificate': { becomes: ['aws_lb_listener.certificate_arn'], edits: [sampleCertificate] },
  'tls.certificate.arn': {
    becomes: ['aws_lb_listener.certificate_arn'],
    clients: 'New connections get the new certificate.',
    edits: [sampleCertificate.arn],
  },
  ...under('tls.certificate', certificateChanges),
  'tls.additionalCertificates': {
    becomes: ['aws_lb_listener_certificate.certificate_arn'],
    clients: 'Names of a certificate that is removed get the default one.',
    isList: true,
    edits: [sampleCertificate],
  },
  'tls.additionalCertificates[].arn': {
    becomes: ['aws_lb_listener_certificate.certificate_arn'],
    clients: 'The names of the certificate get the default one until the new one is attached.',
    edits: [sampleCertificate.arn],
  },
  ...under('tls.additionalCertificates[]', certificateChanges),
  'tls.policy': {
    becomes: ['aws_lb_listener.ssl_policy'],
    clients: 'Clients that the new policy does not allow cannot connect.',
    edits: ['ELBSecurityPolicy-TLS13-1-2-2021-06', 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09'],
  },
  'tls.acknowledgements': COMPARED,
  'tls.acknowledgements.withdrawn-tls': { ...COMPARED, edits: ['An old till cannot do better until June.'] },
  'tls.redirect': {
    effect: [{ when: anotherTargetGroup, effect: 'target-group-replaced' }, { effect: 'beside' }],
    source: AWS_PROVIDER_ISSUE(46011),
    edits: ['by-port', 'by-scheme'],
  },
  'tls.defaultCertificate': {
    becomes: ['helm_release.values'],
    clients: 'Names without a certificate of their own get another one.',
    edits: [{ namespace: 'certificates', name: 'other' }],
  },
  'tls.defaultCertificate.namespace': { becomes: ['helm_release.values'], edits: ['tls'] },
  'tls.defaultCertificate.name': { becomes: ['helm_release.values'], edits: ['other'] },
  registration: {
    effect: TARGETS,
    source: AWS_PROVIDER('elbv2/target_group.go'),
    edits: [
      { kind: 'target-group-binding' },
      { kind: 'auto-scaling-groups', names: ['eks-shop-general-x'] },
      { kind: 'tagged-instances', tags: { 'eks:cluster-name': 'shop' } },
      { kind: 'tagged-instances', tags: { 'eks:cluster-name': 'shop' }, targetType: 'ip' },
    ],
  },
  'registration.kind': { effect: TARGETS, source: AWS_PROVIDER('elbv2/target_group.go'), edits: [] },
  'registration.names': {
    becomes: ['aws_autoscaling_attachment.autoscaling_group_name'],
    clients: 'The nodes of a group that is removed are drained.',
    isList: true,
    edits: ['eks-shop-general-x'],
  },
  'registration.tags': {
    becomes: ['aws_lb_target_group_attachment.target_id'],
    // The recorded schema makes up the same addresses for every tag.
    effect: [{ when: byAddress, effect: 'beside', plan: 'nothing' }, { effect: 'beside' }],
    clients: 'Nodes without the tags are drained.',
    edits: [{ 'eks:cluster-name': 'shop', pool: 'edge' }],
  },
  'registration.nodePorts': {
    effect: TARGETS,
    source: AWS_PROVIDER('elbv2/target_group.go'),
    edits: [{ http: 31080, https: 31443 }],
  },
  'registration.nodePorts.http': { effect: TARGETS, source: AWS_PROVIDER('elbv2/target_group.go'), edits: [31080] },
  'registration.nodePorts.https': { effect: TARGETS, source: AWS_PROVIDER('elbv2/target_group.go'), edits: [31443] },
  'registration.targetType': {
    effect: TARGETS,
    source: AWS_PROVIDER('elbv2/target_group.go'),
    edits: ['instance', 'ip'],
  },
  healthCheck: {
    effect: TARGETS_IN_PLACE,
    source: AWS_PROVIDER_ISSUE(46011),
    edits: [{ protocol: 'TCP' }, { protocol: 'HTTP', port: 10256, path: '/healthz' }],
  },
  'healthCheck.protocol': {
    effect: TARGETS_IN_PLACE,
    source: AWS_PROVIDER_ISSUE(46011),
    edits: ['TCP', 'HTTP', 'HTTPS'],
  },
  ...healthCheckChanges((argument) => ({ becomes: [`aws_lb_target_group.health_check.${argument}`], edits: [] })),
  ...dnsChanges,
  ...alarmChanges,
  cluster: {
    effect: 'refused',
    source: ZONES_AND_ADDRESSES,
    clients: 'A load balancer cannot move to another VPC. Add another entry point.',
    edits: [],
  },
  awsLoadBalancerController: { ...ORDERED_AFTER, edits: [] },
  controller: { ...CONTROLLER_LOST, edits: [] },
  ingressNginx: { ...CONTROLLER_LOST, edits: [] },
  ...ingressNginxChanges,
  'ingressNginx.releaseName': { ...CONTROLLER_LOST, edits: ['edge-nginx'] },
  'ingressNginx.namespace': { ...CONTROLLER_LOST, edits: ['edge'] },
};

/** What a mapping asks AWS for; the rest of it is compared, and not written. */
function addressesOf(mapping: Props['subnetMappings'][number]): string {
  const { subnetId, allocationId, privateIpv4Address, ipv6Address } = mapping;
  return JSON.stringify([subnetId, allocationId, privateIpv4Address, ipv6Address]);
}

function portsOf({ ports }: Props): { readonly http: number; readonly https: number } {
  return { http: 80, https: 443, ...ports };
}

/** What the target groups of an entry point are known by: another one of it is another target group. */
function targetGroups(props: Props): unknown {
  const { registration, tls, healthCheck, ingressNginx = {} } = props;
  const isBehindNodePort = registration.kind !== 'target-group-binding';
  const ports = targetPortsOf({ tls: tls.end, ...(tls.end === 'at-load-balancer' && { redirect: tls.redirect }) });
  const nodePorts = { http: 30080, https: 30443, ...(isBehindNodePort && registration.nodePorts) };
  const { releaseName = 'ingress-nginx', namespace = releaseName } = ingressNginx;
  return (['http', 'https'] as const).map((name) => ({
    port: isBehindNodePort ? nodePorts[name] : CONTROLLER_PORTS[ports[name]],
    targetType: targetTypeOf(registration),
    namespace: isBehindNodePort ? undefined : namespace,
    isTcp:
      (healthCheck === undefined ? (ports[name] === 'http' ? 'HTTP' : 'TCP') : (healthCheck.protocol ?? 'TCP')) ===
      'TCP',
  }));
}
