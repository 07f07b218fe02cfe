import { type Effect, effects } from '@eks-ingress/diagnostics';
import { type ControllerName, controllers } from './controllers';
import { startSentence } from './start-sentence';

interface Wording {
  /** The controller, as the subject of the sentence. */
  readonly it: string;
  readonly rejection: string;
  readonly becomes?: string;
}

const consequences = {
  rejects: ({ it, rejection }) => `${it} rejects it: ${rejection}.`,
  'passes-on': ({ it }) => `${it} does not check it; AWS refuses it when the load balancer is built.`,
  misreads: ({ it, becomes = 'another value' }) => `${it} silently takes it for ${becomes}.`,
  ignores: ({ it, becomes = 'its default' }) => `${it} silently ignores it and uses ${becomes}.`,
  'leaves-object': ({ it }) => `${it} takes the object for another controller's and builds nothing.`,
  'denies-traffic': ({ it }) => `${it} admits the object and answers its requests with 503.`,
  'opens-access': ({ it, becomes }) =>
    `${it} drops the protection and serves the traffic without it${becomes === undefined ? '' : `: it uses ${becomes}`}.`,
  'stops-reloads': ({ it }) => `${it} can no longer reload: no object's changes take effect until it is mended.`,
} as const satisfies Partial<Record<Effect, (wording: Wording) => string>>;

/** What a controller does with a value that it cannot use. */
export type BadValueEffect = keyof typeof consequences;

/**
 * What becomes of a mistake, as a sentence about the controller where it is the controller's doing.
 *
 * @param becomes - what the controller takes a value for, or uses in its place, where that is known
 */
export function consequenceOf(effect: Effect, controller: ControllerName, becomes?: string): string {
  if (!isBadValueEffect(effect)) return effects[effect].summary;
  const { title, rejection } = controllers[controller];
  return consequences[effect]({ it: startSentence(title), rejection, ...(becomes !== undefined && { becomes }) });
}

function isBadValueEffect(effect: Effect): effect is BadValueEffect {
  return Object.hasOwn(consequences, effect);
}
