import { readFileSync } from 'node:fs';
import { Language, type Node, Parser } from 'web-tree-sitter';
import type { Checkout } from './checkout';
import { UnexpectedShape } from './unexpected-shape';

/** A field of a struct. */
interface GoField {
  readonly name: string;
  readonly type: string;
  /** The first word of the tag for JSON; undefined without one. */
  readonly json?: string;
}

/** An element of a composite literal with a key. */
export interface GoElement {
  /** The key as it is written: an identifier or a literal. */
  readonly key: string;
  readonly value: Node;
}

/** What a file of Go declares. */
export interface GoSource {
  readonly file: string;
  /** The constants that are texts, by name; sums of texts and of other constants are worked out. */
  readonly constants: ReadonlyMap<string, string>;
  /** Every text that is written in the file. */
  readonly texts: ReadonlySet<string>;
  /** The fields of a struct, those that are embedded without. @throws {UnexpectedShape} when there is no such struct. */
  fieldsOf(struct: string): readonly GoField[];
  /** The elements with keys of every literal of a type. @throws {UnexpectedShape} when there is none. */
  elementsOf(type: string): readonly GoElement[];
}

let parser: Promise<Parser> | undefined;

async function goParser(): Promise<Parser> {
  await Parser.init({ locateFile: () => require.resolve('web-tree-sitter/web-tree-sitter.wasm') });
  const language = await Language.load(readFileSync(require.resolve('tree-sitter-go/tree-sitter-go.wasm')));
  const created = new Parser();
  created.setLanguage(language);
  return created;
}

/** Reads a file of Go. @throws {UnexpectedShape} when it is missing or is not Go. */
export async function readGo(checkout: Checkout, file: string): Promise<GoSource> {
  parser ??= goParser();
  const root = (await parser).parse(`${checkout.text(file)}\n`)?.rootNode;
  if (root === undefined || root.hasError) throw new UnexpectedShape(file, 'Go without a syntax error');
  return {
    file,
    constants: constantsOf(root),
    texts: new Set(descendants(root, ...TEXTS).map(textOf)),
    fieldsOf: (struct) => {
      const declared = descendants(root, 'type_spec').find((node) => node.childForFieldName('name')?.text === struct);
      const type = declared?.childForFieldName('type');
      if (type?.type !== 'struct_type') throw new UnexpectedShape(file, `a struct ${struct}`);
      return descendants(type, 'field_declaration').flatMap(fieldOf);
    },
    elementsOf: (type) => {
      const literals = descendants(root, 'composite_literal').filter(
        (node) => node.childForFieldName('type')?.text === type,
      );
      if (literals.length === 0) throw new UnexpectedShape(file, `a literal of ${type}`);
      return literals.flatMap((node) => elements(node.childForFieldName('body')));
    },
  };
}

/** The elements with keys of a literal's body. */
export function elements(body: Node | null): readonly GoElement[] {
  return children(body)
    .filter(({ type }) => type === 'keyed_element')
    .flatMap((node) => {
      const [key, value] = children(node);
      return key === undefined || value === undefined ? [] : [{ key: key.text, value }];
    });
}

const TEXTS = ['interpreted_string_literal', 'raw_string_literal'];

function constantsOf(root: Node): ReadonlyMap<string, string> {
  const constants = new Map<string, string>();
  for (const node of descendants(root, 'const_spec')) {
    const names = children(node).filter(({ type }) => type === 'identifier');
    const values = children(node.childForFieldName('value'));
    names.forEach(({ text }, index) => {
      const value = values[index] === undefined ? undefined : evaluate(values[index], constants);
      if (value !== undefined) constants.set(text, value);
    });
  }
  return constants;
}

function evaluate(node: Node, constants: ReadonlyMap<string, string>): string | undefined {
  if (TEXTS.includes(node.type)) return textOf(node);
  if (node.type === 'identifier') return constants.get(node.text);
  if (node.type !== 'binary_expression' || node.childForFieldName('operator')?.text !== '+') return undefined;
  const [left, right] = ['left', 'right'].map((name) => node.childForFieldName(name));
  const texts = [left, right].map((side) => (side ? evaluate(side, constants) : undefined));
  return texts.includes(undefined) ? undefined : texts.join('');
}

function fieldOf(node: Node): readonly GoField[] {
  const type = node.childForFieldName('type')?.text;
  const tag = node.childForFieldName('tag')?.text;
  const json = tag === undefined ? undefined : /json:"([^",]*)/.exec(tag)?.[1];
  return children(node)
    .filter((child) => child.type === 'field_identifier')
    .flatMap(({ text }) => (type === undefined ? [] : [{ name: text, type, ...(json !== undefined && { json }) }]));
}

/** The text between the quotes; escapes stay as they are, since no name has any. */
function textOf(node: Node): string {
  return node.text.slice(1, -1);
}

function descendants(node: Node, ...types: readonly string[]): readonly Node[] {
  return node.descendantsOfType([...types]);
}

function children(node: Node | null): readonly Node[] {
  return (node?.namedChildren ?? []).filter(({ type }) => type !== 'comment');
}
