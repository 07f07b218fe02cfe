import { join } from 'node:path';
import { findLinkProblems } from './find-link-problems';
import { readPage } from './read-page';

const root = join(__dirname, '../../../..');
const license = readPage('LICENSE.md', '# Terms\n');

function problemsOf(target: string): readonly string[] {
  const page = readPage('docs/page.md', `[link](${target})\n\n# Here\n`);
  const readme = readPage('README.md', '# One\n');
  return findLinkProblems(page, [page, readme, license], root).map(({ message }) => message);
}

test.each([
  '../README.md',
  '../README.md#one',
  '#here',
  '../packages',
  'https://example.com/a#b',
  'mailto:a@example.com',
])('%s is accepted', (target) => {
  expect(problemsOf(target)).toEqual([]);
});

test.each([
  ['../READYOU.md', '../READYOU.md leads to no file.'],
  ['../README.md#two', 'README.md has no part "two".'],
  ['#there', 'docs/page.md has no part "there".'],
  ['../../other', '../../other leaves the repository.'],
  ['/README.md', "/README.md begins at the root: write it from the page's own folder."],
  ['http://example.com', 'http://example.com is no https address.'],
  ['https://example', 'https://example is no https address.'],
  ['../package.json#scripts', '../package.json#scripts names a part of something that is no page.'],
])('%s is refused', (target, message) => {
  expect(problemsOf(target)).toEqual([message]);
});
