import { runInNewContext } from 'node:vm';
import type { Plugin } from 'prettier';
import * as estree from 'prettier/plugins/estree';
import * as typescript from 'prettier/plugins/typescript';
import { format } from 'prettier/standalone';

/** A module of this workspace that holds nothing but what upstream states. */
export interface DataFile {
  /** From the root of the workspace. */
  readonly path: string;
  /** The name of its export. */
  readonly name: string;
  /** What it holds: the text of its comment. */
  readonly about: string;
  /** The statements that import types. */
  readonly imports?: readonly string[];
  /** The type of the export. @default - as precise as the value */
  readonly type?: string;
  /** What the precise type has to satisfy. */
  readonly satisfies?: string;
  readonly value: unknown;
}

/** The text of a data file, as it is committed. */
export function formatDataFile(
  { name, about, imports = [], type, satisfies, value }: DataFile,
  controller: string,
): Promise<string> {
  const suffix = satisfies === undefined ? '' : ` as const satisfies ${satisfies}`;
  const source = [
    `// Written by: npm run upstream -- ${controller} <checkout>`,
    ...imports,
    '',
    `/** ${about} */`,
    `export const ${name}${type === undefined ? '' : `: ${type}`} = ${JSON.stringify(value, undefined, 2)}${suffix};`,
  ];
  return format(source.join('\n'), {
    parser: 'typescript',
    plugins: [estree as Plugin, typescript],
    singleQuote: true,
    printWidth: 120,
  });
}

/** The value that the text of a data file exports. */
export function parseDataFile(text: string): unknown {
  const [, literal] = /^export const [^=]+ = ([\s\S]*?)(?: as const\b[\s\S]*)?;\s*$/m.exec(text) ?? [];
  if (literal === undefined) throw new Error('This is not a data file: it exports no value.');
  return runInNewContext(`(${literal})`);
}

/** What a value says, a line for each part of it that can change by itself. */
export function factsOf(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) return value.map((item) => `${path}: ${textOf(item)}`);
  if (typeof value !== 'object' || value === null) return [`${path}: ${textOf(value)}`];
  if (isFlat(value) && path !== '') return [`${path}: ${textOf(value)}`];
  return Object.entries(value).flatMap(([key, member]) => factsOf(member, path === '' ? key : `${path} › ${key}`));
}

/** Whether an object is one fact: it has something that is no list, and nothing with parts of its own. */
function isFlat(value: object): boolean {
  const members: readonly unknown[] = Object.values(value);
  return (
    members.some((member) => typeof member !== 'object') &&
    members.every((member) => typeof member !== 'object' || Array.isArray(member))
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
