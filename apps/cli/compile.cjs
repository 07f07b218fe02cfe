/*
 * Compiles the command and all that it imports into one module, without checking types: one file loads in a third of the
 * time that 450 take. `node compile.cjs` writes it to dist, as it is published, with the licences of what is in it.
 */
const { mkdirSync, readdirSync, readFileSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');

const entry = path.join(__dirname, 'src/main.ts');

/** The text of the module, and the folders of the packages of others that it contains. */
async function compile() {
  const { outputFiles, metafile } = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    absWorkingDir: __dirname,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    conditions: ['@eks-ingress/source'],
    // Few runs need them: the one loads its parser by a path of its own, the other is Graphviz, compiled.
    external: ['jiti', '@viz-js/viz'],
    // Modules for `import` are in it, too, and packages of the workspace have copies of this one.
    banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
    define: { 'import.meta.url': 'importMetaUrl' },
    alias: { yaml: path.dirname(require.resolve('yaml/package.json')) },
  });
  const folders = Object.keys(metafile.inputs).flatMap((input) => {
    const [folder] = /.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? [];
    return folder === undefined ? [] : [path.join(__dirname, folder)];
  });
  return { text: outputFiles[0].text, folders: [...new Set(folders)].sort() };
}

/** What the licences of packages ask for: their text, in copies. */
function licences(folders) {
  return folders.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
    if (file === undefined) throw new Error(`There is no licence in ${folder}.`);
    return `${name} ${version} (${license})\n\n${readFileSync(path.join(folder, file), 'utf8').trim()}\n`;
  });
}

async function build() {
  const { text, folders } = await compile();
  const dist = path.join(__dirname, 'dist');
  mkdirSync(dist, { recursive: true });
  writeFileSync(path.join(dist, 'eks-ingress.cjs'), text);
  writeFileSync(path.join(dist, 'licenses.txt'), licences(folders).join(`\n${'-'.repeat(80)}\n\n`));
}

module.exports = { compile, entry };

if (require.main === module) {
  build().catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
}
