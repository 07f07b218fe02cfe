import { readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argumentsWithoutRow, type SynthesizedResources } from '@eks-ingress/constructs';
import { loadEnvironments } from '../load-environments';
import { synthesize } from '../synthesize';

const outdir = mkdtempSync(join(tmpdir(), 'eks-ingress-attributes-'));
const environments = loadEnvironments();

beforeAll(() => synthesize(environments, { outdir, today: '2026-11-21' }));
afterAll(() => rmSync(outdir, { recursive: true }));

test.each(Object.keys(environments))('%s writes no argument of which nobody knows what a change does', (name) => {
  const text = readFileSync(join(outdir, 'stacks', name, 'cdk.tf.json'), 'utf8');
  expect(argumentsWithoutRow(JSON.parse(text) as SynthesizedResources)).toEqual([]);
});
