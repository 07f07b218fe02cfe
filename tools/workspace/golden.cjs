/* Writes what the linter says of examples and of a corpus, one line for each finding: npm run golden. */
const path = require('node:path');
const { runFromSource } = require('../../run-from-source.cjs');

void runFromSource(path.join(__dirname, 'src/golden/main.ts'), ({ main }) => main(path.join(__dirname, '../..')));
