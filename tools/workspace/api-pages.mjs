/*
 * The API reference: a page for each entry point of each package, from its exported types and their docstrings.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { Application, makeRecursiveVisitor } from 'typedoc';

const packages = join(import.meta.dirname, '../../packages');
const source = '@eks-ingress/source';

/** Each entry point that a package exports, by the name that imports it, without the scope. */
function entryPoints() {
  return readdirSync(packages).flatMap((name) => {
    const { exports } = JSON.parse(readFileSync(join(packages, name, 'package.json'), 'utf8'));
    return Object.entries(exports).flatMap(([subpath, conditions]) =>
      typeof conditions === 'object' && source in conditions
        ? [{ name: join(name, subpath), file: join(packages, name, conditions[source]) }]
        : [],
    );
  });
}

/** The compiler lists the literals of a union in the order in which it has met them anywhere. */
function sortUnions({ reflections }) {
  const visitor = makeRecursiveVisitor({
    union({ types }) {
      if (types.every(({ type }) => type === 'literal')) types.sort((one, other) => (`${one}` < `${other}` ? -1 : 1));
    },
  });
  for (const { type } of Object.values(reflections)) type?.visit(visitor);
}

/** The pages by their names, such as `elbv2.md`. */
export async function apiPages() {
  const entries = entryPoints();
  const app = await Application.bootstrapWithPlugins({
    entryPoints: entries.map(({ file }) => file),
    tsconfig: join(import.meta.dirname, 'tsconfig.api.json'),
    plugin: ['typedoc-plugin-markdown'],
    // `npm run typecheck` reports them.
    skipErrorChecking: true,
    excludeExternals: true,
    excludePrivate: true,
    disableSources: true,
    readme: 'none',
    name: 'API',
    router: 'module',
    hideBreadcrumbs: true,
    hidePageHeader: true,
    parametersFormat: 'table',
    interfacePropertiesFormat: 'table',
    propertyMembersFormat: 'table',
    typeAliasPropertiesFormat: 'table',
    logLevel: 'Warn',
  });
  const project = await app.convert();
  if (project === undefined) throw new Error('The packages cannot be read.');
  sortUnions(project);
  // Modules are named after their files; pages are named after what one imports.
  for (const { name, file } of entries) {
    const fromFile = relative(packages, file).replace(/(\/index)?\.ts$/, '');
    const module = project.children?.find((child) => child.name === fromFile);
    if (module === undefined) throw new Error(`${fromFile} is not among the modules that were read.`);
    module.name = name;
  }
  const folder = mkdtempSync(join(tmpdir(), 'eks-ingress-api-'));
  try {
    await app.outputs.writeOutput({ name: 'markdown', path: folder }, project);
    const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.md'));
    return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
