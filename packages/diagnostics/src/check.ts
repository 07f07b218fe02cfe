import type { Diagnostic, Path } from './diagnostic';
import { effects, type Effect } from './effect';
import type { Severity } from './severity';

/** A place of a subject that breaks a check, with what the texts quote. */
export interface BrokenPlace {
  readonly path: Path;
  /** Where the fact comes from. @default that of the check */
  readonly source?: string;
}

/** A sentence, or how it follows from the subject and the place. */
export type CheckText<Subject, Place, Written extends string | undefined = string> =
  string | ((subject: Subject, place: Place) => Written);

/** What keeps and what breaks a check; they are its tests. */
export interface CheckExamples<Example> {
  /** What is alike, and in which it finds nothing. */
  readonly passes: readonly Example[];
  readonly fails: readonly FailingExample<Example>[];
}

/** What breaks a check, and what that check finds then. */
type FailingExample<Example> = Example & {
  /** All of it, as `titleOf` writes it. */
  readonly finds: readonly string[];
};

/** A mistake: when it is made, what becomes of it, and what to say about it. */
export interface CheckDeclaration<Subject, Example, Id extends string, Place extends BrokenPlace> {
  /** Stable kebab-case id of what it finds. */
  readonly id: Id;
  readonly effect: Effect;
  /** @default that of the effect */
  readonly severity?: Severity;
  /** Whether it holds of a key whatever its value is, even one that is overruled or put in later. @default 'value' */
  readonly about?: 'key' | 'value';
  /** Where a check points that is broken in one place: its `when` returns a boolean. @default the subject itself */
  readonly path?: Path;
  /** Whether the subject breaks it, or each place that does. Never throws. */
  readonly when: (subject: Subject) => boolean | Iterable<Place>;
  /** What is wrong, quoting the value; one sentence. */
  readonly message: CheckText<Subject, Place>;
  /** Why it matters. */
  readonly why: CheckText<Subject, Place>;
  /** What to do next. @default - the message says it */
  readonly fix?: CheckText<Subject, Place, string | undefined>;
  /** The documentation page or the file upstream that the fact comes from. @default - it is true of our own props alone */
  readonly source?: string;
  readonly examples: CheckExamples<Example>;
}

/** A declared check, whatever its places carry. */
export interface Check<Subject, Id extends string = string> {
  readonly id: Id;
  /** What the subject is, as the documentation of its field calls it. */
  readonly on: string;
  readonly effect: Effect;
  readonly severity: Severity;
  readonly source?: string;
  /** Everything that it finds in a subject. */
  readonly find: (subject: Subject) => readonly Diagnostic<Id>[];
  readonly examples: {
    readonly passes: readonly CheckedExample[];
    readonly fails: readonly (CheckedExample & { readonly finds: readonly string[] })[];
  };
}

/** An example of a check, whatever it is of. */
export interface CheckedExample {
  /** What is written in the declaration. */
  readonly given: unknown;
  /** What the check finds in it. */
  readonly find: () => readonly Diagnostic[];
}

/**
 * Types the declarations of checks on one kind of subject.
 *
 * @param on - what the subject is, such as `IngressGroup`
 * @param read - makes the subject of what an example says
 */
export function checksOn<Subject, Example extends object>(on: string, read: (example: Example) => Subject) {
  return <const Id extends string, Place extends BrokenPlace>(
    declaration: CheckDeclaration<Subject, Example, Id, Place>,
  ): Check<Subject, Id> => {
    const { id, effect, about, path = [], when, message, why, fix, source, examples } = declaration;
    const { severity = effects[effect].severity } = declaration;
    const places = (subject: Subject): Iterable<Place> => {
      const broken = when(subject);
      if (typeof broken !== 'boolean') return broken;
      return broken ? [{ path } as Place] : [];
    };
    const find = (subject: Subject) =>
      Array.from(places(subject), (place) => {
        const write = <Written extends string | undefined>(text: CheckText<Subject, Place, Written>) =>
          typeof text === 'string' ? text : text(subject, place);
        const advice = fix && write(fix);
        const from = place.source ?? source;
        return {
          id,
          severity,
          effect,
          path: place.path,
          message: write(message),
          why: write(why),
          ...(about !== undefined && { about }),
          ...(advice !== undefined && { fix: advice }),
          ...(from !== undefined && { source: from }),
        };
      });
    const checked = (given: Example): CheckedExample => ({ given, find: () => find(read(given)) });
    return {
      id,
      on,
      effect,
      severity,
      ...(source !== undefined && { source }),
      find,
      examples: {
        passes: examples.passes.map(checked),
        fails: examples.fails.map(({ finds, ...given }) => ({ ...checked(given as unknown as Example), finds })),
      },
    };
  };
}

/** Everything that checks find in a subject. */
export function findBy<Subject, Id extends string>(
  checks: readonly Check<Subject, Id>[],
  subject: Subject,
): Diagnostic<Id>[] {
  return checks.flatMap(({ find }) => find(subject));
}
