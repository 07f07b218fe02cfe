import { readPage } from './read-page';

const page = readPage(
  'docs/page.md',
  [
    '# A page: `code`, and more',
    '',
    'A [link](other.md#part), ![a picture](picture.svg) and <https://example.com>.',
    '',
    '- A list:',
    '',
    '  ```ts file=src/a.ts',
    '  const a = 1;',
    '  ```',
    '',
    '  ```text',
    '  1',
    '  ```',
    '',
    '## 한국어 제목',
    '',
    '## Twice',
    '',
    '## Twice',
    '',
    '<a id="by-hand"></a> <img src="html.png">',
  ].join('\n'),
);

test('links, pictures and addresses are found, in Markdown and in HTML', () => {
  expect(page.links).toEqual([
    { target: 'other.md#part', line: 3 },
    { target: 'picture.svg', line: 3 },
    { target: 'https://example.com', line: 3 },
    { target: 'html.png', line: 21 },
  ]);
});

test('a block in a list has no indentation, its attributes, and what it prints', () => {
  expect(page.blocks[0]).toEqual({
    language: 'ts',
    attributes: { file: 'src/a.ts' },
    code: 'const a = 1;\n',
    line: 7,
    output: '1',
  });
});

test('headings have the anchors that GitHub gives them', () => {
  expect([...page.anchors]).toEqual(['a-page-code-and-more', '한국어-제목', 'twice', 'twice-1', 'by-hand']);
});
