import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { findImports } from '../find-imports';

/** All sources of a workspace as one program, with the packages resolved to their sources. */
export interface SourceProgram {
  /** What is wrong with the types of the sources as they are. */
  readonly errors: readonly string[];
  /** Whether the types are still right when a file has this text. */
  typeChecks(file: string, text: string): boolean;
  /** The tests that load a file, and how many imports lie between. */
  testsOf(file: string): ReadonlyMap<string, number>;
}

/** Files are named from the root, with forward slashes. */
export function openProgram(root: string, files: readonly string[]): SourceProgram {
  const options = readOptions(root);
  const paths = files.map((file) => join(root, file));
  const sources = new Map<string, ts.SourceFile | undefined>();
  const changed = new Map<string, string>();

  const base = ts.createIncrementalCompilerHost(options);
  const host: ts.CompilerHost = {
    ...base,
    getSourceFile(path, languageVersionOrOptions) {
      const text = changed.get(path);
      if (text !== undefined) return withVersion(ts.createSourceFile(path, text, languageVersionOrOptions), text);
      if (!sources.has(path)) sources.set(path, base.getSourceFile(path, languageVersionOrOptions));
      return sources.get(path);
    },
  };
  const withVersion = (source: ts.SourceFile, text: string): ts.SourceFile =>
    Object.assign(source, { version: ts.sys.createHash?.(text) ?? text });
  const check = (old?: ts.SemanticDiagnosticsBuilderProgram) => {
    const program = ts.createSemanticDiagnosticsBuilderProgram(paths, options, host, old);
    const diagnostics = [...program.getSyntacticDiagnostics(), ...program.getSemanticDiagnostics()];
    return { program, errors: diagnostics.map((diagnostic) => describe(root, diagnostic)) };
  };

  const { program, errors } = check();
  const importers = findImporters(root, files, options);
  return {
    errors,
    typeChecks(file, text) {
      changed.set(join(root, file), text);
      try {
        return check(program).errors.length === 0;
      } finally {
        changed.clear();
      }
    },
    testsOf: (file) => reachedTests(file, importers),
  };
}

function readOptions(root: string): ts.CompilerOptions {
  const configFilePath = join(root, 'tsconfig.base.json');
  const { config } = ts.readConfigFile(configFilePath, ts.sys.readFile) as { config: { compilerOptions: object } };
  const { options } = ts.parseJsonConfigFileContent(
    { compilerOptions: config.compilerOptions, files: [] },
    ts.sys,
    root,
    undefined,
    configFilePath,
  );
  // What is no longer used is bad style, and still runs.
  const lenient = { noUnusedLocals: false, noUnusedParameters: false };
  return {
    ...options,
    ...lenient,
    composite: false,
    declaration: false,
    declarationMap: false,
    noEmit: true,
    types: ['jest', 'node'],
  };
}

function describe(root: string, { file, messageText }: ts.Diagnostic): string {
  return `${file?.fileName.replace(`${root}/`, '') ?? 'tsconfig.base.json'}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
}

function findImporters(
  root: string,
  files: readonly string[],
  options: ts.CompilerOptions,
): ReadonlyMap<string, readonly string[]> {
  const importers = new Map<string, string[]>();
  const cache = ts.createModuleResolutionCache(root, (name) => name, options);
  for (const file of files) {
    const path = join(root, file);
    for (const { specifier } of findImports(file, readFileSync(path, 'utf8'))) {
      if (specifier === undefined) continue;
      const { resolvedModule } = ts.resolveModuleName(specifier, path, options, ts.sys, cache);
      const imported = resolvedModule?.resolvedFileName;
      if (imported === undefined || imported.includes('/node_modules/')) continue;
      importers.set(imported, [...(importers.get(imported) ?? []), path]);
    }
  }
  const named = (path: string): string => path.slice(root.length + 1);
  return new Map([...importers].map(([imported, from]) => [named(imported), from.map(named)]));
}

function reachedTests(file: string, importers: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, number> {
  const distances = new Map([[file, 0]]);
  // A map goes through what is added on the way: nearest first.
  for (const [reached, distance] of distances) {
    for (const importer of importers.get(reached) ?? []) {
      if (!distances.has(importer)) distances.set(importer, distance + 1);
    }
  }
  return new Map([...distances].filter(([reached]) => reached.endsWith('.test.ts')));
}
