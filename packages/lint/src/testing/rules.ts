import { defineRule, type Rule, type RuleContext } from '@eks-ingress/rules';

const examples = { valid: [], invalid: [] };

interface FoundAnnotation {
  readonly subject: number;
  readonly key: string;
  readonly value: unknown;
  readonly path: readonly string[];
}

function annotationsOf({ subjects }: RuleContext): readonly FoundAnnotation[] {
  return subjects.flatMap(({ value: object }, subject) => {
    const { metadata } = object as { readonly metadata?: { readonly annotations?: object } };
    return Object.entries(metadata?.annotations ?? {}).map(([key, value]) => {
      return { subject, key, value: value as unknown, path: ['metadata', 'annotations', key] };
    });
  });
}

/** Keys are written in lower case; the fix renames them. */
const noUpperCase: Rule = defineRule({
  name: 'no-upper-case',
  topic: 'annotations',
  severity: 'error',
  preset: 'recommended',
  summary: 'Keys are in lower case.',
  why: 'Nobody reads the others.',
  sources: ['https://example.com/keys'],
  fixable: true,
  examples,
  *check(context) {
    for (const { subject, key, path } of annotationsOf(context)) {
      const to = key.toLowerCase();
      if (key === to) continue;
      const edits = [{ kind: 'rename', path, to }] as const;
      const fixes = [{ title: `Rename it to ${to}.`, isSafe: true, subject, edits }];
      yield { subject, path, at: 'key', message: `The key "${key}" is not in lower case.`, fixes };
    }
  },
});

/** Values are texts; the fix puts quotes around them. */
const validText: Rule = defineRule({
  name: 'valid-text',
  topic: 'annotations',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Values are texts.',
  why: 'The API server refuses others.',
  sources: [],
  fixable: true,
  examples,
  *check(context) {
    for (const { subject, value, path } of annotationsOf(context)) {
      if (typeof value === 'string') continue;
      const edits = [{ kind: 'set', path, value: String(value) }] as const;
      const fixes = [{ title: 'Put it in quotes.', isSafe: true, subject, edits }];
      yield { subject, path, message: `${String(value)} is no text.`, fix: 'Write a text.', fixes };
    }
  },
});

/** Names are told apart over all files; nothing fixes it. */
const noDuplicateName: Rule = defineRule({
  name: 'no-duplicate-name',
  topic: 'service',
  severity: 'info',
  preset: 'strict',
  summary: 'Names are used once.',
  why: 'One object replaces the other.',
  sources: [],
  examples,
  *check({ subjects }) {
    const seen = new Set<unknown>();
    for (const [subject, { value }] of subjects.entries()) {
      const name = (value as { readonly metadata?: { readonly name?: unknown } }).metadata?.name;
      if (seen.has(name)) {
        yield {
          subject,
          path: ['metadata', 'name'],
          message: `${String(name)} is there already.`,
          fix: 'Choose another.',
        };
      }
      seen.add(name);
    }
  },
});

/** Rules that are easy to see through, for tests of what surrounds rules. */
export const rules: readonly Rule[] = [noUpperCase, validText, noDuplicateName];

/** A Service, with annotations as they would be written. */
export function service(name: string, ...annotations: readonly string[]): string {
  const lines = annotations.map((annotation) => `    ${annotation}\n`).join('');
  return `apiVersion: v1\nkind: Service\nmetadata:\n  namespace: edge\n  name: ${name}\n  annotations:\n${lines}`;
}
