import { quote, sourceUrl, terraformProviderAwsRelease } from '@eks-ingress/diagnostics';
import { describeAttributeRange, isInAttributeRange } from '../../attributes';
import { isTargetGroupName } from '../../identifiers';
import { APPLICATION_LOAD_BALANCER_ATTRIBUTES, type ResolvedTargetGroup } from '../specification/resolved';
import type { RegistrationSpec } from '../specification/registration';
import type { TargetHealthStateSpec } from '../specification/target-group-health';
import { AUTO_SCALING_GROUP_ATTACHMENT, AWS_NLB_GUIDE, ELBV2_API, TERRAFORM_AWS } from '../../sources';
import { isRegistrationKind } from '../validate-types';
import { defineConstraints, withItems } from './constraint';

const DEREGISTRATION_DELAY = describeAttributeRange('deregistration_delay.timeout_seconds');
const DRAINING_INTERVAL = describeAttributeRange('target_health_state.unhealthy.draining_interval_seconds');
const PROTOCOLS = ['TCP', 'TLS', 'UDP', 'TCP_UDP', 'QUIC', 'TCP_QUIC'];
const CROSS_ZONE: readonly unknown[] = [true, false, 'use_load_balancer_configuration'];

const isQuic = ({ protocol }: ResolvedTargetGroup) => protocol === 'QUIC' || protocol === 'TCP_QUIC';
const isOverTcp = ({ protocol }: ResolvedTargetGroup) => protocol === 'TCP' || protocol === 'TLS';

/** The attributes of an Application Load Balancer as the target that are not as AWS fixes them. */
function changedAttributes(targetGroup: ResolvedTargetGroup): string[] {
  const fixed = Object.entries(APPLICATION_LOAD_BALANCER_ATTRIBUTES);
  const changed = fixed.filter(([name, value]) => targetGroup[name as keyof ResolvedTargetGroup] !== value);
  return [
    ...changed.map(([name]) => name),
    ...(targetGroup.targetHealthState === undefined ? [] : ['targetHealthState']),
  ];
}

/** The ports that an Application Load Balancer behind the target group is reached on and has no listener on. */
function portsWithoutListener({ port, healthCheck, registration }: ResolvedTargetGroup): (number | string)[] {
  const listenerPorts = listenerPortsOf(registration);
  if (listenerPorts === undefined) return [];
  const ports = healthCheck.port === 'traffic-port' ? [port] : [port, healthCheck.port];
  return ports.filter((one) => !(listenerPorts as readonly unknown[]).includes(one));
}

const listenerPortsOf = (registration: RegistrationSpec) =>
  registration.kind === 'application-load-balancer' ? registration.listenerPorts : undefined;

/** The examples' target group of an Application Load Balancer. */
const ALB = 'targetGroups.alb';
const DRAINING = (seconds: number): TargetHealthStateSpec => ({
  unhealthyConnectionTermination: false,
  unhealthyDrainingInterval: seconds,
});

export const targetGroupConstraints = defineConstraints<ResolvedTargetGroup>()([
  {
    id: 'target-group-name',
    severity: 'error',
    attribute: 'name',
    when: ({ name }) => name !== undefined && !isTargetGroupName(name),
    message: ({ name = '' }) => `The name ${quote(name)} (${name.length} characters) is not one of a target group.`,
    why: 'Terraform accepts 1 to 32 letters, digits and hyphens, and no hyphen at either end.',
    fix: 'Choose a shorter name, or one without other characters.',
    manifests: { why: null },
    source: TERRAFORM_AWS('elbv2/validate.go'),
    examples: {
      passes: [{ of: 'internet-facing', set: { 'targetGroups.http.name': 'internal-http' } }],
      fails: ['shop.public.http', '', 'shop-public-http-of-the-whole-apac', '-shop'].map((name) => ({
        of: 'internet-facing',
        set: { 'targetGroups.http.name': name },
      })),
    },
  },
  {
    id: 'target-group-port-range',
    severity: 'error',
    attribute: 'port',
    when: ({ port }) => !Number.isInteger(port) || port < 1 || port > 65535,
    message: ({ port }) => `The port ${quote(port)} is not a whole number from 1 to 65535.`,
    why: 'Terraform refuses it.',
    fix: 'Give the NodePort of the Service for instances, or the port of the container for pods.',
    manifests: { why: null },
    source: TERRAFORM_AWS('elbv2/target_group.go'),
    examples: {
      passes: [{ of: 'internet-facing', set: { 'targetGroups.http.port': 65535 } }],
      fails: [0, 65536, 8080.5].map((port) => ({ of: 'internet-facing', set: { 'targetGroups.http.port': port } })),
    },
  },
  {
    id: 'target-group-protocol',
    severity: 'error',
    attribute: 'protocol',
    when: ({ protocol }) => !PROTOCOLS.includes(protocol),
    message: ({ protocol }) => `The target group protocol ${quote(protocol)} is not supported.`,
    why: 'HTTP and HTTPS belong to Application Load Balancers.',
    fix: 'Use one of TCP, TLS, UDP, TCP_UDP.',
    source: ELBV2_API('CreateTargetGroup'),
    examples: {
      passes: [{ of: 'internet-facing', set: { 'targetGroups.http.protocol': 'TCP' } }],
      fails: [
        {
          of: 'internet-facing',
          set: { 'targetGroups.http.protocol': 'HTTP' },
          finds: [
            'targetGroups.http.protocol: target-group-protocol',
            'listeners[0].protocol: listener-target-group-protocol',
          ],
        },
      ],
    },
  },
  {
    id: 'target-group-target-type',
    severity: 'error',
    attribute: 'targetType',
    when: ({ targetType }) => targetType !== 'instance' && targetType !== 'ip' && targetType !== 'alb',
    message: ({ targetType }) => `The target type ${quote(targetType)} is not supported.`,
    why: 'Nodes are registered as instances, pods by their addresses, and Application Load Balancers by their ARN.',
    fix: 'Use "instance", "ip" or "alb".',
    source: ELBV2_API('CreateTargetGroup'),
    examples: {
      passes: [{ of: 'internet-facing', set: { 'targetGroups.http.targetType': 'instance' } }],
      fails: [{ of: 'internet-facing', set: { 'targetGroups.http.targetType': 'lambda' } }],
    },
  },
  {
    id: 'target-group-registration-kind',
    severity: 'error',
    attribute: 'registration',
    dependsOn: ({ registration }) => [registration.kind],
    when: ({ registration }) => !isRegistrationKind(registration.kind),
    message: ({ registration }) => `There is no way of registering targets ${quote(registration.kind)}.`,
    why: 'The target group would stay empty.',
    fix: 'Use one of target-group-binding, auto-scaling-groups, tagged-instances, ip-addresses, application-load-balancer.',
    source: ELBV2_API('RegisterTargets'),
    examples: {
      passes: [{ of: 'node-port' }],
      fails: [
        {
          of: 'internet-facing',
          set: { 'targetGroups.http.registration.kind': 'nodes' },
          finds: ['targetGroups.http.registration: target-group-registration-kind'],
        },
      ],
    },
  },
  {
    id: 'target-group-deregistration-delay-range',
    severity: 'error',
    attribute: 'deregistrationDelay',
    when: ({ deregistrationDelay: seconds }) => !isInAttributeRange('deregistration_delay.timeout_seconds', seconds),
    message: ({ deregistrationDelay }) =>
      `The deregistration delay of ${quote(deregistrationDelay)} seconds is not a whole number ${DEREGISTRATION_DELAY}.`,
    why: 'Terraform refuses it.',
    fix: `Give seconds ${DEREGISTRATION_DELAY}.`,
    manifests: { why: null },
    source: TERRAFORM_AWS('elbv2/target_group.go'),
    examples: {
      passes: [{ of: 'internet-facing', set: { 'targetGroups.http.deregistrationDelay': 3600 } }],
      fails: [-1, 3601].map((seconds) => ({
        of: 'internet-facing',
        set: { 'targetGroups.http.deregistrationDelay': seconds },
      })),
    },
  },
  {
    id: 'target-group-preserve-client-ip-udp',
    severity: 'error',
    attribute: 'preserveClientIp',
    when: (targetGroup) =>
      PROTOCOLS.includes(targetGroup.protocol) && !isOverTcp(targetGroup) && !targetGroup.preserveClientIp,
    message: ({ protocol }) => `Client IP preservation is off for a ${protocol} target group.`,
    why: 'AWS always preserves the client address of UDP and QUIC, and refuses to turn that off.',
    fix: 'Remove preserveClientIp.',
    manifests: { fix: null },
    source: AWS_NLB_GUIDE('edit-target-group-attributes'),
    examples: {
      passes: [{ of: 'udp', set: { 'targetGroups.dns.preserveClientIp': true } }],
      fails: [{ of: 'udp', set: { 'targetGroups.dns.preserveClientIp': false } }],
    },
  },
  {
    id: 'target-group-preserve-client-ip-hairpin',
    severity: 'warning',
    attribute: 'preserveClientIp',
    dependsOn: ({ targetType }) => [targetType],
    when: (targetGroup) => isOverTcp(targetGroup) && targetGroup.preserveClientIp && targetGroup.targetType !== 'alb',
    message: () => 'Targets see the client address at the IP layer.',
    why: 'A pod or node that calls the load balancer and is sent back to itself then times out (OIDC callbacks, certificate self checks).',
    fix: 'Turn preserveClientIp off and use PROXY protocol v2, or keep such calls inside the cluster.',
    manifests: { fix: null },
    source: AWS_NLB_GUIDE('load-balancer-troubleshooting'),
    examples: {
      passes: [{ of: 'internet-facing', set: { 'targetGroups.http.preserveClientIp': false } }],
      fails: [
        { of: 'internet-facing', set: { 'targetGroups.http.preserveClientIp': true } },
        { of: 'dual-stack', set: { 'targetGroups.api.preserveClientIp': true } },
      ],
    },
  },
  {
    id: 'target-group-stickiness-tls',
    severity: 'error',
    attribute: 'stickiness',
    when: ({ protocol, stickiness }) => protocol === 'TLS' && stickiness,
    message: () => 'Stickiness is on for a TLS target group.',
    why: 'AWS refuses it.',
    fix: 'Turn it off, and use cookies at the ingress controller.',
    source: AWS_NLB_GUIDE('edit-target-group-attributes'),
    examples: {
      passes: [{ of: 'internal', set: { 'targetGroups.https.stickiness': true } }],
      fails: [
        {
          of: 'dual-stack',
          set: { 'targetGroups.api.stickiness': true },
          finds: [
            'targetGroups.api.stickiness: target-group-stickiness-tls',
            'listeners[0].targetGroup: listener-stickiness-with-tls',
          ],
        },
      ],
    },
  },
  {
    id: 'target-group-proxy-protocol-health-check-port',
    severity: 'error',
    attribute: 'healthCheck',
    dependsOn: ({ proxyProtocolV2, healthCheck: { port, protocol, expectsProxyProtocol } }) => [
      proxyProtocolV2,
      port,
      protocol,
      expectsProxyProtocol,
    ],
    when: ({ proxyProtocolV2, healthCheck: { port, protocol, expectsProxyProtocol } }) =>
      proxyProtocolV2 === true && port !== 'traffic-port' && protocol !== 'TCP' && expectsProxyProtocol !== true,
    message: ({ healthCheck: { port, protocol } }) =>
      `The ${protocol} health check on port ${port} receives a PROXY protocol header.`,
    why: 'PROXY protocol v2 begins health checks too; a port that does not expect it (10254, a healthCheckNodePort) answers 400, and all targets are unhealthy.',
    fix: 'Check the traffic port or check with TCP, or set expectsProxyProtocol where that port expects the header.',
    manifests: { severity: 'warning', fix: null },
    source: AWS_NLB_GUIDE('edit-target-group-attributes'),
    examples: {
      passes: [
        { of: 'internet-facing', set: { 'targetGroups.https.healthCheck': { protocol: 'TCP', port: 10254 } } },
        {
          of: 'internet-facing',
          set: {
            'targetGroups.https.healthCheck.port': 8080,
            'targetGroups.https.healthCheck.expectsProxyProtocol': true,
          },
        },
      ],
      fails: [
        {
          of: 'internet-facing',
          set: {
            'targetGroups.https.healthCheck.port': 10254,
            'targetGroups.https.healthCheck.expectsProxyProtocol': false,
          },
          finds: ['targetGroups.https.healthCheck: target-group-proxy-protocol-health-check-port'],
        },
      ],
    },
  },
  {
    id: 'target-group-auto-scaling-target-type',
    severity: 'error',
    attribute: 'targetType',
    when: ({ targetType, registration }) => registration.kind === 'auto-scaling-groups' && targetType !== 'instance',
    message: ({ targetType }) => `An Auto Scaling group cannot register targets of the type ${quote(targetType)}.`,
    why: 'Auto Scaling registers instance ids.',
    fix: 'Use the target type "instance", or register pods with a TargetGroupBinding.',
    source: AUTO_SCALING_GROUP_ATTACHMENT,
    examples: {
      passes: [{ of: 'node-port' }],
      fails: [{ of: 'node-port', set: { 'targetGroups.web.targetType': 'ip' } }],
    },
  },
  {
    id: 'target-group-name-hyphens',
    severity: 'warning',
    attribute: 'name',
    when: ({ name }) => name !== undefined && name.includes('--'),
    message: ({ name }) => `The name ${quote(name)} has two hyphens side by side.`,
    why: 'An emulator of AWS refuses such a name; whether AWS does is not documented.',
    fix: 'Use one hyphen.',
    source: ELBV2_API('CreateTargetGroup'),
    examples: {
      passes: [{ of: 'internet-facing', set: { 'targetGroups.http.name': 'shop-http-2' } }],
      fails: [{ of: 'internet-facing', set: { 'targetGroups.http.name': 'shop--http' } }],
    },
  },
  {
    id: 'target-group-ip-address-type',
    severity: 'error',
    attribute: 'ipAddressType',
    when: ({ ipAddressType }) => ipAddressType !== 'ipv4' && ipAddressType !== 'ipv6',
    message: ({ ipAddressType }) => `A target group has no address type ${quote(ipAddressType)}.`,
    why: 'Targets are reached over one address family.',
    fix: 'Use "ipv4" or "ipv6".',
    source: ELBV2_API('CreateTargetGroup'),
    examples: {
      passes: [{ of: 'dual-stack', set: { 'targetGroups.api.ipAddressType': 'ipv6' } }],
      fails: [{ of: 'dual-stack', set: { 'targetGroups.api.ipAddressType': 'dualstack' } }],
    },
  },
  {
    id: 'target-group-ipv6-target-type',
    severity: 'error',
    attribute: 'ipAddressType',
    dependsOn: ({ targetType }) => [targetType],
    when: ({ ipAddressType, targetType }) => ipAddressType === 'ipv6' && targetType !== 'ip',
    message: ({ targetType }) => `Targets of the type ${quote(targetType)} are to be reached over IPv6.`,
    why: 'AWS reaches targets over IPv6 by their addresses only.',
    fix: 'Use the target type "ip", or the address type "ipv4".',
    source: AWS_NLB_GUIDE('load-balancer-target-groups'),
    examples: {
      passes: [{ of: 'dual-stack', set: { 'targetGroups.api.ipAddressType': 'ipv6' } }],
      fails: [
        {
          of: 'node-port',
          set: { 'targetGroups.web.ipAddressType': 'ipv6', ipAddressType: 'dualstack' },
        },
      ],
    },
  },
  {
    id: 'target-group-ipv6-load-balancer',
    severity: 'error',
    attribute: 'ipAddressType',
    when: ({ ipAddressType }, { loadBalancer }) => ipAddressType === 'ipv6' && loadBalancer.ipAddressType === 'ipv4',
    message: () => 'Targets are to be reached over IPv6 by a load balancer that has IPv4 addresses only.',
    why: 'AWS takes IPv6 target groups behind dual-stack load balancers.',
    fix: 'Use the address type "dualstack" for the load balancer, or "ipv4" for the target group.',
    source: AWS_NLB_GUIDE('load-balancer-target-groups'),
    examples: {
      passes: [{ of: 'dual-stack', set: { 'targetGroups.api.ipAddressType': 'ipv6' } }],
      fails: [{ of: 'internet-facing', set: { 'targetGroups.http.ipAddressType': 'ipv6' } }],
    },
  },
  {
    id: 'target-group-cross-zone',
    severity: 'error',
    attribute: 'crossZone',
    when: ({ crossZone }) => !CROSS_ZONE.includes(crossZone),
    message: ({ crossZone }) => `There is no cross-zone load balancing ${quote(crossZone)}.`,
    why: 'Terraform refuses it.',
    fix: 'Use true, false or "use_load_balancer_configuration".',
    manifests: { why: null },
    source: TERRAFORM_AWS('elbv2/target_group.go'),
    examples: {
      passes: [{ of: 'internet-facing', set: { 'targetGroups.http.crossZone': true } }],
      fails: [{ of: 'internet-facing', set: { 'targetGroups.http.crossZone': 'on' } }],
    },
  },
  {
    id: 'target-group-health-state-protocol',
    severity: 'error',
    attribute: 'targetHealthState',
    dependsOn: ({ protocol, targetType }) => [protocol, targetType],
    when: (targetGroup) =>
      targetGroup.targetHealthState !== undefined &&
      !isOverTcp(targetGroup) &&
      PROTOCOLS.includes(targetGroup.protocol),
    message: ({ protocol }) => `A ${protocol} target group says what becomes of the connections of unhealthy targets.`,
    why: 'It is for TCP and TLS; Terraform drops it for every other protocol and says nothing.',
    fix: 'Remove targetHealthState.',
    manifests: { why: null },
    source: TERRAFORM_AWS('elbv2/target_group.go'),
    examples: {
      passes: [
        {
          of: 'internet-facing',
          set: { 'targetGroups.http.targetHealthState': { unhealthyConnectionTermination: false } },
        },
      ],
      fails: [{ of: 'udp', set: { 'targetGroups.dns.targetHealthState': { unhealthyConnectionTermination: true } } }],
    },
  },
  {
    id: 'target-group-draining-interval-range',
    severity: 'error',
    attribute: 'targetHealthState',
    dependsOn: ({ targetHealthState }) => [targetHealthState?.unhealthyDrainingInterval],
    when: ({ targetHealthState: { unhealthyDrainingInterval: seconds = 0 } = {} }) =>
      !isInAttributeRange('target_health_state.unhealthy.draining_interval_seconds', seconds),
    message: ({ targetHealthState }) =>
      `The draining interval of ${quote(targetHealthState?.unhealthyDrainingInterval)} seconds is not a whole number ${DRAINING_INTERVAL}.`,
    why: 'Terraform refuses it.',
    fix: `Give seconds ${DRAINING_INTERVAL}.`,
    manifests: { why: null },
    source: TERRAFORM_AWS('elbv2/target_group.go'),
    examples: {
      passes: [{ of: 'internet-facing', set: { 'targetGroups.http.targetHealthState': DRAINING(360_000) } }],
      fails: [-1, 360_001].map((seconds) => ({
        of: 'internet-facing',
        set: { 'targetGroups.http.targetHealthState': DRAINING(seconds) },
      })),
    },
  },
  {
    id: 'target-group-draining-interval-without-connections',
    severity: 'error',
    attribute: 'targetHealthState',
    dependsOn: ({ targetHealthState: { unhealthyConnectionTermination, unhealthyDrainingInterval } = {} }) => [
      unhealthyConnectionTermination,
      unhealthyDrainingInterval,
    ],
    when: ({ targetHealthState: { unhealthyConnectionTermination, unhealthyDrainingInterval = 0 } = {} }) =>
      unhealthyConnectionTermination === true && unhealthyDrainingInterval > 0,
    message: ({ targetHealthState }) =>
      `An unhealthy target drains for ${targetHealthState?.unhealthyDrainingInterval} seconds, and its connections are closed at once.`,
    why: 'AWS takes a draining interval only where connections are kept.',
    fix: 'Set unhealthyConnectionTermination to false, or remove the interval.',
    source: ELBV2_API('TargetGroupAttribute'),
    examples: {
      passes: [{ of: 'internet-facing', set: { 'targetGroups.http.targetHealthState': DRAINING(300) } }],
      fails: [
        { of: 'internet-facing', set: { 'targetGroups.http.targetHealthState': { unhealthyDrainingInterval: 300 } } },
      ],
    },
  },
  {
    id: 'target-group-quic-registration',
    severity: 'error',
    attribute: 'registration',
    dependsOn: ({ registration }) => [registration.kind],
    when: (targetGroup) => isQuic(targetGroup) && targetGroup.registration.kind !== 'target-group-binding',
    message: ({ protocol, registration }) =>
      `The targets of ${protocol} are registered by ${quote(registration.kind)}.`,
    why: 'Each one needs a QUIC server id, which Terraform can give from version 6.28 of the AWS provider on.',
    fix: 'Register them with a TargetGroupBinding.',
    manifests: { why: null },
    source: sourceUrl({ ...terraformProviderAwsRelease, tag: 'v6.28.0' }, 'CHANGELOG.md'),
    examples: {
      passes: [{ of: 'udp' }],
      fails: [
        {
          of: 'udp',
          set: {
            'targetGroups.syslog.protocol': 'QUIC',
            listeners: [{ port: 53, protocol: 'TCP_UDP', targetGroup: 'dns' }],
          },
          finds: ['targetGroups.syslog.registration: target-group-quic-registration'],
        },
      ],
    },
  },
  {
    id: 'target-group-ip-addresses-target-type',
    severity: 'error',
    attribute: 'targetType',
    when: ({ targetType, registration }) => registration.kind === 'ip-addresses' && targetType !== 'ip',
    message: ({ targetType }) => `Addresses cannot be registered as targets of the type ${quote(targetType)}.`,
    why: 'AWS takes instance ids for the type "instance" and one ARN for the type "alb".',
    fix: 'Use the target type "ip".',
    source: ELBV2_API('RegisterTargets'),
    examples: {
      passes: [{ of: 'ip-addresses' }],
      fails: [{ of: 'ip-addresses', set: { 'targetGroups.ldap.targetType': 'instance' } }],
    },
  },
  {
    id: 'target-group-application-load-balancer',
    severity: 'error',
    attribute: 'targetType',
    when: ({ targetType, registration: { kind } }) =>
      isRegistrationKind(kind) && (targetType === 'alb') !== (kind === 'application-load-balancer'),
    message: ({ targetType, registration }) =>
      `Targets of the type ${quote(targetType)} are registered by ${quote(registration.kind)}.`,
    why: 'The type "alb" is for one Application Load Balancer, and for nothing else.',
    fix: 'Use the target type "alb" and the registration "application-load-balancer" together.',
    source: AWS_NLB_GUIDE('application-load-balancer-target'),
    examples: {
      passes: [{ of: 'application-load-balancer' }],
      fails: [
        {
          of: 'application-load-balancer',
          set: { [`${ALB}.targetType`]: 'ip' },
        },
        {
          of: 'application-load-balancer',
          set: {
            [`${ALB}.targetType`]: 'alb',
            [`${ALB}.registration`]: { kind: 'auto-scaling-groups', names: ['eks-shop'] },
          },
          finds: [
            `${ALB}.targetType: target-group-application-load-balancer`,
            `${ALB}.targetType: target-group-auto-scaling-target-type`,
          ],
        },
      ],
    },
  },
  {
    id: 'target-group-alb-protocol',
    severity: 'error',
    attribute: 'protocol',
    dependsOn: ({ targetType }) => [targetType],
    when: ({ targetType, protocol }) => targetType === 'alb' && protocol !== 'TCP',
    message: ({ protocol }) => `The ${protocol} target group is for an Application Load Balancer.`,
    why: 'AWS reaches an Application Load Balancer over TCP.',
    fix: 'Use the protocol TCP.',
    source: AWS_NLB_GUIDE('application-load-balancer-target'),
    examples: {
      passes: [{ of: 'application-load-balancer', set: { [`${ALB}.protocol`]: 'TCP' } }],
      fails: [
        {
          of: 'application-load-balancer',
          set: { [`${ALB}.protocol`]: 'TLS' },
          finds: [
            `${ALB}.protocol: target-group-alb-protocol`,
            'listeners[0].protocol: listener-target-group-protocol',
          ],
        },
      ],
    },
  },
  {
    id: 'target-group-alb-attributes',
    severity: 'error',
    attribute: 'targetType',
    dependsOn: (targetGroup) => Object.values(targetGroup),
    when: (targetGroup) => targetGroup.targetType === 'alb' && changedAttributes(targetGroup).length > 0,
    message: (targetGroup) =>
      `The target group of an Application Load Balancer sets ${changedAttributes(targetGroup).join(', ')}.`,
    why: 'AWS fixes the attributes of such a target group, and Terraform drops them and says nothing.',
    fix: 'Remove them, and set what is meant on the Application Load Balancer.',
    manifests: { why: null },
    source: AWS_NLB_GUIDE('application-load-balancer-target'),
    examples: {
      passes: [{ of: 'application-load-balancer', set: { [`${ALB}.preserveClientIp`]: true } }],
      fails: [
        { proxyProtocolV2: true },
        { deregistrationDelay: 60 },
        { stickiness: true },
        { targetHealthState: {} },
      ].map((attributes) => ({
        of: 'application-load-balancer',
        set: Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`${ALB}.${name}`, value])),
        finds: [`${ALB}.targetType: target-group-alb-attributes`],
      })),
    },
  },
  {
    id: 'target-group-alb-health-check',
    severity: 'error',
    attribute: 'healthCheck',
    dependsOn: ({ targetType, healthCheck: { protocol } }) => [targetType, protocol],
    when: ({ targetType, healthCheck: { protocol } }) => targetType === 'alb' && protocol === 'TCP',
    message: () => 'The health check of an Application Load Balancer is TCP.',
    why: 'AWS checks an Application Load Balancer over HTTP or HTTPS.',
    fix: 'Use the protocol HTTP or HTTPS, and a path that a listener rule answers.',
    source: AWS_NLB_GUIDE('application-load-balancer-target'),
    examples: {
      passes: [{ of: 'application-load-balancer', set: { [`${ALB}.healthCheck`]: undefined } }],
      fails: [{ of: 'application-load-balancer', set: { [`${ALB}.healthCheck`]: { protocol: 'TCP' } } }],
    },
  },
  {
    id: 'target-group-alb-listener-port',
    severity: 'error',
    attribute: 'port',
    dependsOn: ({ healthCheck, registration }) => [healthCheck.port, ...withItems(listenerPortsOf(registration))],
    when: (targetGroup) => portsWithoutListener(targetGroup).length > 0,
    message: (targetGroup) =>
      `The Application Load Balancer has no listener on port ${portsWithoutListener(targetGroup).join(' or ')}.`,
    why: 'AWS refuses an Application Load Balancer without a listener on the port of the target group.',
    fix: 'Give the port of a listener, or add the listener.',
    source: AWS_NLB_GUIDE('application-load-balancer-target'),
    examples: {
      passes: [{ of: 'application-load-balancer', set: { [`${ALB}.registration.listenerPorts`]: [80, 443] } }],
      fails: [
        { of: 'application-load-balancer', set: { [`${ALB}.port`]: 8443 } },
        {
          of: 'application-load-balancer',
          set: { [`${ALB}.healthCheck.port`]: 8080 },
          finds: [`${ALB}.port: target-group-alb-listener-port`],
        },
      ],
    },
  },
]);
