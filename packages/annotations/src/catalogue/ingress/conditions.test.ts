import { conditions } from './conditions';

describe('conditions', () => {
  it('reads the spelling of the documentation', () => {
    expect(
      conditions.parse(
        '[{"field":"source-ip","sourceIpConfig":{"Values":["10.0.0.0/8"]}},{"Field":"http-request-method","HttpRequestMethodConfig":{"Values":["GET","HEAD"]}}]',
      ),
    ).toMatchObject({
      ok: true,
      value: [
        { field: 'source-ip', sourceIPConfig: { values: ['10.0.0.0/8'] } },
        { field: 'http-request-method', httpRequestMethodConfig: { values: ['GET', 'HEAD'] } },
      ],
      remarks: [{ kind: 'spelling' }],
    });
  });

  it.each([
    ['an unknown field', '[{"field":"cookie","cookieConfig":{"values":["beta"]}}]'],
    ['a field in capitals', '[{"field":"Source-IP","sourceIPConfig":{"values":["10.0.0.0/8"]}}]'],
    ['no field', '[{"sourceIPConfig":{"values":["10.0.0.0/8"]}}]'],
    ['an empty field', '[{"field":""}]'],
    ['nothing', '[null]'],
  ])('drops a condition with %s, as the controller does, and says what that opens', (_, text) => {
    expect(conditions.parse(text)).toMatchObject({
      ok: true,
      value: [],
      remarks: [{ kind: 'misread', why: expect.stringMatching(/the rule matches more requests than it should/) }],
    });
  });

  it('keeps the other conditions when it drops one', () => {
    expect(
      conditions.parse('[{"field":"cookie"},{"field":"query-string","queryStringConfig":{"values":[{"value":"x"}]}}]'),
    ).toMatchObject({ ok: true, value: [{ field: 'query-string', queryStringConfig: { values: [{ value: 'x' }] } }] });
  });

  it.each(['null', '[]'])('takes %s for no condition at all', (text) => {
    expect(conditions.parse(text)).toEqual({ ok: true, value: [] });
  });

  it.each([
    ['[{"field":"host-header"}]', '[0].hostHeaderConfig is missing'],
    ['[{"field":"host-header","hostHeaderConfig":null}]', '[0].hostHeaderConfig is missing'],
    ['[{"field":"host-header","hostHeaderConfig":{}}]', '[0] has neither values nor regexValues'],
    ['[{"field":"path-pattern","pathPatternConfig":{"values":[]}}]', '[0] has neither values nor regexValues'],
    [
      '[{"field":"path-pattern","pathPatternConfig":{"values":["/mypath"],"regexValues":["^/mypath$"]}}]',
      '[0] has values as well as regexValues, of which it takes one',
    ],
    [
      '[{"field":"host-header","hostHeaderConfig":{"values":["a.example.com"]}},{"field":"host-header","hostHeaderConfig":{"regexValues":["^b"]}}]',
      'it has values as well as regexValues for "host-header", of which a rule takes one',
    ],
    ['[{"field":"http-request-method","httpRequestMethodConfig":{}}]', '[0].httpRequestMethodConfig.values is missing'],
    [
      '[{"field":"http-request-method","httpRequestMethodConfig":{"values":[]}}]',
      '[0].httpRequestMethodConfig.values must have at least 1 items',
    ],
    [
      '[{"field":"query-string","queryStringConfig":{"values":[]}}]',
      '[0].queryStringConfig.values must have at least 1 items',
    ],
    [
      '[{"field":"query-string","queryStringConfig":{"values":[{"key":"a","value":""}]}}]',
      '[0].queryStringConfig.values[0].value must not be empty',
    ],
    [
      '[{"field":"query-string","queryStringConfig":{"values":[{"key":"a"}]}}]',
      '[0].queryStringConfig.values[0].value is missing',
    ],
    ['[{"field":"source-ip","sourceIPConfig":{"values":[]}}]', '[0].sourceIPConfig.values must have at least 1 items'],
    [
      '[{"field":"source-ip","sourceIPConfig":{"values":"10.0.0.0/8"}}]',
      '[0].sourceIPConfig.values must be a list, not a string',
    ],
    ['{"field":"source-ip"}', 'the value must be a list, not an object'],
    ['[[{"field":"source-ip"}]]', '[0] must be an object, not a list'],
  ])('refuses %s', (text, problem) => {
    expect(conditions.parse(text)).toEqual({ ok: false, problem });
  });

  it.each([
    ['a header without a name', [{ field: 'http-header', httpHeaderConfig: { values: ['a'] } }]],
    ['a method in small letters', [{ field: 'http-request-method', httpRequestMethodConfig: { values: ['get'] } }]],
    ['an address without a prefix length', [{ field: 'source-ip', sourceIPConfig: { values: ['10.0.0.1'] } }]],
    ['six values', [{ field: 'path-pattern', pathPatternConfig: { values: ['/a', '/b', '/c', '/d', '/e', '/f'] } }]],
    [
      'the same field twice',
      ['GET', 'HEAD'].map((method) => ({
        field: 'http-request-method',
        httpRequestMethodConfig: { values: [method] },
      })),
    ],
  ])('leaves %s to AWS, which refuses it', (_, value) => {
    expect(conditions.parse(JSON.stringify(value))).toMatchObject({ ok: false, refusedBy: 'aws' });
  });
});
