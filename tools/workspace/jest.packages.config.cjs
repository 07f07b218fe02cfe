/** What others get: packs every package and uses the tarballs from outside. Needs `npm run build` and the registry. */
module.exports = {
  ...require('./jest.config.cjs'),
  preset: '../../jest.preset.cjs',
  displayName: 'packages',
  testMatch: ['<rootDir>/src/**/*.packages.ts'],
  testTimeout: 300_000,
};
