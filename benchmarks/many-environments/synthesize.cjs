/* node synthesize.cjs COUNT OUTDIR: synthesizes that many environments, as `npm start` does its own. */
require('../../apps/ingress/lean-cdktf.cjs');
const path = require('node:path');
const { runFromSource } = require('../../run-from-source.cjs');

const [count, outdir] = process.argv.slice(2);
void runFromSource(path.join(__dirname, 'main.ts'), ({ synthesizeMany }) => synthesizeMany(Number(count), outdir));
