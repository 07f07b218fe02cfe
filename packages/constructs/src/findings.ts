import type { Diagnostic, Path } from '@eks-ingress/diagnostics';
import { formatDiagnostic } from '@eks-ingress/diagnostics';
import type { IsUnknown } from '@eks-ingress/elbv2';
import { Annotations, Aspects, Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { ConstructFindingId } from './construct-finding-id';

/** A finding and the construct that reported it. */
export interface Finding {
  readonly constructPath: string;
  readonly diagnostic: Diagnostic;
}

type Report = () => readonly Diagnostic[];
type Relocate = (path: Path) => Path;

const reports = new WeakMap<IConstruct, Report[]>();
const relocations = new WeakMap<IConstruct, Relocate>();

/** Whether a value is known only after apply: a cdktf token, or a Terraform expression in a string. */
export const isUnknown: IsUnknown = (value) =>
  Token.isUnresolved(value) || (typeof value === 'string' && /(?<!\$)\$\{/.test(value));

/**
 * Registers what is wrong with a construct, to be asked for when the tree is complete. Errors fail the synthesis, all of
 * them together; warnings become cdktf annotations.
 */
export function reportFindings<Id extends string>(
  construct: IConstruct,
  report: () => readonly Diagnostic<Id>[],
): void {
  reports.set(construct, [...(reports.get(construct) ?? []), report]);
  construct.node.addValidation({
    validate: () => bySeverity(report(), 'error').map(formatDiagnostic),
  });
  Aspects.of(construct).add({
    visit: (node) => {
      if (node !== construct) return;
      for (const warning of bySeverity(report(), 'warning')) {
        Annotations.of(construct).addWarning(formatDiagnostic(warning));
      }
    },
  });
}

/** Registers what is wrong with a construct of this package: an id that is declared nowhere does not compile. */
export function reportDeclared(construct: IConstruct, report: () => readonly Diagnostic<ConstructFindingId>[]): void {
  reportFindings(construct, report);
}

/**
 * Says how paths in the findings of a construct and its children translate to the props of the construct's parent, so
 * that a finding points to the value that somebody wrote.
 */
export function relocateFindings(construct: IConstruct, relocate: Relocate): void {
  relocations.set(construct, relocate);
}

/** Every finding of a tree, with paths relative to the props that the root was given. */
export function collectFindings(root: IConstruct): Finding[] {
  return root.node.findAll().flatMap((construct) =>
    (reports.get(construct) ?? []).flatMap((report) =>
      report().map((diagnostic) => ({
        constructPath: construct.node.path,
        diagnostic: { ...diagnostic, path: relocated(diagnostic.path, construct) },
      })),
    ),
  );
}

function relocated(path: Path, construct: IConstruct): Path {
  return [...construct.node.scopes]
    .reverse()
    .reduce((current, scope) => relocations.get(scope)?.(current) ?? current, path);
}

function bySeverity(diagnostics: readonly Diagnostic[], severity: Diagnostic['severity']): Diagnostic[] {
  return diagnostics.filter((diagnostic) => diagnostic.severity === severity);
}
