import ts from 'typescript';

/** The elements of the array that a variable of a module is: of a literal, or of one that is handed to a function. */
export function listIn(text: string, variable: string): ts.ArrayLiteralExpression | undefined {
  const source = parse(text);
  const declarations = source.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations]);
  const found = declarations.find(({ name }) => name.getText(source) === variable);
  return found?.initializer === undefined ? undefined : arrayIn(found.initializer);
}

function arrayIn(node: ts.Expression): ts.ArrayLiteralExpression | undefined {
  if (ts.isArrayLiteralExpression(node)) return node;
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) return arrayIn(node.expression);
  if (!ts.isCallExpression(node)) return undefined;
  return node.arguments.map(arrayIn).find((array) => array !== undefined);
}

/** The variables of a module that are lists, in their order. */
export function listsIn(text: string): readonly string[] {
  return parse(text)
    .statements.filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations.map(({ name }) => name.getText()))
    .filter((name) => listIn(text, name) !== undefined);
}

/**
 * A text with one more element in the list of a variable.
 *
 * @param before - the element that it comes before; the end when there is none
 */
export function insertIntoList(text: string, variable: string, element: string, before?: string): string {
  const list = listIn(text, variable);
  if (list === undefined) throw new Error(`${variable} is not a list of the module.`);
  const next = list.elements.find((one) => one.getText() === before);
  if (next !== undefined) return splice(text, next.getStart(), `${element}, `);
  const last = list.elements.at(-1);
  return last === undefined ? splice(text, list.getStart() + 1, element) : splice(text, last.getEnd(), `, ${element}`);
}

/** A text with one more import, among the others by the name of the module; names of a module that it has join its own. */
export function insertImport(text: string, name: string, module: string): string {
  const imports = parse(text).statements.filter(ts.isImportDeclaration);
  const moduleOf = ({ moduleSpecifier }: ts.ImportDeclaration) => (moduleSpecifier as ts.StringLiteral).text;
  const own = imports.find((one) => moduleOf(one) === module)?.importClause?.namedBindings;
  if (own !== undefined && ts.isNamedImports(own)) {
    const last = own.elements.at(-1);
    if (last === undefined || own.elements.some((one) => one.name.text === name)) return text;
    return splice(text, last.getEnd(), `, ${name}`);
  }
  const after = imports.findLast((one) => moduleOf(one) < module);
  const statement = `import { ${name} } from '${module}';`;
  return after === undefined ? `${statement}\n${text}` : splice(text, after.getEnd(), `\n${statement}`);
}

/** The value of a member of an object literal, as it is written. */
export function memberOf(node: ts.Node | undefined, name: string): ts.Expression | undefined {
  if (node === undefined || !ts.isObjectLiteralExpression(node)) return undefined;
  const member = node.properties.find((one) => one.name?.getText() === name);
  if (member === undefined) return undefined;
  if (ts.isShorthandPropertyAssignment(member)) return member.name;
  return ts.isPropertyAssignment(member) ? member.initializer : undefined;
}

function parse(text: string): ts.SourceFile {
  return ts.createSourceFile('module.ts', text, ts.ScriptTarget.Latest, true);
}

function splice(text: string, at: number, insertion: string): string {
  return text.slice(0, at) + insertion + text.slice(at);
}
