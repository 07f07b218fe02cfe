import type { ApplicationLoadBalancerEntryPoint, GroupedIngressProps, SubnetSelector } from '@eks-ingress/constructs';
import { plural } from '../../plural';
import type { ApplicationLoadBalancerEntryPointSettings } from './settings';

/** The load balancer, its host names, a line for each listener, and one for each Ingress. */
export function summarizeApplicationLoadBalancer(
  { name, scheme, ipAddressType, hostNames, params }: ApplicationLoadBalancerEntryPoint,
  {
    tls,
    http = 'redirect',
    ports = {},
    subnets,
    ingresses,
    additionalNamespaces = [],
  }: ApplicationLoadBalancerEntryPointSettings,
): readonly [string, ...string[]] {
  const { http: httpPort = 80, https: httpsPort = 443 } = ports;
  const certificates = params.certificateArn?.length ?? 0;
  const listener = (port: number, does: string) => `${`:${port}`.padEnd(6)} ${does}`;
  return [
    `Application Load Balancer ${name}: ${scheme}, ${ipAddressType}, ${describeSubnets(subnets)}`,
    ...(hostNames.length > 0 ? [hostNames.map((host) => `${tls ? 'https' : 'http'}://${host}`).join('  ')] : []),
    ...(tls !== undefined && http === 'closed'
      ? []
      : [
          listener(httpPort, `HTTP → ${tls !== undefined && http === 'redirect' ? 'redirect to https' : 'the routes'}`),
        ]),
    ...(tls === undefined
      ? []
      : [listener(httpsPort, `HTTPS ${params.sslPolicy ?? ''}, ${plural(certificates, 'certificate')} → the routes`)]),
    ...Object.entries(ingresses).map(([key, ingress]) => describeIngress(key, ingress)),
    ...(additionalNamespaces.length > 0 ? [`Ingresses of ${additionalNamespaces.join(', ')} may join`] : []),
  ];
}

function describeSubnets(subnets: SubnetSelector | undefined): string {
  if (subnets === undefined) return 'in subnets found by their role tags';
  return subnets.ids === undefined ? 'in subnets found by tags' : `in ${plural(subnets.ids.length, 'subnet')}`;
}

function describeIngress(
  key: string,
  { namespace, services = {}, targets, routes, authentication }: GroupedIngressProps,
): string {
  const described = Object.entries(services).map(([name, service]) => {
    const targetType = service.targetType ?? targets?.targetType ?? 'ip';
    return `${targetType === 'ip' ? 'pods' : 'nodes'} of ${name}, health check ${service.healthCheck?.path ?? targets?.healthCheck?.path ?? '/'}`;
  });
  const login =
    authentication === undefined
      ? ''
      : `, login with ${authentication.kind === 'oidc' ? 'OpenID Connect' : 'Amazon Cognito'}`;
  return `${key} in ${namespace}: ${plural(routes.length, 'route')}${login} → ${described.length === 0 ? 'answers of the load balancer' : described.join('; ')}`;
}
