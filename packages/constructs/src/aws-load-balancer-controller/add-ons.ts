import type { Partition } from '@eks-ingress/elbv2/identifiers';

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
