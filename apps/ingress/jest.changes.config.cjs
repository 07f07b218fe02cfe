/** What edits do to the traffic that runs, as Terraform plans them. Needs TFCHECK. */
module.exports = {
  ...require('./jest.config.cjs'),
  displayName: 'changes',
  testMatch: ['<rootDir>/src/testing/changes/*.changes.ts'],
  testTimeout: 86_400_000,
};
