/* Changes checks at random and tells which changes no test notices: npm run mutate -- --seed 1 --count 60. */
const path = require('node:path');
const { runFromSource } = require('../../run-from-source.cjs');

void runFromSource(path.join(__dirname, 'src/mutate/main.ts'), ({ main }) =>
  main(path.join(__dirname, '../..'), process.argv.slice(2)).then((status) => {
    process.exitCode = status;
  }),
);
