import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { editsOf, replaced, type PropChange, type PropEdit } from '@eks-ingress/constructs';
import type { EntryPointSettings } from '../../entry-points/entry-point-kinds';
import type { Environment } from '../../environment';
import { ENTRY_POINT_CHANGES } from '../../changes/entry-point-changes';
import { ENVIRONMENT_CHANGES } from '../../changes/environment-changes';
import { loadEnvironments } from '../../load-environments';
import { synthesize } from '../../synthesize';

export type Rows = Readonly<Record<string, PropChange<never>>>;

/** Makes other props of props. */
export type Edit = (props: unknown) => unknown;

/** Something with props that rows are for, and the stack that it makes. */
export interface Subject {
  /** The stack, and what of it is edited, such as `production entryPoints.public`. */
  readonly name: string;
  readonly stack: string;
  readonly rows: Rows;
  readonly props: unknown;
  /** The JSON of the stack, with an edit made; undefined where the synthesis refuses it. */
  readonly synthesize: (edit: Edit) => string | undefined;
  /** The environment with these props, against which a plan is read; an example has none. */
  readonly environmentOf?: (props: unknown) => Environment;
}

/** An edit of a subject. */
export interface SubjectEdit extends PropEdit<unknown> {
  readonly subject: Subject;
  readonly row: PropChange<never>;
}

/** Every edit that the rows of a subject try. */
export function editsOfSubject(subject: Subject): readonly SubjectEdit[] {
  return Object.entries(subject.rows).flatMap(([path, row]) =>
    editsOf(subject.props, path, row).map((edit) => ({ ...edit, subject, row })),
  );
}

/** In the words of the file: `production entryPoints.public.ports.http = 8080`. */
export function describeEdit({ subject, at, value, kind }: Omit<SubjectEdit, 'row'>): string {
  const place = [subject.name, ...at.map(String)].join('.');
  return kind === 'removed' && value === undefined ? `${place} removed` : `${place} = ${JSON.stringify(value)}`;
}

const TODAY = '2026-11-21';

/** The JSON of an environment's stack; undefined where something is wrong with it. */
export function synthesizeEnvironment(name: string, environment: unknown): string | undefined {
  const outdir = mkdtempSync(join(tmpdir(), 'eks-ingress-changes-'));
  try {
    const { findings } = synthesize({ [name]: environment }, { outdir, today: TODAY });
    if (findings.some(({ diagnostic }) => diagnostic.severity === 'error')) return undefined;
    return readFileSync(join(outdir, 'stacks', name, 'cdk.tf.json'), 'utf8');
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** The environments of the app: their own settings, and those of each of their entry points. */
export function environmentSubjects(): readonly Subject[] {
  return Object.entries(loadEnvironments()).flatMap(([stack, value]) => {
    const environment = value as Environment;
    const own: Subject = {
      name: stack,
      stack,
      rows: ENVIRONMENT_CHANGES as Rows,
      props: environment,
      synthesize: (edit) => synthesizeEnvironment(stack, edit(environment)),
      environmentOf: (props) => props as Environment,
    };
    const entryPoints = Object.entries<EntryPointSettings>(environment.entryPoints).map(([name, settings]): Subject => {
      const environmentOf = (props: unknown) => replaced(environment, ['entryPoints', name], props) as Environment;
      return {
        name: `${stack} entryPoints.${name}`,
        stack,
        rows: ENTRY_POINT_CHANGES[settings.kind],
        props: settings,
        synthesize: (edit) => synthesizeEnvironment(stack, environmentOf(edit(settings))),
        environmentOf,
      };
    });
    return [own, ...entryPoints];
  });
}
