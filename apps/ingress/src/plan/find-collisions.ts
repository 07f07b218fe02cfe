import { resourceName } from './entry-point-of';
import type { ResourceChange } from './plan-report';

/** A listener that gets the port of another one, which gives it up in the same plan. */
export interface TakenPort {
  readonly port: number;
  readonly taker: ResourceChange;
  readonly holder: ResourceChange;
}

/** Listeners of one load balancer that take each other's ports. Terraform does not wait until a port is free. */
export function findTakenPorts(changes: readonly ResourceChange[]): readonly TakenPort[] {
  const listeners = changes.filter(({ address }) => resourceName(address).type === 'aws_lb_listener');
  return listeners.flatMap((taker) => {
    const { before, after: port } = taker.attributes['port'] ?? {};
    if (typeof port !== 'number' || before === port) return [];
    return listeners
      .filter(
        (holder) =>
          holder !== taker &&
          loadBalancerOf(holder.address) === loadBalancerOf(taker.address) &&
          holder.attributes['port']?.before === port,
      )
      .map((holder) => ({ port, taker, holder }));
  });
}

/** The part of a listener's address that those of one load balancer share. */
function loadBalancerOf(address: string): string {
  return address.replace(/_Listener-.*$/, '');
}

/** An address that a load balancer has in one subnet, and is to have in another. */
export interface MovedAddress {
  readonly loadBalancer: ResourceChange;
  /** The argument of the mapping, such as `allocation_id`. */
  readonly argument: AddressArgument;
  readonly address: string;
  readonly from: string;
  readonly to: string;
}

type AddressArgument = 'allocation_id' | 'private_ipv4_address';

type Mapping = Readonly<Record<string, unknown>>;

/** Addresses that move between the subnets of a load balancer, which the provider plans and AWS refuses. */
export function findMovedAddresses(changes: readonly ResourceChange[]): readonly MovedAddress[] {
  return changes
    .filter(({ address }) => resourceName(address).type === 'aws_lb')
    .flatMap((loadBalancer) => {
      const { before, after } = loadBalancer.attributes['subnet_mapping'] ?? {};
      return (['allocation_id', 'private_ipv4_address'] as const).flatMap((argument) =>
        mappingsIn(before).flatMap((was): readonly MovedAddress[] => {
          const address = was[argument];
          if (typeof address !== 'string' || address === '') return [];
          const becomes = mappingsIn(after).find((mapping) => mapping[argument] === address);
          const [from, to] = [was['subnet_id'], becomes?.['subnet_id']];
          if (typeof from !== 'string' || typeof to !== 'string' || from === to) return [];
          // With a subnet that is new to it, the load balancer is replaced.
          if (mappingsIn(before).every((mapping) => mapping['subnet_id'] !== to)) return [];
          return [{ loadBalancer, argument, address, from, to }];
        }),
      );
    });
}

function mappingsIn(value: unknown): readonly Mapping[] {
  if (!Array.isArray(value)) return [];
  return value.filter((each): each is Mapping => typeof each === 'object' && each !== null);
}

/** Listeners that stop to speak TLS without being replaced: one of an earlier release has nothing yet that replaces it. */
export function findListenersWithoutTls(changes: readonly ResourceChange[]): readonly ResourceChange[] {
  return changes.filter(({ address, kind, attributes }) => {
    const { before, after } = attributes['protocol'] ?? {};
    return resourceName(address).type === 'aws_lb_listener' && kind === 'update' && before === 'TLS' && after !== 'TLS';
  });
}
