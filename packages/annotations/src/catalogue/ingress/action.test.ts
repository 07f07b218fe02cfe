import { action } from './action';

describe('action', () => {
  it('reads the spelling that is copied most', () => {
    expect(
      action.parse(
        '{"Type": "redirect", "RedirectConfig": { "Protocol": "HTTPS", "Port": "443", "StatusCode": "HTTP_301"}}',
      ),
    ).toMatchObject({
      ok: true,
      value: { type: 'redirect', redirectConfig: { statusCode: 'HTTP_301', protocol: 'HTTPS', port: '443' } },
      remarks: [{ kind: 'spelling', fix: 'Write "type", "redirectConfig", "protocol", "port", "statusCode".' }],
    });
  });

  it.each([
    ['{}', 'type must be "fixed-response", "redirect" or "forward"'],
    ['null', 'type must be "fixed-response", "redirect" or "forward"'],
    ['{"type":"Redirect"}', 'type must be "fixed-response", "redirect" or "forward"'],
    ['{"type":"redirect"}', 'redirectConfig is missing'],
    ['{"type":"redirect","redirectConfig":null}', 'redirectConfig is missing'],
    ['{"type":"redirect","redirectConfig":{"port":443}}', 'redirectConfig.port must be a string, not 443'],
    [
      '{"type":"fixed-response","fixedResponseConfig":{"statusCode":""}}',
      'fixedResponseConfig.statusCode must not be empty',
    ],
    ['{"type":"forward"}', 'forwardConfig, targetGroupARN or targetGroupName is missing'],
    [
      '{"type":"forward","targetGroupARN":"arn","forwardConfig":{}}',
      'forwardConfig cannot be combined with targetGroupARN or targetGroupName',
    ],
    [
      '{"type":"forward","forwardConfig":{"targetGroups":[{"weight":1}]}}',
      'forwardConfig.targetGroups[0] has neither a serviceName nor a targetGroupARN or targetGroupName',
    ],
    [
      '{"type":"forward","forwardConfig":{"targetGroups":[{"serviceName":"a","targetGroupARN":"arn"}]}}',
      'forwardConfig.targetGroups[0] cannot combine serviceName with targetGroupARN or targetGroupName',
    ],
    [
      '{"type":"forward","forwardConfig":{"targetGroups":[{"serviceName":"a"}]}}',
      'forwardConfig.targetGroups[0].servicePort is missing',
    ],
    [
      '{"type":"forward","forwardConfig":{"targetGroups":[{"serviceName":"a","servicePort":80,"weight":1},{"serviceName":"b","servicePort":"http"}]}}',
      'forwardConfig.targetGroups[1].weight is missing, which every one of several target groups needs',
    ],
  ])('refuses %s', (text, problem) => {
    expect(action.parse(text)).toMatchObject({ ok: false, problem });
  });

  it.each([
    ['a redirect to where the request came from', { type: 'redirect', redirectConfig: { statusCode: 'HTTP_301' } }],
    ['a port out of range', redirect({ port: '65536' })],
    ['a protocol in small letters', redirect({ protocol: 'https' })],
    ['a path without a slash', redirect({ path: 'shop' })],
    ['an empty host', redirect({ host: '' })],
    ['another status code', { type: 'redirect', redirectConfig: { port: '443', statusCode: '301' } }],
    ['an answer with 302', { type: 'fixed-response', fixedResponseConfig: { statusCode: '302' } }],
    [
      'a long answer',
      { type: 'fixed-response', fixedResponseConfig: { statusCode: '200', messageBody: 'x'.repeat(1025) } },
    ],
    [
      'an unknown content type',
      { type: 'fixed-response', fixedResponseConfig: { statusCode: '200', contentType: 'text' } },
    ],
    ['no target group', { type: 'forward', forwardConfig: { targetGroups: [] } }],
    ['a list of target groups that is left out', { type: 'forward', forwardConfig: {} }],
    ['six target groups', { type: 'forward', forwardConfig: { targetGroups: groups(6) } }],
    ['a weight of 1000', { type: 'forward', forwardConfig: { targetGroups: [{ ...groups(1)[0], weight: 1000 }] } }],
    ['a negative weight', { type: 'forward', forwardConfig: { targetGroups: [{ ...groups(1)[0], weight: -1 }] } }],
    [
      'stickiness for more than a week',
      {
        type: 'forward',
        forwardConfig: {
          targetGroups: groups(2),
          targetGroupStickinessConfig: { enabled: true, durationSeconds: 604801 },
        },
      },
    ],
  ])('leaves %s to AWS, which refuses it', (_, value) => {
    expect(action.parse(JSON.stringify(value))).toMatchObject({ ok: false, refusedBy: 'aws' });
  });

  it('takes five weighted target groups', () => {
    const value = { type: 'forward', forwardConfig: { targetGroups: groups(5) } };
    expect(action.parse(JSON.stringify(value))).toEqual({ ok: true, value });
  });

  it('blames the controller where both the controller and AWS would refuse', () => {
    const targetGroups = [{ serviceName: 'shop', servicePort: 80, weight: 1000 }, { serviceName: 'shop-next' }];
    const result = action.parse(JSON.stringify({ type: 'forward', forwardConfig: { targetGroups } }));
    expect(result).toEqual({ ok: false, problem: 'forwardConfig.targetGroups[1].servicePort is missing' });
  });

  it('reads a service port in quotes as its number', () => {
    const text = '{"type":"forward","forwardConfig":{"targetGroups":[{"serviceName":"shop","servicePort":"80"}]}}';
    expect(action.parse(text)).toMatchObject({
      value: { forwardConfig: { targetGroups: [{ serviceName: 'shop', servicePort: 80 }] } },
    });
  });

  it.each([
    [
      'a weight in quotes',
      '[{"serviceName":"shop","servicePort":80,"weight":"20"}]',
      'targetGroups[0].weight must be a whole number, not a string',
    ],
    [
      'a list inside of the list',
      '[[{"serviceName":"shop","servicePort":80}]]',
      'targetGroups[0] must be an object, not a list',
    ],
    [
      'an object in place of the list',
      '{"serviceName":"shop","servicePort":80}',
      'targetGroups must be a list, not an object',
    ],
  ])('refuses %s', (_, targetGroups, problem) => {
    const text = `{"type":"forward","forwardConfig":{"targetGroups":${targetGroups}}}`;
    expect(action.parse(text)).toEqual({ ok: false, problem: `forwardConfig.${problem}` });
  });

  it.each([
    [
      'a trailing comma',
      '{"type":"redirect","redirectConfig":{"port":"443","statusCode":"HTTP_301",}}',
      ': a comma has nothing after it',
    ],
    ['single quotes', "{'type':'redirect'}", ': names and texts stand in double quotes'],
    ['two values', '{"type":"redirect","redirectConfig":{"port":"443","statusCode":"HTTP_301"}} {}', ''],
    ['an end that is missing', '{"type":"redirect","redirectConfig":{"port":"443","statusCode":"HTTP_301"}', ''],
  ])('takes %s for something else than JSON', (_, text, why) => {
    expect(action.parse(text)).toMatchObject({
      ok: false,
      problem: expect.stringMatching(new RegExp(`and it is not JSON${why}$`)),
    });
  });

  it('skips a field that it does not know, and names the one that was meant', () => {
    expect(
      action.parse('{"type":"redirect","redirectConfig":{"port":"443","statusCode":"HTTP_301","statuscode_":"x"}}'),
    ).toMatchObject({ ok: true, ignored: [{ at: 'redirectConfig.statuscode_', meant: 'statusCode' }] });
  });

  it('skips the configuration of another type', () => {
    expect(
      action.parse(
        '{"type":"fixed-response","fixedResponseConfig":{"statusCode":"404"},"redirectConfig":{"statusCode":"HTTP_301"}}',
      ),
    ).toMatchObject({ ok: true, ignored: [{ at: 'redirectConfig' }] });
  });

  it('merges an object that is there twice, and its lists item by item', () => {
    expect(
      action.parse(
        '{"type":"forward","forwardConfig":{"targetGroups":[{"serviceName":"shop"}]},"forwardConfig":{"targetGroups":[{"servicePort":80}]}}',
      ),
    ).toMatchObject({
      ok: true,
      value: { forwardConfig: { targetGroups: [{ serviceName: 'shop', servicePort: 80 }] } },
    });
  });

  it('says that a name is not looked at beside an ARN', () => {
    expect(action.parse('{"type":"forward","targetGroupARN":"arn","targetGroupName":"shop"}')).toMatchObject({
      ok: true,
      remarks: [{ kind: 'ignored', problem: 'it has a targetGroupName beside a targetGroupARN' }],
    });
  });
});

function redirect(config: object) {
  return { type: 'redirect', redirectConfig: { protocol: 'HTTPS', statusCode: 'HTTP_301', ...config } };
}

function groups(count: number) {
  return Array.from({ length: count }, (_, index) => ({ serviceName: `shop-${index}`, servicePort: 80, weight: 1 }));
}
