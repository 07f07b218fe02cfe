/*
 * The command from the sources of the workspace, compiled in memory without checking types. Everything that is no package
 * of the workspace is loaded from node_modules.
 */
const Module = require('node:module');
const path = require('node:path');
const esbuild = require('esbuild');

const filename = path.join(__dirname, '../src/main.ts');

const fromNodeModules = {
  name: 'from-node-modules',
  setup: (build) =>
    build.onResolve({ filter: /^[^./]/ }, async ({ path: id, ...options }) => {
      if (id.startsWith('@eks-ingress/')) return null;
      if (Module.isBuiltin(id) || options.pluginData === 'resolving') return undefined;
      // Packages of the workspace have versions of their own, so each module is resolved from where it is imported.
      const { path: file, errors } = await build.resolve(id, {
        resolveDir: options.resolveDir,
        kind: 'require-call',
        pluginData: 'resolving',
      });
      return errors.length > 0 ? { errors } : { path: file, external: true };
    }),
};

/** The command as one module of JavaScript, which works where its sources are. */
async function compile() {
  const { outputFiles } = await esbuild.build({
    entryPoints: [filename],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    conditions: ['@eks-ingress/source'],
    plugins: [fromNodeModules],
    logOverride: { 'require-resolve-not-external': 'silent' },
  });
  return outputFiles[0].text;
}

async function load() {
  const main = new Module(filename, module);
  main.filename = filename;
  main.paths = Module._nodeModulePaths(path.dirname(filename));
  main._compile(await compile(), filename);
  return main.exports;
}

module.exports = { compile, load };
