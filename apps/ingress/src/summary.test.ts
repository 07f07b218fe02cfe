import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { loadEnvironments } from './load-environments';
import { formatSummary } from './summary';
import { synthesize } from './synthesize';

const outdir = mkdtempSync(join(tmpdir(), 'eks-ingress-summary-'));

afterAll(() => rmSync(outdir, { recursive: true }));

test('the summary shows each environment with its entry points, resources, warnings and next command', () => {
  const synthesis = synthesize(loadEnvironments(), { outdir, today: '2026-11-21' });
  expect(stripVTControlCharacters(formatSummary(synthesis, outdir))).toMatchSnapshot();
});
