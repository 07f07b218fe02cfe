/** How many hexadecimal digits an id has: 17, or 8 if it is from before 2018. */
const DIGITS = [8, 17];

/** How the ids of a kind of resource begin, and how many digits follow. */
const FORMS = {
  'elastic-ip': { prefix: 'eipalloc-', digits: DIGITS },
  'prefix-list': { prefix: 'pl-', digits: DIGITS },
  'security-group': { prefix: 'sg-', digits: DIGITS },
  subnet: { prefix: 'subnet-', digits: DIGITS },
  // The webhook of the AWS Load Balancer Controller accepts VPCs with 32 digits, too.
  vpc: { prefix: 'vpc-', digits: [...DIGITS, 32] },
} as const satisfies Readonly<Record<string, { readonly prefix: string; readonly digits: readonly number[] }>>;

/** A kind of resource of Amazon EC2 that is named by its id. */
export type ResourceIdKind = keyof typeof FORMS;

/** How the ids of this kind begin, as controllers tell them from names. */
export function resourceIdPrefix(kind: ResourceIdKind): string {
  return FORMS[kind].prefix;
}

/** Whether the text begins like an id of this kind, as controllers tell ids from names. */
export function beginsLikeId(kind: ResourceIdKind, text: string): boolean {
  return text.startsWith(FORMS[kind].prefix);
}

/** Whether the text is an id of this kind. */
export function isResourceId(kind: ResourceIdKind, text: string): boolean {
  const { prefix, digits }: { readonly prefix: string; readonly digits: readonly number[] } = FORMS[kind];
  const rest = text.slice(prefix.length);
  return text.startsWith(prefix) && digits.includes(rest.length) && /^[0-9a-f]+$/.test(rest);
}
