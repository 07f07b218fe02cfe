import { checksOn, quote, awsLoadBalancerControllerRelease, documentationUrl } from '@eks-ingress/diagnostics';
import { uncoveredHostNames, type CertificateSpec, type Scheme } from '@eks-ingress/elbv2';
import { isUnknown } from '../findings';
import type {
  ApplicationLoadBalancerEntryPointProps,
  ApplicationLoadBalancerTls,
} from './application-load-balancer-entry-point-props';

const ANNOTATIONS = documentationUrl(awsLoadBalancerControllerRelease, 'guide/ingress/annotations/');

/** Who connects to an Application Load Balancer, and how. */
export interface ListenersSubject extends Pick<
  ApplicationLoadBalancerEntryPointProps,
  'clients' | 'securityGroupIds' | 'http'
> {
  readonly scheme: Scheme;
  /** @default - clients use clear text */
  readonly tls?: Pick<ApplicationLoadBalancerTls, 'certificate' | 'additionalCertificates'>;
  /** The hosts of the routes. */
  readonly hostNames: readonly string[];
  /** Whether there are alias records, which are compared with the certificates by themselves. */
  readonly hasRecords: boolean;
}

const certificate = (...domainNames: readonly string[]): CertificateSpec => ({
  arn: 'arn:aws:acm:eu-central-1:111122223333:certificate/12345678-1234-1234-1234-123456789012',
  domainNames,
});

const example: ListenersSubject = {
  scheme: 'internet-facing',
  tls: { certificate: certificate('*.example.com') },
  hostNames: ['shop.example.com'],
  hasRecords: false,
};

const check = checksOn('ApplicationLoadBalancerEntryPoint', (given: Partial<ListenersSubject>) => ({
  ...example,
  ...given,
}));

/** Whether those who connect are the ones that are meant. */
export const clientChecks = [
  check({
    id: 'application-load-balancer-clients-unused',
    effect: 'ignores',
    severity: 'error',
    path: ['clients'],
    when: ({ clients, securityGroupIds }) => clients !== undefined && securityGroupIds !== undefined,
    message: 'There are clients, and security groups of your own.',
    why: 'The controller admits clients in a security group that it keeps, and beside yours it keeps none: nobody of these would be let in, or kept out.',
    fix: 'Leave the clients out and admit them in your security groups, or leave those out.',
    source: ANNOTATIONS,
    examples: {
      passes: [{}, { clients: [{ cidr: '192.0.2.0/24' }] }, { securityGroupIds: ['sg-0a1b2c3d4e5f60718'] }],
      fails: [
        {
          clients: [{ cidr: '192.0.2.0/24' }],
          securityGroupIds: ['sg-0a1b2c3d4e5f60718'],
          finds: [
            'error: clients: There are clients, and security groups of your own. (application-load-balancer-clients-unused)',
          ],
        },
        {
          clients: [],
          securityGroupIds: [],
          finds: [
            'error: clients: There are clients, and security groups of your own. (application-load-balancer-clients-unused)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'application-load-balancer-clients-empty',
    effect: 'opens-access',
    severity: 'error',
    path: ['clients'],
    when: ({ clients, securityGroupIds }) => clients?.length === 0 && securityGroupIds === undefined,
    message: 'The list of clients is empty.',
    why: 'The controller takes an empty list for none at all, and admits everybody.',
    fix: 'Name a network or prefix list, or leave the clients out.',
    source: ANNOTATIONS,
    examples: {
      passes: [{}, { clients: [{ cidr: '192.0.2.0/24' }] }, { clients: [], securityGroupIds: [] }],
      fails: [
        {
          clients: [],
          finds: ['error: clients: The list of clients is empty. (application-load-balancer-clients-empty)'],
        },
      ],
    },
  }),
];

/** Whether clients are protected by TLS where somebody thinks so. */
export const tlsChecks = [
  check({
    id: 'application-load-balancer-http-unused',
    effect: 'ignores',
    severity: 'error',
    path: ['http'],
    when: ({ tls, http }) => tls === undefined && (http === 'redirect' || http === 'closed'),
    message: ({ http }) => `http is ${quote(http)}, and the load balancer has no certificate.`,
    why: 'Without TLS there is no https to redirect to, and no other port than this one.',
    fix: 'Add tls with a certificate, or leave http out.',
    source: ANNOTATIONS,
    examples: {
      passes: [{ http: 'redirect' }, { http: 'closed' }, { tls: undefined, http: 'serve' }, { tls: undefined }],
      fails: [
        {
          tls: undefined,
          http: 'redirect',
          finds: [
            'error: http: http is "redirect", and the load balancer has no certificate. (application-load-balancer-http-unused)',
          ],
        },
        {
          tls: undefined,
          http: 'closed',
          finds: [
            'error: http: http is "closed", and the load balancer has no certificate. (application-load-balancer-http-unused)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'application-load-balancer-clear-text',
    effect: 'opens-access',
    path: ['tls'],
    when: ({ tls, scheme }) => tls === undefined && scheme === 'internet-facing',
    message: 'The load balancer is internet-facing, and clients use clear text.',
    why: 'Whoever is between a client and AWS reads and alters what they say, passwords included.',
    fix: 'Add tls with a certificate.',
    source: ANNOTATIONS,
    examples: {
      passes: [{}, { tls: undefined, scheme: 'internal' }],
      fails: [
        {
          tls: undefined,
          finds: [
            'warning: tls: The load balancer is internet-facing, and clients use clear text. (application-load-balancer-clear-text)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'application-load-balancer-host-without-certificate',
    effect: 'breaks-traffic',
    severity: 'warning',
    when: ({ tls, hasRecords, hostNames }) => {
      if (tls === undefined || hasRecords) return [];
      const certificates = [tls.certificate, ...(tls.additionalCertificates ?? [])];
      const known = hostNames.filter((host) => !isUnknown(host));
      return (uncoveredHostNames(known, certificates) ?? []).map((host) => ({ path: ['tls'], host }));
    },
    message: (_subject, { host }) =>
      `No certificate of the load balancer is valid for ${quote(host)}, which a route is for.`,
    why: 'Browsers refuse the connection.',
    fix: 'Add a certificate for it to additionalCertificates.',
    source: ANNOTATIONS,
    examples: {
      passes: [
        {},
        { hostNames: ['shop.example.org'], hasRecords: true },
        { hostNames: ['shop.example.org'], tls: undefined },
        { hostNames: ['${var.host}'] },
        {
          hostNames: ['shop.example.com', 'shop.example.org'],
          tls: {
            certificate: certificate('*.example.com'),
            additionalCertificates: [certificate('shop.example.org')],
          },
        },
      ],
      fails: [
        {
          hostNames: ['shop.example.com', 'shop.example.org', '${var.host}'],
          finds: [
            'warning: tls: No certificate of the load balancer is valid for "shop.example.org", which a route is for. (application-load-balancer-host-without-certificate)',
          ],
        },
      ],
    },
  }),
];
