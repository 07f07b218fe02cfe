/** The most characters that the name of a load balancer or of a target group has. */
export const MAX_NAME_LENGTH = 32;

/** How no name of a load balancer begins: the DNS names of internal ones do. */
export const RESERVED_NAME_PREFIX = 'internal-';

/** What keeps a text from being the name of a load balancer. */
export type NameFault = 'length' | 'characters' | 'reserved';

/** Everything that keeps a text from being the name of a load balancer. */
export function loadBalancerNameFaults(name: string): readonly NameFault[] {
  return [
    ...(name === '' || name.length > MAX_NAME_LENGTH ? (['length'] as const) : []),
    ...(name === '' || hasNameCharacters(name) ? [] : (['characters'] as const)),
    ...(name.startsWith(RESERVED_NAME_PREFIX) ? (['reserved'] as const) : []),
  ];
}

/** Whether the text can be the name of a target group, which may begin like the DNS name of a load balancer. */
export function isTargetGroupName(name: string): boolean {
  return name.length <= MAX_NAME_LENGTH && hasNameCharacters(name);
}

/** A name of a load balancer or target group that is made of this one, as far as its characters can be in it. */
export function nearestName(name: string): string {
  return name
    .slice(0, MAX_NAME_LENGTH)
    .replace(/[^0-9A-Za-z-]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

function hasNameCharacters(name: string): boolean {
  return /^[0-9A-Za-z](?:[0-9A-Za-z-]*[0-9A-Za-z])?$/.test(name);
}
