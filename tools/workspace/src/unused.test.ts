import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { copyWorkspace, linkModules } from './copy-workspace';

const root = resolve(__dirname, '../../..');
const copy = mkdtempSync(join(tmpdir(), 'eks-ingress-unused-'));

afterAll(() => rmSync(copy, { recursive: true, force: true }));

test('an export and a file that nothing uses are found in the workspace, and nothing else is', () => {
  copyWorkspace(root, copy);
  linkModules(root, copy);
  appendFileSync(join(copy, 'packages/elbv2/src/quotas.ts'), '\nexport const unusedQuota = 1;\n');
  writeFileSync(join(copy, 'packages/elbv2/src/unused-file.ts'), 'export const quota = 1;\n');

  const { status, stdout } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/knip/bin/knip.js'), '--no-progress', '--reporter', 'compact'],
    { cwd: copy, encoding: 'utf8' },
  );

  expect(status).toBe(1);
  expect(stdout.trim().split('\n')).toEqual([
    'Unused files (1)',
    'packages/elbv2/src/unused-file.ts: packages/elbv2/src/unused-file.ts',
    'Unused exports (1)',
    'packages/elbv2/src/quotas.ts: unusedQuota',
  ]);
});
