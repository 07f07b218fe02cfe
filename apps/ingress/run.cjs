/*
 * Compiles the app and the workspace packages that it imports from their sources, in memory and without checking types,
 * and runs src/main.ts. Everything else is loaded from node_modules.
 */
const Module = require('node:module');
const path = require('node:path');
const esbuild = require('esbuild');

if (process.env.EKS_INGRESS_STOCK_CDKTF !== '1') require('./lean-cdktf.cjs');

const fromNodeModules = {
  name: 'from-node-modules',
  setup: (build) =>
    build.onResolve({ filter: /^[^./]/ }, ({ path: id }) =>
      id.startsWith('@eks-ingress/') ? null : { path: id, external: true },
    ),
};

async function compile(filename) {
  try {
    const result = await esbuild.build({
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
    return result.outputFiles[0].text;
  } catch (failure) {
    if (failure.errors === undefined) throw failure;
    // esbuild has printed each error with its file and line.
    process.exit(1);
  }
}

async function run() {
  process.chdir(__dirname);
  const main = new Module(path.join(__dirname, 'src/main.ts'), module);
  main.filename = main.id;
  main.paths = Module._nodeModulePaths(path.dirname(main.id));
  main._compile(await compile(main.id), main.id);
  process.exitCode = await main.exports.main(process.argv.slice(2));
}

run();
