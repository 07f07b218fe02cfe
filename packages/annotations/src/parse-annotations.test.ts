import fc from 'fast-check';
import { parseAnnotations } from './parse-annotations';

const alb = { on: 'Ingress', controller: 'aws-load-balancer-controller' } as const;
const nlb = { on: 'Service', controller: 'aws-load-balancer-controller' } as const;
const legacy = { on: 'Service', controller: 'cloud-provider-aws' } as const;
const nginx = { on: 'Ingress', controller: 'ingress-nginx' } as const;

function idsOf(findings: readonly { readonly id: string }[]): readonly string[] {
  return findings.map(({ id }) => id);
}

describe('parseAnnotations', () => {
  it('reads the annotations of an Ingress', () => {
    expect(
      parseAnnotations(
        {
          'alb.ingress.kubernetes.io/scheme': 'internet-facing',
          'alb.ingress.kubernetes.io/listen-ports': '[{"HTTP": 80}, {"HTTPS": 443}]',
          'alb.ingress.kubernetes.io/ssl-redirect': '443',
          'alb.ingress.kubernetes.io/target-group-attributes':
            'slow_start.duration_seconds=30, stickiness.enabled=true',
          'alb.ingress.kubernetes.io/actions.redirect-www':
            '{"type": "redirect", "redirectConfig": {"host": "www.example.com", "statusCode": "HTTP_301"}}',
        },
        alb,
      ),
    ).toEqual({
      values: {
        'alb.ingress.kubernetes.io/scheme': 'internet-facing',
        'alb.ingress.kubernetes.io/listen-ports': [{ HTTP: 80 }, { HTTPS: 443 }],
        'alb.ingress.kubernetes.io/ssl-redirect': 443,
        'alb.ingress.kubernetes.io/target-group-attributes': {
          'slow_start.duration_seconds': '30',
          'stickiness.enabled': 'true',
        },
        'alb.ingress.kubernetes.io/actions.redirect-www': {
          type: 'redirect',
          redirectConfig: { host: 'www.example.com', statusCode: 'HTTP_301' },
        },
      },
      findings: [],
    });
  });

  it('leaves the annotations of others alone', () => {
    const foreign = {
      'kubectl.kubernetes.io/last-applied-configuration': '{}',
      'cert-manager.io/cluster-issuer': 'letsencrypt',
      'external-dns.alpha.kubernetes.io/hostname': 'shop.example.com',
      'service.beta.kubernetes.io/azure-load-balancer-internal': 'true',
      'service.beta.kubernetes.io/do-loadbalancer-name': 'edge',
      'service.kubernetes.io/topology-mode': 'Auto',
      'traefik.ingress.kubernetes.io/router.tls': 'true',
      'haproxy.org/ssl-redirect': 'true',
      'kubernetes.io/tls-acme': 'true',
      checksum: '12',
    };
    for (const options of [alb, nlb, legacy, nginx]) {
      expect(parseAnnotations(foreign, options)).toEqual({ values: {}, findings: [] });
    }
  });

  it('reads a key that other software reads as well, and says nothing of it for other controllers', () => {
    const sourceRanges = 'service.beta.kubernetes.io/load-balancer-source-ranges';
    const annotations = { [sourceRanges]: '10.0.0.0/8' };
    for (const options of [nlb, legacy]) {
      expect(parseAnnotations(annotations, options)).toEqual({
        values: { [sourceRanges]: ['10.0.0.0/8'] },
        findings: [],
      });
    }
    expect(parseAnnotations(annotations, nginx)).toEqual({ values: {}, findings: [] });
  });

  it('takes an empty text for nothing where the controller does', () => {
    const proxyProtocol = 'service.beta.kubernetes.io/aws-load-balancer-proxy-protocol';
    expect(parseAnnotations({ [proxyProtocol]: '' }, legacy)).toEqual({ values: {}, findings: [] });
    expect(parseAnnotations({ [proxyProtocol]: '' }, nlb).findings).toMatchObject([{ effect: 'rejects' }]);
  });

  it('reads nothing of an object without annotations', () => {
    expect(parseAnnotations(undefined, alb)).toEqual({ values: {}, findings: [] });
    expect(parseAnnotations(null, nlb)).toEqual({ values: {}, findings: [] });
  });

  it('says that annotations are a map', () => {
    expect(idsOf(parseAnnotations(['scheme'], alb).findings)).toEqual(['annotations-not-a-map']);
  });

  it('offers the nearest key for one that nobody reads', () => {
    const { values, findings } = parseAnnotations(
      {
        'alb.ingress.kubernetes.io/group-name': 'shop',
        'alb.ingress.kubernetes.io/wafv2-acl-anr': 'arn:aws:wafv2:…',
        'alb.ingress.kubernetes.io/colour': 'blue',
      },
      alb,
    );
    expect(values).toEqual({});
    expect(findings.map(({ id, fix, path }) => ({ id, fix, path }))).toEqual([
      {
        id: 'annotation-unknown-key',
        fix: 'Did you mean alb.ingress.kubernetes.io/group.name?',
        path: ['alb.ingress.kubernetes.io/group-name'],
      },
      {
        id: 'annotation-unknown-key',
        fix: 'Did you mean alb.ingress.kubernetes.io/wafv2-acl-arn?',
        path: ['alb.ingress.kubernetes.io/wafv2-acl-anr'],
      },
      {
        id: 'annotation-unknown-key',
        fix: 'Remove it, or look its name up.',
        path: ['alb.ingress.kubernetes.io/colour'],
      },
    ]);
  });

  it('leaves the class of an Ingress to other controllers, and to other objects', () => {
    const classified = { 'kubernetes.io/ingress.class': 'nginx' };
    for (const options of [nlb, legacy, nginx]) {
      expect(parseAnnotations(classified, options)).toEqual({ values: {}, findings: [] });
    }
    expect(parseAnnotations(classified, alb)).toMatchObject({
      values: classified,
      findings: [{ id: 'annotation-deprecated', fix: 'Set spec.ingressClassName instead.' }],
    });
  });

  it('reads JSON whose fields are spelt in another way, and says how they are written', () => {
    const redirect = 'alb.ingress.kubernetes.io/actions.ssl-redirect';
    const { values, findings } = parseAnnotations(
      {
        [redirect]:
          '{"Type": "redirect", "RedirectConfig": { "Protocol": "HTTPS", "Port": "443", "StatusCode": "HTTP_301"}}',
      },
      alb,
    );
    expect(values).toEqual({
      [redirect]: { type: 'redirect', redirectConfig: { protocol: 'HTTPS', port: '443', statusCode: 'HTTP_301' } },
    });
    expect(findings).toMatchObject([
      {
        id: 'annotation-spelling',
        severity: 'info',
        fix: 'Write "type", "redirectConfig", "protocol", "port", "statusCode".',
      },
    ]);
  });

  it('says that a condition with an unknown field is dropped, and that more requests match', () => {
    const { values, findings } = parseAnnotations(
      { 'alb.ingress.kubernetes.io/conditions.beta': '[{"field":"cookie","cookieConfig":{"values":["beta=1"]}}]' },
      alb,
    );
    expect(values).toEqual({ 'alb.ingress.kubernetes.io/conditions.beta': [] });
    expect(findings).toContainEqual(
      expect.objectContaining({
        id: 'annotation-misread-part',
        severity: 'warning',
        why: 'The controller silently drops the condition, and the rule matches more requests than it should.',
      }),
    );
  });

  it('offers the nearest key of a pattern, with what its author has put into it', () => {
    const { findings } = parseAnnotations(
      { 'service.beta.kubernetes.io/aws-load-balancer-listener-attribute.TLS-443': 'a=b' },
      nlb,
    );
    expect(findings).toMatchObject([
      { fix: 'Did you mean service.beta.kubernetes.io/aws-load-balancer-listener-attributes.TLS-443?' },
    ]);
  });

  it.each([
    ['alb.ingress.k8s.aws/scheme', alb, 'alb.ingress.kubernetes.io/scheme'],
    ['alb.ingress.kubernets.io/listen-port', alb, 'alb.ingress.kubernetes.io/listen-ports'],
    ['service.kubernetes.io/aws-load-balancer-scheme', nlb, 'service.beta.kubernetes.io/aws-load-balancer-scheme'],
    ['service.beta.kubernetes.io/aws-loadbalancer-type', legacy, 'service.beta.kubernetes.io/aws-load-balancer-type'],
    ['service.beta.kubernetes.io/aws-lb-scheme', nlb, 'service.beta.kubernetes.io/aws-load-balancer-scheme'],
    ['ingress.kubernetes.io/ssl-redirect', nginx, 'nginx.ingress.kubernetes.io/ssl-redirect'],
    ['alb.ingress.k8s.aws/actions.www', alb, 'alb.ingress.kubernetes.io/actions.www'],
    ['service.beta.kubernetes.io/aws-load-balancer-actions.TCP-80', nlb, 'service.beta.kubernetes.io/actions.TCP-80'],
    [
      'service.beta.kubernetes.io/aws-load-balancer-source-ranges',
      legacy,
      'service.beta.kubernetes.io/load-balancer-source-ranges',
    ],
    ['nginx.ingres.kubernetes.io/rewrite-target', nginx, 'nginx.ingress.kubernetes.io/rewrite-target'],
  ] as const)('sees through the misspelt prefix of %s', (key, options, meant) => {
    const { findings } = parseAnnotations({ [key]: 'x' }, options);
    expect(findings).toMatchObject([{ id: 'annotation-misspelt-prefix', fix: `Did you mean ${meant}?`, path: [key] }]);
  });

  it('says which object a key belongs on', () => {
    const { values, findings } = parseAnnotations({ 'alb.ingress.kubernetes.io/scheme': 'internal' }, nlb);
    expect(values).toEqual({});
    expect(findings).toMatchObject([
      {
        id: 'annotation-other-object',
        message: 'alb.ingress.kubernetes.io/scheme is read on Ingress, not on Service.',
        fix: 'Move it to the Ingress.',
      },
    ]);
  });

  it('says which controller a key belongs to', () => {
    const { findings } = parseAnnotations(
      {
        'nginx.ingress.kubernetes.io/force-ssl-redirect': 'true',
        'nginx.ingress.kubernetes.io/proxy-read-timeout': '60',
        'nginx.ingress.kubernetes.io/no-such-thing': '60',
        'service.beta.kubernetes.io/aws-load-balancer-connection-idle-timeout': '60',
      },
      nlb,
    );
    expect(idsOf(findings)).toEqual(Array(4).fill('annotation-other-controller'));
    expect(findings.at(-1)?.message).toBe(
      'service.beta.kubernetes.io/aws-load-balancer-connection-idle-timeout is read by the AWS cloud provider, not by the AWS Load Balancer Controller.',
    );
  });

  it('reads a deprecated key, and says what takes its place', () => {
    const { values, findings } = parseAnnotations(
      { 'service.beta.kubernetes.io/aws-load-balancer-cross-zone-load-balancing-enabled': 'true' },
      nlb,
    );
    expect(values).toEqual({ 'service.beta.kubernetes.io/aws-load-balancer-cross-zone-load-balancing-enabled': true });
    expect(findings).toMatchObject([
      {
        id: 'annotation-deprecated',
        severity: 'warning',
        fix: 'Use service.beta.kubernetes.io/aws-load-balancer-attributes instead, such as "load_balancing.cross_zone.enabled=true".',
      },
    ]);
    expect(
      parseAnnotations(
        { 'service.beta.kubernetes.io/aws-load-balancer-cross-zone-load-balancing-enabled': 'true' },
        legacy,
      ).findings,
    ).toEqual([]);
  });

  it('says what the controller does with a bad value', () => {
    const { values, findings } = parseAnnotations({ 'alb.ingress.kubernetes.io/scheme': 'internet-facin' }, alb);
    expect(values).toEqual({});
    expect(findings).toEqual([
      {
        id: 'annotation-bad-value',
        severity: 'error',
        message: 'alb.ingress.kubernetes.io/scheme is "internet-facin": expected "internal" or "internet-facing".',
        why: 'The AWS Load Balancer Controller rejects it: the reconcile fails with a Warning event and the load balancer stays as it is, that of an IngressGroup for all its Ingresses.',
        fix: 'Did you mean "internet-facing"?',
        effect: 'rejects',
        meant: { value: 'internet-facing' },
        path: ['alb.ingress.kubernetes.io/scheme'],
        source:
          'https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/v3.5.0/docs/guide/ingress/annotations.md#scheme',
      },
    ]);
  });

  it('names the key that was meant, and takes over the value', () => {
    const { findings } = parseAnnotations(
      {
        'alb.ingress.kubernetes.io/group-name': 'shop',
        'alb.ingress.k8s.aws/scheme': 'internal',
        'alb.ingress.kubernetes.io/of-nobody': '1',
        'alb.ingress.kubernetes.io/web-acl-id': 'shop',
      },
      alb,
    );
    expect(findings.map(({ id, meant }) => [id, meant])).toEqual([
      ['annotation-unknown-key', { key: 'alb.ingress.kubernetes.io/group.name' }],
      ['annotation-misspelt-prefix', { key: 'alb.ingress.kubernetes.io/scheme' }],
      ['annotation-unknown-key', undefined],
      ['annotation-deprecated', { key: 'alb.ingress.kubernetes.io/waf-acl-id' }],
    ]);
  });

  it('tells values that are misread from those that are rejected', () => {
    const backendProtocol = 'service.beta.kubernetes.io/aws-load-balancer-backend-protocol';
    expect(parseAnnotations({ [backendProtocol]: 'https' }, nlb).findings).toMatchObject([
      { severity: 'warning', why: 'The AWS Load Balancer Controller silently takes it for "tcp".', effect: 'misreads' },
    ]);
    expect(parseAnnotations({ [backendProtocol]: 'https' }, legacy).values).toEqual({ [backendProtocol]: 'https' });
  });

  it('tells values that are ignored from those that stop the traffic', () => {
    expect(parseAnnotations({ 'nginx.ingress.kubernetes.io/ssl-redirect': 'yes' }, nginx).findings).toMatchObject([
      { severity: 'warning', why: 'ingress-nginx silently ignores it and uses what the ConfigMap says.' },
    ]);
    expect(
      parseAnnotations({ 'nginx.ingress.kubernetes.io/allowlist-source-range': '10.0.0.0/33' }, nginx).findings,
    ).toMatchObject([{ severity: 'error', why: 'ingress-nginx admits the object and answers its requests with 503.' }]);
  });

  it('says when AWS is the one to refuse a value', () => {
    const { findings } = parseAnnotations({ 'alb.ingress.kubernetes.io/healthcheck-interval-seconds': '3' }, alb);
    expect(findings).toMatchObject([
      { why: 'The AWS Load Balancer Controller does not check it; AWS refuses it when the load balancer is built.' },
    ]);
  });

  it('reads a value as the controller of the object does', () => {
    const internal = 'service.beta.kubernetes.io/aws-load-balancer-internal';
    expect(parseAnnotations({ [internal]: 'F' }, nlb).values).toEqual({ [internal]: false });
    expect(parseAnnotations({ [internal]: 'F' }, legacy).findings).toMatchObject([
      { why: 'The AWS cloud provider silently takes it for "true", whatever it says.' },
    ]);
  });

  it.each([
    ['a boolean', true, 'Quote it: "true".'],
    ['a number', 443, 'Quote it: "443".'],
    ['a list', ['a'], 'Write it as text, in quotes.'],
    ['a big number', 1n, 'Write it as text, in quotes.'],
  ])('refuses %s in place of text', (_, value, fix) => {
    const { findings } = parseAnnotations({ 'alb.ingress.kubernetes.io/ssl-redirect': value }, alb);
    expect(findings).toMatchObject([{ id: 'annotation-not-text', severity: 'error', fix }]);
  });

  it('reads null as "", as the API server does, and says what comes of it in one finding', () => {
    const tags = 'service.beta.kubernetes.io/aws-load-balancer-additional-resource-tags';
    const { values, findings } = parseAnnotations({ [tags]: null }, nlb);
    expect(values).toEqual(parseAnnotations({ [tags]: '' }, nlb).values);
    expect(findings).toMatchObject([{ id: 'annotation-spelling', severity: 'warning' }]);
    expect(parseAnnotations({ 'alb.ingress.kubernetes.io/ssl-redirect': null }, alb).findings).toMatchObject([
      { id: 'annotation-bad-value', severity: 'error', effect: 'rejects' },
    ]);
  });

  it('reads nothing whose feature gate is off, and says so where it would have changed something', () => {
    const create = 'alb.ingress.kubernetes.io/create-acm-cert';
    const off = parseAnnotations({ [create]: 'true' }, alb);
    expect(off.values).toEqual({});
    expect(off.findings).toMatchObject([
      { id: 'annotation-feature-gate', severity: 'warning', path: [create], effect: 'ignores' },
    ]);
    expect(parseAnnotations({ [create]: 'maybe' }, alb).findings.map(({ id }) => id)).toEqual([
      'annotation-feature-gate',
    ]);
    expect(parseAnnotations({ [create]: 'false' }, alb)).toEqual({ values: {}, findings: [] });
    const settings = { enableCertificateManagement: true };
    expect(parseAnnotations({ [create]: 'true' }, { ...alb, settings })).toEqual({
      values: { [create]: true },
      findings: [],
    });
    expect(
      parseAnnotations({ 'alb.ingress.kubernetes.io/acm-pca-arn': 'arn' }, { ...alb, settings }).findings,
    ).toMatchObject([{ id: 'annotation-missing-companion' }]);
  });

  it('reads what a feature gate allows as it comes, unless it is off', () => {
    const interval = 'service.beta.kubernetes.io/aws-load-balancer-healthcheck-timeout';
    expect(parseAnnotations({ [interval]: '6' }, nlb).values).toEqual({ [interval]: 6 });
    const off = parseAnnotations({ [interval]: '6' }, { ...nlb, settings: { nlbHealthCheckAdvancedConfig: false } });
    expect(off).toMatchObject({ values: {}, findings: [{ id: 'annotation-feature-gate' }] });
  });

  it('says of any annotation that it is no text, whoever reads it', () => {
    expect(parseAnnotations({ 'example.com/revision': 5 }, nlb).findings).toMatchObject([
      { id: 'annotation-not-text', severity: 'error', path: ['example.com/revision'] },
    ]);
  });

  it('refuses a key of a listener that cannot be', () => {
    const { values, findings } = parseAnnotations(
      {
        'alb.ingress.kubernetes.io/listener-attributes.https-443': 'a=b',
        'alb.ingress.kubernetes.io/listener-attributes.HTTPS-0443': 'a=b',
      },
      alb,
    );
    expect(values).toEqual({});
    expect(idsOf(findings)).toEqual(['annotation-key-parameter', 'annotation-key-parameter']);
  });

  it('names fields of JSON that nobody reads', () => {
    const { values, findings } = parseAnnotations(
      {
        'alb.ingress.kubernetes.io/actions.www':
          '{"type":"redirect","redirectConfig":{"port":"443","statusCode":"HTTP_302","pathh":"/"},"forwardConfig":{}}',
      },
      alb,
    );
    expect(values).toEqual({
      'alb.ingress.kubernetes.io/actions.www': {
        type: 'redirect',
        redirectConfig: { port: '443', statusCode: 'HTTP_302' },
      },
    });
    expect(findings.map(({ id, message, fix }) => [id, message, fix])).toEqual([
      [
        'annotation-ignored-field',
        'alb.ingress.kubernetes.io/actions.www has "redirectConfig.pathh", which is not read.',
        'Did you mean "path"?',
      ],
      [
        'annotation-ignored-field',
        'alb.ingress.kubernetes.io/actions.www has "forwardConfig", which is not read.',
        'Remove it.',
      ],
    ]);
  });

  it('names fields that nobody reads of a value that is refused, too', () => {
    const { findings } = parseAnnotations(
      { 'alb.ingress.kubernetes.io/actions.www': '{"type":"redirect","redirectConfig":{"statuscodee":"HTTP_302"}}' },
      alb,
    );
    expect(findings).toMatchObject([
      { id: 'annotation-bad-value', effect: 'rejects' },
      { id: 'annotation-ignored-field', fix: 'Did you mean "statusCode"?' },
    ]);
  });

  it('reports everything at once', () => {
    const { findings } = parseAnnotations(
      {
        'alb.ingress.kubernetes.io/scheme': 'public',
        'alb.ingress.kubernetes.io/target-type': 'pod',
        'alb.ingress.kubernetes.io/group.order': '1001',
        'alb.ingress.kubernetes.io/tags': 'Name:foo',
        'alb.ingress.kubernetes.io/sheme': 'internal',
      },
      alb,
    );
    expect(findings).toHaveLength(5);
  });

  it('quotes the beginning of a long text, however much is to be said of it', () => {
    const networks = Array.from({ length: 20_000 }, (_, index) => `10.${index % 250}.1.1/24`).join(',');
    const started = performance.now();
    const { findings } = parseAnnotations({ 'nginx.ingress.kubernetes.io/allowlist-source-range': networks }, nginx);
    expect(performance.now() - started).toBeLessThan(5000);
    expect(findings).toHaveLength(20_000);
    expect(findings[0]?.message.length).toBeLessThan(300);
  });

  it('never throws', () => {
    const key = fc.oneof(
      fc.string(),
      fc.constantFrom('__proto__', 'alb.ingress.kubernetes.io/actions.__proto__', 'alb.ingress.kubernetes.io/tags'),
      fc.string().map((name) => `service.beta.kubernetes.io/aws-load-balancer-${name}`),
      fc.string().map((name) => `alb.ingress.kubernetes.io/${name}`),
    );
    const options = fc.constantFrom(alb, nlb, legacy, nginx);
    fc.assert(
      fc.property(
        fc.dictionary(key, fc.anything()),
        options,
        (annotations, where) => void parseAnnotations(annotations, where),
      ),
    );
    fc.assert(fc.property(fc.anything(), options, (annotations, where) => void parseAnnotations(annotations, where)));
    expect(() => parseAnnotations({ [`alb.ingress.kubernetes.io/${'a-'.repeat(500_000)}`]: '' }, alb)).not.toThrow();
  });
});
