import { parseAnnotations } from './parse-annotations';

const alb = { on: 'Ingress', controller: 'aws-load-balancer-controller' } as const;
const nlb = { on: 'Service', controller: 'aws-load-balancer-controller' } as const;
const nginx = { on: 'Ingress', controller: 'ingress-nginx' } as const;
const service = 'service.beta.kubernetes.io/aws-load-balancer-';
const certificate = 'arn:aws:acm:eu-west-1:123456789012:certificate/4a3f';

describe('relations between annotations', () => {
  it('report a companion that is missing, with what comes of it', () => {
    const { values, findings } = parseAnnotations({ [`${service}backend-protocol`]: 'ssl' }, nlb);
    expect(values).toEqual({ [`${service}backend-protocol`]: 'ssl' });
    expect(findings).toMatchObject([
      {
        id: 'annotation-missing-companion',
        severity: 'warning',
        path: [`${service}backend-protocol`],
        effect: 'ignores',
      },
    ]);
  });

  it('say nothing when the companion is there', () => {
    const annotations = { [`${service}backend-protocol`]: 'ssl', [`${service}ssl-cert`]: certificate };
    expect(parseAnnotations(annotations, nlb).findings).toEqual([]);
  });

  it('say nothing about a companion whose value is a bad one, which is reported already', () => {
    const { findings } = parseAnnotations(
      { [`${service}ipv6-addresses`]: '2001:db8::1', [`${service}ip-address-type`]: 'both' },
      nlb,
    );
    expect(findings.map(({ id }) => id)).toEqual(['annotation-bad-value']);
  });

  it('hold an absent companion by its default', () => {
    const { findings } = parseAnnotations({ [`${service}ipv6-addresses`]: '2001:db8::1' }, nlb);
    expect(findings).toMatchObject([{ id: 'annotation-missing-companion', severity: 'error', effect: 'rejects' }]);
  });

  it('leave a bad value alone that the controller does not look at', () => {
    const { findings } = parseAnnotations({ [`${service}alpn-policy`]: 'http2' }, nlb);
    expect(findings).toMatchObject([{ id: 'annotation-missing-companion', severity: 'warning' }]);
    const encrypted = { [`${service}alpn-policy`]: 'http2', [`${service}ssl-cert`]: certificate };
    expect(parseAnnotations(encrypted, nlb).findings).toMatchObject([
      { id: 'annotation-bad-value', effect: 'rejects' },
    ]);
  });

  it('say nothing about what may be out of sight, and is not known to be absent', () => {
    const annotations = { 'alb.ingress.kubernetes.io/group.order': '10' };
    expect(parseAnnotations(annotations, alb).findings.map(({ severity }) => severity)).not.toContain('error');
  });

  it('report an old name beside the new one', () => {
    const { findings } = parseAnnotations(
      {
        'nginx.ingress.kubernetes.io/allowlist-source-range': '10.0.0.0/8',
        'nginx.ingress.kubernetes.io/whitelist-source-range': '192.168.0.0/16',
      },
      nginx,
    );
    expect(findings.filter(({ id }) => id === 'annotation-conflict')).toMatchObject([
      { path: ['nginx.ingress.kubernetes.io/whitelist-source-range'], severity: 'warning' },
    ]);
  });
});

describe('what is silently ignored', () => {
  const annotations = { [`${service}backend-protocol`]: 'https', [`${service}ssl-cert`]: certificate };

  it('is a warning', () => {
    expect(parseAnnotations(annotations, nlb).findings).toMatchObject([
      { id: 'annotation-bad-value', severity: 'warning', effect: 'misreads' },
    ]);
  });

  it('is an error when parsing is strict', () => {
    expect(parseAnnotations(annotations, { ...nlb, strict: true }).findings).toMatchObject([
      { id: 'annotation-bad-value', severity: 'error' },
    ]);
  });

  it('stays a warning in strict parsing when it is harmful and does as it says', () => {
    const deprecated = { [`${service}cross-zone-load-balancing-enabled`]: 'true' };
    expect(parseAnnotations(deprecated, { ...nlb, strict: true }).findings).toMatchObject([
      { id: 'annotation-deprecated', severity: 'warning' },
    ]);
  });
});

describe('annotations that nobody should set', () => {
  it('are said to be written by the controller', () => {
    const { values, findings } = parseAnnotations({ 'alb.ingress.kubernetes.io/dry-run-plan': '{}' }, alb);
    expect(values).toEqual({});
    expect(findings).toMatchObject([{ id: 'annotation-output-only', severity: 'warning' }]);
  });

  it('are said to be removed, with what took their place', () => {
    const { values, findings } = parseAnnotations({ 'nginx.ingress.kubernetes.io/secure-backends': 'true' }, nginx);
    expect(values).toEqual({});
    expect(findings).toMatchObject([
      {
        id: 'annotation-removed',
        severity: 'warning',
        fix: expect.stringContaining('nginx.ingress.kubernetes.io/backend-protocol'),
      },
    ]);
  });
});

describe('the settings of a controller', () => {
  const snippet = { 'nginx.ingress.kubernetes.io/server-snippet': 'location /private { return 403; }' };

  it('let snippets be a warning as long as the ConfigMap is not known', () => {
    expect(parseAnnotations(snippet, nginx).findings).toMatchObject([{ id: 'annotation-risky', severity: 'warning' }]);
  });

  it('forbid snippets that the ConfigMap forbids', () => {
    const settings = { allowSnippetAnnotations: false };
    expect(parseAnnotations(snippet, { ...nginx, settings }).findings).toMatchObject([
      { id: 'annotation-risky', severity: 'error', effect: 'rejects' },
    ]);
  });

  it('allow what the ConfigMap allows', () => {
    const settings = { allowSnippetAnnotations: true, annotationsRiskLevel: 'Critical' } as const;
    expect(parseAnnotations(snippet, { ...nginx, settings }).findings).toEqual([]);
  });

  it('forbid annotations above the risk level', () => {
    const annotations = { 'nginx.ingress.kubernetes.io/whitelist-source-range': '10.0.0.0/8' };
    const settings = { annotationsRiskLevel: 'Low' } as const;
    expect(parseAnnotations(annotations, { ...nginx, settings }).findings.map(({ id }) => id)).toContain(
      'annotation-risky',
    );
  });

  it('deny references to other namespaces, once the namespace is known', () => {
    const annotations = { 'nginx.ingress.kubernetes.io/auth-tls-secret': 'vault/clients' };
    const ids = (namespace?: string, allowCrossNamespaceResources?: boolean) =>
      parseAnnotations(annotations, {
        ...nginx,
        namespace,
        settings: { allowCrossNamespaceResources },
      }).findings.map(({ id }) => id);
    expect(ids('shop')).toEqual(['annotation-cross-namespace']);
    expect(ids('vault')).toEqual([]);
    expect(ids()).toEqual([]);
    expect(ids('shop', true)).toEqual([]);
  });

  it('forbid tags that somebody else manages', () => {
    const annotations = { 'alb.ingress.kubernetes.io/tags': 'CostCenter=42' };
    const settings = { externalManagedTags: ['CostCenter'] };
    expect(parseAnnotations(annotations, { ...alb, settings }).findings).toMatchObject([
      { id: 'annotation-forbidden', effect: 'rejects' },
    ]);
  });
});
