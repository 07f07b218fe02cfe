import { quote, type Diagnostic } from '@eks-ingress/diagnostics';
import type { ServiceLoadBalancerSpec } from './service-load-balancer';

const SERVICE = 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/';

/** Whether a Service can say who its clients are, where its addresses are and which ports it has. */
export function validateServiceProps(spec: ServiceLoadBalancerSpec): Diagnostic[] {
  return [...clientFindings(spec), ...elasticIpFindings(spec), ...portFindings(spec)];
}

function clientFindings({ clients = [] }: ServiceLoadBalancerSpec): Diagnostic[] {
  return clients.flatMap(({ securityGroupId }, index): Diagnostic[] =>
    securityGroupId === undefined
      ? []
      : [
          {
            id: 'service-client-security-group',
            severity: 'error',
            path: ['clients', index, 'securityGroupId'],
            message: `The security group ${quote(securityGroupId)} is a client of a load balancer that a Service owns.`,
            why: 'A Service names CIDR blocks and prefix lists only, and the group would not be let in.',
            fix: 'Give the CIDR block of its members, or use NetworkLoadBalancerEntryPoint (kind "network-load-balancer").',
            source: SERVICE,
          },
        ],
  );
}

function elasticIpFindings({ elasticIps, subnetMappings }: ServiceLoadBalancerSpec): Diagnostic[] {
  if (elasticIps === undefined || subnetMappings !== undefined) return [];
  return [
    {
      id: 'service-elastic-ips-subnets',
      severity: 'error',
      path: ['elasticIps'],
      message: 'Elastic IPs are created, and no subnets are named.',
      why: 'There is one address for each subnet, and how many subnets the owner finds is known to nobody before.',
      fix: 'Add subnetMappings with a subnet of each zone.',
      source: SERVICE,
    },
  ];
}

function portFindings({ ports: { http, https } }: ServiceLoadBalancerSpec): Diagnostic[] {
  if (http !== https) return [];
  return [
    {
      id: 'service-port-repeated',
      severity: 'error',
      path: ['ports', 'https'],
      message: `The port ${quote(https)} is given for http and for https.`,
      why: 'Kubernetes refuses a Service that has a port twice.',
      fix: 'Give two ports.',
      source: 'https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services',
    },
  ];
}
