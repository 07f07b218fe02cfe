// Audits the production dependencies: node tools/workspace/audit.mjs [REPORT]
// REPORT is the output of `npm audit --json --omit=dev`; without it npm is asked.
// Ends with 0 when nothing of severity high or critical is left, 1 when something is, 77 when the registry does not answer.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const accepted = JSON.parse(readFileSync(new URL('./accepted-advisories.json', import.meta.url), 'utf8'));
const [reportFile] = process.argv.slice(2);
const report = parse(reportFile === undefined ? askNpm() : readFileSync(reportFile, 'utf8'));

if (report?.auditReportVersion !== 2 || typeof report.vulnerabilities !== 'object') {
  console.log(`NOT AUDITED: ${report?.message ?? report?.error?.summary ?? 'npm audit gave no report'}`);
  process.exit(77);
}

const findings = Object.values(report.vulnerabilities).flatMap(findingsOf);
const open = findings.filter((finding) => finding.reason === undefined);
for (const { name, id, nodes, reason } of findings.filter((finding) => !open.includes(finding))) {
  console.log(`accepted: ${name} ${id} in ${nodes.join(', ')}\n  ${reason}`);
}
for (const entry of accepted.filter((each) => !findings.some((finding) => finding.entries.includes(each)))) {
  console.log(
    `no longer reported, remove it from accepted-advisories.json: ${entry.package} in ${entry.within.join(', ')}`,
  );
}
for (const { name, id, severity, title, nodes } of open) {
  console.error(`${severity}: ${name} ${id} ${title}\n  in ${nodes.join(', ')}`);
}
console.log(`${open.length} open, ${findings.length - open.length} accepted`);
process.exitCode = open.length === 0 ? 0 : 1;

function askNpm() {
  const npm = spawnSync('npm', ['audit', '--json', '--omit=dev', '--fetch-retries=1', '--fetch-timeout=60000'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 180_000,
  });
  return npm.stdout ?? '';
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** One finding for each serious advisory of a package; those that only name another package follow from it. */
function findingsOf({ name, via, nodes }) {
  return via
    .filter((advisory) => typeof advisory === 'object' && ['high', 'critical'].includes(advisory.severity))
    .map(({ title, severity, url }) => {
      const id = url.split('/').at(-1);
      const entryFor = (node) =>
        accepted.find(
          (entry) =>
            entry.package === name &&
            entry.advisories.includes(id) &&
            entry.within.some((folder) => node.startsWith(folder)),
        );
      const entries = nodes.map(entryFor);
      const reason = entries.every(Boolean)
        ? [...new Set(entries.map((entry) => entry.reason))].join('\n  ')
        : undefined;
      return { name, id, title, severity, nodes, entries, reason };
    });
}
