module.exports = { preset: '../../jest.preset.cjs', displayName: 'workspace-tools', testTimeout: 60_000 };
