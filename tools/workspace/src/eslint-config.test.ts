import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(__dirname, '../../..');

interface Case {
  readonly name: string;
  readonly path: string;
  readonly text: string;
  readonly expected: readonly string[];
}

const barrelRule = '@typescript-eslint/no-restricted-imports';
const layerRule = '@nx/enforce-module-boundaries';
const awsBarrel = '@cdktf/provider-aws';

function exportOf(module: string): string {
  return `export * as provider from '${module}';`;
}

const cases: readonly Case[] = [
  {
    name: 'a clean source passes',
    path: 'packages/constructs/src/example.ts',
    text: `import { Lb } from '@cdktf/provider-aws/lib/lb';\nexport const example = Lb;`,
    expected: [],
  },
  ...[awsBarrel, '@cdktf/provider-kubernetes', '@cdktf/provider-helm', '@cdktf/provider-aws/lib'].map((barrel) => ({
    name: `the barrel ${barrel} is reported`,
    path: 'packages/constructs/src/example.ts',
    text: exportOf(barrel),
    expected: [barrelRule],
  })),
  {
    name: 'a barrel is reported in a test too',
    path: 'packages/constructs/src/example.test.ts',
    text: exportOf(awsBarrel),
    expected: [barrelRule],
  },
  {
    name: 'a model package may not import a construct',
    path: 'packages/diagnostics/src/example.ts',
    text: `export * from '@eks-ingress/constructs';`,
    expected: [layerRule],
  },
  {
    name: 'a model package may not import a construct in a test',
    path: 'packages/diagnostics/src/example.test.ts',
    text: `export * from '@eks-ingress/constructs';`,
    expected: [layerRule],
  },
  {
    name: 'nothing may import an app',
    path: 'packages/constructs/src/example.ts',
    text: `export * from '../../../apps/ingress/src/main';`,
    expected: [layerRule],
  },
  {
    name: 'a package may not import one that depends on it',
    path: 'packages/diagnostics/src/example.ts',
    text: `export * from '@eks-ingress/elbv2';`,
    expected: [layerRule],
  },
  {
    name: 'nothing may reach into another package by a relative path',
    path: 'packages/elbv2/src/example.ts',
    text: `export * from '../../diagnostics/src/index';`,
    expected: [layerRule],
  },
  {
    name: 'an app may import constructs and the model',
    path: 'apps/ingress/src/example.ts',
    text: `export * from '@eks-ingress/constructs';\nexport * from '@eks-ingress/elbv2';`,
    expected: [],
  },
  {
    name: 'a package may ask for a file that it ships',
    path: 'packages/constructs/src/example.ts',
    text: `export const chart = require.resolve('@eks-ingress/constructs/charts/target-group-binding/Chart.yaml');`,
    expected: [],
  },
  {
    name: 'a variable that is never used is reported, but not one that a rest leaves out',
    path: 'packages/diagnostics/src/example.ts',
    text: 'export const drop = ({ kind, ...rest }: { kind: string }): object => {\n  const unused = 1;\n  return rest;\n};',
    expected: ['@typescript-eslint/no-unused-vars'],
  },
  {
    name: 'any is reported',
    path: 'packages/diagnostics/src/example.ts',
    text: 'export const example: any = 1;',
    expected: ['@typescript-eslint/no-explicit-any'],
  },
  {
    name: 'a non-null assertion is reported',
    path: 'packages/diagnostics/src/example.ts',
    text: 'export const first = (list: readonly string[]): string => list[0]!;',
    expected: ['@typescript-eslint/no-non-null-assertion'],
  },
  {
    name: 'an import that is only a type must say so',
    path: 'packages/diagnostics/src/example.ts',
    text: `import { Path } from './diagnostic';\nexport const example: Path = [];`,
    expected: ['@typescript-eslint/consistent-type-imports'],
  },
];

function lint(): readonly (readonly string[])[] {
  const { stdout, stderr } = spawnSync(process.execPath, [resolve(__dirname, '../lint-texts.mjs')], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NX_DAEMON: 'false' },
    input: JSON.stringify(cases.map(({ path, text }) => ({ path: resolve(root, path), text }))),
  });
  const answer = stdout.split('\n').at(-1);
  if (!answer) throw new Error(`ESLint did not answer.\n${stdout}${stderr}`);
  return JSON.parse(answer) as readonly (readonly string[])[];
}

describe('the ESLint configuration', () => {
  let results: readonly (readonly string[])[] = [];
  beforeAll(() => {
    results = lint();
  });

  test.each(cases.map((each, index) => ({ ...each, index })))('$name', ({ index, expected }) => {
    expect(results[index]).toEqual(expected);
  });
});
