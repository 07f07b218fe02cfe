import { transforms } from './transforms';

const rewrites = [{ regex: '^/api/(.*)$', replace: '/$1' }];

describe('transforms', () => {
  it('reads a transform of each type', () => {
    const value = [
      { type: 'url-rewrite', urlRewriteConfig: { rewrites } },
      { type: 'host-header-rewrite', hostHeaderRewriteConfig: { rewrites } },
    ];
    expect(transforms.parse(JSON.stringify(value))).toEqual({ ok: true, value });
  });

  it('takes a replacement that is left out for an empty one', () => {
    expect(transforms.parse('[{"type":"url-rewrite","urlRewriteConfig":{"rewrites":[{"regex":"^/api"}]}}]')).toEqual({
      ok: true,
      value: [{ type: 'url-rewrite', urlRewriteConfig: { rewrites: [{ regex: '^/api', replace: '' }] } }],
    });
  });

  it.each([
    ['[{"type":"path-rewrite"}]', '[0].type must be "url-rewrite" or "host-header-rewrite"'],
    ['[{}]', '[0].type must be "url-rewrite" or "host-header-rewrite"'],
    ['[null]', '[0].type must be "url-rewrite" or "host-header-rewrite"'],
    ['[{"type":"url-rewrite"}]', '[0].urlRewriteConfig is missing'],
    ['[{"type":"url-rewrite","hostHeaderRewriteConfig":{}}]', '[0].urlRewriteConfig is missing'],
    ['[{"type":"url-rewrite","urlRewriteConfig":{}}]', '[0].urlRewriteConfig.rewrites is missing'],
    [
      '[{"type":"url-rewrite","urlRewriteConfig":{"rewrites":[]}}]',
      '[0].urlRewriteConfig.rewrites must have at least 1 items',
    ],
    ['{"type":"url-rewrite"}', 'the value must be a list, not an object'],
  ])('refuses %s', (text, problem) => {
    expect(transforms.parse(text)).toMatchObject({ ok: false, problem });
  });

  it.each([
    ['no pattern', [{ type: 'url-rewrite', urlRewriteConfig: { rewrites: [{ replace: '/' }] } }]],
    ['two rewrites', [{ type: 'url-rewrite', urlRewriteConfig: { rewrites: [...rewrites, ...rewrites] } }]],
    [
      'two transforms of a type',
      ['a', 'b'].map((regex) => ({ type: 'url-rewrite', urlRewriteConfig: { rewrites: [{ regex, replace: '/' }] } })),
    ],
  ])('leaves %s to AWS, which refuses it', (_, value) => {
    expect(transforms.parse(JSON.stringify(value))).toMatchObject({ ok: false, refusedBy: 'aws' });
  });
});
