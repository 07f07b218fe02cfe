// Checks the licences of all dependencies: node tools/workspace/check-licences.mjs [LOCK]
import { readFileSync } from 'node:fs';
import { readLicences } from './licences.mjs';

const [file = new URL('../../package-lock.json', import.meta.url)] = process.argv.slice(2);
const licences = readLicences(JSON.parse(readFileSync(file, 'utf8')));
const problems = licences.filter(({ problem }) => problem !== undefined);
for (const { name, versions, problem } of problems) console.error(`${name} ${[...versions].join(', ')}: ${problem}`);
console.log(`${licences.length} packages, ${problems.length} without an accepted licence`);
process.exitCode = licences.length > 0 && problems.length === 0 ? 0 : 1;
