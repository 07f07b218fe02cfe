import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file by its path from the root. */
export interface File {
  readonly file: string;
  readonly text: string;
}

/** The modules below a folder that are no tests, in the order of their paths. */
export function filesBelow(root: string, folder: string): readonly File[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .sort()
    .map((file) => ({ file: `${folder}/${file}`, text: readFileSync(join(root, folder, file), 'utf8') }));
}
