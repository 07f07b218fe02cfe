/*
 * Has the modules that tsc wrote to a folder load the modules that they require when they first use them, so that
 * importing a package costs what is used of it: `node load-lazily.mjs dist`. A second run changes nothing.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const required = /^(?:const|var) (\w+_\d+) = ((?:__import(?:Default|Star)\()?require\("[^"]+"\)\)?);$/gm;

/**
 * A module of tsc with `const a_1 = require("./a");` and `a_1.b` as one that requires it for the first `a_1().b`. What it
 * passes on as its own export stays as it is: Node has to see the getters of tsc to find the names for `import`.
 */
export function lazily(text) {
  const isPassedOn = (name) => text.includes(`get: function () { return ${name}.`);
  const names = [...text.matchAll(required)].map(([, name]) => name).filter((name) => !isPassedOn(name));
  const declared = text.replace(required, (line, name, load) =>
    isPassedOn(name) ? line : `let ${name}$loaded; const ${name} = () => (${name}$loaded ??= ${load});`,
  );
  return names.reduce(
    (result, name) =>
      // `new a().B()` would construct a.
      result
        .replace(new RegExp(`\\bnew ${name}\\.`, 'g'), `new (${name}()).`)
        .replace(new RegExp(`\\b${name}\\.`, 'g'), `${name}().`),
    declared,
  );
}

const [folder] = process.argv.slice(2);
if (folder !== undefined) {
  for (const file of readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.js'))) {
    const text = readFileSync(join(folder, file), 'utf8');
    writeFileSync(join(folder, file), lazily(text));
  }
}
