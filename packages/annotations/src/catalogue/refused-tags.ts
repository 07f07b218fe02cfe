import { findRefusedTag, MAX_TAGS, TAG_RULE } from '@eks-ingress/elbv2/identifiers';
import type { Caution } from '../annotation';

/** Tags that a controller leaves to AWS, which refuses them. */
export const refusedTags: Caution<Readonly<Record<string, string>>> = {
  applies: (tags) => Object.keys(tags).length > MAX_TAGS || findRefusedTag(tags) !== undefined,
  examples: ['aws:team=shop', 'AWS:team=shop', 'team=shop!'],
  why: `AWS accepts up to ${MAX_TAGS} tags. ${TAG_RULE}`,
  effect: 'passes-on',
};
