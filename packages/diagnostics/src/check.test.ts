import { checksOn, findBy } from './check';
import { titleOf } from './title-of';

interface Shelf {
  readonly name: string;
  readonly books: readonly string[];
}

const check = checksOn('Shelf', (given: Partial<Shelf>): Shelf => ({ name: 'tales', books: [], ...given }));

const unnamed = check({
  id: 'shelf-name',
  effect: 'aws-refuses',
  path: ['name'],
  when: ({ name }) => name === '',
  message: 'The shelf has no name.',
  why: 'Nobody finds it.',
  fix: 'Name it.',
  source: 'https://example.com/shelves',
  examples: {
    passes: [{ name: 'a' }],
    fails: [{ name: '', finds: ['error: name: The shelf has no name. (shelf-name)'] }],
  },
});

const repeated = check({
  id: 'shelf-book-repeated',
  effect: 'risks',
  when: ({ books }) =>
    [...books.entries()]
      .filter(([index, book]) => books.indexOf(book) < index)
      .map(([index, book]) => ({ path: ['books', index], book })),
  message: ({ name }, { book }) => `${book} is twice on ${name}.`,
  why: (_shelf, { book }) => `One ${book} is enough.`,
  fix: 'Remove it.',
  examples: { passes: [{}], fails: [] },
});

test('a check of one place points to its path', () => {
  expect(unnamed.find({ name: '', books: [] })).toEqual([
    {
      id: 'shelf-name',
      severity: 'error',
      effect: 'aws-refuses',
      path: ['name'],
      message: 'The shelf has no name.',
      why: 'Nobody finds it.',
      fix: 'Name it.',
      source: 'https://example.com/shelves',
    },
  ]);
  expect(unnamed.find({ name: 'tales', books: [] })).toEqual([]);
});

test('a check of many places writes what each place carries', () => {
  expect(repeated.find({ name: 'tales', books: ['a', 'b', 'a', 'b'] })).toEqual([
    {
      id: 'shelf-book-repeated',
      severity: 'warning',
      effect: 'risks',
      path: ['books', 2],
      message: 'a is twice on tales.',
      why: 'One a is enough.',
      fix: 'Remove it.',
    },
    expect.objectContaining({ path: ['books', 3], message: 'b is twice on tales.' }),
  ]);
});

test('what depends on the place alone may be left out, or say where it comes from', () => {
  const advised = check({
    id: 'shelf-book-length',
    effect: 'risks',
    when: ({ books }) =>
      books.map((book, index) => ({ path: ['books', index], book, source: `https://example.com/${book}` })),
    message: 'A book is long.',
    why: 'Nobody reads it.',
    fix: (_shelf, { book }) => (book === 'a' ? 'Cut it.' : undefined),
    source: 'https://example.com/books',
    examples: { passes: [], fails: [] },
  });
  expect(advised.find({ name: 'tales', books: ['a', 'b'] }).map(({ fix, source }) => [fix, source])).toEqual([
    ['Cut it.', 'https://example.com/a'],
    [undefined, 'https://example.com/b'],
  ]);
  expect(unnamed.find({ name: '', books: [] })[0]?.source).toBe('https://example.com/shelves');
});

test('the severity is that of the effect where the check has none of its own', () => {
  const declaration = {
    id: 'shelf-name',
    effect: 'aws-refuses',
    when: () => true,
    message: '',
    why: '',
    fix: '',
  } as const;
  const examples = { passes: [], fails: [] };
  expect(check({ ...declaration, examples }).severity).toBe('error');
  expect(check({ ...declaration, examples, severity: 'warning' }).severity).toBe('warning');
});

test('several checks find in the order in which they stand', () => {
  const found = findBy([unnamed, repeated], { name: '', books: ['a', 'a'] });
  expect(found.map(titleOf)).toEqual([
    'error: name: The shelf has no name. (shelf-name)',
    'warning: books[1]: a is twice on . (shelf-book-repeated)',
  ]);
});

test('an example is read as a subject', () => {
  const { passes, fails } = unnamed.examples;
  expect(passes.map(({ given, find }) => [given, find()])).toEqual([[{ name: 'a' }, []]]);
  expect(fails.map(({ given, find, finds }) => [given, find().map(titleOf), finds])).toEqual([
    [
      { name: '' },
      ['error: name: The shelf has no name. (shelf-name)'],
      ['error: name: The shelf has no name. (shelf-name)'],
    ],
  ]);
});
