import { references } from './interpolation';
import { resources, type TerraformConfiguration } from './configuration';
import { list, number, record, text, texts, type Attributes } from './value';

/** One rule of a security group, on the side where it stands. */
export interface SecurityGroupRule {
  readonly direction: 'ingress' | 'egress';
  /** The group that has the rule: the address of its resource, or its id. */
  readonly group: string;
  /** Whom it lets through: CIDR blocks, prefix lists, and security groups by address or id. */
  readonly peers: readonly string[];
  readonly protocol: string;
  /** -1 is every port. */
  readonly from: number;
  readonly to: number;
}

/** Every rule of the stack, whether it is a resource of its own or inside a group. */
export function readSecurityGroupRules(configuration: TerraformConfiguration): readonly SecurityGroupRule[] {
  const own = (['ingress', 'egress'] as const).flatMap((direction) =>
    resources(configuration, `aws_vpc_security_group_${direction}_rule`).map(({ attributes }) =>
      readRule(direction, groupOf(attributes.security_group_id), attributes, attributes.ip_protocol),
    ),
  );
  const inline = resources(configuration, 'aws_security_group').flatMap(({ address, attributes }) =>
    (['ingress', 'egress'] as const).flatMap((direction) =>
      list(attributes[direction]).map((rule) => readRule(direction, address, record(rule), record(rule).protocol)),
    ),
  );
  return [...own, ...inline];
}

function readRule(
  direction: 'ingress' | 'egress',
  group: string,
  rule: Attributes,
  protocol: unknown,
): SecurityGroupRule {
  return {
    direction,
    group,
    peers: [
      ...texts(rule.cidr_ipv4),
      ...texts(rule.cidr_ipv6),
      ...texts(rule.prefix_list_id),
      ...list(rule.referenced_security_group_id).map(groupOf),
      ...texts(rule.cidr_blocks),
      ...texts(rule.ipv6_cidr_blocks),
      ...texts(rule.prefix_list_ids),
      ...list(rule.security_groups).map(groupOf),
    ],
    protocol: text(protocol) ?? '-1',
    from: number(rule.from_port) ?? -1,
    to: number(rule.to_port) ?? -1,
  };
}

/** The address of the resource that a group is, else its id. */
export function groupOf(value: unknown): string {
  return references(value)[0] ?? String(value);
}

/** Whether a rule lets connections to a port through; of `TCP_UDP` either one is enough. */
export function covers({ protocol, from, to }: SecurityGroupRule, port: number, listenerProtocol: string): boolean {
  if (protocol === '-1') return true;
  return transportsOf(listenerProtocol).includes(protocol) && (from === -1 || (from <= port && port <= to));
}

/** What security groups call the protocols below that of a listener or target group. */
export function transportsOf(protocol: string): readonly string[] {
  return TRANSPORTS[protocol] ?? ['tcp'];
}

const TRANSPORTS: Readonly<Record<string, readonly string[]>> = {
  UDP: ['udp'],
  QUIC: ['udp'],
  TCP_UDP: ['tcp', 'udp'],
  TCP_QUIC: ['tcp', 'udp'],
};
