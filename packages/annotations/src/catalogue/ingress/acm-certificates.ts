import { boolean } from '../../codecs/boolean';
import { text } from '../../codecs/text';
import { defineAnnotation } from '../../define-annotation';

/** Certificates that the controller requests itself. */
export const acmCertificates = [
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/create-acm-cert',
    summary: 'Whether the controller requests a certificate for the hosts of the Ingress.',
    codec: boolean(),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v3.3.0',
        default: false,
        onBadValue: 'ignores',
        badValueBecomes: '"false"',
        featureGate: 'EnableCertificateManagement',
        requires: [
          { detail: 'a host in spec.rules or spec.tls: the reconcile fails without' },
          { detail: 'the permissions of docs/install/iam_policy_acm_certs.json' },
        ],
        conflicts: [
          {
            annotation: 'alb.ingress.kubernetes.io/certificate-arn',
            isNot: [[]],
            when: [{ annotation: 'alb.ingress.kubernetes.io/certificate-arn' }],
            ownValues: [true],
            detail: 'the certificates that are named are taken, and none is requested',
          },
        ],
        note: 'The default listener is then HTTPS on 443, as with a certificate that is named.',
        docsDisagree:
          'The documentation does not say that a misspelt value counts as false. It says that certificates of IngressClassParams keep the controller from requesting one; the code looks at certificate-arn alone, and may request one that nothing uses.',
        docs: 'docs/guide/ingress/annotations.md#create-acm-cert',
        source: 'pkg/ingress/model_builder.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/acm-pca-arn',
    summary: 'The private certificate authority that issues the requested certificate.',
    codec: text({ expects: 'the ARN of a private certificate authority' }),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v3.3.0',
        defaultNote: 'that of the --default-pca-arn flag, else a public one of Amazon',
        onBadValue: 'passes-on',
        emptyValue: 'absent',
        featureGate: 'EnableCertificateManagement',
        requires: [
          {
            annotation: 'alb.ingress.kubernetes.io/create-acm-cert',
            is: [true],
            unread: true,
            detail: 'no certificate is requested without',
          },
        ],
        docs: 'docs/guide/ingress/annotations.md#acm-pca-arn',
        source: 'pkg/ingress/model_build_certificates.go',
      },
    },
  }),
] as const;
