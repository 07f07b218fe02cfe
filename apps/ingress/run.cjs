/*
 * Compiles the app and the workspace packages that it imports from their sources, in memory and without checking types,
 * and runs src/main.ts. Everything else is loaded from node_modules.
 */
const Module = require('node:module');
const path = require('node:path');
const esbuild = require('esbuild');

if (process.env.EKS_INGRESS_STOCK_CDKTF !== '1') require('./lean-cdktf.cjs');

const filename = path.join(__dirname, 'src/main.ts');

const fromNodeModules = {
  name: 'from-node-modules',
  setup: (build) =>
    build.onResolve({ filter: /^[^./]/ }, ({ path: id }) =>
      id.startsWith('@eks-ingress/') ? null : { path: id, external: true },
    ),
};

async function compile(options) {
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

async function run(options) {
  const main = new Module(filename, module);
  main.filename = filename;
  main.paths = Module._nodeModulePaths(path.dirname(filename));
  main._compile(await compile(options), filename);
  process.exitCode = await main.exports.main(process.argv.slice(2));
}

process.chdir(__dirname);
run()
  .catch(() => {
    // Source maps cost a fifth of the time, so only an error pays for them, to show its line.
    process.setSourceMapsEnabled(true);
    return run({ sourcemap: 'inline' });
  })
  .catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
