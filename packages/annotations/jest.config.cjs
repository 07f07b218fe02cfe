module.exports = { preset: '../../jest.preset.cjs', displayName: 'annotations' };
