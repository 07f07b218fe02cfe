import MarkdownIt from 'markdown-it';

/** What a page of documentation has that can be checked. */
export interface Page {
  /** From the root of the repository, with forward slashes. */
  readonly path: string;
  readonly blocks: readonly CodeBlock[];
  readonly links: readonly Link[];
  readonly headings: readonly Heading[];
  /** What a link to a part of the page may name. */
  readonly anchors: ReadonlySet<string>;
}

export interface CodeBlock {
  readonly language: string;
  /** What stands after the language, such as `file=apps/ingress/src/environments/seoul.ts`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly code: string;
  readonly line: number;
  /** The `text` block that follows it: what it prints. */
  readonly output?: string;
}

interface Link {
  readonly target: string;
  readonly line: number;
}

interface Heading {
  readonly level: number;
  readonly text: string;
}

const markdown = new MarkdownIt({ html: true });

/** Reads a page as GitHub does. */
export function readPage(path: string, text: string): Page {
  const tokens = markdown.parse(text, {});
  const headings = tokens.flatMap((token, index): Heading[] =>
    token.type === 'heading_open'
      ? [{ level: Number(token.tag.slice(1)), text: plainText(tokens[index + 1]?.children ?? []) }]
      : [],
  );
  const html = tokens
    .flatMap((token) => [token, ...(token.children ?? [])])
    .filter(({ type }) => type.startsWith('html'));
  const ids = html.flatMap(({ content }) => [...content.matchAll(/\bid="([^"]+)"/g)].map(([, id = '']) => id));
  return {
    path,
    blocks: withOutputs(tokens),
    links: tokens.flatMap((token) => linksIn(token, (token.map?.[0] ?? 0) + 1)),
    headings,
    anchors: new Set([...anchorsOf(headings.map(({ text: heading }) => heading)), ...ids]),
  };
}

type Token = ReturnType<typeof markdown.parse>[number];

function withOutputs(tokens: readonly Token[]): readonly CodeBlock[] {
  const blocks = tokens
    .filter(({ type }) => type === 'fence' || type === 'code_block')
    .map(({ info, content, map }) => {
      const [language = '', ...attributes] = info.split(/\s+/);
      return {
        language,
        attributes: Object.fromEntries(attributes.map((attribute) => attribute.split('=', 2) as [string, string])),
        code: content,
        line: (map?.[0] ?? 0) + 1,
      };
    });
  return blocks.map((block, index) => {
    const next = blocks[index + 1];
    return next?.language === 'text' ? { ...block, output: next.code.trimEnd() } : block;
  });
}

function linksIn(token: Token, line: number): readonly Link[] {
  const own = token.attrGet('href') ?? token.attrGet('src');
  const html = token.type.startsWith('html') ? [...token.content.matchAll(/\b(?:href|src)="([^"]*)"/g)] : [];
  return [
    ...(own === null ? [] : [{ target: own, line }]),
    ...html.map(([, target = '']) => ({ target, line })),
    ...(token.children ?? []).flatMap((child) => linksIn(child, line)),
  ];
}

function plainText(tokens: readonly Token[]): string {
  return tokens.map(({ type, content }) => (type === 'text' || type === 'code_inline' ? content : '')).join('');
}

/** The ids that GitHub gives to headings, in their order. */
function anchorsOf(headings: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return headings.map((heading) => {
    const anchor = heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
      .replaceAll(' ', '-');
    const times = seen.get(anchor) ?? 0;
    seen.set(anchor, times + 1);
    return times === 0 ? anchor : `${anchor}-${times}`;
  });
}
