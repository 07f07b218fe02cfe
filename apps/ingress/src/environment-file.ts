import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import type { Path } from '@eks-ingress/diagnostics';
import type ts from 'typescript';

/** The file that an environment is declared in; undefined when there is none. */
function environmentFile(name: string): string | undefined {
  return ['ts', 'js'].map((ending) => join(__dirname, 'environments', `${name}.${ending}`)).find(existsSync);
}

/**
 * Where an environment's file says something, such as `apps/ingress/src/environments/production.ts:25`; its first line
 * where nothing in it is nearer. Relative to the root of the repository, as GitHub shows it.
 */
export function locateInEnvironment(name: string, path: Path): string {
  const root = join(__dirname, '../../..');
  const file = environmentFile(name);
  if (file === undefined) return `environments/${name}`;
  return `${relative(root, file).replaceAll('\\', '/')}:${findLine(readFileSync(file, 'utf8'), path)}`;
}

/**
 * The line on which the object literal that a module exports by default has a path. Where the path ends in something that
 * is not literal, such as a spread or a call, it is the line of what encloses it.
 */
export function findLine(source: string, path: Path): number {
  // Loaded only when something is to be found: it takes as long as everything else.
  const typescript = createRequire(__filename)('typescript') as typeof ts;
  const file = typescript.createSourceFile('environment.ts', source, typescript.ScriptTarget.Latest, true);
  let found: ts.Node = file;
  let value = exportedValue(typescript, file);
  if (value !== undefined) found = value;
  for (const part of path) {
    const next = value === undefined ? undefined : childOf(typescript, value, part);
    if (next === undefined) break;
    found = next.node;
    value = next.value;
  }
  return file.getLineAndCharacterOfPosition(found.getStart(file)).line + 1;
}

/** What is exported by default, or what the function is called with that types it. */
function exportedValue(typescript: typeof ts, file: ts.SourceFile): ts.Expression | undefined {
  const exported = file.statements.find(typescript.isExportAssignment)?.expression;
  return exported === undefined ? undefined : plain(typescript, exported, file);
}

interface Child {
  /** What the line is that of. */
  readonly node: ts.Node;
  readonly value?: ts.Expression;
}

function childOf(typescript: typeof ts, value: ts.Expression, part: string | number): Child | undefined {
  if (typescript.isArrayLiteralExpression(value)) {
    const element = typeof part === 'number' ? value.elements[part] : undefined;
    return element && { node: element, value: plain(typescript, element, value.getSourceFile()) };
  }
  if (!typescript.isObjectLiteralExpression(value)) return undefined;
  const property = value.properties.find(
    ({ name }) =>
      name !== undefined &&
      (typescript.isIdentifier(name) || typescript.isStringLiteralLike(name)) &&
      name.text === String(part),
  );
  if (property === undefined) return undefined;
  if (!typescript.isPropertyAssignment(property)) return { node: property };
  return { node: property, value: plain(typescript, property.initializer, value.getSourceFile()) };
}

/** A value without what surrounds it: a constant of the file, a call with one argument, `as const`, parentheses. */
function plain(typescript: typeof ts, value: ts.Expression, file: ts.SourceFile): ts.Expression {
  if (
    typescript.isAsExpression(value) ||
    typescript.isSatisfiesExpression(value) ||
    typescript.isParenthesizedExpression(value)
  ) {
    return plain(typescript, value.expression, file);
  }
  const [argument, ...others] = typescript.isCallExpression(value) ? value.arguments : [];
  if (argument !== undefined && others.length === 0) return plain(typescript, argument, file);
  if (!typescript.isIdentifier(value)) return value;
  const declaration = file.statements
    .filter(typescript.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations)
    .find(({ name }) => typescript.isIdentifier(name) && name.text === value.text);
  return declaration?.initializer === undefined ? value : plain(typescript, declaration.initializer, file);
}
