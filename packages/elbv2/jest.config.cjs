module.exports = { preset: '../../jest.preset.cjs', displayName: 'elbv2' };
