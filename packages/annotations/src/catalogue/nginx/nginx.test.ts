import type { ControllerSettings } from '../../controller-settings';
import { controllers } from '../../controllers';
import { formatAnnotations } from '../../format-annotations';
import { parseAnnotations } from '../../parse-annotations';
import { nginx } from './nginx';

const prefix = 'nginx.ingress.kubernetes.io/';

/** The annotations of an Ingress in the namespace shop. */
function read(annotations: Readonly<Record<string, string>>, settings?: ControllerSettings) {
  const prefixed = Object.fromEntries(Object.entries(annotations).map(([name, text]) => [`${prefix}${name}`, text]));
  const { values, findings } = parseAnnotations(prefixed, {
    on: 'Ingress',
    controller: 'ingress-nginx',
    namespace: 'shop',
    settings,
  });
  return {
    values: values as Readonly<Record<string, unknown>>,
    effects: findings.map(({ path, effect }) => [String(path[0]).slice(prefix.length), effect]),
    findings,
  };
}

const externalAuth = { 'auth-url': 'https://auth.example.com/verify' };

describe('external authentication', () => {
  it.each([
    ['auth-always-set-cookie', 'yes'],
    ['auth-always-set-cookie', 'true\n'],
    ['auth-request-redirect', 'https://shop.example.com/#top'],
    ['auth-request-redirect', 'https://$host/x'],
    ['auth-cache-duration', '200;5m'],
  ])('is removed by %s: %j', (name, text) => {
    expect(read({ ...externalAuth, 'auth-cache-key': '$remote_user', [name]: text }).effects).toEqual([
      [name, 'opens-access'],
    ]);
  });

  it.each([
    ['auth-cache-duration', '5m 200'],
    ['auth-response-headers', 'X-User;X-Mail'],
    ['auth-response-headers', 'X User'],
    ['auth-method', 'get'],
    ['auth-url', 'auth.shop.svc/verify'],
    ['auth-url', 'https://auth..example.com'],
  ])('answers everybody with 503 with %s: %j', (name, text) => {
    expect(read({ ...externalAuth, 'auth-cache-key': '$remote_user', [name]: text }).effects).toEqual([
      [name, 'denies-traffic'],
    ]);
  });

  it('takes no notice of anything without auth-url', () => {
    const { effects } = read({ 'auth-always-set-cookie': 'yes', 'auth-method': 'get' });
    expect(effects).toEqual([
      ['auth-always-set-cookie', 'ignores'],
      ['auth-method', 'ignores'],
    ]);
  });

  it('keeps no connections open when their time or number is none, or the host a variable', () => {
    const { effects } = read({ ...externalAuth, 'auth-keepalive': '5', 'auth-keepalive-timeout': '0' });
    expect(effects).toContainEqual(['auth-keepalive', 'ignores']);
    expect(read({ 'auth-url': 'https://$host/verify', 'auth-keepalive': '5' }).effects).toEqual([
      ['auth-keepalive', 'ignores'],
    ]);
    expect(read({ 'auth-url': 'https://a.example.com/$uri', 'auth-keepalive': '5' }).effects).toEqual([]);
  });
});

describe('passwords', () => {
  it('are not asked for without auth-type, or with an empty one', () => {
    expect(read({ 'auth-secret': 'users' }).effects).toEqual([['auth-secret', 'opens-access']]);
    expect(read({ 'auth-secret': 'users', 'auth-type': '' }).effects).toEqual([['auth-type', 'opens-access']]);
    expect(read({ 'auth-secret': 'users', 'auth-type': 'basic' }).effects).toEqual([]);
  });

  it('cannot be compared without a Secret, or with one of another namespace', () => {
    expect(read({ 'auth-type': 'basic' }).effects).toEqual([['auth-type', 'denies-traffic']]);
    expect(read({ 'auth-type': 'basic', 'auth-secret': 'ops/users' }).effects).toEqual([
      ['auth-secret', 'denies-traffic'],
    ]);
    const settings = { allowCrossNamespaceResources: true };
    expect(read({ 'auth-type': 'basic', 'auth-secret': 'ops/users' }, settings).effects).toEqual([]);
  });

  it('are asked for by digest when the type is a word that is not quite "basic"', () => {
    expect(read({ 'auth-secret': 'users', 'auth-type': 'xbasic' }).effects).toEqual([['auth-type', 'misreads']]);
    expect(read({ 'auth-secret': 'users', 'auth-type': 'Basic' }).effects).toEqual([['auth-type', 'rejects']]);
  });
});

describe('client certificates', () => {
  it('need the namespace of their Secret', () => {
    expect(read({ 'auth-tls-secret': 'authorities' }).effects).toEqual([['auth-tls-secret', 'denies-traffic']]);
    expect(read({ 'auth-tls-secret': 'shop/authorities' }).effects).toEqual([]);
    expect(read({ 'auth-tls-secret': 'ops/authorities' }).effects).toEqual([['auth-tls-secret', 'denies-traffic']]);
  });

  it.each(['CN=[z-a]', 'CN=(', 'cn=shop', 'CN=(?=shop)'])('reject the Ingress with the common name %s', (text) => {
    expect(read({ 'auth-tls-secret': 'shop/authorities', 'auth-tls-match-cn': text }).effects).toEqual([
      ['auth-tls-match-cn', 'rejects'],
    ]);
  });
});

describe('what is silently taken for something else', () => {
  it('is a canary that is none', () => {
    const { effects, findings } = read({ canary: 'yes', 'canary-weight': '10' });
    expect(effects).toEqual([['canary', 'misreads']]);
    expect(findings[0]?.why).toContain('the Ingress is an ordinary one');
    expect(read({ 'canary-weight': '10' }).effects).toEqual([['canary-weight', 'misreads']]);
  });

  it('is "true" for certificates of backends that are to be checked', () => {
    const tls = { 'proxy-ssl-secret': 'shop/backends', 'proxy-ssl-verify': 'true' };
    const { effects, findings } = read(tls);
    expect(effects).toEqual([['proxy-ssl-verify', 'misreads']]);
    expect(findings[0]?.fix).toBe('Write "on" or "off".');
  });

  it.each(['https://shop.example.com/', 'https://shop.example.com/app', 'https://a.example.com;https://b.example.com'])(
    'is %s, which lets every origin in',
    (origin) => {
      expect(read({ 'enable-cors': 'true', 'cors-allow-origin': origin }).effects).toEqual([
        ['cors-allow-origin', 'opens-access'],
      ]);
    },
  );

  it.each([
    ['proxy-body-size', '10mb'],
    ['proxy-body-size', '10Mi'],
    ['proxy-read-timeout', '60s'],
    ['ssl-redirect', 'no'],
    ['ssl-redirect', 'false\n'],
    ['rewrite-target', '/$1?x=y'],
    ['app-root', 'app'],
    ['satisfy', 'any\n'],
  ])('is %s: %j, for which the default holds', (name, text) => {
    const { values, effects } = read({ [name]: text });
    expect(effects).toEqual([[name, 'ignores']]);
    expect(values).toEqual({});
  });

  it('is a code that no redirect has', () => {
    expect(read({ 'permanent-redirect': 'https://example.com', 'permanent-redirect-code': '418' }).effects).toEqual([
      ['permanent-redirect-code', 'misreads'],
    ]);
  });
});

describe('what stops the reloads of everybody', () => {
  it.each([
    ['proxy-buffer-size', '1g'],
    ['proxy-buffer-size', '8 k'],
    ['proxy-buffer-size', '0'],
    ['proxy-buffers-number', '1'],
    ['proxy-buffers-number', '2'],
    ['proxy-max-temp-file-size', '1g'],
    ['proxy-connect-timeout', '-1'],
    ['proxy-send-timeout', '-1'],
    ['proxy-read-timeout', '-1'],
    ['proxy-next-upstream-timeout', '-1'],
    ['proxy-next-upstream-tries', '-1'],
    ['proxy-cookie-path', '/x'],
    ['proxy-cookie-path', '/a /b /c'],
    ['proxy-next-upstream', 'errortimeout'],
    ['server-alias', '~^(www'],
  ])('is %s: %j', (name, text) => {
    expect(read({ [name]: text }).effects).toEqual([[name, 'stops-reloads']]);
  });

  it.each([
    ['proxy-buffer-size', '16k'],
    ['proxy-buffers-number', '4'],
    ['proxy-max-temp-file-size', '0'],
    ['proxy-cookie-path', 'off'],
    ['proxy-cookie-path', '/a /b'],
    ['proxy-next-upstream', 'error timeout http_502'],
    ['server-alias', 'www.example.com, ~^www[0-9]+\\.example\\.com$'],
  ])('is not %s: %j', (name, text) => {
    expect(read({ [name]: text }).effects).toEqual([]);
  });

  it.each([
    ['auth-tls-verify-depth', 'auth-tls-secret'],
    ['proxy-ssl-verify-depth', 'proxy-ssl-secret'],
  ])('is %s below 0 beside %s', (name, secret) => {
    expect(read({ [name]: '-1', [secret]: 'shop/ca' }).effects).toContainEqual([name, 'stops-reloads']);
  });
});

describe('networks', () => {
  it('are read in order, each once and without the bits of hosts', () => {
    const { values, effects } = read({ 'allowlist-source-range': '192.168.0.1/24, 10.0.0.1,10.0.0.1' });
    expect(values).toEqual({ [`${prefix}allowlist-source-range`]: ['10.0.0.1', '192.168.0.0/24'] });
    expect(effects).toEqual([['allowlist-source-range', undefined]]);
  });

  it('answer everybody with 503 when one is wrong, or there is none', () => {
    expect(read({ 'denylist-source-range': '10.0.0.0/33' }).effects).toEqual([
      ['denylist-source-range', 'denies-traffic'],
    ]);
    expect(read({ 'allowlist-source-range': '' }).effects).toEqual([['allowlist-source-range', 'denies-traffic']]);
  });

  it('of an old name count when the new one is not there, or empty', () => {
    expect(read({ 'whitelist-source-range': '10.0.0.0/33' }).effects).toContainEqual([
      'whitelist-source-range',
      'denies-traffic',
    ]);
    const both = { 'whitelist-source-range': '10.0.0.0/33', 'allowlist-source-range': '10.0.0.0/8' };
    expect(read(both).effects.map(([, effect]) => effect)).not.toContain('denies-traffic');
    const empty = { 'whitelist-source-range': '10.0.0.0/8', 'allowlist-source-range': '' };
    expect(read(empty).effects.map(([, effect]) => effect)).not.toContain('denies-traffic');
  });
});

describe('snippets', () => {
  const snippet = { 'configuration-snippet': 'more_set_headers "X-Shop: 1";' };

  it('are a warning as long as the ConfigMap is not known', () => {
    expect(read(snippet).findings).toMatchObject([{ id: 'annotation-risky', severity: 'warning' }]);
  });

  it('need the ConfigMap to allow snippets, and Critical risk', () => {
    const allowed = { allowSnippetAnnotations: true, annotationsRiskLevel: 'Critical' } as const;
    expect(read(snippet, allowed).effects).toEqual([]);
    expect(read(snippet, { ...allowed, allowSnippetAnnotations: false }).effects).toEqual([
      ['configuration-snippet', 'rejects'],
    ]);
    expect(read(snippet, { ...allowed, annotationsRiskLevel: 'High' }).effects).toEqual([
      ['configuration-snippet', 'rejects'],
    ]);
  });

  it('are rejected by their key, even when nothing would read them', () => {
    expect(read({ 'auth-snippet': 'x' }, { allowSnippetAnnotations: false }).effects).toContainEqual([
      'auth-snippet',
      'rejects',
    ]);
  });
});

describe('annotations that ingress-nginx reads no more', () => {
  it('are named with what takes their place', () => {
    const { findings } = read({ 'secure-backends': 'true', 'base-url-scheme': 'https', 'global-rate-limit': '5' });
    expect(findings.map(({ id, fix }) => [id, fix])).toEqual([
      ['annotation-removed', 'Use nginx.ingress.kubernetes.io/backend-protocol instead, such as "HTTPS".'],
      ['annotation-removed', 'Remove it.'],
      [
        'annotation-removed',
        'Use nginx.ingress.kubernetes.io/limit-rps and nginx.ingress.kubernetes.io/limit-rpm instead. Those count in each replica by itself: no limit holds for all of them together.',
      ],
    ]);
  });
});

describe('typed annotations of ingress-nginx', () => {
  it('are written as the controller reads them', () => {
    expect(
      formatAnnotations({
        'nginx.ingress.kubernetes.io/proxy-body-size': '10m',
        'nginx.ingress.kubernetes.io/proxy-read-timeout': 60,
        'nginx.ingress.kubernetes.io/proxy-ssl-verify': 'on',
        'nginx.ingress.kubernetes.io/proxy-ssl-secret': 'shop/backends',
        'nginx.ingress.kubernetes.io/cors-allow-origin': ['https://shop.example.com', 'https://*.example.org'],
        'nginx.ingress.kubernetes.io/custom-http-errors': [404, 503],
        'nginx.ingress.kubernetes.io/proxy-next-upstream': ['error', 'timeout'],
      }),
    ).toEqual({
      'nginx.ingress.kubernetes.io/proxy-body-size': '10m',
      'nginx.ingress.kubernetes.io/proxy-read-timeout': '60',
      'nginx.ingress.kubernetes.io/proxy-ssl-verify': 'on',
      'nginx.ingress.kubernetes.io/proxy-ssl-secret': 'shop/backends',
      'nginx.ingress.kubernetes.io/cors-allow-origin': 'https://shop.example.com,https://*.example.org',
      'nginx.ingress.kubernetes.io/custom-http-errors': '404,503',
      'nginx.ingress.kubernetes.io/proxy-next-upstream': 'error timeout',
    });
  });

  it('do not compile when they would be misread', () => {
    // @ts-expect-error -- a time has no unit
    formatAnnotations({ 'nginx.ingress.kubernetes.io/proxy-read-timeout': '60s' });
    // @ts-expect-error -- nginx has no "mb"
    formatAnnotations({ 'nginx.ingress.kubernetes.io/proxy-body-size': '10mb' });
    // @ts-expect-error -- "true" would mean "off"
    formatAnnotations({ 'nginx.ingress.kubernetes.io/proxy-ssl-verify': 'true' });
    // @ts-expect-error -- the namespace is not optional here
    formatAnnotations({ 'nginx.ingress.kubernetes.io/proxy-ssl-secret': 'backends' });
    // @ts-expect-error -- the controller does not know the algorithm
    formatAnnotations({ 'nginx.ingress.kubernetes.io/load-balance': 'least_conn' });
    // @ts-expect-error -- a common name is compared with "CN=" in front
    formatAnnotations({ 'nginx.ingress.kubernetes.io/auth-tls-match-cn': 'shop' });
    expect.assertions(0);
  });
});

describe('the state of ingress-nginx', () => {
  const { version, status } = controllers['ingress-nginx'];

  it('is told with dates in order', () => {
    const dates = (status?.dates ?? []).map(({ date }) => date);
    expect(status?.state).toBe('retired');
    expect(dates).toEqual([...dates].sort());
  });

  it('knows the release that the catalogue was read at as the last one, and nothing older as safe', () => {
    expect(version).toBe(`controller-v${status?.lastReleases?.[0]}`);
    expect(status?.securityFloor).toEqual(status?.lastReleases);
    expect(status?.lastChartReleases).toHaveLength(status?.lastReleases?.length ?? 0);
  });
});

describe('every codec of ingress-nginx', () => {
  const repeated = [
    'a',
    'a,',
    'a ',
    ' ',
    ',',
    'https://a',
    '*.',
    ':1',
    '404,',
    ',44',
    'error ',
    'error',
    'GET,',
    '(',
    '[',
    '~',
  ];
  const texts = [...repeated, '@STRENGTH', '@SECLEVEL=1', 'CN=(', '/a', '1', '200 5m,', '10.0.0.0/8,', '\n', '\0'].map(
    (text) => `${text.repeat(260_000 / text.length)}\u0001`,
  );

  it.each(nginx.map(({ key, codec }) => [key, codec] as const))('of %s is done in time', (_, codec) => {
    const started = performance.now();
    for (const text of texts) {
      codec.parse(text);
      codec.parse(text.slice(0, -1));
    }
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
