/* node examples/synth.cjs [NAME…]: synthesizes these examples, or all of them, into examples/cdktf.out. */
const fs = require('node:fs');
const path = require('node:path');
const { App } = require('cdktf');
const { runFromSource } = require('../run-from-source.cjs');

const examples = fs.readdirSync(__dirname).filter((name) => fs.existsSync(path.join(__dirname, name, 'main.ts')));

function synthesize(name) {
  if (!examples.includes(name)) throw new Error(`There is no example "${name}"; there are ${examples.join(', ')}.`);
  return runFromSource(path.join(__dirname, name, 'main.ts'), ({ addStacks }) => {
    const outdir = path.join(__dirname, 'cdktf.out', name);
    fs.rmSync(outdir, { recursive: true, force: true });
    fs.mkdirSync(outdir, { recursive: true });
    const app = new App({ outdir, stackTraces: false });
    addStacks(app);
    app.synth();
    for (const { node } of app.node.children) console.log(`examples/cdktf.out/${name}/stacks/${node.id}`);
  });
}

async function main(names) {
  for (const name of names) await synthesize(name);
}

main(process.argv.length > 2 ? process.argv.slice(2) : examples).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
