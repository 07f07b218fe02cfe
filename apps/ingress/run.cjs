/* Runs src/main.ts from the sources. */
const path = require('node:path');
const { runFromSource } = require('../../run-from-source.cjs');

if (process.env.EKS_INGRESS_STOCK_CDKTF !== '1') require('./lean-cdktf.cjs');

process.chdir(__dirname);
void runFromSource(path.join(__dirname, 'src/main.ts'), async ({ main }) => {
  process.exitCode = await main(process.argv.slice(2));
});
