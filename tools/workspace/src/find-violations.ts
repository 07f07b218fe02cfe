import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { type Import, findImports } from './find-imports';
import { type Layer, type LayerName, layers, testModules } from './layers';
import type { Source, WorkspacePackage } from './read-workspace';

type Rule =
  | 'layer-tag'
  | 'layer'
  | 'module'
  | 'built-in'
  | 'relative-import'
  | 'provider-barrel'
  | 'undeclared-dependency'
  | 'self-import'
  | 'computed-import'
  | 'cycle';

export interface Violation {
  readonly rule: Rule;
  /** `path:line`, or the folder of the package. */
  readonly where: string;
  readonly message: string;
}

/** Every import of the workspace that its layer does not allow, and every cycle between packages. */
export function findViolations(packages: readonly WorkspacePackage[]): readonly Violation[] {
  return [...packages.flatMap((each) => findPackageViolations(each, packages)), ...findCycles(packages)];
}

function findPackageViolations(
  importer: WorkspacePackage,
  packages: readonly WorkspacePackage[],
): readonly Violation[] {
  const layer = layerOf(importer);
  if (layer === undefined) {
    const message = `${importer.name} needs exactly one layer tag of ${Object.keys(layers).join(', ')}, and has ${JSON.stringify(importer.tags)}.`;
    return [{ rule: 'layer-tag', where: importer.directory, message }];
  }
  return importer.sources.flatMap((source) =>
    findImports(source.path, source.text).flatMap((found) => {
      const problem = judge({ importer, layer, source, packages }, found);
      return problem ? [{ ...problem, where: `${source.path}:${found.line}` }] : [];
    }),
  );
}

interface Context {
  readonly importer: WorkspacePackage;
  readonly layer: LayerName;
  readonly source: Source;
  readonly packages: readonly WorkspacePackage[];
}

type Problem = Omit<Violation, 'where'>;

function judge(context: Context, { specifier }: Import): Problem | undefined {
  const { importer, layer, source, packages } = context;
  if (specifier === undefined) {
    if (layers[layer].computed || isTest(source)) return undefined;
    return { rule: 'computed-import', message: 'The module name is computed: nobody can tell what is imported.' };
  }
  if (specifier.startsWith('.') || specifier.startsWith('/')) return judgeRelative(importer, source, specifier);
  if (isBuiltin(specifier)) return judgeBuiltIn(layer, source, specifier);
  if (/^@cdktf\/provider-[^/]+(\/lib(\/index(\.js)?)?)?$/.test(specifier)) {
    return {
      rule: 'provider-barrel',
      message: `'${specifier}' loads every resource of the provider: import '/lib/<resource>'.`,
    };
  }
  const target = packages.find(({ name }) => name === packageName(specifier));
  const problem = target ? judgeLayer(context, target, specifier) : judgeModule(layer, source, specifier);
  return problem ?? judgeDeclaration(importer, source, specifier);
}

function judgeRelative(importer: WorkspacePackage, source: Source, specifier: string): Problem | undefined {
  const target = posix.join(posix.dirname(source.path), specifier);
  if (!specifier.startsWith('/') && target.startsWith(`${importer.directory}/`)) return undefined;
  return {
    rule: 'relative-import',
    message: `'${specifier}' leaves ${importer.directory}: import the package by name.`,
  };
}

function judgeBuiltIn(layer: LayerName, source: Source, specifier: string): Problem | undefined {
  const { builtIns } = layers[layer];
  const name = specifier.startsWith('node:') ? specifier : `node:${specifier}`;
  if (builtIns === 'any' || isTest(source) || builtIns.includes(name)) return undefined;
  return {
    rule: 'built-in',
    message: `Layer ${layer} may not use '${specifier}', only ${list(builtIns)} of Node's modules.`,
  };
}

function judgeLayer(context: Context, target: WorkspacePackage, specifier: string): Problem | undefined {
  const { importer, layer, source } = context;
  if (target === importer) {
    if (isTest(source) || specifier !== importer.name) return undefined;
    return { rule: 'self-import', message: `${importer.name} imports itself by name: use a relative path.` };
  }
  const targetLayer = layerOf(target);
  if (targetLayer !== undefined && layers[layer].layers.includes(targetLayer)) return undefined;
  const allowed = list(layers[layer].layers);
  return {
    rule: 'layer',
    message: `Layer ${layer} may only use ${allowed}, and ${target.name} is ${targetLayer ?? 'untagged'}.`,
  };
}

function judgeModule(layer: LayerName, source: Source, specifier: string): Problem | undefined {
  const { modules }: Layer = layers[layer];
  if (modules === 'declared' || modules.some((pattern) => matches(specifier, pattern))) return undefined;
  if (isTest(source) && testModules.includes(specifier)) return undefined;
  return { rule: 'module', message: `Layer ${layer} may not use '${specifier}', only ${list(modules)}.` };
}

function judgeDeclaration(importer: WorkspacePackage, source: Source, specifier: string): Problem | undefined {
  const name = packageName(specifier);
  if (name === importer.name || importer.dependencies.includes(name)) return undefined;
  if (isTest(source) && (importer.devDependencies.includes(name) || testModules.includes(specifier))) return undefined;
  return {
    rule: 'undeclared-dependency',
    message: `'${name}' is not a dependency in ${importer.directory}/package.json.`,
  };
}

function findCycles(packages: readonly WorkspacePackage[]): readonly Violation[] {
  const names = new Set(packages.map(({ name }) => name));
  const edges = new Map(packages.map((each) => [each.name, usedPackages(each).filter((name) => names.has(name))]));
  const cycles = new Map<string, Violation>();
  const visit = (name: string, trail: readonly string[]): void => {
    const start = trail.indexOf(name);
    if (start === -1) {
      for (const next of edges.get(name) ?? []) visit(next, [...trail, name]);
      return;
    }
    const cycle = trail.slice(start);
    const where = packages.find((each) => each.name === name)?.directory ?? name;
    const key = [...cycle].sort().join(' ');
    if (!cycles.has(key)) cycles.set(key, { rule: 'cycle', where, message: [...cycle, name].join(' → ') });
  };
  for (const { name } of packages) visit(name, []);
  return [...cycles.values()];
}

/** The packages that it declares or imports, without itself. */
function usedPackages(each: WorkspacePackage): readonly string[] {
  const imported = each.sources
    .flatMap(({ path, text }) => findImports(path, text))
    .flatMap(({ specifier }) => (specifier === undefined ? [] : [packageName(specifier)]));
  return [...new Set([...each.dependencies, ...each.devDependencies, ...imported])].filter(
    (name) => name !== each.name,
  );
}

function layerOf({ tags }: WorkspacePackage): LayerName | undefined {
  const names = tags.filter((tag) => tag.startsWith('layer:')).map((tag) => tag.slice('layer:'.length));
  const [name, ...others] = names;
  return name !== undefined && others.length === 0 && name in layers ? (name as LayerName) : undefined;
}

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function isTest({ path }: Source): boolean {
  return /\.test\.[cm]?[jt]sx?$/.test(path) || path.includes('/src/testing/');
}

function matches(specifier: string, pattern: string): boolean {
  return pattern.endsWith('*') ? specifier.startsWith(pattern.slice(0, -1)) : specifier === pattern;
}

function list(names: readonly string[]): string {
  return names.length > 0 ? names.join(', ') : 'none';
}
