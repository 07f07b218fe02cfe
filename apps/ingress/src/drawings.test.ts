import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DRAWINGS, removeStaleDrawings, writeDrawings } from './drawings';
import { loadEnvironments } from './load-environments';
import { synthesize } from './synthesize';

const outdir = mkdtempSync(join(tmpdir(), 'eks-ingress-drawings-'));
const synthesis = synthesize(loadEnvironments(), { outdir, today: '2026-11-21' });
const names = synthesis.stacks.map(({ environmentName }) => environmentName);
const [first = ''] = names;

const drawing = (kind: keyof typeof DRAWINGS, name = first) => join(outdir, 'stacks', name, DRAWINGS[kind]);

beforeEach(() => writeDrawings(synthesis));

afterAll(() => rmSync(outdir, { recursive: true }));

test.each(names)('%s is drawn beside its JSON, as Mermaid and as SVG', (name) => {
  const [environment] = readFileSync(drawing('svg', name), 'utf8').match(/<title id="title">[^<]*/) ?? [];
  expect(environment).toMatch(`<title id="title">${name} · account `);
  expect(readFileSync(drawing('mermaid', name), 'utf8')).toMatch(/^flowchart /);
});

test('a drawing that still shows the stack is kept', async () => {
  writeFileSync(drawing('svg'), 'kept');
  await writeDrawings(synthesis);
  expect(readFileSync(drawing('svg'), 'utf8')).toBe('kept');
  rmSync(drawing('svg'));
});

test('a drawing that shows another stack is replaced', async () => {
  writeFileSync(drawing('svg'), 'stale');
  writeFileSync(drawing('mermaid'), 'flowchart TB');
  await writeDrawings(synthesis);
  expect(readFileSync(drawing('svg'), 'utf8')).toMatch('<svg');
});

test('synthesis without drawing removes what shows another stack, and nothing else', () => {
  writeFileSync(drawing('mermaid'), 'flowchart TB');
  removeStaleDrawings(synthesis);
  expect(names.map((name) => existsSync(drawing('svg', name)))).toEqual(names.map((name) => name !== first));
});
