import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Path } from '@eks-ingress/diagnostics';
import { findLine, locateInEnvironment } from './environment-file';

const SOURCE = `import { defineEnvironment } from '../environment';

const subnets = [
  { subnetId: 'subnet-1' },
  { subnetId: 'subnet-2' },
] as const;

export default defineEnvironment({
  region: 'ap-northeast-2',
  ...others,
  entryPoints: {
    public: {
      'kind': 'service',
      scheme,
      subnetMappings: subnets,
      ...more({
        crossZone: true,
      }),
    },
    internal: make('internal', {}),
  },
});
`;

test.each<[Path, number]>([
  [[], 8],
  [['region'], 9],
  [['entryPoints', 'public'], 12],
  [['entryPoints', 'public', 'kind'], 13],
  [['entryPoints', 'public', 'scheme'], 14],
  [['entryPoints', 'public', 'subnetMappings'], 15],
  [['entryPoints', 'public', 'subnetMappings', 1, 'subnetId'], 5],
  [['entryPoints', 'public', 'subnetMappings', 7], 15],
  [['entryPoints', 'public', 'crossZone'], 12],
  [['entryPoints', 'internal', 'scheme'], 20],
  [['entryPoints', 'gone'], 11],
  [['tags'], 8],
])('%j is on line %i', (path, line) => {
  expect(findLine(SOURCE, path)).toBe(line);
});

test('a module without a default export has its first line', () => {
  expect(findLine('export const environment = {};\n', ['region'])).toBe(1);
});

test('a shipped environment is located by its file in the repository', () => {
  const place = locateInEnvironment('production', ['entryPoints', 'public', 'subnetMappings', 2, 'allocationId']);
  const [file = '', line] = place.split(':');
  expect(file).toBe('apps/ingress/src/environments/production.ts');
  const lines = readFileSync(join(__dirname, '../../..', file), 'utf8').split('\n');
  expect(lines[Number(line) - 1]).toContain("allocationId: 'eipalloc-0920d0000000000c3'");
});

test('an environment without a file is named all the same', () => {
  expect(locateInEnvironment('gone', [])).toBe('environments/gone');
});
