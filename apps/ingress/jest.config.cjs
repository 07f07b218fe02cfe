module.exports = { preset: '../../jest.preset.cjs', displayName: 'ingress', testTimeout: 300_000 };
