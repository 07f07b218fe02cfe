import eslint from '@eslint/js';
import nx from '@nx/eslint-plugin';
import { defineConfig } from 'eslint/config';
import typescriptEslint from 'typescript-eslint';

const layers = [
  { sourceTag: 'layer:model', onlyDependOnLibsWithTags: ['layer:model'] },
  { sourceTag: 'layer:engine', onlyDependOnLibsWithTags: ['layer:model', 'layer:engine'] },
  { sourceTag: 'layer:infra', onlyDependOnLibsWithTags: ['layer:model', 'layer:infra'] },
  { sourceTag: 'layer:app', onlyDependOnLibsWithTags: ['layer:model', 'layer:engine', 'layer:infra'] },
  { sourceTag: 'layer:tool', onlyDependOnLibsWithTags: ['layer:model', 'layer:engine'] },
];

const providerBarrel = {
  regex: '^@cdktf/provider-[^/]+(/lib(/index(\\.js)?)?)?$',
  message: "The barrel loads every resource, seconds and half a gigabyte. Import '@cdktf/provider-…/lib/<resource>'.",
};

const nodeGlobals = { console: 'readonly', process: 'readonly', performance: 'readonly', URL: 'readonly' };
const commonJsGlobals = { ...nodeGlobals, module: 'writable', exports: 'writable', require: 'readonly' };

export default defineConfig(
  { ignores: ['**/dist/', '**/out-tsc/', '**/coverage/', '**/cdktf.out/', '**/.gen/', '**/.nx/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  typescriptEslint.configs.recommended,
  {
    rules: {
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
    },
  },
  {
    files: ['**/*.ts', '**/*.mts', '**/*.cts', '**/*.js', '**/*.mjs', '**/*.cjs'],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          depConstraints: layers,
          allowCircularSelfDependency: true,
          allow: [
            // It loads the workspace, and so belongs to none of its projects.
            '../run-from-source.cjs',
            '../../run-from-source.cjs',
            // Parsers and the linter are tested with the same texts; no package publishes them.
            '../../../../packages/annotations/src/testing/malformed-texts',
          ],
        },
      ],
    },
  },
  { rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [providerBarrel] }] } },
  { files: ['**/*.mjs'], languageOptions: { globals: nodeGlobals } },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs', globals: { ...commonJsGlobals, __dirname: 'readonly' } },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
