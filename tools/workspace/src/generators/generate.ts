import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Generated, Generator } from './generator';
import { newAnnotation } from './new-annotation';
import { newCheck } from './new-check';
import { newConstraint } from './new-constraint';
import { newEnvironment } from './new-environment';
import { newRule } from './new-rule';

/** What can be added, by the word that asks for it. */
export const generators: Readonly<Record<string, Generator>> = {
  annotation: newAnnotation,
  check: newCheck,
  constraint: newConstraint,
  environment: newEnvironment,
  rule: newRule,
};

/** Adds a fact to a workspace, and returns what has become of its name. The files that it writes are yet to be formatted. */
export function generate(root: string, { generate: add }: Generator, name: string): Generated {
  const generated = add(root, name);
  if (generated.kind !== 'written') return generated;
  for (const [file, text] of Object.entries(generated.files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return generated;
}
