import type { Severity } from '@eks-ingress/diagnostics';
import { type ControllerName, controllers } from './controllers';
import { startSentence } from './start-sentence';

/**
 * What a controller does with a value that it cannot use.
 *
 * - `rejects`: it says so, and builds nothing until the value is mended.
 * - `passes-on`: it does not look; AWS refuses the value when the load balancer is built.
 * - `misreads`: it silently takes the value for another one.
 * - `ignores`: it goes on as if the annotation were absent.
 * - `leaves-object`: it takes the object for another controller's and builds nothing.
 * - `denies-traffic`: it admits the object and answers its requests with an error.
 * - `opens-access`: it drops a protection and serves the traffic.
 * - `stops-reloads`: its whole configuration is frozen, for every object.
 */
export type BadValueEffect =
  | 'rejects'
  | 'passes-on'
  | 'misreads'
  | 'ignores'
  | 'leaves-object'
  | 'denies-traffic'
  | 'opens-access'
  | 'stops-reloads';

interface EffectDescription {
  readonly severity: Severity;
  readonly why: (controller: ControllerName, becomes: string | undefined) => string;
}

/** How bad each effect is, and how a finding explains it. */
export const badValueEffects: Readonly<Record<BadValueEffect, EffectDescription>> = {
  rejects: {
    severity: 'error',
    why: (controller) =>
      `${startSentence(controllers[controller].title)} rejects it: ${controllers[controller].rejection}.`,
  },
  'passes-on': {
    severity: 'error',
    why: (controller) =>
      `${startSentence(controllers[controller].title)} does not check it; AWS refuses it when the load balancer is built.`,
  },
  misreads: {
    severity: 'warning',
    why: (controller, becomes = 'another value') =>
      `${startSentence(controllers[controller].title)} silently takes it for ${becomes}.`,
  },
  ignores: {
    severity: 'warning',
    why: (controller, becomes = 'its default') =>
      `${startSentence(controllers[controller].title)} silently ignores it and uses ${becomes}.`,
  },
  'leaves-object': {
    severity: 'error',
    why: (controller) =>
      `${startSentence(controllers[controller].title)} takes the object for another controller's and builds nothing.`,
  },
  'denies-traffic': {
    severity: 'error',
    why: (controller) =>
      `${startSentence(controllers[controller].title)} admits the object and answers its requests with 503.`,
  },
  'opens-access': {
    severity: 'warning',
    why: (controller, becomes) =>
      `${startSentence(controllers[controller].title)} drops the protection and serves the traffic without it${becomes === undefined ? '' : `: it uses ${becomes}`}.`,
  },
  'stops-reloads': {
    severity: 'warning',
    why: (controller) =>
      `${startSentence(controllers[controller].title)} can no longer reload: no object's changes take effect until it is mended.`,
  },
};
