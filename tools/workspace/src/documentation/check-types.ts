import { join } from 'node:path';
import ts from 'typescript';
import type { Problem } from './problem';
import type { Page } from './read-page';

/**
 * Type errors in the TypeScript blocks of pages. A block is compiled as if it stood in the root of the repository, or where
 * its attribute `file` says.
 */
export function checkTypes(pages: readonly Page[], root: string): readonly Problem[] {
  const examples = new Map(
    pages.flatMap((page) =>
      page.blocks
        .filter(({ language }) => language === 'ts')
        .map((block) => {
          const virtual = `${page.path.replaceAll('/', '-')}-${block.line}.ts`;
          return [join(root, block.attributes.file ?? virtual), { page, block }] as const;
        }),
    ),
  );
  const { config } = ts.readConfigFile(join(root, 'tsconfig.base.json'), (path) => ts.sys.readFile(path)) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(
    {
      ...config.compilerOptions,
      composite: false,
      declaration: false,
      declarationMap: false,
      noEmit: true,
      // An example may declare what it does not use.
      noUnusedLocals: false,
      types: ['node'],
    },
    root,
  );
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.getCurrentDirectory = () => root;
  host.fileExists = (path) => examples.has(path) || fileExists.call(host, path);
  host.readFile = (path) => examples.get(path)?.block.code ?? readFile.call(host, path);
  host.getSourceFile = (path, languageVersion, ...rest) => {
    const code = examples.get(path)?.block.code;
    return code === undefined
      ? getSourceFile.call(host, path, languageVersion, ...rest)
      : ts.createSourceFile(path, asModule(code), languageVersion);
  };
  const program = ts.createProgram([...examples.keys()], options, host);
  return [...examples].flatMap(([path, { page, block }]) => {
    const source = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map((diagnostic) => {
      const { line } = source?.getLineAndCharacterOfPosition(diagnostic.start ?? 0) ?? { line: 0 };
      return {
        where: `${page.path}:${block.line + 1 + line}`,
        message: ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'),
      };
    });
  });
}

/** Blocks do not see each other's names. */
function asModule(code: string): string {
  return /^(import|export)\b/m.test(code) ? code : `${code}\nexport {};`;
}
