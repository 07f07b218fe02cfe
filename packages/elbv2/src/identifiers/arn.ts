/** The parts of an Amazon Resource Name. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  /** Empty for what belongs to no region. */
  readonly region: string;
  /** The number of the account; empty for what is known without one, such as a bucket. */
  readonly account: string;
  readonly resource: string;
}

/** Reads `arn:partition:service:region:account:resource`; undefined when the text is no ARN. */
export function parseArn(text: string): Arn | undefined {
  const match = /^arn:([^:]+):([^:]+):([^:]*):([^:]*):(.+)$/.exec(text);
  if (match === null) return undefined;
  const [, partition = '', service = '', region = '', account = '', resource = ''] = match;
  return { partition, service, region, account, resource };
}

/** Writes an ARN; a region or an account that is left out is empty. */
export function formatArn({
  partition,
  service,
  region = '',
  account = '',
  resource,
}: Pick<Arn, 'partition' | 'service' | 'resource'> & Partial<Arn>): string {
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
}

/** How the ARNs of a kind of resource are built: the service, and the resource of it. */
const ARN_KINDS = {
  'acm-certificate': ['acm', /^certificate\//],
  'application-load-balancer': ['elasticloadbalancing', /^loadbalancer\/app\//],
  key: ['kms', /^key\//],
  role: ['iam', /^role\/(?:[!-~]+\/)*[\w+=,.@-]{1,64}$/],
  'server-certificate': ['iam', /^server-certificate\//],
  topic: ['sns', /^[\w-]{1,256}(?:\.fifo)?$/],
} as const satisfies Readonly<Record<string, readonly [service: string, resource: RegExp]>>;

/** A kind of resource that is named by its ARN. */
export type ArnKind = keyof typeof ARN_KINDS;

/** Whether the text is the ARN of a resource of this kind. */
export function isArnOf(kind: ArnKind, text: string): boolean {
  const [service, resource] = ARN_KINDS[kind];
  const arn = parseArn(text);
  return arn?.service === service && resource.test(arn.resource);
}

/** The region that an ARN names in place of this one; undefined when it names this one, none, or is no ARN. */
export function foreignRegionOf(text: string, region: string | undefined): string | undefined {
  const named = parseArn(text)?.region;
  return region === undefined || named === '' || named === region ? undefined : named;
}
