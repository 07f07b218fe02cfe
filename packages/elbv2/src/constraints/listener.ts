import { nearest, quote } from '@eks-ingress/diagnostics';
import type { AlpnPolicy, ListenerAcknowledgements, ListenerProtocol } from '../specification/listener';
import { forwardsOf, type ResolvedListener, type ResolvedTargetGroup } from '../specification/resolved';
import type { TargetGroupProtocol } from '../specification/target-group';
import { AWS_NLB_GUIDE, ELBV2_API, TERRAFORM_AWS } from '../sources';
import { DEFAULT_TLS_POLICY, findTlsPolicy, offersWithdrawnTls, TLS_POLICIES } from '../tls-policies';
import { defineConstraints, repeatsEarlier, type Scope } from './constraint';
import { EXAMPLE_CERTIFICATE as CERTIFICATE } from './example';

/** What a listener may forward to; everything else is IncompatibleProtocols at apply. */
const TARGET_GROUP_PROTOCOLS: Readonly<Record<ListenerProtocol, readonly TargetGroupProtocol[]>> = {
  TCP: ['TCP', 'TCP_UDP'],
  TLS: ['TCP', 'TLS'],
  UDP: ['UDP', 'TCP_UDP'],
  TCP_UDP: ['TCP_UDP'],
  QUIC: ['QUIC', 'TCP_QUIC'],
  TCP_QUIC: ['TCP_QUIC'],
};

const ALPN_POLICIES: readonly AlpnPolicy[] = ['None', 'HTTP1Only', 'HTTP2Only', 'HTTP2Optional', 'HTTP2Preferred'];

const MAX_TARGET_GROUPS = 5;

const ACKNOWLEDGEMENTS: readonly (keyof ListenerAcknowledgements)[] = ['withdrawn-tls'];

const CARD_READERS: ListenerAcknowledgements = { 'withdrawn-tls': 'Card readers of 2014, which go in March.' };

const offersWithdrawn = (sslPolicy: string | undefined) => {
  const policy = sslPolicy === undefined ? undefined : findTlsPolicy(sslPolicy);
  return policy !== undefined && offersWithdrawnTls(policy);
};

const unknownAcknowledgement = (given: ListenerAcknowledgements) =>
  Object.keys(given).find((name) => !(ACKNOWLEDGEMENTS as readonly string[]).includes(name));

const isQuic = ({ protocol }: Pick<ResolvedListener, 'protocol'>) => protocol === 'QUIC' || protocol === 'TCP_QUIC';
const isUdp = ({ protocol }: Pick<ResolvedListener, 'protocol'>) => protocol === 'UDP' || protocol === 'TCP_UDP';

/** The keys of the target groups that a listener forwards to. */
const keysOf = (listener: ResolvedListener) => forwardsOf(listener).map(({ targetGroup }) => targetGroup);

const findTargetGroup = (key: string, { loadBalancer }: Scope): ResolvedTargetGroup | undefined =>
  Object.hasOwn(loadBalancer.targetGroups, key) ? loadBalancer.targetGroups[key] : undefined;

/** The key of the first target group of a listener that is of a kind. */
const keyOfTargetGroup = (
  listener: ResolvedListener,
  scope: Scope,
  isOfKind: (targetGroup: ResolvedTargetGroup) => boolean,
) =>
  keysOf(listener).find((key) => {
    const targetGroup = findTargetGroup(key, scope);
    return targetGroup !== undefined && isOfKind(targetGroup);
  });

const isIncompatibleWith =
  ({ protocol }: ResolvedListener) =>
  (targetGroup: ResolvedTargetGroup) =>
    Object.hasOwn(TARGET_GROUP_PROTOCOLS, protocol) && !TARGET_GROUP_PROTOCOLS[protocol].includes(targetGroup.protocol);

/** What a constraint on a listener and its target groups is not judged without. */
const forwardDependencies = (listener: ResolvedListener, scope: Scope) =>
  keysOf(listener).flatMap((key) => {
    const targetGroup = findTargetGroup(key, scope);
    return [key, targetGroup?.protocol, targetGroup?.targetType];
  });

const isForLoadBalancer = ({ targetType }: ResolvedTargetGroup) => targetType === 'alb';

const missingKey = (listener: ResolvedListener, scope: Scope) =>
  keysOf(listener).find((key) => findTargetGroup(key, scope) === undefined);

const repeatedKey = (listener: ResolvedListener) => {
  const keys = keysOf(listener);
  return keys.find((key, index) => keys.indexOf(key) < index);
};

const weightsOf = (listener: ResolvedListener) => forwardsOf(listener).map(({ weight }) => weight);
const isWeight = (weight: number) => Number.isInteger(weight) && weight >= 0 && weight <= 999;

/** A name server over QUIC, which is refused for more than one reason. */
const QUIC = {
  listeners: [{ port: 853, protocol: 'QUIC', targetGroup: 'dns' }],
  'targetGroups.dns.protocol': 'QUIC',
};
const QUIC_FINDINGS = [
  'listeners[0].protocol: listener-quic-security-group',
  'targetGroups.dns.registration: target-group-quic-registration',
];

export const listenerConstraints = defineConstraints<ResolvedListener>([
  {
    id: 'listener-port-range',
    severity: 'error',
    attribute: 'port',
    when: ({ port }) => !Number.isInteger(port) || port < 1 || port > 65535,
    message: ({ port }) => `The port ${quote(port)} is not a whole number from 1 to 65535.`,
    why: 'Terraform refuses it.',
    fix: 'Give a port such as 443.',
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
    id: 'listener-certificate-required',
    severity: 'error',
    attribute: 'certificate',
    when: ({ protocol, certificate }) => protocol === 'TLS' && certificate === undefined,
    message: ({ port }) => `The TLS listener on port ${port} has no certificate.`,
    why: 'Terraform plans it, and AWS refuses it at apply.',
    fix: 'Give an ACM certificate.',
    source: ELBV2_API('CreateListener'),
    examples: {
      passes: [{ of: 'dual-stack', set: { 'listeners[0].certificate': { arn: CERTIFICATE } } }],
      fails: [{ of: 'dual-stack', set: { 'listeners[0].certificate': undefined } }],
    },
  },
  {
    id: 'listener-certificate-without-tls',
    severity: 'error',
    attribute: 'certificate',
    dependsOn: ({ protocol }) => [protocol],
    when: ({ protocol, certificate }) => protocol !== 'TLS' && certificate !== undefined,
    message: ({ port, protocol }) => `The ${protocol} listener on port ${port} has a certificate.`,
    why: 'Only a TLS listener ends TLS; AWS refuses a certificate on any other.',
    fix: 'Use the protocol TLS, or remove the certificate.',
    source: ELBV2_API('CreateListener'),
    examples: {
      passes: [{ of: 'internet-facing', set: { 'listeners[0].certificate': undefined } }],
      fails: [{ of: 'internet-facing', set: { 'listeners[0].certificate': { arn: CERTIFICATE } } }],
    },
  },
  {
    id: 'listener-additional-certificates-without-tls',
    severity: 'error',
    attribute: 'additionalCertificates',
    dependsOn: ({ protocol }) => [protocol],
    when: ({ protocol, additionalCertificates }) => protocol !== 'TLS' && additionalCertificates.length > 0,
    message: ({ port, protocol }) => `The ${protocol} listener on port ${port} has SNI certificates.`,
    why: 'Only a TLS listener ends TLS; AWS refuses certificates on any other.',
    fix: 'Use the protocol TLS, or remove the certificates.',
    source: ELBV2_API('AddListenerCertificates'),
    examples: {
      passes: [{ of: 'internet-facing', set: { 'listeners[0].additionalCertificates': [] } }],
      fails: [{ of: 'internet-facing', set: { 'listeners[0].additionalCertificates': [{ arn: CERTIFICATE }] } }],
    },
  },
  {
    id: 'listener-ssl-policy-without-tls',
    severity: 'error',
    attribute: 'sslPolicy',
    dependsOn: ({ protocol }) => [protocol],
    when: ({ protocol, sslPolicy }) => protocol !== 'TLS' && sslPolicy !== undefined,
    message: ({ protocol, sslPolicy }) => `The ${protocol} listener has the security policy ${quote(sslPolicy)}.`,
    why: 'Only a TLS listener has one; AWS refuses it on any other.',
    fix: 'Use the protocol TLS, or remove the policy.',
    source: ELBV2_API('CreateListener'),
    examples: {
      passes: [{ of: 'internet-facing', set: { 'listeners[1].sslPolicy': 'ELBSecurityPolicy-TLS13-1-3-PQ-2025-09' } }],
      fails: [{ of: 'internet-facing', set: { 'listeners[0].sslPolicy': 'ELBSecurityPolicy-TLS13-1-2-2021-06' } }],
    },
  },
  {
    id: 'listener-ssl-policy-unknown',
    severity: 'warning',
    attribute: 'sslPolicy',
    when: ({ sslPolicy }) => sslPolicy !== undefined && findTlsPolicy(sslPolicy) === undefined,
    message: ({ sslPolicy }) => `The security policy ${quote(sslPolicy)} is not known.`,
    why: 'Terraform does not check the name; AWS answers SSLPolicyNotFound at apply, unless the policy is newer than this version.',
    fix: ({ sslPolicy = '' }) => {
      const meant = nearest(sslPolicy, Object.keys(TLS_POLICIES));
      return meant === undefined ? `Use ${quote(DEFAULT_TLS_POLICY)}.` : `Did you mean ${quote(meant)}?`;
    },
    source: AWS_NLB_GUIDE('describe-ssl-policies'),
    examples: {
      passes: [
        { of: 'internet-facing', set: { 'listeners[1].sslPolicy': 'ELBSecurityPolicy-TLS13-1-2-FIPS-2023-04' } },
      ],
      fails: ['ELBSecurityPolicy-TLS13-1-2-2021-6', 'constructor'].map((policy) => ({
        of: 'internet-facing',
        set: { 'listeners[1].sslPolicy': policy },
      })),
    },
  },
  {
    id: 'listener-ssl-policy-withdrawn-tls',
    severity: 'error',
    attribute: 'sslPolicy',
    dependsOn: ({ acknowledgements }) => [acknowledgements],
    when: ({ sslPolicy, acknowledgements }) =>
      offersWithdrawn(sslPolicy) && acknowledgements['withdrawn-tls'] === undefined,
    message: ({ sslPolicy = '' }) =>
      `The security policy ${quote(sslPolicy)} lets clients use TLS ${findTlsPolicy(sslPolicy)?.protocols.join(', ')}.`,
    why: 'TLS 1.0 and 1.1 are withdrawn (RFC 8996): traffic can be read or altered by downgrading it.',
    fix: `Use ${quote(DEFAULT_TLS_POLICY)}; where clients know nothing newer, say so with acknowledgements["withdrawn-tls"].`,
    source: AWS_NLB_GUIDE('describe-ssl-policies'),
    examples: {
      passes: [
        {
          of: 'internet-facing',
          set: { 'listeners[1].sslPolicy': 'ELBSecurityPolicy-2016-08', 'listeners[1].acknowledgements': CARD_READERS },
        },
      ],
      fails: ['ELBSecurityPolicy-2016-08', 'ELBSecurityPolicy-TLS13-1-1-2021-06'].map((policy) => ({
        of: 'internet-facing',
        set: { 'listeners[1].sslPolicy': policy },
      })),
    },
  },
  {
    id: 'listener-acknowledgement-name',
    severity: 'error',
    attribute: 'acknowledgements',
    when: ({ acknowledgements }) => unknownAcknowledgement(acknowledgements) !== undefined,
    message: ({ acknowledgements }) =>
      `There is no risk ${quote(unknownAcknowledgement(acknowledgements))} that a listener can take.`,
    why: 'An acknowledgement is for one risk, and by its name.',
    fix: `Use ${ACKNOWLEDGEMENTS.map(quote).join(' or ')}, or remove it.`,
    source: AWS_NLB_GUIDE('describe-ssl-policies'),
    examples: {
      passes: [{ of: 'internet-facing', set: { 'listeners[1].acknowledgements': {} } }],
      fails: [{ of: 'internet-facing', set: { 'listeners[1].acknowledgements': { 'old-tls': 'Card readers.' } } }],
    },
  },
  {
    id: 'listener-acknowledgement-reason',
    severity: 'error',
    attribute: 'acknowledgements',
    dependsOn: ({ acknowledgements }) => Object.values(acknowledgements),
    when: ({ acknowledgements }) => Object.values(acknowledgements).some((reason) => reason.trim() === ''),
    message: ({ sslPolicy }) => `The security policy ${quote(sslPolicy)} is accepted without a reason.`,
    why: 'Whoever reads it next year has to know whether the risk is still to be taken.',
    fix: 'Say which clients need it, and until when.',
    source: 'https://www.rfc-editor.org/rfc/rfc8996',
    examples: {
      passes: [
        {
          of: 'internet-facing',
          set: { 'listeners[1].sslPolicy': 'ELBSecurityPolicy-2016-08', 'listeners[1].acknowledgements': CARD_READERS },
        },
      ],
      fails: [
        {
          of: 'internet-facing',
          set: {
            'listeners[1].acknowledgements': { 'withdrawn-tls': ' ' },
            'listeners[1].sslPolicy': 'ELBSecurityPolicy-2016-08',
          },
        },
      ],
    },
  },
  {
    id: 'listener-acknowledgement-unneeded',
    severity: 'warning',
    attribute: 'acknowledgements',
    dependsOn: ({ sslPolicy }) => [sslPolicy],
    when: ({ sslPolicy, acknowledgements }) =>
      acknowledgements['withdrawn-tls'] !== undefined && !offersWithdrawn(sslPolicy),
    message: ({ sslPolicy }) =>
      sslPolicy === undefined
        ? 'TLS 1.0 and 1.1 are accepted, and the listener has no security policy.'
        : `TLS 1.0 and 1.1 are accepted, and the security policy ${quote(sslPolicy)} is not known to offer them.`,
    why: 'The acknowledgement would hide it when somebody chooses an older policy.',
    fix: 'Remove the acknowledgement.',
    source: AWS_NLB_GUIDE('describe-ssl-policies'),
    examples: {
      passes: [
        {
          of: 'internet-facing',
          set: {
            'listeners[1].sslPolicy': 'ELBSecurityPolicy-FS-2018-06',
            'listeners[1].acknowledgements': CARD_READERS,
          },
        },
      ],
      fails: [
        { of: 'internet-facing', set: { 'listeners[1].acknowledgements': CARD_READERS } },
        { of: 'internet-facing', set: { 'listeners[0].acknowledgements': CARD_READERS } },
      ],
    },
  },
  {
    id: 'listener-alpn-policy',
    severity: 'error',
    attribute: 'alpnPolicy',
    when: ({ alpnPolicy }) => alpnPolicy !== undefined && !ALPN_POLICIES.includes(alpnPolicy),
    message: ({ alpnPolicy }) => `The ALPN policy ${quote(alpnPolicy)} does not exist.`,
    why: 'AWS has a fixed list of them.',
    fix: `Use one of ${ALPN_POLICIES.join(', ')}.`,
    source: ELBV2_API('CreateListener'),
    examples: {
      passes: [{ of: 'dual-stack', set: { 'listeners[0].alpnPolicy': 'HTTP2Optional' } }],
      fails: [{ of: 'internet-facing', set: { 'listeners[1].alpnPolicy': 'HTTP3Only' } }],
    },
  },
  {
    id: 'listener-alpn-policy-without-tls',
    severity: 'error',
    attribute: 'alpnPolicy',
    dependsOn: ({ protocol }) => [protocol],
    when: ({ protocol, alpnPolicy }) => protocol !== 'TLS' && alpnPolicy !== undefined,
    message: ({ protocol, alpnPolicy }) => `The ${protocol} listener has the ALPN policy ${quote(alpnPolicy)}.`,
    why: 'ALPN is part of TLS; AWS refuses it on any other listener.',
    fix: 'Use the protocol TLS, or remove the ALPN policy.',
    source: TERRAFORM_AWS('elbv2/listener.go'),
    examples: {
      passes: [{ of: 'internet-facing', set: { 'listeners[1].alpnPolicy': 'None' } }],
      fails: [{ of: 'internet-facing', set: { 'listeners[0].alpnPolicy': 'None' } }],
    },
  },
  {
    id: 'listener-alpn-policy-clear-text-http2',
    severity: 'warning',
    attribute: 'alpnPolicy',
    when: (listener, scope) =>
      (listener.alpnPolicy ?? '').startsWith('HTTP2') &&
      keyOfTargetGroup(listener, scope, ({ protocol }) => protocol === 'TCP') !== undefined,
    message: ({ alpnPolicy }) =>
      `The ALPN policy ${quote(alpnPolicy)} lets clients speak HTTP/2 to a clear-text target.`,
    why: 'The target receives HTTP/2 without TLS, which ingress-nginx answers with 400 on its HTTP port.',
    fix: 'Use "None" or "HTTP1Only", or targets that accept clear-text HTTP/2.',
    source: AWS_NLB_GUIDE('load-balancer-listeners'),
    examples: {
      passes: [{ of: 'dual-stack', set: { 'listeners[0].alpnPolicy': 'HTTP2Preferred' } }],
      fails: [{ of: 'internet-facing', set: { 'listeners[1].alpnPolicy': 'HTTP2Preferred' } }],
    },
  },
  {
    id: 'listener-tcp-idle-timeout-range',
    severity: 'error',
    attribute: 'tcpIdleTimeoutSeconds',
    when: ({ tcpIdleTimeoutSeconds: seconds }) =>
      seconds !== undefined && (!Number.isInteger(seconds) || seconds < 60 || seconds > 6000),
    message: ({ tcpIdleTimeoutSeconds }) =>
      `The idle timeout of ${quote(tcpIdleTimeoutSeconds)} seconds is not a whole number from 60 to 6000.`,
    why: 'Terraform refuses it.',
    fix: 'Give seconds from 60 to 6000.',
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
    source: TERRAFORM_AWS('elbv2/listener.go'),
    examples: {
      passes: [{ of: 'internal', set: { 'listeners[0].tcpIdleTimeoutSeconds': 60 } }],
      fails: [
        { of: 'internet-facing', set: { 'listeners[1].tcpIdleTimeoutSeconds': 600 } },
        { of: 'udp', set: { 'listeners[0].tcpIdleTimeoutSeconds': 600 } },
      ],
    },
  },
  {
    id: 'listener-target-group-missing',
    severity: 'error',
    attribute: 'targetGroup',
    dependsOn: keysOf,
    when: (listener, scope) => missingKey(listener, scope) !== undefined,
    message: (listener, scope) => `There is no target group ${quote(missingKey(listener, scope))}.`,
    why: 'A listener of a Network Load Balancer forwards every connection to a target group.',
    fix: (listener, scope) => {
      const keys = Object.keys(scope.loadBalancer.targetGroups);
      const meant = nearest(missingKey(listener, scope) ?? '', keys);
      return meant === undefined
        ? `Use one of ${keys.join(', ') || '(none is defined)'}.`
        : `Did you mean ${quote(meant)}?`;
    },
    source: ELBV2_API('CreateListener'),
    examples: {
      passes: [{ of: 'internet-facing', set: { 'listeners[0].targetGroup': [{ targetGroup: 'http' }] } }],
      fails: [
        ...['htpt', '__proto__'].map((key) => ({
          of: 'internet-facing' as const,
          set: { 'listeners[0].targetGroup': key },
        })),
        {
          of: 'internet-facing',
          set: { 'listeners[0].targetGroup': [{ targetGroup: 'http' }, { targetGroup: 'htpt' }] },
        },
      ],
    },
  },
  {
    id: 'listener-target-group-count',
    severity: 'error',
    attribute: 'targetGroup',
    when: (listener) => {
      const { length } = forwardsOf(listener);
      return length === 0 || length > MAX_TARGET_GROUPS;
    },
    message: (listener) => `The listener forwards to ${forwardsOf(listener).length} target groups.`,
    why: 'Terraform refuses a listener that forwards to none or to more than five.',
    fix: 'Forward to one to five target groups.',
    source: TERRAFORM_AWS('elbv2/listener.go'),
    examples: {
      passes: [
        {
          of: 'node-port',
          set: { 'listeners[0].targetGroup': [{ targetGroup: 'web' }, { targetGroup: 'canary', weight: 0 }] },
        },
      ],
      fails: [
        { of: 'node-port', set: { 'listeners[0].targetGroup': [] } },
        {
          of: 'node-port',
          set: { 'listeners[0].targetGroup': Array.from({ length: 6 }, () => ({ targetGroup: 'web' })) },
          finds: [
            'listeners[0].targetGroup: listener-target-group-count',
            'listeners[0].targetGroup: listener-target-group-repeated',
          ],
        },
      ],
    },
  },
  {
    id: 'listener-target-group-repeated',
    severity: 'error',
    attribute: 'targetGroup',
    when: (listener) => repeatedKey(listener) !== undefined,
    message: (listener) => `The listener forwards to ${quote(repeatedKey(listener))} twice.`,
    why: 'A target group has one share of the connections of a listener.',
    fix: 'Name it once.',
    source: ELBV2_API('ForwardActionConfig'),
    examples: {
      passes: [{ of: 'node-port', set: { 'listeners[0].targetGroup': [{ targetGroup: 'canary' }] } }],
      fails: [
        { of: 'node-port', set: { 'listeners[0].targetGroup': [{ targetGroup: 'web' }, { targetGroup: 'web' }] } },
      ],
    },
  },
  {
    id: 'listener-weight-range',
    severity: 'error',
    attribute: 'targetGroup',
    dependsOn: weightsOf,
    when: (listener) => weightsOf(listener).some((weight) => !isWeight(weight)),
    message: (listener) =>
      `The weight ${quote(weightsOf(listener).find((weight) => !isWeight(weight)))} is not a whole number from 0 to 999.`,
    why: 'Terraform refuses it.',
    fix: 'Give weights from 0 to 999.',
    source: TERRAFORM_AWS('elbv2/listener.go'),
    examples: {
      passes: [{ of: 'node-port', set: { 'listeners[0].targetGroup': [{ targetGroup: 'web', weight: 999 }] } }],
      fails: [-1, 1000, 0.5].map((weight) => ({
        of: 'node-port',
        set: { 'listeners[0].targetGroup': [{ targetGroup: 'web', weight }] },
      })),
    },
  },
  {
    id: 'listener-weight-zero',
    severity: 'warning',
    attribute: 'targetGroup',
    dependsOn: weightsOf,
    when: (listener) => weightsOf(listener).length > 0 && weightsOf(listener).every((weight) => weight === 0),
    message: ({ port }) => `No target group of the listener on port ${port} has a weight.`,
    why: 'A target group of the weight 0 gets no connection.',
    fix: 'Give one of them a weight.',
    source: ELBV2_API('TargetGroupTuple'),
    examples: {
      passes: [
        {
          of: 'node-port',
          set: { 'listeners[0].targetGroup': [{ targetGroup: 'web', weight: 0 }, { targetGroup: 'canary' }] },
        },
      ],
      fails: [{ of: 'node-port', set: { 'listeners[0].targetGroup': [{ targetGroup: 'web', weight: 0 }] } }],
    },
  },
  {
    id: 'listener-target-group-protocol',
    severity: 'error',
    attribute: 'protocol',
    dependsOn: forwardDependencies,
    when: (listener, scope) => keyOfTargetGroup(listener, scope, isIncompatibleWith(listener)) !== undefined,
    message: (listener, scope) => {
      const key = keyOfTargetGroup(listener, scope, isIncompatibleWith(listener)) ?? '';
      return `A ${listener.protocol} listener cannot forward to the ${findTargetGroup(key, scope)?.protocol} target group ${quote(key)}.`;
    },
    why: 'AWS answers IncompatibleProtocols at apply.',
    fix: ({ protocol }) => `Give the target group one of the protocols ${TARGET_GROUP_PROTOCOLS[protocol].join(', ')}.`,
    source: AWS_NLB_GUIDE('load-balancer-listeners'),
    examples: {
      passes: [{ of: 'udp', set: { 'listeners[0].protocol': 'UDP' } }],
      fails: [
        { of: 'udp', set: { 'listeners[1].protocol': 'TCP' } },
        {
          of: 'udp',
          set: { 'listeners[0].targetGroup': [{ targetGroup: 'dns' }, { targetGroup: 'syslog' }] },
          finds: ['listeners[0].protocol: listener-target-group-protocol'],
        },
      ],
    },
  },
  {
    id: 'listener-application-load-balancer',
    severity: 'error',
    attribute: 'protocol',
    dependsOn: forwardDependencies,
    when: (listener, scope) =>
      listener.protocol !== 'TCP' && keyOfTargetGroup(listener, scope, isForLoadBalancer) !== undefined,
    message: (listener, scope) =>
      `The ${listener.protocol} listener on port ${listener.port} forwards to ${quote(keyOfTargetGroup(listener, scope, isForLoadBalancer))}, an Application Load Balancer.`,
    why: 'AWS puts a TCP listener in front of an Application Load Balancer, which ends TLS itself.',
    fix: 'Use the protocol TCP, and give the certificate to the Application Load Balancer.',
    source: AWS_NLB_GUIDE('application-load-balancer-target'),
    examples: {
      passes: [{ of: 'application-load-balancer' }],
      fails: [
        {
          of: 'application-load-balancer',
          set: { 'listeners[0].protocol': 'TLS', 'listeners[0].certificate.arn': CERTIFICATE },
        },
      ],
    },
  },
  {
    id: 'listener-stickiness-with-tls',
    severity: 'error',
    attribute: 'targetGroup',
    dependsOn: keysOf,
    when: (listener, scope) =>
      listener.protocol === 'TLS' &&
      keyOfTargetGroup(listener, scope, ({ stickiness }) => stickiness === true) !== undefined,
    message: (listener, scope) =>
      `The TLS listener forwards to ${quote(keyOfTargetGroup(listener, scope, ({ stickiness }) => stickiness === true))}, which has stickiness on.`,
    why: 'AWS refuses stickiness behind a TLS listener.',
    fix: 'Turn stickiness off, and use cookies at the ingress controller.',
    source: AWS_NLB_GUIDE('edit-target-group-attributes'),
    examples: {
      passes: [{ of: 'internet-facing', set: { 'targetGroups.http.stickiness': true } }],
      fails: [
        {
          of: 'node-port',
          set: { 'targetGroups.web.stickiness': true },
          finds: ['listeners[1].targetGroup: listener-stickiness-with-tls'],
        },
      ],
    },
  },
  {
    id: 'listener-mutual-authentication',
    severity: 'error',
    attribute: 'mutualAuthentication',
    when: ({ mutualAuthentication }) => mutualAuthentication !== undefined && mutualAuthentication !== 'off',
    message: ({ mutualAuthentication }) =>
      `The listener asks for certificates of clients (${quote(mutualAuthentication)}).`,
    why: 'Network Load Balancers do not; mutual TLS is for Application Load Balancers.',
    fix: 'Use the protocol TCP and let the targets ask for them, or an Application Load Balancer.',
    source: ELBV2_API('MutualAuthenticationAttributes'),
    examples: {
      passes: [{ of: 'internet-facing', set: { 'listeners[1].mutualAuthentication': 'off' } }],
      fails: [{ of: 'internet-facing', set: { 'listeners[1].mutualAuthentication': 'verify' } }],
    },
  },
  {
    id: 'listener-quic-security-group',
    severity: 'error',
    attribute: 'protocol',
    when: isQuic,
    message: ({ port, protocol }) =>
      `The ${protocol} listener on port ${port} is on a load balancer with a security group.`,
    why: 'AWS refuses QUIC on a load balancer that has security groups, and one without them can never get any.',
    fix: 'Use UDP, or a load balancer of its own that is not built from this specification.',
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
