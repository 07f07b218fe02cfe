import { enumeration } from './enumeration';

describe('enumeration', () => {
  it.each(['Internal', ' internal', 'internal\n', ''])('refuses %j', (word) => {
    expect(enumeration(['internal', 'internet-facing']).parse(word)).toEqual({
      ok: false,
      problem: 'expected "internal" or "internet-facing"',
    });
  });

  it('takes a word in any case where the controller does', () => {
    expect(enumeration(['tcp', 'http'], { ignoreCase: true }).parse('HTTP')).toEqual({ ok: true, value: 'http' });
    expect(enumeration(['GRPC'], { ignoreCase: true, trim: true }).parse(' grpc\n')).toEqual({
      ok: true,
      value: 'GRPC',
    });
  });
});
