import { portList } from './port-list';

describe('portList', () => {
  it.each([
    ['443, https', [443, 'https']],
    ['443,', [443]],
    ['0443,70000', ['0443', '70000']],
    ['', []],
  ])('reads %j', (text, value) => {
    expect(portList().parse(text)).toEqual({ ok: true, value });
  });

  it.each(['*', 'HTTPS', 'https_1', '443;80'])('refuses %j', (text) => {
    expect(portList().parse(text).ok).toBe(false);
  });

  it('reads as the AWS cloud provider does: a star is every port, and spaces are not trimmed', () => {
    const codec = portList({ trim: false, everyPort: '*' });
    expect(codec.parse('*')).toEqual({ ok: true, value: ['*'] });
    expect(codec.parse('443, 80').ok).toBe(false);
  });

  it('compares numbers as text, or as numbers', () => {
    expect(portList().parse('0443')).toEqual({ ok: true, value: ['0443'] });
    expect(portList({ comparedAs: 'number' }).parse('0443,+80')).toEqual({ ok: true, value: [443, 80] });
  });
});
