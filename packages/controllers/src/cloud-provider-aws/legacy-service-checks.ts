import { servicePrefix } from '@eks-ingress/annotations';
import { quote } from '@eks-ingress/diagnostics';
import { findStrangers } from '../aws-load-balancer-controller/service/service-facts';
import { controllerChecksOn } from '../controller-check';
import { exampleService, type ServiceExample } from '../examples/service-example';
import { findServiceController } from '../find-service-controller';
import { annotationPath } from '../objects/annotation-path';
import { portsInWords } from '../objects/ports-in-words';
import { type LegacyServiceReading, readLegacyService } from './read-legacy-service';

const prefix = servicePrefix;
const source = 'pkg/providers/v1/aws.go';

const tlsPorts = `${prefix}ssl-ports`;
const attributesKey = `${prefix}target-group-attributes`;

const serviceCheck = controllerChecksOn(
  'cloud-provider-aws',
  'Service of the AWS cloud provider',
  (example: ServiceExample) => {
    const { spec, settings = {}, subnets } = example;
    const service = exampleService({ ...example, spec: { loadBalancerClass: undefined, ...spec } });
    return readLegacyService(service, { settings, subnetCount: subnets?.length });
  },
);

const network = { 'aws-load-balancer-type': 'nlb' };
const dns = { name: 'dns', port: 53, protocol: 'UDP' };
const twoSubnets = [{ id: 'subnet-a' }, { id: 'subnet-b' }];

export const legacyServiceChecks = [
  serviceCheck({
    id: 'service-left-alone',
    effect: 'leaves-object',
    path: ['spec'],
    when: ({ service, settings }) =>
      service.spec !== undefined &&
      findServiceController(service, { ...settings, enableServiceMutatorWebhook: false }) !== 'cloud-provider-aws',
    message: ({ spec: { loadBalancerClass } }) =>
      `The AWS cloud provider leaves the Service alone: ${
        loadBalancerClass === undefined
          ? 'it is not a Service of type "LoadBalancer" that is left to it'
          : `spec.loadBalancerClass is ${quote(loadBalancerClass)}`
      }.`,
    source: 'pkg/providers/v1/aws_loadbalancer.go',
    examples: {
      passes: [{}, { annotations: network }],
      fails: [
        {
          spec: { type: 'NodePort' },
          finds: [
            'error: spec: The AWS cloud provider leaves the Service alone: it is not a Service of type "LoadBalancer" that is left to it. (service-left-alone)',
          ],
        },
        {
          annotations: { 'aws-load-balancer-type': 'external' },
          finds: [
            'error: spec: The AWS cloud provider leaves the Service alone: it is not a Service of type "LoadBalancer" that is left to it. (service-left-alone)',
          ],
        },
        {
          spec: { loadBalancerClass: 'service.k8s.aws/nlb' },
          finds: [
            'error: spec: The AWS cloud provider leaves the Service alone: spec.loadBalancerClass is "service.k8s.aws/nlb". (service-left-alone)',
          ],
        },
      ],
    },
  }),
  serviceCheck({
    id: 'service-mixed-protocols',
    effect: 'rejects',
    path: ['spec', 'ports'],
    when: ({ protocols }) => protocols.length > 1,
    message: ({ protocols }) =>
      `The Service has ports of ${protocols.join(' and ')}, and its load balancer takes one protocol.`,
    source,
    examples: {
      passes: [{}, { annotations: network, spec: { ports: [dns, { ...dns, port: 5353 }] } }],
      fails: [
        {
          annotations: network,
          spec: { ports: [dns, { ...dns, protocol: 'TCP' }] },
          finds: [
            'error: spec.ports: The Service has ports of UDP and TCP, and its load balancer takes one protocol. (service-mixed-protocols)',
          ],
        },
      ],
    },
  }),
  serviceCheck({
    id: 'service-protocol',
    effect: 'rejects',
    when: ({ protocols, isNetwork }) =>
      protocols
        .filter((protocol) => protocols.length === 1 && protocol !== 'TCP' && !(isNetwork && protocol === 'UDP'))
        .map((protocol) => ({ path: ['spec', 'ports'], protocol })),
    message: ({ isNetwork }, { protocol }) =>
      `A ${isNetwork ? 'Network' : 'Classic'} Load Balancer does not take ${quote(protocol)}.`,
    fix: ({ isNetwork }) => (isNetwork ? undefined : `Set ${prefix}type to "nlb" for UDP.`),
    source,
    examples: {
      passes: [{}, { annotations: network, spec: { ports: [dns] } }],
      fails: [
        {
          spec: { ports: [dns] },
          finds: ['error: spec.ports: A Classic Load Balancer does not take "UDP". (service-protocol)'],
        },
        {
          annotations: network,
          spec: { ports: [{ port: 3868, protocol: 'SCTP' }] },
          finds: ['error: spec.ports: A Network Load Balancer does not take "SCTP". (service-protocol)'],
        },
      ],
    },
  }),
  serviceCheck({
    id: 'service-session-affinity',
    effect: 'rejects',
    path: ['spec', 'sessionAffinity'],
    when: ({ spec: { sessionAffinity = 'None' } }) => sessionAffinity !== 'None',
    message: ({ spec }) => `spec.sessionAffinity is ${quote(spec.sessionAffinity)}, and has to be "None".`,
    source,
    examples: {
      passes: [{}, { spec: { sessionAffinity: 'None' } }],
      fails: [
        {
          spec: { sessionAffinity: 'ClientIP' },
          finds: [
            'error: spec.sessionAffinity: spec.sessionAffinity is "ClientIP", and has to be "None". (service-session-affinity)',
          ],
        },
      ],
    },
  }),
  serviceCheck({
    id: 'service-load-balancer-ip',
    effect: 'rejects',
    path: ['spec', 'loadBalancerIP'],
    when: ({ spec: { loadBalancerIP = '' } }) => loadBalancerIP !== '',
    message: 'spec.loadBalancerIP is set, and AWS chooses the address.',
    source,
    examples: {
      passes: [{}, { spec: { loadBalancerIP: '' } }],
      fails: [
        {
          spec: { loadBalancerIP: '192.0.2.1' },
          finds: [
            'error: spec.loadBalancerIP: spec.loadBalancerIP is set, and AWS chooses the address. (service-load-balancer-ip)',
          ],
        },
      ],
    },
  }),
  serviceCheck({
    id: 'service-target-group-attribute',
    effect: 'rejects',
    path: annotationPath(attributesKey),
    when: ({ values, protocols }) =>
      values[attributesKey]?.['preserve_client_ip.enabled'] === 'false' && protocols.includes('UDP'),
    message:
      'preserve_client_ip.enabled cannot be false beside a UDP port: addresses of clients are always kept there.',
    source,
    examples: {
      passes: [
        {
          annotations: { ...network, 'aws-load-balancer-target-group-attributes': 'preserve_client_ip.enabled=false' },
        },
        {
          annotations: { ...network, 'aws-load-balancer-target-group-attributes': 'preserve_client_ip.enabled=true' },
          spec: { ports: [dns] },
        },
      ],
      fails: [
        {
          annotations: { ...network, 'aws-load-balancer-target-group-attributes': 'preserve_client_ip.enabled=false' },
          spec: { ports: [dns] },
          finds: [
            `error: metadata.annotations["${prefix}target-group-attributes"]: preserve_client_ip.enabled cannot be false beside a UDP port: addresses of clients are always kept there. (service-target-group-attribute)`,
          ],
        },
      ],
    },
  }),
  serviceCheck({
    id: 'service-address-count',
    effect: 'rejects',
    when: ({ values, isNetwork, subnetCount }) =>
      ([`${prefix}eip-allocations`, `${prefix}private-ipv4-addresses`] as const).flatMap((key) => {
        const count = values[key]?.length;
        if (!isNetwork || count === undefined || subnetCount === undefined || count === subnetCount) return [];
        return [{ path: annotationPath(key), key, count }];
      }),
    message: ({ subnetCount }, { key, count }) =>
      `${key} has ${count} addresses, and the load balancer stands in ${subnetCount} subnets.`,
    fix: 'Give one for each subnet.',
    source,
    examples: {
      passes: [
        {
          annotations: { ...network, 'aws-load-balancer-eip-allocations': 'eipalloc-a,eipalloc-b' },
          subnets: twoSubnets,
        },
        { annotations: { ...network, 'aws-load-balancer-eip-allocations': 'eipalloc-a' } },
        { annotations: { 'aws-load-balancer-eip-allocations': 'eipalloc-a' }, subnets: twoSubnets },
      ],
      fails: [
        {
          annotations: { ...network, 'aws-load-balancer-eip-allocations': 'eipalloc-a' },
          subnets: twoSubnets,
          finds: [
            `error: metadata.annotations["${prefix}eip-allocations"]: ${prefix}eip-allocations has 1 addresses, and the load balancer stands in 2 subnets. (service-address-count)`,
          ],
        },
        {
          annotations: {
            ...network,
            'aws-load-balancer-subnets': 'subnet-a,subnet-b',
            'aws-load-balancer-private-ipv4-addresses': '10.0.0.5,10.0.1.5,10.0.2.5',
          },
          finds: [
            `error: metadata.annotations["${prefix}private-ipv4-addresses"]: ${prefix}private-ipv4-addresses has 3 addresses, and the load balancer stands in 2 subnets. (service-address-count)`,
          ],
        },
      ],
    },
  }),
  serviceCheck({
    id: 'service-port-missing',
    effect: 'ignores',
    when: (service) => strangersOf(service).map((stranger) => ({ path: annotationPath(tlsPorts), stranger })),
    message: ({ ports }, { stranger }) => `${tlsPorts} has ${quote(stranger)}, and the Service ${portsInWords(ports)}.`,
    why: 'What is no port of the Service is silently ignored, and the port that was meant stays without TLS.',
    source,
    examples: {
      passes: [
        { annotations: { 'aws-load-balancer-ssl-ports': '443,http' } },
        { annotations: { 'aws-load-balancer-ssl-ports': '*' } },
      ],
      fails: [
        {
          annotations: { 'aws-load-balancer-ssl-ports': '443,8443,tls' },
          finds: [
            `warning: metadata.annotations["${prefix}ssl-ports"]: ${prefix}ssl-ports has "8443", and the Service has the ports 80 ("http"), 443 ("https"). (service-port-missing)`,
          ],
        },
      ],
    },
  }),
];

/** The first item of the list of TLS ports that stands for no port. */
function strangersOf({ values, ports }: LegacyServiceReading): readonly string[] {
  return findStrangers(values[tlsPorts] ?? [], ports)
    .filter((item) => item !== '*')
    .slice(0, 1);
}
