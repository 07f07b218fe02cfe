import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const root = join(__dirname, '../../..');

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const manifests = ['packages', 'apps']
  .flatMap((parent) => readdirSync(join(root, parent)).map((name) => join(root, parent, name, 'package.json')))
  .filter((file) => existsSync(file))
  .map((file) => JSON.parse(readFileSync(file, 'utf8')) as Manifest);
const published = manifests.filter((manifest) => manifest.private !== true);

const { status, stdout } = spawnSync(
  join(root, 'node_modules/.bin/nx'),
  ['release', '0.99.0', '--first-release', '--dry-run', '--skip-publish'],
  {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true' },
    maxBuffer: 16 * 1024 * 1024,
  },
);
const output = stripVTControlCharacters(stdout);

test('a release gives every package that is not private its version, and no other', () => {
  expect(status).toBe(0);
  const released = [...output.matchAll(/^(\S+) ✍️ {2}New version 0\.99\.0 written/gm)].map(([, name]) => name);
  expect(released.sort()).toEqual(published.map(({ name }) => name).sort());
});

test('what is published depends on the packages of its own release', () => {
  const internal = published
    .flatMap(({ dependencies = {} }) => Object.keys(dependencies))
    .filter((name) => manifests.some((manifest) => manifest.name === name));
  const written = [...output.matchAll(/^\+ +"(@eks-ingress\/[\w-]+)": "\^0\.99\.0"/gm)].map(([, name]) => name);
  expect(internal).not.toEqual([]);
  expect(written.sort()).toEqual(internal.sort());
});
