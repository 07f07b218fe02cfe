import { quote } from '@eks-ingress/diagnostics';
import { foreignRegionOf, isArnOf } from '../../identifiers';
import type { CertificateSpec } from '../../specification/certificate';
import { AWS_NLB_GUIDE, ELBV2_API } from '../../sources';
import { defineConstraints, repeatsEarlier } from './constraint';
import { EXAMPLE_CERTIFICATE as CERTIFICATE, OTHER_EXAMPLE_CERTIFICATE as OTHER_CERTIFICATE } from './example';

export const certificateConstraints = defineConstraints<CertificateSpec>()([
  {
    id: 'certificate-arn-syntax',
    severity: 'error',
    attribute: 'arn',
    when: ({ arn }) => !isArnOf('acm-certificate', arn) && !isArnOf('server-certificate', arn),
    message: ({ arn }) => `${quote(arn)} is not the ARN of a certificate.`,
    why: 'A TLS listener takes a certificate of ACM (or of IAM) by its ARN.',
    fix: 'Give an ARN such as "arn:aws:acm:ap-northeast-2:123456789012:certificate/…".',
    source: ELBV2_API('Certificate'),
    examples: {
      passes: [
        {
          of: 'internet-facing',
          set: { 'listeners[1].certificate.arn': 'arn:aws:iam::111122223333:server-certificate/shop' },
        },
      ],
      fails: ['shop.example.com', CERTIFICATE.replace(':certificate/', ':certificate-authority/')].map((arn) => ({
        of: 'internet-facing',
        set: { 'listeners[1].certificate.arn': arn },
      })),
    },
  },
  {
    id: 'certificate-region',
    severity: 'error',
    attribute: 'arn',
    dependsOn: (_certificate, { loadBalancer: { region } }) => [region],
    when: ({ arn }, { loadBalancer: { region } }) =>
      isArnOf('acm-certificate', arn) && foreignRegionOf(arn, region) !== undefined,
    message: ({ arn }, { loadBalancer: { region } }) =>
      `The certificate ${quote(arn)} is in ${quote(foreignRegionOf(arn, region))}, the load balancer in ${quote(region)}.`,
    why: 'A load balancer uses certificates of its own region; us-east-1 is for CloudFront.',
    fix: (_certificate, { loadBalancer: { region } }) => `Request or import the certificate in ${region}.`,
    source: AWS_NLB_GUIDE('tls-listener-certificates'),
    examples: {
      passes: [
        {
          of: 'dual-stack',
          set: { 'listeners[0].certificate.arn': CERTIFICATE.replace('ap-northeast-2', 'us-east-1') },
        },
      ],
      fails: [
        {
          of: 'internet-facing',
          set: { 'listeners[1].certificate.arn': CERTIFICATE.replace('ap-northeast-2', 'us-east-1') },
        },
      ],
    },
  },
  {
    id: 'certificate-repeated',
    severity: 'error',
    attribute: 'arn',
    when: ({ arn }, scope) => {
      const [, index, attribute] = scope.path;
      const listener = scope.loadBalancer.listeners[Number(index)];
      return (
        listener !== undefined &&
        attribute === 'additionalCertificates' &&
        (listener.certificate?.arn === arn || repeatsEarlier(listener.additionalCertificates, scope, 'arn'))
      );
    },
    message: ({ arn }) => `The certificate ${quote(arn)} is given to the listener twice.`,
    why: 'Terraform then has two resources for one attachment, and destroying either removes it.',
    fix: 'Remove it from the additional certificates.',
    manifests: { why: null },
    source: ELBV2_API('AddListenerCertificates'),
    examples: {
      passes: [{ of: 'internet-facing', set: { 'listeners[1].additionalCertificates[1].arn': `${CERTIFICATE}-2` } }],
      fails: [
        { of: 'internet-facing', set: { 'listeners[1].additionalCertificates[0].arn': CERTIFICATE } },
        { of: 'internet-facing', set: { 'listeners[1].additionalCertificates[1].arn': OTHER_CERTIFICATE } },
      ],
    },
  },
  {
    id: 'certificate-key-algorithm',
    severity: 'warning',
    attribute: 'keyAlgorithm',
    when: ({ keyAlgorithm }) => keyAlgorithm !== undefined && keyAlgorithm !== 'RSA_2048',
    message: ({ keyAlgorithm }) => `The key of the certificate is ${quote(keyAlgorithm)}.`,
    why: 'TLS listeners of Network Load Balancers took keys of RSA_2048 only until 2023; whether they take others today is not verified.',
    fix: 'Use a certificate with a key of RSA_2048, or try it in a test account.',
    source: AWS_NLB_GUIDE('tls-listener-certificates'),
    examples: {
      passes: [{ of: 'internet-facing', set: { 'listeners[1].certificate.keyAlgorithm': 'RSA_2048' } }],
      fails: [{ of: 'internet-facing', set: { 'listeners[1].certificate.keyAlgorithm': 'EC_prime256v1' } }],
    },
  },
]);
