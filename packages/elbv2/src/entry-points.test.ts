import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The packages that a file brings in when it is loaded, through the files of this package that it imports. */
function packagesFrom(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return new Set();
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  const imports = [...text.matchAll(/^(?:import|export) (?!type )[^;]*?from '([^']+)';/gms)].map(
    ([, from = '']) => from,
  );
  return new Set(
    imports.flatMap((from) => {
      if (!from.startsWith('.')) return [from];
      const path = join(dirname(file), from);
      if (from.endsWith('.json')) return [];
      const found = [`${path}.ts`, join(path, 'index.ts')].find((one) => canRead(one));
      return found === undefined ? [`${from} of ${file}`] : [...packagesFrom(found, seen)];
    }),
  );
}

function canRead(file: string): boolean {
  try {
    readFileSync(file);
    return true;
  } catch {
    return false;
  }
}

test('who builds specifications does not load the catalogue of annotations', () => {
  expect([...packagesFrom(join(__dirname, 'index.ts'))].sort()).toEqual(['@eks-ingress/diagnostics', 'ipaddr.js']);
});

test('who reads manifests does', () => {
  expect([...packagesFrom(join(__dirname, 'manifests/index.ts'))]).toContain('@eks-ingress/annotations');
});
