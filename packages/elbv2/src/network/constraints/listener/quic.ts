import { AWS_NLB_GUIDE, ELBV2_API } from '../../../sources';
import type { ResolvedListener } from '../../specification/resolved';
import { defineConstraints } from '../constraint';
import { isQuic, isUdp } from './protocols';
import { forwardDependencies, keyOfTargetGroup } from './target-groups';

/** A name server over QUIC, which is refused for more than one reason. */
const QUIC = {
  listeners: [{ port: 853, protocol: 'QUIC', targetGroup: 'dns' }],
  'targetGroups.dns.protocol': 'QUIC',
};
const QUIC_FINDINGS = [
  'listeners[0].protocol: listener-quic-security-group',
  'targetGroups.dns.registration: target-group-quic-registration',
];

/** On QUIC, which excludes much of what goes with other protocols. */
export const quicConstraints = defineConstraints<ResolvedListener>()([
  {
    id: 'listener-quic-security-group',
    severity: 'error',
    attribute: 'protocol',
    when: isQuic,
    message: ({ port, protocol }) =>
      `The ${protocol} listener on port ${port} is on a load balancer with a security group.`,
    why: 'AWS refuses QUIC on a load balancer that has security groups, and one without them can never get any.',
    fix: 'Use UDP, or a load balancer of its own that is not built from this specification.',
    manifests: { unless: 'no-security-groups' },
    source: AWS_NLB_GUIDE('load-balancer-listeners'),
    examples: {
      passes: [{ of: 'udp' }],
      fails: [{ of: 'udp', set: QUIC, finds: QUIC_FINDINGS }],
    },
  },
  {
    id: 'listener-quic-dualstack',
    severity: 'error',
    attribute: 'protocol',
    when: (listener, { loadBalancer: { ipAddressType } }) => isQuic(listener) && ipAddressType === 'dualstack',
    message: ({ port, protocol }) => `The ${protocol} listener on port ${port} is on a dual-stack load balancer.`,
    why: 'AWS takes QUIC over IPv4 only.',
    fix: 'Use the address type "ipv4".',
    source: AWS_NLB_GUIDE('load-balancer-listeners'),
    examples: {
      passes: [{ of: 'udp', set: QUIC, finds: QUIC_FINDINGS }],
      fails: [
        {
          of: 'udp',
          set: { ...QUIC, ipAddressType: 'dualstack' },
          finds: [...QUIC_FINDINGS, 'listeners[0].protocol: listener-quic-dualstack'],
        },
      ],
    },
  },
  {
    id: 'listener-quic-repeated',
    severity: 'error',
    attribute: 'protocol',
    when: (listener, { loadBalancer: { listeners }, path }) =>
      isQuic(listener) && listeners.slice(0, Number(path.at(-1))).some(isQuic),
    message: ({ port, protocol }) => `The ${protocol} listener on port ${port} is the second one for QUIC.`,
    why: 'AWS takes one listener for QUIC or TCP_QUIC on each load balancer.',
    fix: 'Remove it, or put it on another load balancer.',
    source: AWS_NLB_GUIDE('load-balancer-listeners'),
    examples: {
      passes: [{ of: 'udp', set: QUIC, finds: QUIC_FINDINGS }],
      fails: [
        {
          of: 'udp',
          set: { ...QUIC, 'listeners[1]': { port: 8443, protocol: 'QUIC', targetGroup: 'dns' } },
          finds: [
            ...QUIC_FINDINGS,
            'listeners[1].protocol: listener-quic-security-group',
            'listeners[1].protocol: listener-quic-repeated',
          ],
        },
      ],
    },
  },
  {
    id: 'listener-quic-with-udp',
    severity: 'error',
    attribute: 'protocol',
    when: (listener, { loadBalancer: { listeners } }) => isQuic(listener) && listeners.some(isUdp),
    message: ({ port, protocol }) => `The ${protocol} listener on port ${port} stands beside one for UDP.`,
    why: 'AWS takes either QUIC or UDP listeners on a load balancer.',
    fix: 'Put them on two load balancers.',
    source: AWS_NLB_GUIDE('load-balancer-listeners'),
    examples: {
      passes: [{ of: 'udp', set: QUIC, finds: QUIC_FINDINGS }],
      fails: [
        {
          of: 'udp',
          set: { ...QUIC, 'listeners[1]': { port: 514, protocol: 'UDP', targetGroup: 'syslog' } },
          finds: [...QUIC_FINDINGS, 'listeners[0].protocol: listener-quic-with-udp'],
        },
      ],
    },
  },
  {
    id: 'listener-quic-target-group',
    severity: 'warning',
    attribute: 'protocol',
    dependsOn: forwardDependencies,
    when: (listener, scope) =>
      listener.protocol === 'QUIC' &&
      keyOfTargetGroup(listener, scope, ({ protocol }) => protocol === 'TCP_QUIC') !== undefined,
    message: ({ port }) => `The QUIC listener on port ${port} forwards to a TCP_QUIC target group.`,
    why: 'Whether AWS takes this pair is not verified.',
    fix: 'Give the target group the protocol QUIC, or the listener TCP_QUIC.',
    source: ELBV2_API('CreateListener'),
    examples: {
      passes: [{ of: 'udp', set: QUIC, finds: QUIC_FINDINGS }],
      fails: [
        {
          of: 'udp',
          set: { ...QUIC, 'targetGroups.dns.protocol': 'TCP_QUIC' },
          finds: [...QUIC_FINDINGS, 'listeners[0].protocol: listener-quic-target-group'],
        },
      ],
    },
  },
]);
