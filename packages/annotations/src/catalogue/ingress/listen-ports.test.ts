import { listenPorts } from './listen-ports';

describe('listenPorts', () => {
  it('takes several listeners in one object', () => {
    expect(listenPorts.parse('[{"HTTP":80,"HTTPS":443}]')).toEqual({ ok: true, value: [{ HTTP: 80, HTTPS: 443 }] });
  });

  it.each([
    ['ports in quotes', '[{"HTTP":"80"}]', '[0].HTTP must be a whole number, not a string'],
    ['a protocol in small letters', '[{"https":443}]', '[0] must have the keys "HTTP" or "HTTPS", not "https"'],
    ['an object in place of the list', '{"HTTP":80}', 'the value must be a list, not an object'],
    ['a list of lists', '[[{"HTTP":80}]]', '[0] must be an object, not a list'],
    ['a list of ports', '[80,443]', '[0] must be an object, not 80'],
    ['no listener', '[]', 'the value must have at least 1 items'],
    ['a list in quotes', '"[{\\"HTTP\\":80}]"', 'the value must be a list, not a string'],
  ])('refuses %s', (_, text, problem) => {
    expect(listenPorts.parse(text)).toEqual({ ok: false, problem });
  });

  it.each(['[{"HTTP":80},{"HTTPS":80}]', '[{"HTTP":80,"HTTPS":80}]'])(
    'takes a port that is there twice, and says that one of them counts: %s',
    (text) => {
      expect(listenPorts.parse(text)).toMatchObject({
        ok: true,
        remarks: [{ kind: 'ignored', problem: 'it has port 80 more than once' }],
      });
    },
  );

  it('takes a list of nothing, and says that nothing is reached', () => {
    expect(listenPorts.parse('[{}]')).toMatchObject({ ok: true, value: [{}], remarks: [{ kind: 'harmful' }] });
  });
});
