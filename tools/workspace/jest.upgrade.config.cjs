/** What an upgrade does to the stacks of the last release. Needs `npm run synth && npm run synth:examples`, and TFCHECK. */
module.exports = {
  ...require('./jest.config.cjs'),
  preset: '../../jest.preset.cjs',
  displayName: 'upgrade',
  testMatch: ['<rootDir>/src/**/*.upgrade.ts'],
  maxConcurrency: 2,
  testTimeout: 300_000,
};
