/* Tests the workspace with cdktn in place of cdktf: npm run test:cdktn. */
const path = require('node:path');
const { runFromSource } = require('../../run-from-source.cjs');

void runFromSource(path.join(__dirname, 'src/cdktn/test-cdktn.ts'), ({ testCdktn }) => {
  process.exitCode = testCdktn(path.join(__dirname, '../..'));
});
