import { Composer, CST, type Document, Lexer, Parser } from 'yaml';
import type { Fault } from './fault';
import { kubernetesSchema } from './kubernetes-schema';
import { limits } from './limits';

/**
 * The documents of a text, one after the other; the last value says what stopped it. The parser of `yaml` ends the
 * process on some texts that are nested too deeply, so the depth is watched between its two steps.
 *
 * @param keepTokens whether nodes know their signs, for edits
 */
export function* composeDocuments(text: string, keepTokens = false): Generator<Document.Parsed, Fault | undefined> {
  if (text.length > limits.characters) {
    const message = `The file has ${text.length} characters, and ${limits.characters} is the most that is read.`;
    return { kind: 'limit', message, start: 0, end: 0 };
  }
  const options = {
    schema: kubernetesSchema as never,
    uniqueKeys: false,
    prettyErrors: false,
    keepSourceTokens: keepTokens,
  };
  const composer = new Composer(options);
  const parser = new Parser();
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme === CST.DOCUMENT) lexemes = 0;
    if (++lexemes > limits.lexemes) return limitAt(parser.offset, 'The document is too large to be read');
    for (const token of parser.next(lexeme)) yield* composed(composer, token);
    if (parser.stack.length > limits.nesting) {
      return limitAt(parser.offset, `Maps and lists stand in each other more than ${limits.nesting} deep`);
    }
  }
  for (const token of parser.end()) yield* composed(composer, token);
  yield* composer.end() as Generator<Document.Parsed>;
  return undefined;
}

function* composed(composer: Composer, token: CST.Token): Generator<Document.Parsed> {
  yield* composer.next(token) as Generator<Document.Parsed>;
}

function limitAt(offset: number, message: string): Fault {
  return { kind: 'limit', message: `${message}.`, start: offset, end: offset };
}
