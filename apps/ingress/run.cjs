/* Runs src/main.ts from the sources. */
const path = require('node:path');
const { runFromSource } = require('../../run-from-source.cjs');

if (process.env.EKS_INGRESS_STOCK_CDKTF !== '1') require('./lean-cdktf.cjs');

/** What only writes files is run again to show where it failed; what talks to Terraform or GitHub must not be. */
const isRepeatable = !['diff', 'deploy', 'destroy', 'output', 'delivery'].includes(process.argv[2]);

process.chdir(__dirname);
void runFromSource(path.join(__dirname, 'src/main.ts'), async ({ main }) => {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    if (isRepeatable) throw error;
    console.error(error);
    process.exitCode = 1;
  }
});
