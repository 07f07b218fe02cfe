import type { ListenPorts } from '@eks-ingress/annotations';
import { DEFAULT_TLS_POLICY } from '@eks-ingress/elbv2';
import type { ApplicationLoadBalancerEntryPointProps } from './application-load-balancer-entry-point-props';
import type { GroupSettings } from './grouped-ingress';
import { keyValues, type IngressClassParamsSpec } from './ingress-class-params';

/** What the Ingresses of an entry point say alike. */
export function groupSettings(props: ApplicationLoadBalancerEntryPointProps): GroupSettings {
  const { tls, http = 'redirect', securityGroupIds, shieldAdvanced } = props;
  const ports = { http: 80, https: 443, ...props.ports };
  const listenPorts: ListenPorts =
    tls === undefined
      ? [{ HTTP: ports.http }]
      : [...(http === 'closed' ? [] : [{ HTTP: ports.http }]), { HTTPS: ports.https }];
  return {
    listenPorts,
    securityGroupIds,
    shieldAdvanced,
    ...(tls?.mutualAuthentication && { mutualAuthentication: [{ port: ports.https, ...tls.mutualAuthentication }] }),
  };
}

/** What the class of an entry point decides about its load balancer. */
export function ingressClassParams(props: ApplicationLoadBalancerEntryPointProps): IngressClassParamsSpec {
  const { name, scheme, ipAddressType = 'ipv4', tls, http = 'redirect', ports = {}, webAcl, tags = {} } = props;
  const { clients, securityGroupIds, minimumCapacityUnits, deletionProtection = false, accessLogs } = props;
  const namespaces = [
    ...new Set([
      ...Object.values(props.ingresses).map(({ namespace }) => namespace),
      ...(props.additionalNamespaces ?? []),
    ]),
  ];
  const prefixListIds = (clients ?? []).flatMap(({ prefixListId }) => prefixListId ?? []);
  return {
    group: { name },
    // Every namespace has this label, and nobody can change it.
    namespaceSelector: {
      matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: namespaces.sort() }],
    },
    loadBalancerName: name,
    scheme,
    ipAddressType,
    subnets: props.subnets,
    ...(tls !== undefined && {
      certificateArn: [tls.certificate, ...(tls.additionalCertificates ?? [])].map(({ arn }) => arn),
      sslPolicy: tls.policy ?? DEFAULT_TLS_POLICY,
      ...(http === 'redirect' && { sslRedirectPort: String(ports.https ?? 443) }),
    }),
    ...(securityGroupIds === undefined && {
      inboundCIDRs: clients === undefined ? defaultClients(props) : clients.flatMap(({ cidr }) => cidr ?? []),
      ...(prefixListIds.length > 0 && { prefixListsIDs: prefixListIds }),
    }),
    // What is left out keeps the value that it had.
    loadBalancerAttributes: keyValues({
      'deletion_protection.enabled': String(deletionProtection),
      'access_logs.s3.enabled': String(accessLogs !== undefined),
      ...(accessLogs !== undefined && {
        'access_logs.s3.bucket': accessLogs.bucket,
        'access_logs.s3.prefix': accessLogs.prefix ?? '',
      }),
      'routing.http.drop_invalid_header_fields.enabled': 'true',
      ...props.attributes,
    }),
    ...(minimumCapacityUnits !== undefined && { minimumLoadBalancerCapacity: { capacityUnits: minimumCapacityUnits } }),
    ...(webAcl?.arn !== undefined && { wafv2AclArn: webAcl.arn }),
    ...(webAcl?.name !== undefined && { wafv2AclName: webAcl.name }),
    ...(Object.keys(tags).length > 0 && { tags: keyValues(tags) }),
  };
}

function defaultClients({ scheme, ipAddressType, cluster }: ApplicationLoadBalancerEntryPointProps): readonly string[] {
  if (scheme === 'internal') return cluster.vpcCidrBlocks;
  return ['0.0.0.0/0', ...(ipAddressType?.startsWith('dualstack') === true ? ['::/0'] : [])];
}
