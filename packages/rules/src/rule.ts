import type { ControllerName, ControllerSettings } from '@eks-ingress/annotations';
import type { Diagnostic, Severity } from '@eks-ingress/diagnostics';
import type { Fix } from './fix';
import type { Location, Subject } from './subject';

/** The sets of rules that a configuration can begin with; `strict` has all of `recommended`. */
export type Preset = 'recommended' | 'strict';

/** What a rule says of one place; its id is the rule's name, its severity the rule's unless it gives one. */
export interface RuleFinding extends Diagnostic, Location {
  readonly fixes?: readonly Fix[];
}

/** What rules know of the cluster, beside the subjects. */
export interface RuleOptions {
  /** The controller of Ingresses and Services that do not say which one they are for. @default - told by each object */
  readonly controller?: ControllerName;
  /** How the controllers are set up. @default as they come */
  readonly settings?: ControllerSettings;
}

/** One kind of mistake: how it is found, why it matters, and how it looks. */
export interface Rule {
  /** The name of its file: `no-…`, `valid-…`, or a relation such as `…-matches-…`. */
  readonly name: string;
  readonly severity: Severity;
  /** The least strict preset that has it. */
  readonly preset: Preset;
  /** What it refuses, as a sentence. */
  readonly summary: string;
  /** What happens to those who do not heed it, as sentences. */
  readonly why: string;
  /** Pages and files that say so. */
  readonly sources: readonly string[];
  /** Whether some of its findings have a fix that may be applied unseen. @default false */
  readonly fixable?: boolean;
  readonly examples: RuleExamples;
}

/** Manifests that run as tests and stand on the rule's page. */
export interface RuleExamples {
  readonly valid: readonly RuleExample[];
  readonly invalid: readonly (RuleExample & {
    /** What is found, in order: where, and words of the message. */
    readonly findings: readonly { readonly path: string; readonly message: string }[];
    /** What becomes of it when its safe fixes are applied. */
    readonly fixed?: string;
  })[];
}

export interface RuleExample {
  /** What it shows, as a sentence. */
  readonly title: string;
  /** A manifest, or several; or values, where `chart` says of which chart. */
  readonly yaml: string;
  readonly chart?: 'aws-load-balancer-controller' | 'ingress-nginx';
}

export type { Subject };
