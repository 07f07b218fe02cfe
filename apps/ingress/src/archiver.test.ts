import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const scratch = mkdtempSync(join(tmpdir(), 'eks-ingress-archiver-'));
const watcher = join(scratch, 'watch.cjs');

beforeAll(() =>
  writeFileSync(
    watcher,
    `const Module = require('node:module');
    const load = Module._load;
    Module._load = function (request, ...rest) {
      if (request === 'archiver') console.log('archiver is loaded');
      return load.call(this, request, ...rest);
    };`,
  ),
);

afterAll(() => rmSync(scratch, { recursive: true }));

function synthesize(stock: string): string {
  const { status, stdout } = spawnSync(process.execPath, ['--require', watcher, join(__dirname, '../run.cjs'), 'app'], {
    encoding: 'utf8',
    env: { ...process.env, CDKTF_OUTDIR: join(scratch, 'out'), EKS_INGRESS_STOCK_CDKTF: stock },
  });
  expect(status).toBe(0);
  return stdout;
}

// tools/workspace/accepted-advisories.json accepts what is known of its dependencies for this reason.
test('the archiver that is bundled in cdktf is not even loaded', () => {
  expect(synthesize('')).not.toContain('archiver is loaded');
});

// Its fork cdktn bundles none.
const isBundled = existsSync(join(dirname(require.resolve('cdktf/package.json')), 'node_modules/archiver'));

test('it would be noticed where there is one', () => {
  expect(synthesize('1').includes('archiver is loaded')).toBe(isBundled);
});
