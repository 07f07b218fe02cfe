import { serviceAction } from './service-action';

describe('serviceAction', () => {
  it('reads what the documentation shows', () => {
    const value = {
      type: 'forward',
      forwardConfig: {
        baseServiceWeight: 10,
        targetGroups: [
          { serviceName: 'service-1', servicePort: 81, weight: 20 },
          { targetGroupARN: 'arn:aws:elasticloadbalancing:…', weight: 30 },
        ],
        targetGroupStickinessConfig: { enabled: true },
      },
    };
    expect(serviceAction.parse(JSON.stringify(value, undefined, 2))).toEqual({ ok: true, value });
  });

  it('takes a port in quotes for a name, and leaves it a text', () => {
    expect(
      serviceAction.parse(
        '{"type":"forward","forwardConfig":{"targetGroups":[{"serviceName":"a","servicePort":"80"}]}}',
      ),
    ).toMatchObject({ value: { forwardConfig: { targetGroups: [{ servicePort: '80' }] } } });
  });

  it('forwards to the Service alone when there are no target groups', () => {
    expect(serviceAction.parse('{"type":"forward","forwardConfig":{"targetGroups":null}}').ok).toBe(true);
  });

  it.each([
    ['{"type":"redirect"}', 'type must be "forward"'],
    ['{"type":"Forward","forwardConfig":{}}', 'type must be "forward"'],
    ['{"type":"forward"}', 'forwardConfig is missing'],
    [
      '{"type":"forward","forwardConfig":{"targetGroups":[{"weight":1}]}}',
      'forwardConfig.targetGroups[0] has neither a serviceName nor a targetGroupARN',
    ],
    [
      '{"type":"forward","forwardConfig":{"targetGroups":[{"serviceName":"a","targetGroupARN":"arn"}]}}',
      'forwardConfig.targetGroups[0] cannot combine serviceName with targetGroupARN',
    ],
    [
      '{"type":"forward","forwardConfig":{"targetGroups":[{"serviceName":"a"}]}}',
      'forwardConfig.targetGroups[0].servicePort is missing',
    ],
    [
      '{"type":"forward","forwardConfig":{"targetGroups":[{"targetGroupARN":"arn","weight":1000}]}}',
      'forwardConfig.targetGroups[0].weight must be from 0 to 999',
    ],
    [
      '{"type":"forward","forwardConfig":{"targetGroups":[{"targetGroupARN":"a","weight":1},{"targetGroupARN":"b"}]}}',
      'forwardConfig.targetGroups[1].weight is missing, which every one of several target groups needs',
    ],
    [
      '{"type":"forward","forwardConfig":{"targetGroups":[{"targetGroupARN":"a","weight":"1"}]}}',
      'forwardConfig.targetGroups[0].weight must be a whole number, not a string',
    ],
  ])('refuses %s', (text, problem) => {
    expect(serviceAction.parse(text)).toMatchObject({ ok: false, problem });
  });
});
