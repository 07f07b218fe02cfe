import { join } from 'node:path';
import { checkTypes } from './check-types';
import { readPage } from './read-page';

const root = join(__dirname, '../../../..');
const page = readPage(
  'docs/page.md',
  [
    '```ts',
    "import { formatPath } from '@eks-ingress/diagnostics';",
    '',
    'const path: number = formatPath([]);',
    '```',
    '',
    '```ts file=apps/ingress/src/environments/seoul.ts',
    "import { defineEnvironment } from '../environment';",
    '',
    "export default defineEnvironment({ account: '111122223333' });",
    '```',
    '',
    '```ts',
    'const path = 1;',
    'const two: = 2;',
    '```',
  ].join('\n'),
);

test('a wrong type, a missing property and wrong syntax are found at their lines, in the packages and in the app', () => {
  const problems = checkTypes([page], root);
  expect(problems.map(({ where }) => where)).toEqual(['docs/page.md:4', 'docs/page.md:10', 'docs/page.md:15']);
  expect(problems[0]?.message).toBe("Type 'string' is not assignable to type 'number'.");
});

test('names of another block are not known', () => {
  const two = readPage('docs/page.md', '```ts\nconst a = 1;\n```\n\n```ts\nconsole.log(a);\n```\n');
  expect(checkTypes([two], root).map(({ message }) => message)).toEqual(["Cannot find name 'a'."]);
});
