import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../environment';
import { loadEnvironments } from '../load-environments';
import { synthesize } from '../synthesize';
import { findAffectedEnvironments } from './affected-environments';

const scratch = mkdtempSync(join(tmpdir(), 'eks-ingress-affected-'));
const base = join(scratch, 'base');
const head = join(scratch, 'head');
const environments = loadEnvironments() as Readonly<Record<string, Environment>>;

function build(all: Readonly<Record<string, unknown>>, outdir: string): void {
  const { stacks } = synthesize(all, { outdir, today: '2026-11-21' });
  expect(stacks).not.toEqual([]);
}

beforeAll(() => build(environments, base));
beforeEach(() => {
  rmSync(head, { recursive: true, force: true });
  cpSync(base, head, { recursive: true });
});
afterAll(() => rmSync(scratch, { recursive: true }));

test('the same sources affect nothing', () => {
  build(environments, head);
  expect(findAffectedEnvironments(base, head)).toEqual({ changed: [], removed: [] });
});

test.each(Object.keys(environments))('an edit of %s affects it, and no other', (name) => {
  const { tags } = environments[name] as Environment;
  build({ ...environments, [name]: { ...environments[name], tags: { ...tags, Team: 'edge' } } }, head);
  expect(findAffectedEnvironments(base, head)).toEqual({ changed: [name], removed: [] });
});

test('one byte of an asset affects its environment', () => {
  const assets = join(head, 'stacks/production/assets');
  const [chart] = readdirSync(assets, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  writeFileSync(join(String(chart?.parentPath), String(chart?.name)), ' ', { flag: 'a' });
  expect(findAffectedEnvironments(base, head).changed).toEqual(['production']);
});

test('an asset more, or less, affects its environment', () => {
  const asset = join(head, 'stacks/staging/assets/new');
  mkdirSync(asset, { recursive: true });
  writeFileSync(join(asset, 'file'), '');
  expect(findAffectedEnvironments(base, head).changed).toEqual(['staging']);
  expect(findAffectedEnvironments(head, base).changed).toEqual(['staging']);
});

test('a drawing, and what Terraform keeps beside a stack, affect nothing', () => {
  writeFileSync(join(head, 'stacks/staging/topology.svg'), '<svg/>');
  mkdirSync(join(head, 'stacks/staging/.terraform'));
  writeFileSync(join(head, 'stacks/staging/.terraform/providers'), '');
  writeFileSync(join(head, 'stacks/staging/.terraform.lock.hcl'), '');
  expect(findAffectedEnvironments(base, head).changed).toEqual([]);
});

test('a new environment is affected, and one that is gone is named', () => {
  const { development, ...others } = environments;
  build({ ...others, seoul: development }, head);
  expect(findAffectedEnvironments(base, head)).toEqual({ changed: ['seoul'], removed: ['development'] });
});

test('without a base, every environment is affected', () => {
  expect(findAffectedEnvironments(join(scratch, 'nothing'), head).changed).toEqual(Object.keys(environments));
});
