import { resolve } from 'node:path';
import { findViolations } from './find-violations';
import { type LayerName, layers } from './layers';
import { type WorkspacePackage, readWorkspace } from './read-workspace';

const root = resolve(__dirname, '../../..');

interface Fixture {
  readonly layer: LayerName;
  readonly dependencies?: readonly string[];
  readonly devDependencies?: readonly string[];
  readonly sources?: Readonly<Record<string, string>>;
}

function folderOf(layer: LayerName): string {
  return layer === 'app' ? 'apps' : 'packages';
}

function packageOf(name: string, { layer, dependencies = [], devDependencies = [], sources = {} }: Fixture) {
  const directory = `${folderOf(layer)}/${name}`;
  return {
    name: `@eks-ingress/${name}`,
    directory,
    tags: [`layer:${layer}`],
    dependencies,
    devDependencies,
    sources: Object.entries(sources).map(([path, text]) => ({ path: `${directory}/src/${path}`, text })),
  } satisfies WorkspacePackage;
}

function violationsOf(fixture: Fixture, ...others: readonly WorkspacePackage[]) {
  return findViolations([packageOf('subject', fixture), ...others]).map(({ rule, where }) => `${rule} ${where}`);
}

const model = packageOf('model', { layer: 'model' });
const engine = packageOf('engine', { layer: 'engine' });
const infra = packageOf('infra', { layer: 'infra' });
const app = packageOf('app', { layer: 'app' });

describe('the repository', () => {
  const packages = readWorkspace(root);

  test('has no import that its layer does not allow', () => {
    expect(findViolations(packages)).toEqual([]);
  });

  test('is read with its packages, apps and sources', () => {
    expect(packages.map(({ directory }) => directory)).toEqual(
      expect.arrayContaining(['packages/diagnostics', 'apps/ingress']),
    );
    const diagnostics = packages.find(({ directory }) => directory === 'packages/diagnostics');
    expect(diagnostics?.sources.map(({ path }) => path)).toContain('packages/diagnostics/src/nearest.ts');
    expect(diagnostics?.dependencies).toContain('fastest-levenshtein');
  });
});

describe('a package without exactly one known layer tag is reported', () => {
  test.each([[[]], [['layer:tool']], [['layer:model', 'layer:infra']]])('%j', (tags) => {
    const violations = findViolations([{ ...model, tags }]);
    expect(violations).toMatchObject([{ rule: 'layer-tag', where: 'packages/model' }]);
  });
});

describe('an import of a layer that is not allowed is reported', () => {
  const targets = { model, engine, infra, app };
  const pairs = (Object.keys(layers) as LayerName[]).flatMap((layer) =>
    (Object.keys(targets) as LayerName[]).map((target) => ({
      layer,
      target,
      allowed: layers[layer].layers.includes(target),
    })),
  );

  test.each(pairs)('$layer to $target: allowed is $allowed', ({ layer, target, allowed }) => {
    const { name } = targets[target];
    const violations = violationsOf(
      { layer, dependencies: [name], sources: { 'a.ts': `import { x } from '${name}';` } },
      targets[target],
    );
    expect(violations).toEqual(allowed ? [] : [`layer ${folderOf(layer)}/subject/src/a.ts:1`]);
  });

  test('the table lets nothing depend on an app, and the model on nothing but itself', () => {
    expect(pairs.filter(({ allowed }) => allowed).map(({ layer, target }) => `${layer} ${target}`)).toEqual([
      'model model',
      'engine model',
      'engine engine',
      'infra model',
      'infra infra',
      'app model',
      'app engine',
      'app infra',
    ]);
  });

  test('in a test too', () => {
    const sources = { 'a.test.ts': `import '@eks-ingress/infra';` };
    expect(violationsOf({ layer: 'model', dependencies: ['@eks-ingress/infra'], sources }, infra)).toEqual([
      'layer packages/subject/src/a.test.ts:1',
    ]);
  });
});

describe('a third-party module that the layer does not list is reported', () => {
  const rejected: readonly (readonly [LayerName, string])[] = [
    ['model', 'yaml'],
    ['model', 'cdktf'],
    ['model', 'fast-check'],
    ['engine', 'cdktf'],
    ['engine', 'js-yaml'],
    ['infra', 'yaml'],
    ['infra', 'cdktf-cli'],
  ];
  test.each(rejected)('%s: %s', (layer, name) => {
    const sources = { 'a.ts': `\nimport x from '${name}';` };
    expect(violationsOf({ layer, dependencies: [name], sources })).toEqual(['module packages/subject/src/a.ts:2']);
  });

  const accepted: readonly (readonly [LayerName, string, string])[] = [
    ['model', 'fastest-levenshtein', 'fastest-levenshtein'],
    ['engine', 'yaml', 'yaml'],
    ['infra', 'cdktf', 'cdktf'],
    ['infra', 'cdktf', 'cdktf/lib/tokens'],
    ['infra', '@cdktf/provider-aws', '@cdktf/provider-aws/lib/lb'],
    ['app', 'zod', 'zod'],
  ];
  test.each(accepted)('%s with %s may import %s', (layer, dependency, specifier) => {
    const sources = { 'a.ts': `import x from '${specifier}';` };
    expect(violationsOf({ layer, dependencies: [dependency], sources })).toEqual([]);
  });

  test('while a test may use fast-check', () => {
    expect(violationsOf({ layer: 'model', sources: { 'a.test.ts': `import fc from 'fast-check';` } })).toEqual([]);
  });
});

describe("one of Node's modules that the layer does not list is reported", () => {
  const rejected: readonly (readonly [LayerName, string])[] = [
    ['model', 'node:crypto'],
    ['model', 'fs'],
    ['model', 'fs/promises'],
    ['engine', 'node:fs'],
    ['infra', 'node:fs'],
    ['infra', 'child_process'],
  ];
  test.each(rejected)('%s: %s', (layer, name) => {
    const sources = { 'a.ts': `import x from '${name}';` };
    expect(violationsOf({ layer, sources })).toEqual(['built-in packages/subject/src/a.ts:1']);
  });

  test('infra may use node:crypto and node:path, with or without the prefix', () => {
    const sources = { 'a.ts': `import 'node:crypto'; import 'path';` };
    expect(violationsOf({ layer: 'infra', sources })).toEqual([]);
  });

  test('an app and a test may use any', () => {
    expect(violationsOf({ layer: 'app', sources: { 'a.ts': `import 'node:fs';` } })).toEqual([]);
    expect(violationsOf({ layer: 'model', sources: { 'a.test.ts': `import 'node:fs';` } })).toEqual([]);
    expect(violationsOf({ layer: 'model', sources: { 'testing/a.ts': `import 'node:fs';` } })).toEqual([]);
  });
});

describe('a relative import into another package is reported', () => {
  test.each(['../../model/src/index', '../../../packages/model', '/etc/passwd'])('%s', (specifier) => {
    const sources = { 'a.ts': `import '${specifier}';` };
    expect(violationsOf({ layer: 'infra', sources }, model)).toEqual(['relative-import packages/subject/src/a.ts:1']);
  });

  test('a package whose name begins the same is another package', () => {
    const sources = { 'a.ts': `import '../../subject-two/src';` };
    expect(violationsOf({ layer: 'model', sources })).toEqual(['relative-import packages/subject/src/a.ts:1']);
  });

  test('while one inside the package is not', () => {
    const sources = { 'deep/a.ts': `import '../b'; import '../../package.json';` };
    expect(violationsOf({ layer: 'model', sources })).toEqual([]);
  });
});

describe('the barrel of a provider is reported', () => {
  test.each(['@cdktf/provider-aws', '@cdktf/provider-aws/lib', '@cdktf/provider-helm/lib/index'])('%s', (specifier) => {
    const dependencies = ['@cdktf/provider-aws', '@cdktf/provider-helm'];
    const sources = { 'a.ts': `import x from '${specifier}';` };
    expect(violationsOf({ layer: 'infra', dependencies, sources })).toEqual([
      'provider-barrel packages/subject/src/a.ts:1',
    ]);
    expect(violationsOf({ layer: 'app', dependencies, sources })).toEqual(['provider-barrel apps/subject/src/a.ts:1']);
  });
});

describe('an import that the package.json does not declare is reported', () => {
  test('of a third-party module', () => {
    expect(violationsOf({ layer: 'app', sources: { 'a.ts': `import { z } from 'zod/mini';` } })).toEqual([
      'undeclared-dependency apps/subject/src/a.ts:1',
    ]);
  });

  test('of a workspace package', () => {
    expect(violationsOf({ layer: 'infra', sources: { 'a.ts': `import '@eks-ingress/model';` } }, model)).toEqual([
      'undeclared-dependency packages/subject/src/a.ts:1',
    ]);
  });

  test('when only a devDependency, except in a test', () => {
    const fixture = { layer: 'app', devDependencies: ['zod'] } as const;
    expect(violationsOf({ ...fixture, sources: { 'a.ts': `import 'zod';` } })).toEqual([
      'undeclared-dependency apps/subject/src/a.ts:1',
    ]);
    expect(violationsOf({ ...fixture, sources: { 'a.test.ts': `import 'zod';` } })).toEqual([]);
  });
});

describe('a package that imports itself by name', () => {
  test('is reported in a source', () => {
    expect(violationsOf({ layer: 'model', sources: { 'a.ts': `import '@eks-ingress/subject';` } })).toEqual([
      'self-import packages/subject/src/a.ts:1',
    ]);
  });

  test('is fine when it asks for a file that it ships', () => {
    const sources = { 'a.ts': `require.resolve('@eks-ingress/subject/charts/binding/Chart.yaml');` };
    expect(violationsOf({ layer: 'model', sources })).toEqual([]);
  });

  test('is fine in a test of its public face', () => {
    expect(violationsOf({ layer: 'model', sources: { 'a.test.ts': `import '@eks-ingress/subject';` } })).toEqual([]);
  });
});

describe('every way to name a module is seen', () => {
  test.each([
    `import fs from 'node:fs';`,
    `import 'node:fs';`,
    `import type { Stats } from 'node:fs';`,
    `export { readFileSync } from 'node:fs';`,
    `export * from 'node:fs';`,
    `import fs = require('node:fs');`,
    `const fs = require('node:fs');`,
    `const path = require.resolve('node:fs');`,
    'const fs = await import(`node:fs`);',
    `const load = async () => import('node:fs');`,
    `type Stats = import('node:fs').Stats;`,
    `type Fs = typeof import('node:fs');`,
    `jest.mock('node:fs');`,
  ])('%s', (text) => {
    expect(violationsOf({ layer: 'model', sources: { 'a.ts': text } })).toEqual([
      'built-in packages/subject/src/a.ts:1',
    ]);
  });

  test('but not in a comment or a string', () => {
    const text = `// import fs from 'node:fs';\nexport const example = "import fs from 'node:fs'";`;
    expect(violationsOf({ layer: 'model', sources: { 'a.ts': text } })).toEqual([]);
  });

  test.each(['import(name)', 'require(name)', "require('node:' + name)"])(
    'and a computed name is reported: %s',
    (text) => {
      expect(violationsOf({ layer: 'model', sources: { 'a.ts': text } })).toEqual([
        'computed-import packages/subject/src/a.ts:1',
      ]);
    },
  );
});

test('an app may compute the name of a module, such as an environment file, and so may a test', () => {
  expect(violationsOf({ layer: 'app', sources: { 'a.ts': 'import(name)' } })).toEqual([]);
  expect(violationsOf({ layer: 'model', sources: { 'a.test.ts': 'import(name)' } })).toEqual([]);
});

describe('a cycle between packages is reported once', () => {
  const cycleOf = (packages: readonly WorkspacePackage[]) =>
    findViolations(packages).filter(({ rule }) => rule === 'cycle');

  test('from imports', () => {
    const first = packageOf('first', { layer: 'model', sources: { 'a.ts': `import '@eks-ingress/second';` } });
    const second = packageOf('second', { layer: 'model', sources: { 'a.ts': `import '@eks-ingress/first';` } });
    expect(cycleOf([first, second])).toEqual([
      {
        rule: 'cycle',
        where: 'packages/first',
        message: '@eks-ingress/first → @eks-ingress/second → @eks-ingress/first',
      },
    ]);
  });

  test('from declared dependencies, through a third package', () => {
    const chain = (name: string, next: string) =>
      packageOf(name, { layer: 'model', dependencies: [`@eks-ingress/${next}`] });
    const outside = chain('outside', 'a');
    expect(cycleOf([outside, chain('a', 'b'), chain('b', 'c'), chain('c', 'a')])).toMatchObject([
      { where: 'packages/a' },
    ]);
  });

  test('and a diamond is none', () => {
    const top = packageOf('top', { layer: 'model', dependencies: ['@eks-ingress/left', '@eks-ingress/right'] });
    const left = packageOf('left', { layer: 'model', dependencies: ['@eks-ingress/model'] });
    const right = packageOf('right', { layer: 'model', dependencies: ['@eks-ingress/model'] });
    expect(cycleOf([top, left, right, model])).toEqual([]);
  });
});
