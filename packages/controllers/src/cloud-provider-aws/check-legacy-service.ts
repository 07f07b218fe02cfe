import { quote } from '@eks-ingress/diagnostics';
import { parseAnnotations, type AnnotationValues, type ControllerSettings } from '@eks-ingress/annotations';
import { readableService } from '../objects/readable-service';
import { leftAlone } from '../service-left-alone';
import type { ServiceObject, ServicePort } from '../objects/service-object';
import { portsInWords } from '../aws-load-balancer-controller/service/check-listeners';
import { findStrangers } from '../aws-load-balancer-controller/service/service-facts';
import { serviceFinding } from '../service-finding';
import type { ControllerFinding, ServiceFindingId } from '../controller-finding';

type LegacyValues = AnnotationValues<'Service', 'cloud-provider-aws'>;

const prefix = 'service.beta.kubernetes.io/aws-load-balancer-';
const source = 'pkg/providers/v1/aws.go';

export interface CheckLegacyServiceOptions {
  readonly settings: ControllerSettings;
  /** How many subnets its load balancer will stand in. @default - as many as its annotation names, if it does */
  readonly subnetCount?: number;
}

/** What the AWS cloud provider would hit with a Service. */
export function checkLegacyService(
  given: ServiceObject,
  { settings, subnetCount }: CheckLegacyServiceOptions,
): readonly ControllerFinding[] {
  const service = readableService(given);
  const { values, findings } = parseAnnotations(service.metadata?.annotations, {
    on: 'Service',
    controller: 'cloud-provider-aws',
    settings,
  });
  return [
    ...findings.map((finding) => ({ ...finding, path: ['metadata', 'annotations', ...finding.path] })),
    ...leftAlone(service, 'cloud-provider-aws', settings),
    ...checkFields(service, values, subnetCount),
  ];
}

function checkFields(
  { spec = {} }: ServiceObject,
  values: LegacyValues,
  subnetCount: number | undefined,
): readonly ControllerFinding[] {
  const isNetwork = values[`${prefix}type`] === 'nlb';
  const { ports = [] } = spec;
  const protocols = [...new Set(ports.map((port) => port.protocol ?? 'TCP'))];
  const count = subnetCount ?? values[`${prefix}subnets`]?.length;
  const refuse = (id: ServiceFindingId, at: string | readonly string[], message: string, fix?: string) =>
    serviceFinding('cloud-provider-aws', { id, at, message, fix, effect: 'rejects', source });
  return [
    ...(protocols.length > 1
      ? [
          refuse(
            'service-mixed-protocols',
            ['spec', 'ports'],
            `The Service has ports of ${protocols.join(' and ')}, and its load balancer takes one protocol.`,
          ),
        ]
      : protocols
          .filter((protocol) => protocol !== 'TCP' && !(isNetwork && protocol === 'UDP'))
          .map((protocol) =>
            refuse(
              'service-protocol',
              ['spec', 'ports'],
              `A ${isNetwork ? 'Network' : 'Classic'} Load Balancer does not take ${quote(protocol)}.`,
              isNetwork ? undefined : `Set ${prefix}type to "nlb" for UDP.`,
            ),
          )),
    ...(spec.sessionAffinity !== undefined && spec.sessionAffinity !== 'None'
      ? [
          refuse(
            'service-session-affinity',
            ['spec', 'sessionAffinity'],
            `spec.sessionAffinity is ${quote(spec.sessionAffinity)}, and has to be "None".`,
          ),
        ]
      : []),
    ...(spec.loadBalancerIP !== undefined && spec.loadBalancerIP !== ''
      ? [
          refuse(
            'service-load-balancer-ip',
            ['spec', 'loadBalancerIP'],
            'spec.loadBalancerIP is set, and AWS chooses the address.',
          ),
        ]
      : []),
    ...(values[`${prefix}target-group-attributes`]?.['preserve_client_ip.enabled'] === 'false' &&
    protocols.includes('UDP')
      ? [
          refuse(
            'service-target-group-attribute',
            `${prefix}target-group-attributes`,
            'preserve_client_ip.enabled cannot be false beside a UDP port: addresses of clients are always kept there.',
          ),
        ]
      : []),
    ...([`${prefix}eip-allocations`, `${prefix}private-ipv4-addresses`] as const).flatMap((key) => {
      const items = values[key];
      if (!isNetwork || items === undefined || count === undefined || items.length === count) return [];
      return [
        refuse(
          'service-address-count',
          key,
          `${key} has ${items.length} addresses, and the load balancer stands in ${count} subnets.`,
          'Give one for each subnet.',
        ),
      ];
    }),
    ...checkTlsPorts(ports, values),
  ];
}

function checkTlsPorts(ports: readonly ServicePort[], values: LegacyValues): readonly ControllerFinding[] {
  const key = `${prefix}ssl-ports`;
  const strangers = findStrangers(values[key] ?? [], ports).filter((item) => item !== '*');
  if (strangers.length === 0) return [];
  return [
    serviceFinding('cloud-provider-aws', {
      id: 'service-port-missing',
      at: key,
      message: `${key} has ${quote(strangers[0] ?? '')}, and the Service ${portsInWords(ports)}.`,
      effect: 'ignores',
      why: 'What is no port of the Service is silently ignored, and the port that was meant stays without TLS.',
      source,
    }),
  ];
}
