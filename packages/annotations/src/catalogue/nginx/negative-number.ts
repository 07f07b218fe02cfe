import type { Caution } from '../../annotation';

/** A number that the validator of ingress-nginx lets pass, and nginx does not take. */
export const negativeNumber: Caution<number> = {
  applies: (value) => value < 0,
  examples: ['-1'],
  why: 'nginx takes no negative number here, which the validator lets pass.',
  fix: 'Write 0 or more.',
  effect: 'stops-reloads',
};
