const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const esbuild = require('esbuild');

/** The packages of others, by name: a plugin that is asked about every import takes as long as the rest of the compilation. */
function packagesOfOthers() {
  const folders = ['apps', 'packages'].flatMap((parent) =>
    fs.readdirSync(path.join(__dirname, parent)).map((name) => path.join(__dirname, parent, name, 'package.json')),
  );
  const names = folders
    .filter((file) => fs.existsSync(file))
    .map((file) => JSON.parse(fs.readFileSync(file, 'utf8')))
    .flatMap(({ dependencies, peerDependencies }) => Object.keys({ ...dependencies, ...peerDependencies }));
  // The tools of the workspace are compiled with what it has itself, and with what they have.
  const tools = ['package.json', 'tools/workspace/package.json'].flatMap((file) =>
    Object.keys(JSON.parse(fs.readFileSync(path.join(__dirname, file), 'utf8')).devDependencies),
  );
  return [...new Set([...names, ...tools])].filter((name) => !name.startsWith('@eks-ingress/'));
}

/** Lets the modules of a package load when they are used: no environment uses all of them. */
const lazyPackages = {
  name: 'lazy-packages',
  setup: (build) =>
    build.onLoad({ filter: /[\\/]packages[\\/][^\\/]+[\\/]src[\\/]index\.ts$/ }, async ({ path: file }) => ({
      contents: lazily(await fs.promises.readFile(file, 'utf8')),
      loader: 'js',
    })),
};

function lazily(index) {
  return index
    .replace(/^export type (?:\*|\{[^}]*\}) from '[^']+';$/gm, '')
    .replace(/^export \{([^}]*)\} from '([^']+)';$/gm, (_statement, names, from) =>
      names
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '' && !name.startsWith('type '))
        .map(
          (name) =>
            `Object.defineProperty(exports, '${name}', { enumerable: true, get: () => require('${from}').${name} });`,
        )
        .join('\n'),
    );
}

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
      external: packagesOfOthers(),
      plugins: [lazyPackages],
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
