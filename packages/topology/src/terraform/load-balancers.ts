import { findZoneAtEnd } from '@eks-ingress/elbv2/identifiers';
import type { Listener, LoadBalancer, Route, TargetGroup } from '../topology';
import {
  constructPath,
  dataSources,
  refersTo,
  resources,
  type Block,
  type TerraformConfiguration,
} from './configuration';
import { readHostNames } from './host-names';
import { covers, groupOf, readSecurityGroupRules, type SecurityGroupRule } from './security-groups';
import { readTargets, type TargetsContext } from './targets';
import { isTrue, list, number, record, text, type Attributes } from './value';

/** A load balancer that Terraform creates, with its listeners and the target groups that they send to. */
export function readLoadBalancer(loadBalancer: Block, context: TargetsContext): LoadBalancer {
  const { configuration } = context;
  const { attributes } = loadBalancer;
  const groups = list(attributes.security_groups).map(groupOf);
  const rules = readSecurityGroupRules(configuration);
  const listeners = resources(configuration, 'aws_lb_listener').filter(({ attributes: { load_balancer_arn } }) =>
    refersTo(load_balancer_arn, loadBalancer),
  );
  const routesOf = new Map(listeners.map((listener) => [listener, readRoutes(listener, configuration)]));
  const used = new Set(
    [...routesOf.values()].flat().flatMap(({ action }) => (action.kind === 'forward' ? [action.targetGroup] : [])),
  );
  return {
    id: loadBalancer.address,
    kind: attributes.load_balancer_type === 'application' ? 'application' : 'network',
    owner: 'Terraform',
    name: text(attributes.name),
    scheme: isTrue(attributes.internal) ? 'internal' : 'internet-facing',
    ipAddressType: text(attributes.ip_address_type) ?? 'ipv4',
    addresses: describeAddresses(attributes),
    zones: readZones(attributes, configuration),
    hostNames: readHostNames(new Set([loadBalancer.address]), configuration),
    listeners: listeners.map((listener) =>
      readListener(listener, routesOf.get(listener) ?? [], { configuration, groups, rules }),
    ),
    targetGroups: resources(configuration, 'aws_lb_target_group')
      .filter(({ address }) => used.has(address))
      .map((targetGroup) => readTargetGroup(targetGroup, { ...context, groups, rules })),
  };
}

/** The listeners, target groups and load balancer by which something refers to it. */
export function addressesOf(loadBalancer: Block, configuration: TerraformConfiguration): ReadonlySet<string> {
  const listeners = resources(configuration, 'aws_lb_listener').filter(({ attributes }) =>
    refersTo(attributes.load_balancer_arn, loadBalancer),
  );
  const targetGroups = listeners
    .flatMap((listener) => readRoutes(listener, configuration))
    .flatMap(({ action }) => (action.kind === 'forward' ? [action.targetGroup] : []));
  return new Set([loadBalancer.address, ...listeners.map(({ address }) => address), ...targetGroups]);
}

interface SecurityGroups {
  readonly groups: readonly string[];
  readonly rules: readonly SecurityGroupRule[];
}

function readListener(
  listener: Block,
  routes: readonly Route[],
  { configuration, groups, rules }: SecurityGroups & { readonly configuration: TerraformConfiguration },
): Listener {
  const { port, protocol, ssl_policy, certificate_arn } = listener.attributes;
  const more = resources(configuration, 'aws_lb_listener_certificate').filter(({ attributes }) =>
    refersTo(attributes.listener_arn, listener),
  );
  const listenerPort = number(port) ?? 0;
  const listenerProtocol = text(protocol) ?? 'HTTP';
  const clients = rules.filter(
    (rule) =>
      rule.direction === 'ingress' && groups.includes(rule.group) && covers(rule, listenerPort, listenerProtocol),
  );
  return {
    port: listenerPort,
    protocol: listenerProtocol,
    tlsPolicy: text(ssl_policy),
    certificates: (certificate_arn === undefined ? 0 : 1) + more.length,
    clients: groups.length === 0 ? ['0.0.0.0/0'] : distinct(clients.flatMap(({ peers }) => peers)),
    routes,
  };
}

function readRoutes(listener: Block, configuration: TerraformConfiguration): readonly Route[] {
  const rules = resources(configuration, 'aws_lb_listener_rule')
    .filter(({ attributes }) => refersTo(attributes.listener_arn, listener))
    .sort((one, other) => (number(one.attributes.priority) ?? 0) - (number(other.attributes.priority) ?? 0))
    .flatMap(({ attributes }) => readActions(attributes.action, describeConditions(attributes.condition)));
  return [...rules, ...readActions(listener.attributes.default_action, undefined)];
}

function readActions(actions: unknown, requests: string | undefined): readonly Route[] {
  return list(actions).flatMap((value): Route[] => {
    const action = record(value);
    switch (text(action.type)) {
      case 'forward': {
        const weighted = list(record(action.forward).target_group).map(record);
        const groups = weighted.length > 0 ? weighted : [{ arn: action.target_group_arn }];
        return groups.map(({ arn, weight }) => ({
          requests,
          action: { kind: 'forward', targetGroup: groupOf(arn), weight: number(weight) },
        }));
      }
      case 'redirect': {
        const { protocol, host, port } = record(action.redirect);
        const to = text(host) ?? `${text(protocol)?.toLowerCase() ?? ''} ${text(port) ?? ''}`.trim();
        return [{ requests, action: { kind: 'answer', description: `redirects to ${to}` } }];
      }
      case 'fixed-response':
        return [
          {
            requests,
            action: { kind: 'answer', description: `answers ${String(record(action.fixed_response).status_code)}` },
          },
        ];
      default:
        return [];
    }
  });
}

function describeConditions(conditions: unknown): string | undefined {
  const values = (name: string) =>
    list(conditions).flatMap((condition) => list(record(record(condition)[name]).values).map(String));
  const described = `${values('host_header').join(' ')}${values('path_pattern').join(' ')}`;
  return described === '' ? 'some requests' : described;
}

function readTargetGroup(targetGroup: Block, context: TargetsContext & SecurityGroups): TargetGroup {
  const { attributes } = targetGroup;
  const port = number(attributes.port);
  const protocol = text(attributes.protocol) ?? 'TCP';
  return {
    id: targetGroup.address,
    name: text(attributes.name) ?? text(attributes.name_prefix),
    port,
    protocol,
    proxyProtocol: isTrue(attributes.proxy_protocol_v2),
    healthCheck: describeHealthCheck(record(attributes.health_check)),
    targets: readTargets(targetGroup, context),
    allowed: port === undefined ? undefined : allowedPorts(port, protocol, context),
  };
}

/** The rules by which the load balancer may send to a port; none when it has security groups and no rule does. */
function allowedPorts(
  port: number,
  protocol: string,
  { groups, rules }: SecurityGroups,
): readonly string[] | undefined {
  if (groups.length === 0) return undefined;
  const ofGroups = rules.filter(({ direction, group }) => direction === 'egress' && groups.includes(group));
  return distinct(ofGroups.filter((rule) => covers(rule, port, protocol)).map(describePorts));
}

function describePorts({ protocol, from, to }: SecurityGroupRule): string {
  if (protocol === '-1') return 'all traffic';
  const ports = from === -1 ? 'all ports' : from === to ? String(from) : `${from}-${to}`;
  return `${protocol.toUpperCase()} ${ports}`;
}

function describeHealthCheck({ protocol, port, path }: Attributes): string {
  const elsewhere = port === undefined || port === 'traffic-port' ? undefined : `on ${String(port)}`;
  return [text(protocol) ?? 'TCP', text(path), elsewhere].filter(Boolean).join(' ');
}

function describeAddresses(attributes: Attributes): string {
  const mappings = list(attributes.subnet_mapping).map(record);
  const elastic = mappings.filter(({ allocation_id }) => allocation_id !== undefined).length;
  if (elastic > 0) return elastic === 1 ? '1 Elastic IP' : `${elastic} Elastic IPs`;
  const fixed = mappings.flatMap(({ private_ipv4_address }) => text(private_ipv4_address) ?? []);
  if (fixed.length > 0) return fixed.join(', ');
  return isTrue(attributes.internal) ? 'private addresses' : 'addresses chosen by AWS';
}

/** The zones of its subnets, which the paths of their constructs name; else how many there are. */
function readZones(attributes: Attributes, configuration: TerraformConfiguration): readonly string[] {
  const mappings = list(attributes.subnet_mapping).map(record);
  const subnets = dataSources(configuration, 'aws_subnet');
  const elasticIps = resources(configuration, 'aws_eip');
  const zones = mappings.map(({ subnet_id, allocation_id }) => {
    const named = [
      ...subnets.filter((subnet) => subnet.attributes.id === subnet_id),
      ...elasticIps.filter((elasticIp) => refersTo(allocation_id, elasticIp)),
    ];
    return named.map((block) => findZoneAtEnd(constructPath(block))).find(Boolean);
  });
  if (zones.length > 0 && zones.every((zone) => zone !== undefined)) return zones;
  const count = mappings.length === 0 ? list(attributes.subnets).length : mappings.length;
  return count === 0 ? [] : [count === 1 ? '1 zone' : `${count} zones`];
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
