module.exports = {
  preset: '../jest.preset.cjs',
  displayName: 'examples',
  testMatch: ['<rootDir>/*.test.ts', '<rootDir>/*/*.test.ts'],
};
