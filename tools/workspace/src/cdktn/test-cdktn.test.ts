import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findDifferences } from './test-cdktn';

const scratch = mkdtempSync(join(tmpdir(), 'eks-ingress-outputs-'));
let folders = 0;

afterAll(() => rmSync(scratch, { recursive: true }));

function workspace(files: Readonly<Record<string, string>>): string {
  folders += 1;
  const folder = join(scratch, String(folders));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(folder, 'out', file, '..'), { recursive: true });
    writeFileSync(join(folder, 'out', file), text.replace('ROOT', folder));
  }
  return folder;
}

const stack = (version: string, name: string) =>
  JSON.stringify({ '//': { metadata: { version } }, name, state: 'ROOT/terraform.tfstate' });
const before = workspace({ 'stacks/a/cdk.tf.json': stack('0.21.0', 'a'), 'stacks/a/assets/x/Chart.yaml': 'one' });

test('stacks that differ by the version of the library, and the place of the workspace, are the same', () => {
  const after = workspace({ 'stacks/a/cdk.tf.json': stack('0.24.0', 'a'), 'stacks/a/assets/x/Chart.yaml': 'one' });
  expect(findDifferences(before, after, 'out')).toEqual([]);
});

test('a stack, an asset or a file that is missing is a difference', () => {
  const after = workspace({ 'stacks/a/cdk.tf.json': stack('0.24.0', 'b'), 'stacks/a/assets/x/Chart.yaml': 'other' });
  expect(findDifferences(before, after, 'out')).toEqual([
    'out/stacks/a/assets/x/Chart.yaml',
    'out/stacks/a/cdk.tf.json',
  ]);
  expect(findDifferences(before, join(scratch, 'nothing'), 'out')).toHaveLength(2);
});

test('nothing to compare is an error', () => {
  expect(() => findDifferences(join(scratch, 'nothing'), before, 'out')).toThrow('There is no stack in');
});
