import { loadBalancerNameFaults, MAX_NAME_LENGTH, RESERVED_NAME_PREFIX } from '@eks-ingress/elbv2/identifiers';
import type { Caution } from '../annotation';
import { text } from '../codecs/text';

/** The name of a load balancer, whose length alone the controller looks at. */
export const loadBalancerName = text({ expects: `at most ${MAX_NAME_LENGTH} bytes`, maxBytes: MAX_NAME_LENGTH });

/** Names that the controller leaves to AWS, which refuses them. */
export const refusedName: Caution<string> = {
  applies: (name) => loadBalancerNameFaults(name).length > 0,
  examples: [`${RESERVED_NAME_PREFIX}shop`, 'shop_public'],
  why: `Names are made of letters, digits and hyphens, with no hyphen at either end, and do not begin with "${RESERVED_NAME_PREFIX}".`,
  effect: 'passes-on',
};
