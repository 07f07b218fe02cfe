import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from './main';

const empty = mkdtempSync(join(tmpdir(), 'eks-ingress-upstream-'));
afterAll(() => rmSync(empty, { recursive: true, force: true }));

const printed = jest.spyOn(console, 'error').mockReturnValue();
afterEach(() => printed.mockClear());
afterAll(() => printed.mockRestore());

test.each([
  ['nothing', []],
  ['no folder', ['ingress-nginx']],
  ['another controller', ['traefik', empty]],
  ['more than it knows', ['ingress-nginx', empty, '--force']],
])('the command explains itself when it is given %s', async (_, args) => {
  expect(await main(empty, args)).toBe(2);
  expect(printed.mock.calls).toEqual([
    ['Usage: npm run upstream -- aws-load-balancer-controller|ingress-nginx FOLDER'],
  ]);
});

test('the command names the file that is missing, and what it expected', async () => {
  expect(await main(empty, ['ingress-nginx', empty])).toBe(1);
  expect(printed.mock.calls).toEqual([
    ['charts/ingress-nginx/Chart.yaml: expected a file of that name. Nothing is written.'],
  ]);
});
