import { portNumberList } from './port-number-list';

describe('portNumberList', () => {
  it('reads numbers, and drops what is empty', () => {
    expect(portNumberList().parse('80, 443,')).toEqual({ ok: true, value: [80, 443] });
    expect(portNumberList().parse('')).toEqual({ ok: true, value: [] });
  });

  it.each(['http', '80.0', '0x50', '8 0', '9223372036854775808', '10000000000000000000'])('refuses %s', (text) => {
    expect(portNumberList().parse(`80,${text}`)).toMatchObject({ ok: false });
  });

  it.each(['9223372036854775807', '-9223372036854775808', '+0009223372036854775807'])(
    'reads %s as a number',
    (text) => {
      expect(portNumberList().parse(`80,${text}`)).toMatchObject({ ok: true, value: [80] });
    },
  );

  it('leaves out numbers that are not written like a port, and says so', () => {
    expect(portNumberList().parse('080,+443,8443')).toEqual({
      ok: true,
      value: [8443],
      remarks: [expect.objectContaining({ kind: 'ignored', fix: 'Write 80.' })],
    });
  });
});
