/* Appends the peak resident memory of each Node process that a benchmark starts to the file in RECORD_MEMORY. */
const { appendFileSync } = require('node:fs');

process.on('exit', () => appendFileSync(process.env.RECORD_MEMORY, `${process.resourceUsage().maxRSS}\n`));
