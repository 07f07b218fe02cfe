import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const tool = resolve(__dirname, '..');

interface AcceptedAdvisory {
  readonly package: string;
  readonly within: readonly string[];
  readonly advisories: readonly string[];
  readonly reason: string;
}

const accepted = JSON.parse(
  readFileSync(join(tool, 'accepted-advisories.json'), 'utf8'),
) as readonly AcceptedAdvisory[];

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'audit-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function audit(report: unknown): { readonly status: number | null; readonly output: string } {
  const file = join(folder, 'report.json');
  writeFileSync(file, typeof report === 'string' ? report : JSON.stringify(report));
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(tool, 'audit.mjs'), file], { encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

function reportOf(...vulnerabilities: readonly { readonly name: string; readonly [key: string]: unknown }[]) {
  return {
    auditReportVersion: 2,
    vulnerabilities: Object.fromEntries(vulnerabilities.map((each) => [each.name, each])),
  };
}

function minimatch({
  id = 'GHSA-3ppc-4f35-3m26',
  severity = 'high',
  nodes = ['node_modules/cdktf/node_modules/minimatch'],
}) {
  const url = `https://github.com/advisories/${id}`;
  return { name: 'minimatch', severity, via: [{ title: 'ReDoS', severity, url }], nodes };
}

test('nothing reported passes', () => {
  expect(audit(reportOf())).toMatchObject({ status: 0 });
});

test('an accepted advisory where it is accepted passes, with its reason', () => {
  const { status, output } = audit(reportOf(minimatch({})));
  expect(status).toBe(0);
  expect(output).toContain('accepted: minimatch GHSA-3ppc-4f35-3m26');
  expect(output).toContain('Bundled in cdktf 0.21');
  expect(output).toContain('0 open, 1 accepted');
});

test('the same advisory in another place fails', () => {
  const nodes = ['node_modules/cdktf/node_modules/minimatch', 'node_modules/minimatch'];
  const { status, output } = audit(reportOf(minimatch({ nodes })));
  expect(status).toBe(1);
  expect(output).toContain('high: minimatch GHSA-3ppc-4f35-3m26 ReDoS');
  expect(output).toContain('1 open, 0 accepted');
});

test('another advisory in the same place fails', () => {
  expect(audit(reportOf(minimatch({ id: 'GHSA-aaaa-bbbb-cccc' })))).toMatchObject({ status: 1 });
});

test('a critical advisory fails and a moderate one passes', () => {
  expect(audit(reportOf(minimatch({ id: 'GHSA-aaaa-bbbb-cccc', severity: 'critical' }))).status).toBe(1);
  expect(audit(reportOf(minimatch({ id: 'GHSA-aaaa-bbbb-cccc', severity: 'moderate' }))).status).toBe(0);
});

test('a package that is only affected through another adds nothing', () => {
  const cdktf = { name: 'cdktf', severity: 'high', via: ['minimatch'], nodes: ['node_modules/cdktf'] };
  expect(audit(reportOf(cdktf, minimatch({})))).toMatchObject({ status: 0 });
});

test.each([
  ['an error of the registry', { message: '503 Service Unavailable', error: { summary: '', detail: '' } }],
  ['another format', { auditReportVersion: 3, vulnerabilities: {} }],
  ['no report', ''],
])('%s is neither a pass nor a failure', (_, report) => {
  const { status, output } = audit(report);
  expect(status).toBe(77);
  expect(output).toMatch(/^NOT AUDITED: /);
});

test('an accepted advisory that is not reported any more is said so', () => {
  expect(audit(reportOf(minimatch({}))).output).toContain(
    'no longer reported, remove it from accepted-advisories.json: glob',
  );
});

test('every accepted advisory names where, which and why', () => {
  for (const { within, advisories, reason } of accepted) {
    expect(within).not.toEqual([]);
    for (const path of within) expect(path).toMatch(/^node_modules\/.+\/node_modules\/$/);
    expect(advisories).not.toEqual([]);
    for (const id of advisories) expect(id).toMatch(/^GHSA(-[23456789cfghjmpqrvwx]{4}){3}$/);
    expect(reason).toMatch(/\.$/);
  }
});
