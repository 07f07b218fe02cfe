/** A group of AWS regions with accounts, endpoints and ARNs of its own. */
export type Partition =
  'aws' | 'aws-cn' | 'aws-us-gov' | 'aws-eusc' | 'aws-iso' | 'aws-iso-b' | 'aws-iso-e' | 'aws-iso-f';

const REGION_PREFIXES: readonly (readonly [string, Partition])[] = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['eusc-', 'aws-eusc'],
  ['us-iso-', 'aws-iso'],
  ['us-isob-', 'aws-iso-b'],
  ['eu-isoe-', 'aws-iso-e'],
  ['us-isof-', 'aws-iso-f'],
];

/** The partition that a region belongs to; `aws` for every region that is not named after another one. */
export function partitionOf(region: string): Partition {
  return REGION_PREFIXES.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws';
}

/** Whether the partition has no connection to the internet, and less of each service. */
export function isIsolated(partition: Partition): boolean {
  return partition.startsWith('aws-iso');
}

/** What the controller can put in front of an Application Load Balancer, when an annotation asks for it. */
export type AddOn = 'shield' | 'waf' | 'wafv2';

const EVERYWHERE = { shield: 'everywhere', waf: 'everywhere', wafv2: 'everywhere' } as const;
const WITHOUT_SHIELD = { ...EVERYWHERE, shield: 'nowhere' } as const;
const NOWHERE = { shield: 'nowhere', waf: 'nowhere', wafv2: 'nowhere' } as const;
const SOME_WAFV2 = { ...NOWHERE, wafv2: 'in-some-regions' } as const;

/** Where a partition has the add-ons: the endpoints in the data of botocore 1.43.107. */
export const ADD_ONS: Readonly<
  Record<Partition, Readonly<Record<AddOn, 'everywhere' | 'in-some-regions' | 'nowhere'>>>
> = {
  aws: EVERYWHERE,
  'aws-cn': WITHOUT_SHIELD,
  'aws-us-gov': WITHOUT_SHIELD,
  'aws-eusc': { ...NOWHERE, wafv2: 'everywhere' },
  'aws-iso': SOME_WAFV2,
  'aws-iso-b': SOME_WAFV2,
  'aws-iso-e': NOWHERE,
  'aws-iso-f': NOWHERE,
};
