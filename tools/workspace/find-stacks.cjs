const { existsSync, readdirSync } = require('node:fs');
const { join } = require('node:path');

const ROOT = join(__dirname, '../..');

/** The folders of the stacks that are synthesized, environments and examples, by their names. */
function findStacks() {
  const examples = join(ROOT, 'examples/cdktf.out');
  const outputs = [
    join(ROOT, 'apps/ingress/cdktf.out'),
    ...(existsSync(examples) ? readdirSync(examples).map((name) => join(examples, name)) : []),
  ];
  return outputs
    .map((output) => join(output, 'stacks'))
    .filter((stacks) => existsSync(stacks))
    .flatMap((stacks) => readdirSync(stacks).map((name) => [name, join(stacks, name)]));
}

module.exports = { findStacks };
