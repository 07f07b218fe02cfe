import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = join(__dirname, '../check-licences.mjs');
const folder = mkdtempSync(join(tmpdir(), 'licences-'));

afterAll(() => rmSync(folder, { recursive: true }));

function check(packages?: Readonly<Record<string, unknown>>) {
  const lock = join(folder, 'package-lock.json');
  if (packages !== undefined) writeFileSync(lock, JSON.stringify({ packages }));
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...(packages === undefined ? [] : [lock])], {
    encoding: 'utf8',
  });
  return { status, stdout: stdout.trim(), stderr: stderr.trim() };
}

const locked = (name: string, license?: string) => ({ [`node_modules/${name}`]: { version: '1.0.0', license } });

test('every dependency has a licence that is accepted', () => {
  expect(check()).toMatchObject({ status: 0, stderr: '' });
});

test.each(['MIT', '(MIT OR GPL-3.0-or-later)', 'Apache-2.0 AND MIT'])('%s is accepted', (licence) => {
  expect(check(locked('x', licence))).toEqual({
    status: 0,
    stdout: '1 packages, 0 without an accepted licence',
    stderr: '',
  });
});

test.each([
  ['GPL-3.0-only', '"GPL-3.0-only" is none of the accepted licences.'],
  ['MIT AND AGPL-3.0-only', '"MIT AND AGPL-3.0-only" is none of the accepted licences.'],
  ['SEE LICENSE IN LICENSE', '"SEE LICENSE IN LICENSE" is no expression of SPDX.'],
  [undefined, 'It names no licence.'],
])('%s is refused', (licence, problem) => {
  expect(check(locked('x', licence))).toMatchObject({ status: 1, stderr: `x 1.0.0: ${problem}` });
});

test('an exception is for the packages that it names', () => {
  expect(check(locked('@cdktf/provider-aws', 'MPL-2.0')).status).toBe(0);
  expect(check(locked('cdktf/node_modules/jsonify', 'Public Domain')).status).toBe(0);
  expect(check(locked('@other/provider-aws', 'MPL-2.0')).status).toBe(1);
  expect(check(locked('@cdktf/provider-aws', 'GPL-3.0-only')).status).toBe(1);
});

test('a package is refused in whatever version and place', () => {
  const nested = { ...locked('x', 'MIT'), ...locked('y/node_modules/x', 'GPL-3.0-only') };
  expect(check(nested)).toMatchObject({ status: 1, stdout: '2 packages, 1 without an accepted licence' });
});

test('a lock file without packages is no pass', () => {
  expect(check({ '': {}, 'packages/x': { version: '1.0.0' } }).status).toBe(1);
});
