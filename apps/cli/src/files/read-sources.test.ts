import { join } from 'node:path';
import { folderWith, removeFolders } from '../testing/command';
import { readText } from './read-source';
import { readSources } from './read-sources';

afterEach(removeFolders);

test('values files belong to the chart beside them, or to its dependencies under their aliases', async () => {
  const folder = folderWith({
    'platform/Chart.yaml': 'name: platform\ndependencies:\n  - {name: ingress-nginx, alias: edge}\n',
    'platform/other.yaml': 'edge: {}\n',
    'platform/values-prod.yaml': 'edge: {}\n',
    'values.yaml': 'edge: {}\n',
    'vendor/aws-load-balancer-controller/Chart.yaml': 'name: aws-load-balancer-controller\n',
    'vendor/aws-load-balancer-controller/values.yaml': 'clusterName: shop\n',
  });
  const { sources } = await readSources([folder], {}, folder);
  expect(sources.map(({ name, valuesOf }) => [name, valuesOf])).toEqual([
    ['platform/Chart.yaml', undefined],
    ['platform/other.yaml', undefined],
    ['platform/values-prod.yaml', [{ chart: 'ingress-nginx', under: 'edge' }]],
    ['values.yaml', undefined],
    ['vendor/aws-load-balancer-controller/Chart.yaml', undefined],
    ['vendor/aws-load-balancer-controller/values.yaml', [{ chart: 'aws-load-balancer-controller' }]],
  ]);
});

test('paths of findings are as they were given, and those of globs begin in the root', async () => {
  const folder = folderWith({ 'a/b.yaml': 'c: 1\n' });
  const { sources } = await readSources([join(folder, 'a')], {}, folder);
  expect(sources).toEqual([{ path: join(folder, 'a/b.yaml'), name: 'a/b.yaml', text: 'c: 1\n' }]);
});

test('a file that cannot be opened says why', () => {
  expect(readText(join(folderWith({}), 'gone.yaml'))).toEqual({
    text: '',
    problem: expect.stringContaining('The file cannot be read: ENOENT') as string,
  });
});
