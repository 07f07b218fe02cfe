/*
 * node tools/workspace/record-release.cjs: keeps the stacks as they are released, for what follows to be planned on.
 * Needs `npm run synth && npm run synth:examples`.
 */
const { mkdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { findStacks } = require('./find-stacks.cjs');

const released = join(__dirname, 'released');

rmSync(released, { recursive: true, force: true });
mkdirSync(released);
for (const [name, folder] of findStacks()) {
  // Without the comments that say where each block comes from.
  const stack = JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8'), (key, value) =>
    key === '//' ? undefined : value,
  );
  writeFileSync(join(released, `${name}.tf.json`), `${JSON.stringify(stack)}\n`);
  console.log(`tools/workspace/released/${name}.tf.json`);
}
