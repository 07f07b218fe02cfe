import { aliasPackage, aliasRoot, CDKTN, forgetCdktf } from './replace-cdktf';

test('the workspace has cdktn under the name of cdktf, for everything below it', () => {
  expect(aliasRoot({ devDependencies: { nx: '22.7.12' }, overrides: { constructs: '$constructs' } })).toEqual({
    devDependencies: { nx: '22.7.12', cdktf: CDKTN },
    overrides: { constructs: '$constructs', cdktf: '$cdktf' },
  });
});

test('a package has cdktn where it has cdktf, and keeps its peer ranges', () => {
  const manifest = { name: 'x', devDependencies: { cdktf: '0.21.0' }, peerDependencies: { cdktf: '>=0.21.0 <1' } };
  expect(aliasPackage(manifest)).toEqual({ ...manifest, devDependencies: { cdktf: CDKTN } });
  expect(aliasPackage({ dependencies: { cdktf: '0.21.0', esbuild: '1' } })).toEqual({
    dependencies: { cdktf: CDKTN, esbuild: '1' },
  });
});

test('a package without cdktf stays as it is', () => {
  expect(aliasPackage({ dependencies: { 'cdktf-cli': '0.21.0' } })).toBeUndefined();
});

test('the lock file forgets cdktf with what is bundled in it, and nothing else', () => {
  const kept = { '': {}, 'node_modules/cdktf-cli': {}, 'node_modules/@cdktf/provider-aws': {} };
  expect(
    forgetCdktf({ packages: { ...kept, 'node_modules/cdktf': {}, 'node_modules/cdktf/node_modules/glob': {} } }),
  ).toEqual({ packages: kept });
});
