import { nearest, quote } from '@eks-ingress/diagnostics';
import { AWS_NLB_GUIDE, ELBV2_API, TERRAFORM_AWS } from '../../../sources';
import type { AlpnPolicy, ListenerAcknowledgements } from '../../specification/listener';
import type { ResolvedListener } from '../../specification/resolved';
import { DEFAULT_TLS_POLICY, findTlsPolicy, offersWithdrawnTls, TLS_POLICIES } from '../../../tls-policies';
import { defineConstraints } from '../constraint';
import { EXAMPLE_CERTIFICATE as CERTIFICATE } from '../example';
import { keyOfTargetGroup } from './target-groups';

const ALPN_POLICIES: readonly AlpnPolicy[] = ['None', 'HTTP1Only', 'HTTP2Only', 'HTTP2Optional', 'HTTP2Preferred'];

const ACKNOWLEDGEMENTS: readonly (keyof ListenerAcknowledgements)[] = ['withdrawn-tls'];

const CARD_READERS: ListenerAcknowledgements = { 'withdrawn-tls': 'Card readers of 2014, which go in March.' };

const offersWithdrawn = (sslPolicy: string | undefined) => {
  const policy = sslPolicy === undefined ? undefined : findTlsPolicy(sslPolicy);
  return policy !== undefined && offersWithdrawnTls(policy);
};

const unknownAcknowledgement = (given: ListenerAcknowledgements) =>
  Object.keys(given).find((name) => !(ACKNOWLEDGEMENTS as readonly string[]).includes(name));

/** On certificates, security policies and what TLS negotiates. */
export const tlsConstraints = defineConstraints<ResolvedListener>()([
  {
    id: 'listener-certificate-required',
    severity: 'error',
    attribute: 'certificate',
    when: ({ protocol, certificate }) => protocol === 'TLS' && certificate === undefined,
    message: ({ port }) => `The TLS listener on port ${port} has no certificate.`,
    why: 'Terraform plans it, and AWS refuses it at apply.',
    fix: 'Give an ACM certificate.',
    manifests: { why: null },
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
    manifests: { why: null },
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
    manifests: { severity: 'warning', fix: 'Use "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09".' },
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
]);
