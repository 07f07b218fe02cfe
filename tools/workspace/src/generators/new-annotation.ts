import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nearest } from '@eks-ingress/diagnostics';
import ts from 'typescript';
import { insertImport, insertIntoList, listIn, listsIn, memberOf } from './edit-source';
import { type Generator, refused } from './generator';

const folder = 'packages/annotations/src';

/** A declared annotation, and where it is. */
interface Declared {
  readonly file: string;
  readonly list: string;
  readonly key: string;
  readonly declaration: ts.Expression;
}

/** An annotation that upstream has, beside the one whose key is most alike. */
export const newAnnotation: Generator = {
  name: '<key>',
  generate(root, key) {
    const declared = declaredIn(root);
    const existing = declared.find((one) => one.key === key);
    if (existing !== undefined) return { kind: 'there', file: existing.file };
    const upstream = upstreamKeys(root);
    const readers = [...upstream].filter(([, keys]) => keys.includes(key)).map(([controller]) => controller);
    if (readers.length === 0) {
      const meant = nearest(key, [...upstream.values()].flat());
      const hint = meant === undefined ? '' : ` Did you mean ${meant}?`;
      return refused(`No controller has the name ${key} in ${folder}/upstream.${hint}`);
    }
    const sibling = mostAlike(key, declared);
    if (sibling === undefined) return refused(`No annotation of the catalogue begins as ${key} does.`);
    const text = readFileSync(join(root, sibling.file), 'utf8');
    const added = insertIntoList(text, sibling.list, annotationText(key, readers, sibling.declaration));
    return {
      kind: 'written',
      files: {
        [sibling.file]: insertImport(
          insertImport(added, 'text', '../../codecs/text'),
          'defineAnnotation',
          '../../define-annotation',
        ),
      },
      derived: [
        ['npx', 'jest', '--config', 'packages/annotations/jest.config.cjs', '--ci=false', 'readings'],
        ['npm', 'run', 'docs'],
        ['npm', 'run', 'golden'],
      ],
    };
  },
};

function declaredIn(root: string): readonly Declared[] {
  const catalogue = `${folder}/catalogue`;
  return readdirSync(join(root, catalogue), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.includes('/') && file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => `${catalogue}/${file}`)
    .flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      return listsIn(text).flatMap((list) =>
        (listIn(text, list)?.elements ?? []).flatMap((element): readonly Declared[] => {
          const declaration = ts.isCallExpression(element) ? element.arguments[0] : undefined;
          const key = memberOf(declaration, 'key');
          return declaration === undefined || key === undefined || !ts.isStringLiteralLike(key)
            ? []
            : [{ file, list, key: key.text, declaration }];
        }),
      );
    });
}

/** The names that each controller has, as they were read upstream. */
function upstreamKeys(root: string): ReadonlyMap<string, readonly string[]> {
  const files = readdirSync(join(root, folder, 'upstream')).filter((file) => !file.endsWith('.test.ts'));
  return new Map(
    files.map((file) => {
      const text = readFileSync(join(root, folder, 'upstream', file), 'utf8');
      return [file.replace(/\.ts$/, ''), [...text.matchAll(/^ *'([^']+\/[^']+)',$/gm)].map(([, key = '']) => key)];
    }),
  );
}

/** The annotation with which a key has the longest beginning in common, beyond its prefix. */
function mostAlike(key: string, declared: readonly Declared[]): Declared | undefined {
  const common = (other: string) => {
    const different = [...key].findIndex((letter, index) => letter !== other[index]);
    return different === -1 ? key.length : different;
  };
  const best = Math.max(...declared.map((one) => common(one.key)));
  return best <= key.indexOf('/') ? undefined : declared.find((one) => common(one.key) === best);
}

function annotationText(key: string, readers: readonly string[], sibling: ts.Expression): string {
  const placeholders = [...key.matchAll(/\$\{([^}]+)\}/g)].map(([, name = '']) => `'${name}': 'name'`);
  const parameters = placeholders.length === 0 ? '' : `parameters: { ${placeholders.join(', ')} },`;
  const readBy = memberOf(sibling, 'readBy');
  const of = (reader: string, name: string) => memberOf(memberOf(readBy, `'${reader}'`), name)?.getText();
  const readings = readers.map((reader) => {
    const like = (name: string) => {
      const written = of(reader, name);
      return written === undefined ? '' : `${name}: ${written}, `;
    };
    return `'${reader}': { onBadValue: 'passes-on', ${like('risk')}${like('scope')}${like('source')} }`;
  });
  return `defineAnnotation({
    key: '${key}',
    summary: 'TODO: what it decides.',
    codec: text(),
    appliesTo: ${memberOf(sibling, 'appliesTo')?.getText() ?? "['Service']"},${parameters}
    readBy: { ${readings.join(', ')} },
  })`;
}
