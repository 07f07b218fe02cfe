import { quote, type Path } from '@eks-ingress/diagnostics';
import type { EntryPointSettings } from '../entry-points/entry-point-kinds';
import { describeSubnet, indexOfSubnet, type DeclaredEntryPoint } from './declared-entry-point';
import { isController } from './effect-of-plan';
import { keyOfListener, keyOfTargetGroup } from './entry-point-of';
import { isSiblingOf } from './planned-resource';
import type { Attributes, PlannedResource } from './planned-resource';
import { findProp } from './props-of-arguments';

/** An edit of the environment's file that a plan shows. */
export interface Cause {
  /** From the root of the environment. */
  readonly path: Path;
  /** A clause, such as `the mapping of subnet-… is removed`. */
  readonly edit: string;
}

/** Why a resource is lost, in the words of the environment's file. */
export function findCauses(
  resource: PlannedResource,
  entryPoint: DeclaredEntryPoint,
  resources: readonly PlannedResource[],
): readonly Cause[] {
  if (resource.kind === 'delete' && entryPoint.kind === undefined) return [removal(entryPoint, resources)];
  if (resource.isTainted) {
    return [
      {
        path: entryPoint.path,
        edit: `Terraform has marked ${resource.address} as tainted, since it failed to create it`,
      },
    ];
  }
  const kind = kindOf(resource);
  if (kind !== undefined && entryPoint.kind !== undefined && kind !== entryPoint.kind) {
    const edit = `kind changes from ${quote(kind)} to ${quote(entryPoint.kind)}`;
    return [{ path: [...entryPoint.path, 'kind'], edit }];
  }
  // In place, the address type is all that can take something away.
  if (resource.kind === 'update') return causesOfArgument('ip_address_type', resource, entryPoint);
  if (resource.type === 'aws_lb_target_group') return causesOfTargetGroup(resource, entryPoint, resources);
  const own = [
    ...resource.replacedBy.flatMap((argument) => causesOfArgument(argument, resource, entryPoint)),
    ...(resource.isTriggered || resource.replacedBy.length === 0
      ? causesOfTriggers(resource, entryPoint, resources)
      : []),
  ];
  if (own.length > 0) return own;
  const edit =
    resource.kind === 'delete'
      ? `${resource.address} is not declared any more`
      : `${resource.address} is to be replaced`;
  return [{ path: entryPoint.path, edit }];
}

/** The kind of the entry point whose load balancer goes with a resource. */
function kindOf(resource: PlannedResource): EntryPointSettings['kind'] | undefined {
  if (resource.type === 'aws_lb') return 'network-load-balancer';
  if (isController(resource)) return 'service';
  const isOfGroup = resource.type === 'kubernetes_ingress_v1' || resource.rest.startsWith('IngressClass_');
  return isOfGroup ? 'application-load-balancer' : undefined;
}

/** An entry point that is gone, or has another name now: Terraform cannot tell the two apart. */
function removal({ path, name }: DeclaredEntryPoint, resources: readonly PlannedResource[]): Cause {
  const isNew = (candidate: string) =>
    resources.every((each) => each.entryPoint !== candidate || each.kind === 'create');
  const created = resources
    .filter(({ type, kind }) => kind === 'create' && (type === 'aws_lb' || type === 'helm_release'))
    .flatMap(({ entryPoint }) => entryPoint ?? [])
    .filter((candidate) => candidate !== name && isNew(candidate));
  const [renamed] = created;
  return {
    path,
    edit:
      renamed === undefined
        ? `the entry point ${quote(name)} is removed`
        : `the entry point ${quote(name)} is removed, or renamed to ${quote(renamed)}`,
  };
}

/** A target group follows from how targets are registered, and its port and its health check from where TLS ends. */
function causesOfTargetGroup(
  resource: PlannedResource,
  entryPoint: DeclaredEntryPoint,
  resources: readonly PlannedResource[],
): readonly Cause[] {
  const { rest, before } = resource;
  const after = resource.after ?? resources.find((other) => isSiblingOf(other, resource))?.after;
  const differs = (argument: string) => before?.[argument] !== after?.[argument];
  if (differs('target_type')) {
    const [was, becomes] = [before, after].map((part) => (part?.['target_type'] === 'ip' ? 'pods' : 'nodes'));
    return [{ path: [...entryPoint.path, 'registration'], edit: `registration changes from ${was} to ${becomes}` }];
  }
  const listeners = resources.filter(
    ({ type, entryPoint: name }) => type === 'aws_lb_listener' && name === entryPoint.name,
  );
  const tls = listeners.flatMap((listener) => causesOfProtocol(listener, entryPoint));
  if (tls.length > 0) return tls;
  if (differs('port')) {
    const edit = `changes from ${quote(before?.['port'])} to ${quote(after?.['port'])}`;
    return entryPoint.hasNodePorts
      ? causesOfArgument('port', { ...resource, after }, entryPoint)
      : [{ path: [...entryPoint.path, 'registration'], edit: `the port of the targets ${edit}` }];
  }
  const checks = [before, after].map(
    (part) => (part?.['health_check'] as readonly Attributes[] | undefined)?.[0]?.['protocol'],
  );
  if (checks[0] !== checks[1]) {
    const edit = `healthCheck.protocol changes from ${quote(checks[0])} to ${quote(checks[1])}`;
    return [{ path: [...entryPoint.path, 'healthCheck', 'protocol'], edit }];
  }
  const others = resource.replacedBy.flatMap((argument) => causesOfArgument(argument, resource, entryPoint));
  return others.length > 0
    ? others
    : [{ path: entryPoint.path, edit: `the target group ${quote(keyOfTargetGroup(rest) ?? rest)} is another one` }];
}

function causesOfProtocol({ before, after }: PlannedResource, { path }: DeclaredEntryPoint): readonly Cause[] {
  const [was, becomes] = [before?.['protocol'], after?.['protocol']];
  if (was === undefined || becomes === undefined || was === becomes) return [];
  const endOf = (protocol: unknown) => quote(protocol === 'TLS' ? 'at-load-balancer' : 'at-controller');
  return [{ path: [...path, 'tls', 'end'], edit: `tls.end changes from ${endOf(was)} to ${endOf(becomes)}` }];
}

function causesOfArgument(
  argument: string,
  { type, rest, before, after }: PlannedResource,
  entryPoint: DeclaredEntryPoint,
): readonly Cause[] {
  if (type === 'aws_lb' && argument === 'subnet_mapping') return causesInMappings(before, after, entryPoint);
  const prop = findProp(type, argument, keyOfListener(rest) ?? keyOfTargetGroup(rest));
  // The name of a target group follows from the rest.
  if (prop === undefined) return [];
  const [was, becomes] = [before?.[argument], after?.[argument]].map((value) => prop.words(value));
  const change = was === undefined || becomes === undefined ? 'changes' : `changes from ${was} to ${becomes}`;
  return [{ path: [...entryPoint.path, ...prop.path], edit: `${prop.path.join('.')} ${change}` }];
}

/** What is gone from the subnets of a load balancer, and what is another. What is only added replaces nothing. */
function causesInMappings(
  before: Attributes | undefined,
  after: Attributes | undefined,
  entryPoint: DeclaredEntryPoint,
): readonly Cause[] {
  const becomes = mappingsBySubnet(after);
  return [...mappingsBySubnet(before)].flatMap(([subnetId, was]): readonly Cause[] => {
    const mapping = becomes.get(subnetId);
    const subnet = describeSubnet(entryPoint, subnetId);
    const path = [...entryPoint.path, 'subnetMappings'];
    if (mapping === undefined) return [{ path, edit: `the mapping of ${subnet} is removed` }];
    const index = indexOfSubnet(entryPoint, subnetId);
    return ADDRESSES.flatMap(([argument, prop, noun]): readonly Cause[] => {
      const [old, now] = [was[argument], mapping[argument]].map((value) => (typeof value === 'string' ? value : ''));
      // One that is to be created is not known yet.
      if (old === now || (argument === 'allocation_id' && !(argument in mapping) && old === '')) return [];
      const inFile = index === undefined ? path : [...path, index, prop];
      const edit =
        now === ''
          ? `the mapping of ${subnet} loses ${noun} ${quote(old)}`
          : old === ''
            ? `the mapping of ${subnet} gets ${noun} ${quote(now)}`
            : `the mapping of ${subnet} gets ${noun} ${quote(now)} in place of ${quote(old)}`;
      return [{ path: inFile, edit }];
    });
  });
}

const ADDRESSES = [
  ['allocation_id', 'allocationId', 'the Elastic IP'],
  ['private_ipv4_address', 'privateIpv4Address', 'the address'],
  ['ipv6_address', 'ipv6Address', 'the address'],
] as const;

/** The mappings of a load balancer by their subnets. */
export function mappingsBySubnet(attributes: Attributes | undefined): ReadonlyMap<string, Attributes> {
  const mappings: unknown = attributes?.['subnet_mapping'];
  if (!Array.isArray(mappings)) return new Map();
  return new Map(
    (mappings as readonly Attributes[]).flatMap((mapping) =>
      typeof mapping['subnet_id'] === 'string' ? [[mapping['subnet_id'], mapping] as const] : [],
    ),
  );
}

/** Why something is replaced because what it remembers of itself is another. */
function causesOfTriggers(
  resource: PlannedResource,
  entryPoint: DeclaredEntryPoint,
  resources: readonly PlannedResource[],
): readonly Cause[] {
  const triggers = resources.filter(
    ({ type, entryPoint: name, kind, rest }) =>
      type === 'terraform_data' &&
      name === entryPoint.name &&
      kind !== 'none' &&
      kind !== 'move' &&
      isTriggerOf(rest, resource),
  );
  if (resource.type === 'aws_lb_listener') return causesOfProtocol(resource, entryPoint);
  return triggers.flatMap((trigger) => {
    const { before, after, rest } = trigger;
    const [was, becomes] = [before?.['input'], after?.['input']];
    const address = /^ReplacementTrigger-Address-([^_]+)/.exec(rest)?.[1];
    if (address !== undefined) {
      const edit = `the address in ${address} changes from ${quote(was)} to ${quote(becomes)}`;
      return was === undefined || becomes === undefined ? [] : [{ path: [...entryPoint.path, 'subnetMappings'], edit }];
    }
    return [
      {
        path: pathOfIdentity(was, becomes, entryPoint),
        edit: `what the load balancer was built as changes from ${quote(was)} to ${quote(becomes)}`,
      },
    ];
  });
}

function isTriggerOf(rest: string, { type }: PlannedResource): boolean {
  return type === 'helm_release' && rest.startsWith('ReplacementTrigger-');
}

function pathOfIdentity(was: unknown, becomes: unknown, { path }: DeclaredEntryPoint): Path {
  const [old = [], now = []] = [was, becomes].map((text) => (typeof text === 'string' ? text.split(' ') : []));
  const different = ['owner', 'scheme', 'name'].find((_, index) => old[index] !== now[index]);
  return different === undefined ? path : [...path, different];
}
