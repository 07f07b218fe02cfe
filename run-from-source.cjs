const Module = require('node:module');
const path = require('node:path');
const esbuild = require('esbuild');

const fromNodeModules = {
  name: 'from-node-modules',
  setup: (build) =>
    build.onResolve({ filter: /^[^./]/ }, ({ path: id }) =>
      id.startsWith('@eks-ingress/') ? null : { path: id, external: true },
    ),
};

async function compile(filename, options) {
  try {
    const result = await esbuild.build({
      ...options,
      entryPoints: [filename],
      outfile: filename.replace(/ts$/, 'js'),
      bundle: true,
      write: false,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      conditions: ['@eks-ingress/source'],
      plugins: [fromNodeModules],
      logOverride: { 'require-resolve-not-external': 'silent' },
    });
    return result.outputFiles[0].text;
  } catch (failure) {
    if (failure.errors === undefined) throw failure;
    // esbuild has printed each error with its file and line.
    process.exit(1);
  }
}

async function load(filename, options) {
  const loaded = new Module(filename, module);
  loaded.filename = filename;
  loaded.paths = Module._nodeModulePaths(path.dirname(filename));
  loaded._compile(await compile(filename, options), filename);
  return loaded.exports;
}

/**
 * Compiles a program and the workspace packages that it imports from their sources, in memory and without checking types,
 * and hands its exports to `use`. Everything else is loaded from node_modules.
 */
exports.runFromSource = async (filename, use) => {
  try {
    await load(filename).then(use);
  } catch {
    // Source maps cost a fifth of the time, so only an error pays for them, to show its line.
    process.setSourceMapsEnabled(true);
    try {
      await load(filename, { sourcemap: 'inline' }).then(use);
    } catch (error) {
      console.error(error);
      process.exitCode = 1;
    }
  }
};
