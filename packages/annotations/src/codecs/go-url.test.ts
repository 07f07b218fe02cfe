import { parseGoUrl } from './go-url';

describe('parseGoUrl', () => {
  it.each([
    ['http://auth.example.com/x?y=z', 'http', 'auth.example.com'],
    ['HTTP://a/x', 'http', 'a'],
    ['https://auth.svc:8080/x', 'https', 'auth.svc:8080'],
    ['http://a:/x', 'http', 'a:'],
    ['http://$host/x', 'http', '$host'],
    ['http://a/x y', 'http', 'a'],
    ['http:a', 'http', ''],
    ['http:///a', 'http', ''],
    ['//a.com', '', 'a.com'],
    ['/path', '', ''],
    ['auth.svc/x', '', ''],
    ['?a', '', ''],
  ])('takes %s apart', (text, scheme, host) => {
    expect(parseGoUrl(text)).toEqual({ scheme, host });
  });

  it.each([
    '',
    ':80',
    '1a://b',
    'a b:c',
    'http://a b/x',
    'http://a:b/x',
    'http://a:80x/',
    'http://a%zz/',
    'http://a\n',
  ])('makes nothing of %j', (text) => {
    expect(parseGoUrl(text)).toBeUndefined();
  });
});
