import { nearest, quote } from '@eks-ingress/diagnostics';
import type { AlpnPolicy, ListenerProtocol } from '../specification/listener';
import type { ResolvedListener } from '../specification/resolved';
import type { TargetGroupProtocol } from '../specification/target-group';
import { AWS_NLB_GUIDE, AWS_NLB_QUOTAS, ELBV2_API, TERRAFORM_AWS } from '../sources';
import { DEFAULT_TLS_POLICY, findTlsPolicy, offersWithdrawnTls, TLS_POLICIES } from '../tls-policies';
import { defineConstraints, repeatsEarlier, type Scope } from './constraint';

/** What a listener may forward to; everything else is IncompatibleProtocols at apply. */
const TARGET_GROUP_PROTOCOLS: Readonly<Record<ListenerProtocol, readonly TargetGroupProtocol[]>> = {
  TCP: ['TCP', 'TCP_UDP'],
  TLS: ['TCP', 'TLS'],
  UDP: ['UDP', 'TCP_UDP'],
  TCP_UDP: ['TCP_UDP'],
};

const ALPN_POLICIES: readonly AlpnPolicy[] = ['None', 'HTTP1Only', 'HTTP2Only', 'HTTP2Optional', 'HTTP2Preferred'];

const MAX_CERTIFICATES = 25;

const targetGroupOf = (listener: ResolvedListener, { loadBalancer }: Scope) =>
  Object.hasOwn(loadBalancer.targetGroups, listener.targetGroup)
    ? loadBalancer.targetGroups[listener.targetGroup]
    : undefined;

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
  },
  {
    id: 'listener-protocol',
    severity: 'error',
    attribute: 'protocol',
    when: ({ protocol }) => !Object.hasOwn(TARGET_GROUP_PROTOCOLS, protocol),
    message: ({ protocol }) => `The listener protocol ${quote(protocol)} is not supported.`,
    why: 'HTTP and HTTPS belong to Application Load Balancers, and Terraform cannot register the targets of QUIC.',
    fix: `Use one of ${Object.keys(TARGET_GROUP_PROTOCOLS).join(', ')}.`,
    source: ELBV2_API('CreateListener'),
  },
  {
    id: 'listener-udp-dualstack',
    severity: 'error',
    attribute: 'protocol',
    when: ({ protocol }, { loadBalancer: { ipAddressType } }) =>
      ipAddressType === 'dualstack' && (protocol === 'UDP' || protocol === 'TCP_UDP'),
    message: ({ port, protocol }) => `The ${protocol} listener on port ${port} is on a dual-stack load balancer.`,
    why: 'AWS demands source NAT prefixes for IPv6 (EnablePrefixForIpv6SourceNat) for it, which Terraform cannot turn on.',
    fix: 'Use the address type "ipv4", or another load balancer for this listener.',
    source: ELBV2_API('CreateLoadBalancer'),
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
  },
  {
    id: 'listener-certificate-quota',
    severity: 'warning',
    attribute: 'additionalCertificates',
    when: ({ additionalCertificates }) => additionalCertificates.length > MAX_CERTIFICATES,
    message: ({ additionalCertificates }) => `The listener has ${additionalCertificates.length} SNI certificates.`,
    why: `AWS allows ${MAX_CERTIFICATES} certificates on a Network Load Balancer unless the quota has been raised.`,
    fix: 'Use certificates with several names or wildcards, or raise the quota.',
    source: AWS_NLB_QUOTAS,
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
  },
  {
    id: 'listener-ssl-policy-withdrawn-tls',
    severity: 'error',
    attribute: 'sslPolicy',
    when: ({ sslPolicy }) => {
      const policy = sslPolicy === undefined ? undefined : findTlsPolicy(sslPolicy);
      return policy !== undefined && offersWithdrawnTls(policy);
    },
    message: ({ sslPolicy = '' }) =>
      `The security policy ${quote(sslPolicy)} lets clients use TLS ${findTlsPolicy(sslPolicy)?.protocols.join(', ')}.`,
    why: 'TLS 1.0 and 1.1 are withdrawn (RFC 8996): traffic can be read or altered by downgrading it.',
    fix: `Use ${quote(DEFAULT_TLS_POLICY)}.`,
    source: AWS_NLB_GUIDE('describe-ssl-policies'),
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
  },
  {
    id: 'listener-alpn-policy-clear-text-http2',
    severity: 'warning',
    attribute: 'alpnPolicy',
    when: (listener, scope) =>
      (listener.alpnPolicy ?? '').startsWith('HTTP2') && targetGroupOf(listener, scope)?.protocol === 'TCP',
    message: ({ alpnPolicy }) =>
      `The ALPN policy ${quote(alpnPolicy)} lets clients speak HTTP/2 to a clear-text target.`,
    why: 'The target receives HTTP/2 without TLS, which ingress-nginx answers with 400 on its HTTP port.',
    fix: 'Use "None" or "HTTP1Only", or targets that accept clear-text HTTP/2.',
    source: AWS_NLB_GUIDE('load-balancer-listeners'),
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
  },
  {
    id: 'listener-target-group-missing',
    severity: 'error',
    attribute: 'targetGroup',
    when: (listener, scope) => targetGroupOf(listener, scope) === undefined,
    message: ({ targetGroup }) => `There is no target group ${quote(targetGroup)}.`,
    why: 'A listener of a Network Load Balancer forwards every connection to a target group.',
    fix: ({ targetGroup }, { loadBalancer }) => {
      const keys = Object.keys(loadBalancer.targetGroups);
      const meant = nearest(targetGroup, keys);
      return meant === undefined
        ? `Use one of ${keys.join(', ') || '(none is defined)'}.`
        : `Did you mean ${quote(meant)}?`;
    },
    source: ELBV2_API('CreateListener'),
  },
  {
    id: 'listener-target-group-protocol',
    severity: 'error',
    attribute: 'protocol',
    dependsOn: (listener, scope) => [targetGroupOf(listener, scope)?.protocol],
    when: (listener, scope) => {
      const targetGroup = targetGroupOf(listener, scope);
      return (
        targetGroup !== undefined &&
        Object.hasOwn(TARGET_GROUP_PROTOCOLS, listener.protocol) &&
        !TARGET_GROUP_PROTOCOLS[listener.protocol].includes(targetGroup.protocol)
      );
    },
    message: (listener, scope) =>
      `A ${listener.protocol} listener cannot forward to the ${targetGroupOf(listener, scope)?.protocol} target group ${quote(listener.targetGroup)}.`,
    why: 'AWS answers IncompatibleProtocols at apply.',
    fix: ({ protocol }) => `Give the target group one of the protocols ${TARGET_GROUP_PROTOCOLS[protocol].join(', ')}.`,
    source: AWS_NLB_GUIDE('load-balancer-listeners'),
  },
  {
    id: 'listener-stickiness-with-tls',
    severity: 'error',
    attribute: 'targetGroup',
    when: (listener, scope) => listener.protocol === 'TLS' && targetGroupOf(listener, scope)?.stickiness === true,
    message: ({ targetGroup }) => `The TLS listener forwards to ${quote(targetGroup)}, which has stickiness on.`,
    why: 'AWS refuses stickiness behind a TLS listener.',
    fix: 'Turn stickiness off, and use cookies at the ingress controller.',
    source: AWS_NLB_GUIDE('edit-target-group-attributes'),
  },
]);
