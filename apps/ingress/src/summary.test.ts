import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { formatSummary } from './summary';
import { synthesize } from './synthesize';
import { shippedEnvironments } from './testing/shipped-environments';

const outdir = mkdtempSync(join(tmpdir(), 'eks-ingress-summary-'));

afterAll(() => rmSync(outdir, { recursive: true }));

test('the summary shows each environment with its entry points, resources, warnings and next command', () => {
  const synthesis = synthesize(shippedEnvironments(), { outdir, today: '2026-11-21' });
  expect(stripVTControlCharacters(formatSummary(synthesis, outdir))).toMatchSnapshot();
});
