import { json } from './json';

describe('json', () => {
  const ports = json(
    {
      type: 'array',
      minItems: 1,
      items: { type: 'map', keys: ['HTTP', 'HTTPS'], values: { type: 'integer', min: 1, max: 65535 } },
    },
    { expects: 'a list of listeners' },
  );

  it.each([
    ['[{"HTTP":80},{"HTTPS":443}]', [{ HTTP: 80 }, { HTTPS: 443 }]],
    [' [ { "HTTP" : 80 , "HTTPS" : 443 } ] \n', [{ HTTP: 80, HTTPS: 443 }]],
    ['[{}]', [{}]],
    ['[{"HTTP":80,"HTTP":81}]', [{ HTTP: 81 }]],
    ['[{"\\u0048TTP":80}]', [{ HTTP: 80 }]],
  ])('reads listeners of %s', (text, value) => {
    expect(ports.parse(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['[{"http":80}]', '[0] must have the keys "HTTP" or "HTTPS", not "http"'],
    ['[{"HTTP":"80"}]', '[0].HTTP must be a whole number, not a string'],
    ['[{"HTTP":80.0}]', '[0].HTTP must be a whole number, not 80.0'],
    ['[{"HTTP":8e1}]', '[0].HTTP must be a whole number, not 8e1'],
    ['[{"HTTP":0}]', '[0].HTTP must be from 1 to 65535'],
    ['[{"HTTP":null}]', '[0].HTTP must be from 1 to 65535'],
    ['{"HTTP":80}', 'the value must be a list, not an object'],
    ['[80]', '[0] must be an object, not 80'],
    ['[]', 'the value must have at least 1 items'],
    ['null', 'the value must have at least 1 items'],
  ])('refuses listeners of %s', (text, problem) => {
    expect(ports.parse(text)).toMatchObject({ ok: false, problem });
  });

  it.each([
    '',
    'HTTP',
    '[{"HTTP":080}]',
    '[{"HTTP":80},]',
    "[{'HTTP':80}]",
    '[{HTTP:80}]',
    '[{"HTTP":80}] x',
    '[{"HTTP":80}',
    '[{"HTTP" 80}]',
    '[{"HTTP":80}}',
    '\ufeff[{"HTTP":80}]',
    '// ports\n[{"HTTP":80}]',
    '["\t"]',
    '["\\x"]',
  ])('takes %j for something else than JSON', (text) => {
    expect(ports.parse(text)).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/^expected a list of listeners, and it is not JSON/),
    });
  });

  it('gives up where Go does on what is too deep', () => {
    const nested = (depth: number) => ports.parse('['.repeat(depth) + ']'.repeat(depth));
    expect(nested(10_000)).toMatchObject({ problem: '[0] must be an object, not a list' });
    expect(nested(10_001)).toMatchObject({ problem: expect.stringMatching(/and it is not JSON/) });
  });

  const weights = json(
    {
      type: 'object',
      required: { name: { type: 'string', empty: false } },
      optional: {
        port: { type: 'integer-or-string', digitsAreNumbers: true },
        kind: { type: 'string', values: ['a', 'b'], refusedBy: 'aws' },
        stickiness: { type: 'object', optional: { enabled: { type: 'boolean' }, seconds: { type: 'integer' } } },
      },
    },
    { expects: 'a service', check: ({ name }) => (name === 'nobody' ? 'nobody is not a service' : undefined) },
  );

  it('matches names of fields in any case, as Go folds them', () => {
    expect(weights.parse('{"NAME":"shop","STICKINEſſ":{"Enabled":true}}')).toMatchObject({
      ok: true,
      value: { name: 'shop', stickiness: { enabled: true } },
    });
  });

  it('says once how the fields of a text are written', () => {
    expect(weights.parse('{"NAME":"shop","Stickiness":{}}')).toMatchObject({
      remarks: [
        {
          kind: 'spelling',
          problem: 'it spells "NAME", "Stickiness" in a way of its own',
          fix: 'Write "name", "stickiness".',
        },
      ],
    });
  });

  it('merges an object that is there twice, and takes the last of other fields', () => {
    expect(weights.parse('{"name":"a","stickiness":{"enabled":true},"name":"b","stickiness":{"seconds":60}}')).toEqual({
      ok: true,
      value: { name: 'b', stickiness: { enabled: true, seconds: 60 } },
      remarks: [
        expect.objectContaining({ kind: 'ignored', problem: 'it has "name" more than once' }),
        expect.objectContaining({ kind: 'ignored', problem: 'it has "stickiness" more than once' }),
      ],
    });
  });

  it('takes null for a field that is not there', () => {
    expect(weights.parse('{"name":"shop","stickiness":null}')).toEqual({ ok: true, value: { name: 'shop' } });
    expect(weights.parse('{"name":null}')).toEqual({ ok: false, problem: 'name is missing' });
  });

  it('reads a port that is a number, a number in quotes, or a name', () => {
    const portOf = (text: string) => {
      const result = weights.parse(`{"name":"shop","port":${text}}`);
      return result.ok ? result.value.port : result.problem;
    };
    expect(['80', '"80"', '"http"', '80.5'].map(portOf)).toEqual([
      80,
      80,
      'http',
      'port must be a whole number or a string, not 80.5',
    ]);
  });

  it('does not turn one type into another', () => {
    expect(weights.parse('{"name":8}')).toEqual({ ok: false, problem: 'name must be a string, not 8' });
    expect(weights.parse('{"name":"shop","stickiness":{"enabled":"true"}}')).toEqual({
      ok: false,
      problem: 'stickiness.enabled must be true or false, not a string',
    });
  });

  it('says who refuses a word, and what else is demanded', () => {
    expect(weights.parse('{"name":"shop","kind":"c"}')).toEqual({
      ok: false,
      problem: 'kind must be "a" or "b"',
      refusedBy: 'aws',
      value: { name: 'shop', kind: 'c' },
    });
    expect(weights.parse('{"name":"nobody"}')).toEqual({ ok: false, problem: 'nobody is not a service' });
  });

  it('names the fields that it does not know', () => {
    expect(weights.parse('{"name":"shop","colour":80,"stickiness":{"secnods":1},"__proto__":{"name":"x"}}')).toEqual({
      ok: true,
      value: { name: 'shop', stickiness: {} },
      ignored: [
        { at: 'colour', meant: undefined },
        { at: 'stickiness.secnods', meant: 'seconds' },
        { at: '__proto__', meant: undefined },
      ],
    });
  });

  it('replaces half a surrogate pair as Go does', () => {
    expect(weights.parse('{"name":"\\ud800"}')).toEqual({ ok: true, value: { name: '\ufffd' } });
  });

  it('writes the members that are defined, in the order of the shape', () => {
    expect(weights.format({ stickiness: { seconds: 1, enabled: false }, kind: undefined, name: 'shop' })).toBe(
      '{"name":"shop","stickiness":{"enabled":false,"seconds":1}}',
    );
  });
});
