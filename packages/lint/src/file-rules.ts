import type { Rule } from '@eks-ingress/rules';

/** What a configuration, a report or a page needs to know of a rule. */
export type RuleDescription = Pick<Rule, 'fixable' | 'name' | 'preset' | 'severity' | 'sources' | 'summary' | 'why'>;

const yaml = 'https://yaml.org/spec/1.2.2/';

/** What is wrong with files rather than with what they say; the names of the rules that the linter itself has. */
export const fileRules = {
  'no-duplicate-key': {
    name: 'no-duplicate-key',
    severity: 'warning',
    preset: 'recommended',
    summary: 'A map has each key once.',
    why: 'Most readers silently take the last one and drop the others; a strict API server refuses the object.',
    sources: [`${yaml}#3213-node-comparison`],
  },
  'no-unused-suppression': {
    name: 'no-unused-suppression',
    severity: 'warning',
    preset: 'recommended',
    summary: 'A suppression suppresses something.',
    why: 'One that is left behind hides the next finding of its rule, which nobody has looked at.',
    sources: [],
  },
  'valid-suppression': {
    name: 'valid-suppression',
    severity: 'error',
    preset: 'recommended',
    summary: 'A suppression names rules, and says why after two dashes.',
    why: 'It suppresses nothing otherwise, and whoever reads it later cannot tell whether it still holds.',
    sources: [],
  },
  'valid-yaml': {
    name: 'valid-yaml',
    severity: 'error',
    preset: 'recommended',
    summary: 'A file can be read.',
    why: 'Nothing in this document was checked, and the cluster cannot read it either.',
    sources: [yaml],
  },
} as const satisfies Readonly<Record<string, RuleDescription>>;
