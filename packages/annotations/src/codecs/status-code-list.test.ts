import { statusCodeList } from './status-code-list';

describe('statusCodeList', () => {
  it.each([
    ['404,503', [404, 503]],
    ['404, 503,', [404, 503]],
    [',12', [12]],
    ['404503', [404503]],
  ])('reads %j', (text, value) => {
    expect(statusCodeList().parse(text)).toEqual({ ok: true, value });
  });

  it.each(['399', '600', '40', '4xx', '404;503', '404\n'])('refuses %j', (text) => {
    expect(statusCodeList().parse(text)).toEqual({
      ok: false,
      problem: 'expected status codes from 400 to 599 between commas',
    });
  });

  it('knows that a space between codes passes the validator alone', () => {
    expect(statusCodeList().parse('404 503')).toMatchObject({ ok: false, effect: 'ignores' });
  });
});
