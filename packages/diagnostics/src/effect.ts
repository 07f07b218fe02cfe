import type { Severity } from './severity';

interface EffectDescription {
  readonly severity: Severity;
  /** What happens, as a sentence. */
  readonly summary: string;
}

/** What becomes of a mistake: who refuses it, or what happens since nobody does. */
export const effects = {
  'api-server-refuses': { severity: 'error', summary: 'The API server refuses the object.' },
  'webhook-refuses': { severity: 'error', summary: 'An admission webhook refuses the object.' },
  'aws-refuses': { severity: 'error', summary: 'AWS refuses it.' },
  'terraform-refuses': { severity: 'error', summary: 'Terraform or its provider refuses it.' },
  'helm-refuses': { severity: 'error', summary: 'Helm or the chart refuses it.' },
  rejects: { severity: 'error', summary: 'The controller says so, and builds nothing until it is mended.' },
  'passes-on': {
    severity: 'error',
    summary: 'The controller does not look at it; AWS refuses it when the load balancer is built.',
  },
  'leaves-object': {
    severity: 'error',
    summary: "The controller takes the object for another controller's and builds nothing.",
  },
  'denies-traffic': { severity: 'error', summary: 'Requests are answered with an error.' },
  'breaks-traffic': {
    severity: 'error',
    summary: 'It is built, and traffic does not arrive, or arrives in the wrong form.',
  },
  misreads: { severity: 'warning', summary: 'It is silently taken for something else.' },
  ignores: { severity: 'warning', summary: 'It is silently ignored.' },
  'opens-access': { severity: 'warning', summary: 'A protection is dropped, and traffic is served.' },
  'stops-reloads': {
    severity: 'warning',
    summary: 'The whole configuration of the controller is frozen, for every object.',
  },
  risks: { severity: 'warning', summary: 'It works, and is probably not what was meant, or harmful one day.' },
} as const satisfies Readonly<Record<string, EffectDescription>>;

export type Effect = keyof typeof effects;
