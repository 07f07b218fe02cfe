import { quote } from '@eks-ingress/diagnostics';
import { describeAttributeRange, isInAttributeRange } from '../../../attributes';
import { ELBV2_API, TERRAFORM_AWS } from '../../../sources';
import type { ResolvedListener } from '../../specification/resolved';
import { defineConstraints, repeatsEarlier } from '../constraint';
import { isUdp, TARGET_GROUP_PROTOCOLS } from './protocols';

const IDLE_TIMEOUT = describeAttributeRange('tcp.idle_timeout.seconds');

/** On the port and the protocol that clients speak. */
export const portConstraints = defineConstraints<ResolvedListener>()([
  {
    id: 'listener-port-range',
    severity: 'error',
    attribute: 'port',
    when: ({ port }) => !Number.isInteger(port) || port < 1 || port > 65535,
    message: ({ port }) => `The port ${quote(port)} is not a whole number from 1 to 65535.`,
    why: 'Terraform refuses it.',
    fix: 'Give a port such as 443.',
    manifests: { why: null },
    source: TERRAFORM_AWS('elbv2/listener.go'),
    examples: {
      passes: [{ of: 'internet-facing', set: { 'listeners[0].port': 65535 } }],
      fails: [0, 65536, Number.NaN, 80.5].map((port) => ({
        of: 'internet-facing',
        set: { 'listeners[0].port': port },
      })),
    },
  },
  {
    id: 'listener-port-repeated',
    severity: 'error',
    attribute: 'port',
    when: (_listener, scope) => repeatsEarlier(scope.loadBalancer.listeners, scope, 'port'),
    message: ({ port }) => `The port ${port} is used by two listeners.`,
    why: 'AWS takes one listener for each port, whatever the protocols are, and the second one fails with DuplicateListener.',
    fix: 'Choose another port; for TCP and UDP on one port use the protocol TCP_UDP.',
    source: ELBV2_API('CreateListener'),
    examples: {
      passes: [{ of: 'udp', set: { 'listeners[1].port': 54 } }],
      fails: [
        { of: 'udp', set: { 'listeners[1].port': 53 } },
        {
          of: 'internet-facing',
          set: { 'listeners[0].port': 443 },
          finds: ['listeners[1].port: listener-port-repeated'],
        },
      ],
    },
  },
  {
    id: 'listener-protocol',
    severity: 'error',
    attribute: 'protocol',
    when: ({ protocol }) => !Object.hasOwn(TARGET_GROUP_PROTOCOLS, protocol),
    message: ({ protocol }) => `The listener protocol ${quote(protocol)} is not supported.`,
    why: 'HTTP and HTTPS belong to Application Load Balancers.',
    fix: 'Use one of TCP, TLS, UDP, TCP_UDP.',
    source: ELBV2_API('CreateListener'),
    examples: {
      passes: [{ of: 'internet-facing', set: { 'listeners[0].protocol': 'TCP' } }],
      fails: [
        { of: 'udp', set: { 'listeners[0].protocol': 'HTTP' } },
        {
          of: 'internet-facing',
          set: { 'listeners[1].protocol': 'HTTPS' },
          finds: [
            'listeners[1].protocol: listener-protocol',
            'listeners[1].certificate: listener-certificate-without-tls',
            'listeners[1].additionalCertificates: listener-additional-certificates-without-tls',
            'listeners[1].sslPolicy: listener-ssl-policy-without-tls',
            'listeners[1].alpnPolicy: listener-alpn-policy-without-tls',
          ],
        },
      ],
    },
  },
  {
    id: 'listener-udp-dualstack',
    severity: 'error',
    attribute: 'protocol',
    when: ({ protocol }, { loadBalancer: { ipAddressType } }) => ipAddressType === 'dualstack' && isUdp({ protocol }),
    message: ({ port, protocol }) => `The ${protocol} listener on port ${port} is on a dual-stack load balancer.`,
    why: 'AWS demands source NAT prefixes for IPv6 (EnablePrefixForIpv6SourceNat) for it, which Terraform cannot turn on.',
    fix: 'Use the address type "ipv4", or another load balancer for this listener.',
    manifests: { unless: 'ipv6-source-nat', why: null },
    source: ELBV2_API('CreateLoadBalancer'),
    examples: {
      passes: [{ of: 'udp', set: { ipAddressType: 'ipv4' } }],
      fails: [
        {
          of: 'udp',
          set: { ipAddressType: 'dualstack' },
          finds: ['listeners[0].protocol: listener-udp-dualstack', 'listeners[1].protocol: listener-udp-dualstack'],
        },
      ],
    },
  },
  {
    id: 'listener-tcp-idle-timeout-range',
    severity: 'error',
    attribute: 'tcpIdleTimeoutSeconds',
    when: ({ tcpIdleTimeoutSeconds: seconds }) =>
      seconds !== undefined && !isInAttributeRange('tcp.idle_timeout.seconds', seconds),
    message: ({ tcpIdleTimeoutSeconds }) =>
      `The idle timeout of ${quote(tcpIdleTimeoutSeconds)} seconds is not a whole number ${IDLE_TIMEOUT}.`,
    why: 'Terraform refuses it.',
    fix: `Give seconds ${IDLE_TIMEOUT}.`,
    manifests: { why: null },
    source: TERRAFORM_AWS('elbv2/listener.go'),
    examples: {
      passes: [{ of: 'internet-facing', set: { 'listeners[0].tcpIdleTimeoutSeconds': 6000 } }],
      fails: [59, 6001].map((seconds) => ({
        of: 'internet-facing',
        set: { 'listeners[0].tcpIdleTimeoutSeconds': seconds },
      })),
    },
  },
  {
    id: 'listener-tcp-idle-timeout-without-tcp',
    severity: 'error',
    attribute: 'tcpIdleTimeoutSeconds',
    dependsOn: ({ protocol }) => [protocol],
    when: ({ protocol, tcpIdleTimeoutSeconds }) => protocol !== 'TCP' && tcpIdleTimeoutSeconds !== undefined,
    message: ({ protocol, tcpIdleTimeoutSeconds }) =>
      `The idle timeout of ${tcpIdleTimeoutSeconds} seconds has no effect on a ${protocol} listener.`,
    why: 'Terraform sends it for TCP listeners only and says nothing; a TLS listener drops idle connections after 350 seconds.',
    fix: 'Remove it, and send keep-alives more often than every 350 seconds.',
    manifests: { why: null },
    source: TERRAFORM_AWS('elbv2/listener.go'),
    examples: {
      passes: [{ of: 'internal', set: { 'listeners[0].tcpIdleTimeoutSeconds': 60 } }],
      fails: [
        { of: 'internet-facing', set: { 'listeners[1].tcpIdleTimeoutSeconds': 600 } },
        { of: 'udp', set: { 'listeners[0].tcpIdleTimeoutSeconds': 600 } },
      ],
    },
  },
]);
