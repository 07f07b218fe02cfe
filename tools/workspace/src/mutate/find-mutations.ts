import { effects } from '@eks-ingress/diagnostics';
import ts from 'typescript';

type MutationKind = 'comparison' | 'bound' | 'severity' | 'id' | 'path';

/** One change of a source that a test should notice. */
export interface Mutation {
  readonly kind: MutationKind;
  /** From the root of the workspace, with forward slashes. */
  readonly file: string;
  readonly line: number;
  /** Offsets of what is replaced. */
  readonly start: number;
  readonly end: number;
  readonly before: string;
  /** What may stand there instead; one of them is drawn. */
  readonly replacements: readonly string[];
}

/** Each comparison and the one next to it: both are true of most values, so that only a test of the bound tells them apart. */
const COMPARISONS: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
};

const SEVERITIES: Readonly<Record<string, readonly string[]>> = {
  error: ['warning'],
  warning: ['error'],
  info: ['warning'],
};

/** What becomes of a mistake decides the severity: each effect becomes one of another severity. */
const OTHER_EFFECTS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(effects).map(([effect, { severity }]) => [effect, severity === 'error' ? 'ignores' : 'rejects']),
);

const EFFECT_PROPERTIES = ['effect', 'onBadValue'];
const PATH_PROPERTIES = ['path', 'at', 'attribute'];
const BOUND_PROPERTY = /^(min|max|limit|minimum|maximum)([A-Z]|$)/;
const CONSTANT = /^[A-Z][A-Z0-9_]*$/;

/** Texts for people, and examples, which are the tests. */
const NOT_JUDGING = ['examples', 'message', 'why', 'fix', 'summary', 'advice', 'source', 'sources', 'docs'];

/** The places of a source where a check, a constraint or a rule decides something; none when it declares none of them. */
export function findMutations(file: string, text: string): readonly Mutation[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const declarations = findDeclarations(source);
  if (declarations.size === 0) return [];

  const mutations: Mutation[] = [];
  const add = (kind: MutationKind, node: ts.Node, replacements: readonly string[]): void => {
    if (replacements.length === 0) return;
    const [start, end] = [node.getStart(source), node.getEnd()];
    const line = source.getLineAndCharacterOfPosition(start).line + 1;
    mutations.push({ kind, file, line, start, end, before: text.slice(start, end), replacements });
  };
  const others = (literals: readonly ts.StringLiteralLike[], own: string): readonly string[] =>
    [...new Set(literals.map((literal) => literal.text))].filter((name) => name !== own).map(asLiteral);

  const ids = [...declarations].flatMap((declaration) => literalsOf(declaration, ['id', 'name']));
  const attributes = [...declarations].flatMap((declaration) => literalsOf(declaration, ['attribute']));

  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    if (isProperty(node) && NOT_JUDGING.includes(nameOf(node))) return;
    if (ts.isBinaryExpression(node)) {
      const opposite = COMPARISONS[node.operatorToken.getText(source)];
      if (opposite !== undefined) {
        add('comparison', node.operatorToken, [opposite]);
        for (const side of [node.left, node.right]) add('bound', side, neighbours(side));
      }
    }
    if (ts.isVariableDeclaration(node) && node.initializer && CONSTANT.test(node.name.getText(source))) {
      add('bound', node.initializer, neighbours(node.initializer));
    }
    if (ts.isPropertyAssignment(node)) {
      const { initializer: value } = node;
      const name = nameOf(node);
      if (BOUND_PROPERTY.test(name)) add('bound', value, neighbours(value));
      if (ts.isStringLiteralLike(value)) {
        if (name === 'severity') add('severity', value, (SEVERITIES[value.text] ?? []).map(asLiteral));
        const other = OTHER_EFFECTS[value.text];
        if (EFFECT_PROPERTIES.includes(name) && other !== undefined && !hasSeverity(node.parent)) {
          add('severity', value, [asLiteral(other)]);
        }
      }
    }
    if (ts.isObjectLiteralExpression(node)) {
      if (declarations.has(node)) visitDeclaration(node);
      else for (const path of pathsOf(node)) add('path', path, [shortened(path, source)]);
    }
    ts.forEachChild(node, visit);
  };

  const visitDeclaration = (declaration: ts.ObjectLiteralExpression): void => {
    for (const literal of literalsOf(declaration, ['id', 'name'])) {
      add('id', literal, [...others(ids, literal.text).slice(0, 3), asLiteral(`${literal.text}-else`)]);
    }
    for (const property of declaration.properties.filter(isProperty)) {
      const name = nameOf(property);
      if (!PATH_PROPERTIES.includes(name)) continue;
      if (ts.isShorthandPropertyAssignment(property)) add('path', property, [`${name}: []`]);
      else if (name === 'attribute' && ts.isStringLiteralLike(property.initializer)) {
        add('path', property.initializer, others(attributes, property.initializer.text));
      } else add('path', property.initializer, [shortened(property.initializer, source)]);
    }
  };

  visit(source);
  return mutations;
}

/** The objects that become findings, constraints, rules or readings of annotations. */
function findDeclarations(source: ts.SourceFile): ReadonlySet<ts.ObjectLiteralExpression> {
  const found = new Set<ts.ObjectLiteralExpression>();
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const names = new Set(node.properties.filter(isProperty).map(nameOf));
      const has = (name: string): boolean => names.has(name);
      const isFinding = ['message', 'why', 'fix'].some(has) && ['id', 'name', 'severity', ...PATH_PROPERTIES].some(has);
      if (isFinding || has('onBadValue') || (has('ok') && has('problem'))) found.add(node);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isProperty(node: ts.Node): node is ts.PropertyAssignment | ts.ShorthandPropertyAssignment {
  return ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node);
}

function nameOf({ name }: ts.PropertyAssignment | ts.ShorthandPropertyAssignment): string {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : '';
}

function literalsOf(declaration: ts.ObjectLiteralExpression, names: readonly string[]): ts.StringLiteralLike[] {
  return declaration.properties.flatMap((property) =>
    ts.isPropertyAssignment(property) &&
    names.includes(nameOf(property)) &&
    ts.isStringLiteralLike(property.initializer)
      ? [property.initializer]
      : [],
  );
}

/** Whether an effect stands beside a severity, which is not that of the effect then. */
function hasSeverity({ properties }: ts.ObjectLiteralExpression): boolean {
  return properties.some((property) => isProperty(property) && nameOf(property) === 'severity');
}

/** The paths of a place that a check returns with what its texts quote. */
function pathsOf({ properties }: ts.ObjectLiteralExpression): ts.ArrayLiteralExpression[] {
  return properties.flatMap((property) =>
    ts.isPropertyAssignment(property) &&
    nameOf(property) === 'path' &&
    ts.isArrayLiteralExpression(property.initializer) &&
    property.initializer.elements.length > 0
      ? [property.initializer]
      : [],
  );
}

function asLiteral(text: string): string {
  return `'${text}'`;
}

/** The whole numbers beside a number. */
function neighbours(node: ts.Expression): readonly string[] {
  if (!ts.isNumericLiteral(node)) return [];
  const value = Number(node.text);
  return [value + 1, value - 1].map(String);
}

/** A path that ends one step earlier, or the root when only running the code tells how long it is. */
function shortened(path: ts.Expression, source: ts.SourceFile): string {
  if (!ts.isArrayLiteralExpression(path)) return '[]';
  return `[${path.elements
    .slice(0, -1)
    .map((element) => element.getText(source))
    .join(', ')}]`;
}
