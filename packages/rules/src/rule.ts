import type { AnnotationFindingId } from '@eks-ingress/annotations';
import type { Diagnostic, Severity, Fix, Location, Subject } from '@eks-ingress/diagnostics';
import type { Cause } from './cause';
import type { Cluster } from './cluster/cluster';
import type { ModelFinding } from './model-findings';
import type { RuleOptions } from './rule-options';

/** The sets of rules that a configuration can begin with; `strict` has all of `recommended`. */
export type Preset = 'recommended' | 'strict';

/** What rules are about; the name of the folder that a rule is in. */
export type Topic =
  | 'annotations'
  | 'api-versions'
  | 'chart-values'
  | 'ingress'
  | 'ingress-group'
  | 'ingress-nginx'
  | 'load-balancer'
  | 'objects'
  | 'service';

/** What a rule says of one place. Its id is the cause: that of what the models find, or the name of a rule that finds it. */
export interface RuleFinding<Id extends string = string> extends Diagnostic<Id>, Location {
  /** The name of the rule. */
  readonly rule: string;
  readonly fixes?: readonly Fix[];
}

/** A finding before what it shares with others of its rule is filled in. */
export interface Report extends Location {
  /** What is wrong, quoting the value; one sentence. */
  readonly message: string;
  /** @default that of the rule */
  readonly severity?: Severity;
  /** @default that of the rule */
  readonly why?: string;
  /** What to do next. */
  readonly fix?: string;
  /** @default the first of the rule */
  readonly source?: string;
  readonly fixes?: readonly Fix[];
}

/** What a rule looks at. */
export interface RuleContext {
  readonly subjects: readonly Subject[];
  readonly options: RuleOptions;
  /** The objects among the subjects, as far as they can be read, and how they hang together. */
  readonly cluster: Cluster;
}

/** What the models find at one annotation that has a rule of its own, which the rule of the id does not report then. */
interface AtAnnotation {
  readonly id: AnnotationFindingId;
  /** Its key. */
  readonly annotation: string;
}

/** What a rule reports of what the models find: each cause belongs to one rule. */
export type Reported = Cause | AtAnnotation;

/** One kind of mistake: how it is found, why it matters, and how it looks. */
export interface Rule {
  /** The name of its file: `no-…`, `valid-…`, or a relation such as `…-matches-…`. */
  readonly name: string;
  readonly topic: Topic;
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
  /** What it reports of what the models of annotations and of load balancers find. @default none */
  readonly reports?: readonly Reported[];
  /** Whether what the models find is about the key of an annotation. @default 'value' */
  readonly at?: 'key' | 'value';
  /**
   * Whether what the models find is as severe as the rule, where they call it a warning because the controller admits it.
   *
   * @default false
   */
  readonly insists?: boolean;
  /** What to do next about what the models find. @default what they say */
  readonly advice?: string;
  /** The changes that do away with something that the models find. @default none */
  readonly fix?: (finding: ModelFinding, context: RuleContext) => readonly Fix[];
  /** What it finds by itself. @default nothing */
  readonly check?: (context: RuleContext) => Iterable<Report>;
  readonly examples: RuleExamples;
}

/** Manifests that run as tests and stand on the rule's page. */
export interface RuleExamples {
  readonly valid: readonly RuleExample[];
  readonly invalid: readonly InvalidExample[];
}

export interface RuleExample {
  /** What it shows, as a sentence. */
  readonly title: string;
  /** A manifest, or several; or values, where `chart` says of which chart. */
  readonly yaml: string;
  readonly chart?: 'aws-load-balancer-controller' | 'ingress-nginx';
  /** What is known of the cluster. @default nothing */
  readonly options?: RuleOptions;
}

/** A finding of an example, whole: where its rule and the finding differ, and what a person is offered. */
export interface ExampleFinding {
  /** Where it is, after the number of the document where there are several. */
  readonly path: string;
  readonly message: string;
  /** @default that of the rule */
  readonly severity?: Severity;
  /** The titles of its fixes that nobody applies unseen. @default none */
  readonly suggests?: readonly string[];
}

export interface InvalidExample extends RuleExample {
  /** Everything that this rule finds, in order. */
  readonly findings: readonly ExampleFinding[];
  /** What becomes of it when its safe fixes are applied. */
  readonly fixed?: string;
}

/** Types a rule; its name and what it reports become types. */
export function defineRule<const Name extends string, const Reports extends readonly Reported[] = readonly []>(
  rule: Rule & { readonly name: Name; readonly reports?: Reports },
): Rule & { readonly name: Name; readonly reports?: Reports } {
  return rule;
}
