import { nginxOption } from './nginx-option';

describe('nginxOption', () => {
  it('takes a word with white space around it', () => {
    expect(nginxOption(['any', 'all']).parse(' any ')).toEqual({ ok: true, value: 'any' });
    expect(nginxOption(['any', 'all']).parse('ANY').ok).toBe(false);
    expect(nginxOption(['HTTP', 'HTTPS'], { ignoreCase: true }).parse('https')).toEqual({ ok: true, value: 'HTTPS' });
  });

  it('sees the line break that a block of YAML leaves, which passes and stays', () => {
    const codec = nginxOption(['ewma'], { lineBreak: { effect: 'misreads', becomes: '"round_robin"' } });
    expect(codec.parse('ewma\n')).toMatchObject({ ok: false, effect: 'misreads' });
    expect(nginxOption(['on']).parse('on\n')).toEqual({ ok: true, value: 'on' });
  });

  it('takes an empty text for none', () => {
    expect(nginxOption(['on']).parse('')).toMatchObject({ ok: false, effect: 'ignores' });
  });
});
