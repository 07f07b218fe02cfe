/* Prints the tables of what edits do, as JSON, for the pages that `npm run docs` writes. */
const path = require('node:path');
const { runFromSource } = require('../../run-from-source.cjs');

void runFromSource(path.join(__dirname, 'src/changes/describe-changes.ts'), ({ describeChanges }) => {
  process.stdout.write(JSON.stringify(describeChanges()));
});
