/* Adds a rule, an annotation, a check, a constraint or an environment: npm run new -- rule service/no-open-port. */
const path = require('node:path');
const { runFromSource } = require('../../run-from-source.cjs');

void runFromSource(path.join(__dirname, 'src/generators/main.ts'), ({ main }) => {
  process.exitCode = main(path.join(__dirname, '../..'), process.argv.slice(2));
});
