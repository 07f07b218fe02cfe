import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { goldenFindings, goldenFindingsBeside } from './golden';

/** Writes what the linter says today, so that a change of the code shows which answers it changes. */
export function main(root: string): void {
  const write = (name: string, text: string | undefined): void => {
    if (text === undefined) return;
    writeFileSync(join(root, 'tools/workspace/golden', name), text);
    console.log(`${text.split('\n').length - 2} findings in ${name}`);
  };
  write('findings.tsv', goldenFindings(root));
  write('findings-beside.tsv', goldenFindingsBeside(root));
}
