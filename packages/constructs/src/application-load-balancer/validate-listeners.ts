import { quote, type Diagnostic } from '@eks-ingress/diagnostics';
import { uncoveredHostNames } from '@eks-ingress/elbv2';
import { isUnknown } from '../findings';
import type { ApplicationLoadBalancerEntryPoint } from './application-load-balancer-entry-point';
import type { ApplicationLoadBalancerEntryPointProps } from './application-load-balancer-entry-point-props';

type Props = ApplicationLoadBalancerEntryPointProps;

const ANNOTATIONS = 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/';

/** Whether those who connect are the ones that are meant. */
export function validateClients({ clients, securityGroupIds }: Props): Diagnostic[] {
  const source = ANNOTATIONS;
  if (clients !== undefined && securityGroupIds !== undefined) {
    return [
      {
        id: 'application-load-balancer-clients-unused',
        severity: 'error',
        path: ['clients'],
        message: 'There are clients, and security groups of your own.',
        why: 'The controller admits clients in a security group that it keeps, and beside yours it keeps none: nobody of these would be let in, or kept out.',
        fix: 'Leave the clients out and admit them in your security groups, or leave those out.',
        source,
      },
    ];
  }
  if (clients?.length !== 0) return [];
  return [
    {
      id: 'application-load-balancer-clients-empty',
      severity: 'error',
      path: ['clients'],
      message: 'The list of clients is empty.',
      why: 'The controller takes an empty list for none at all, and admits everybody.',
      fix: 'Name a network or prefix list, or leave the clients out.',
      source,
    },
  ];
}

/** Whether clients are protected by TLS where somebody thinks so. */
export function validateTls(
  { hostNames }: ApplicationLoadBalancerEntryPoint,
  { tls, http, scheme, dns }: Props,
): Diagnostic[] {
  if (tls === undefined) {
    const unread: Diagnostic = {
      id: 'application-load-balancer-http-unused',
      severity: 'error',
      path: ['http'],
      message: `http is ${quote(http)}, and the load balancer has no certificate.`,
      why: 'Without TLS there is no https to redirect to, and no other port than this one.',
      fix: 'Add tls with a certificate, or leave http out.',
      source: ANNOTATIONS,
    };
    const clearText: Diagnostic = {
      id: 'application-load-balancer-clear-text',
      severity: 'warning',
      path: ['tls'],
      message: 'The load balancer is internet-facing, and clients use clear text.',
      why: 'Whoever is between a client and AWS reads and alters what they say, passwords included.',
      fix: 'Add tls with a certificate.',
      source: ANNOTATIONS,
    };
    return [
      ...(http === 'redirect' || http === 'closed' ? [unread] : []),
      ...(scheme === 'internet-facing' ? [clearText] : []),
    ];
  }
  // With records, the same is said of their names.
  if (dns !== undefined) return [];
  const certificates = [tls.certificate, ...(tls.additionalCertificates ?? [])];
  const uncovered =
    uncoveredHostNames(
      hostNames.filter((host) => !isUnknown(host)),
      certificates,
    ) ?? [];
  return uncovered.map((host) => ({
    id: 'application-load-balancer-host-without-certificate',
    severity: 'warning',
    path: ['tls'],
    message: `No certificate of the load balancer is valid for ${quote(host)}, which a route is for.`,
    why: 'Browsers refuse the connection.',
    fix: 'Add a certificate for it to additionalCertificates.',
    source: ANNOTATIONS,
  }));
}
