module.exports = { preset: '../../jest.preset.cjs', displayName: 'charts' };
