/* Compares what things cost with what they cost at least: npm run bench -- lint-many synth. */
const path = require('node:path');
const { runFromSource } = require('../../run-from-source.cjs');

void runFromSource(path.join(__dirname, 'src/bench/main.ts'), ({ main }) => {
  process.exitCode = main(path.join(__dirname, '../..'), process.argv.slice(2));
});
