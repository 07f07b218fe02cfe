/* Takes what a release of a controller states into the workspace: npm run upstream -- ingress-nginx ../ingress-nginx. */
const path = require('node:path');
const { runFromSource } = require('../../run-from-source.cjs');

void runFromSource(path.join(__dirname, 'src/upstream/main.ts'), ({ main }) =>
  main(path.join(__dirname, '../..'), process.argv.slice(2)).then((status) => {
    process.exitCode = status;
  }),
);
