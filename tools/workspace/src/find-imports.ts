import ts from 'typescript';

export interface Import {
  /** The module specifier, or undefined when the source computes it. */
  readonly specifier: string | undefined;
  readonly line: number;
}

/** Every module that a source names: import, export from, import(), require() and import types. */
export function findImports(path: string, text: string): readonly Import[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const imports: Import[] = [];
  const add = (at: ts.Node, specifier: ts.Node | undefined): void => {
    imports.push({
      specifier: specifier && ts.isStringLiteralLike(specifier) ? specifier.text : undefined,
      line: source.getLineAndCharacterOfPosition(at.getStart(source)).line + 1,
    });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier);
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier) add(node, node.moduleSpecifier);
    else if (ts.isExternalModuleReference(node)) add(node, node.expression);
    else if (ts.isImportTypeNode(node))
      add(node, ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined);
    else if (ts.isCallExpression(node) && loadsModule(node.expression)) add(node, node.arguments[0]);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return imports;
}

/** `import(…)`, `require(…)`, `require.resolve(…)` and jest's `mock`, `requireActual` and their like. */
function loadsModule(callee: ts.Expression): boolean {
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return true;
  if (ts.isIdentifier(callee)) return callee.text === 'require';
  if (!ts.isPropertyAccessExpression(callee) || !ts.isIdentifier(callee.expression)) return false;
  const [object, method] = [callee.expression.text, callee.name.text];
  if (object === 'require') return method === 'resolve';
  return object === 'jest' && ['mock', 'doMock', 'unmock', 'requireActual', 'requireMock'].includes(method);
}
