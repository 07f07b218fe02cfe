/** A resource by the parts of its address. */
export interface ResourceName {
  /** Such as `aws_lb`. */
  readonly type: string;
  /** The construct that the stack holds: the entry point, or what is built beside it, such as `public-Certificate`. */
  readonly owner: string;
  /** What the address says beyond the owner, such as `LoadBalancer_Listener-http_596EB37B`. */
  readonly rest: string;
}

/** Takes an address apart. Terraform's names begin with the id of the construct that the stack holds. */
export function resourceName(address: string): ResourceName {
  const [type = '', ...names] = address.split('.');
  const [owner = '', ...rest] = names.join('.').split('_');
  return { type, owner, rest: rest.join('_') };
}

/**
 * The entry point that a resource belongs to. What is built beside one, such as its certificate, has its name with a
 * capitalized word; undefined for what belongs to no entry point, whose name begins with a capital.
 */
export function entryPointOf(address: string): string | undefined {
  const name = resourceName(address).owner.replace(/-[A-Z].*$/, '');
  return /^[a-z]/.test(name) ? name : undefined;
}

/** The key of a listener, such as `https`, in what its address says beyond the entry point. */
export function keyOfListener(rest: string): string | undefined {
  return /^LoadBalancer_Listener-([^_]+)_/.exec(rest)?.[1];
}

/** The key of a target group, or of what belongs to one. */
export function keyOfTargetGroup(rest: string): string | undefined {
  return /^LoadBalancer_TargetGroup-([^_]+)_/.exec(rest)?.[1];
}
