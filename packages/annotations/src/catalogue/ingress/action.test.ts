import { action } from './action';

describe('action', () => {
  it('reads the spelling that is copied most', () => {
    expect(
      action.parse(
        '{"Type": "redirect", "RedirectConfig": { "Protocol": "HTTPS", "Port": "443", "StatusCode": "HTTP_301"}}',
      ),
    ).toEqual({
      ok: true,
      value: { type: 'redirect', redirectConfig: { statusCode: 'HTTP_301', protocol: 'HTTPS', port: '443' } },
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

  it('forwards to nothing when the list of target groups is empty, as the controller does', () => {
    expect(action.parse('{"type":"forward","forwardConfig":{"targetGroups":[]}}').ok).toBe(true);
  });
});
