import { formatAnnotations } from '../../format-annotations';
import { parseAnnotations } from '../../parse-annotations';

const alb = { on: 'Ingress', controller: 'aws-load-balancer-controller' } as const;
const prefix = 'alb.ingress.kubernetes.io/';

const compileOnly = (check: () => unknown) => expect(typeof check).toBe('function');

function findingsOf(annotations: Readonly<Record<string, string>>) {
  const named = Object.entries(annotations).map(([key, value]) => [`${prefix}${key}`, value]);
  return parseAnnotations(Object.fromEntries(named), alb).findings.map(({ id, severity, path }) => [
    id,
    severity,
    String(path[0]).slice(prefix.length),
  ]);
}

describe('values of an Ingress', () => {
  it('are written in their canonical spelling', () => {
    expect(
      formatAnnotations({
        'alb.ingress.kubernetes.io/conditions.beta': [
          { field: 'http-header', httpHeaderConfig: { httpHeaderName: 'X-Beta', values: ['1'] } },
          { field: 'source-ip', sourceIPConfig: { values: ['10.0.0.0/8'] } },
        ],
        'alb.ingress.kubernetes.io/transforms.api': [
          { type: 'url-rewrite', urlRewriteConfig: { rewrites: [{ regex: '^/api/(.*)$', replace: '/$1' }] } },
        ],
        'alb.ingress.kubernetes.io/mutual-authentication': [{ port: 443, mode: 'verify', trustStore: 'clients' }],
        'alb.ingress.kubernetes.io/minimum-load-balancer-capacity': { CapacityUnits: 500 },
        'alb.ingress.kubernetes.io/frontend-nlb-listener-port-mapping': { 80: 8080, 443: 8443 },
        'alb.ingress.kubernetes.io/target-control-port.shop.http': 3000,
      }),
    ).toEqual({
      'alb.ingress.kubernetes.io/conditions.beta':
        '[{"field":"http-header","httpHeaderConfig":{"httpHeaderName":"X-Beta","values":["1"]}},{"field":"source-ip","sourceIPConfig":{"values":["10.0.0.0/8"]}}]',
      'alb.ingress.kubernetes.io/transforms.api':
        '[{"type":"url-rewrite","urlRewriteConfig":{"rewrites":[{"regex":"^/api/(.*)$","replace":"/$1"}]}}]',
      'alb.ingress.kubernetes.io/mutual-authentication': '[{"mode":"verify","port":443,"trustStore":"clients"}]',
      'alb.ingress.kubernetes.io/minimum-load-balancer-capacity': 'CapacityUnits=500',
      'alb.ingress.kubernetes.io/frontend-nlb-listener-port-mapping': '80=8080,443=8443',
      'alb.ingress.kubernetes.io/target-control-port.shop.http': '3000',
    });
  });

  it('are checked by the compiler', () => {
    compileOnly(() =>
      formatAnnotations({
        // @ts-expect-error -- there is no such field
        'alb.ingress.kubernetes.io/conditions.beta': [{ field: 'cookie', cookieConfig: { values: ['beta'] } }],
      }),
    );
    compileOnly(() =>
      formatAnnotations({
        // @ts-expect-error -- the configuration belongs to another field
        'alb.ingress.kubernetes.io/conditions.beta': [{ field: 'source-ip', hostHeaderConfig: { values: ['a'] } }],
      }),
    );
    compileOnly(() =>
      formatAnnotations({
        'alb.ingress.kubernetes.io/actions.split': {
          type: 'forward',
          // @ts-expect-error -- a weight is a number
          forwardConfig: { targetGroups: [{ serviceName: 'cart', servicePort: 80, weight: '20' }] },
        },
      }),
    );
    compileOnly(() =>
      formatAnnotations({
        'alb.ingress.kubernetes.io/actions.tls': {
          type: 'redirect',
          // @ts-expect-error -- the port of a redirect is text
          redirectConfig: { port: 443, statusCode: 'HTTP_301' },
        },
      }),
    );
    compileOnly(() =>
      formatAnnotations({
        // @ts-expect-error -- a trust store is for the mode "verify"
        'alb.ingress.kubernetes.io/mutual-authentication': [{ port: 443, mode: 'off', trustStore: 'clients' }],
      }),
    );
    compileOnly(() =>
      formatAnnotations({
        // @ts-expect-error -- the key is CapacityUnits
        'alb.ingress.kubernetes.io/minimum-load-balancer-capacity': { capacityUnits: 500 },
      }),
    );
    compileOnly(() =>
      formatAnnotations({
        // @ts-expect-error -- the user pool lacks its client and its domain
        'alb.ingress.kubernetes.io/auth-idp-cognito': { userPoolARN: 'arn' },
      }),
    );
    const onPod = { 'elbv2.k8s.aws/alb-target-control-agent-image': 'agent' };
    // @ts-expect-error -- it belongs on a Pod
    compileOnly(() => formatAnnotations({ 'alb.ingress.kubernetes.io/scheme': 'internal', ...onPod }));
    compileOnly(() => formatAnnotations(onPod));
    compileOnly(() =>
      formatAnnotations({
        // @ts-expect-error -- the controller writes it
        'alb.ingress.kubernetes.io/dry-run-plan': '{}',
      }),
    );
  });
});

describe('annotations of an Ingress that need each other', () => {
  it.each([
    [{ 'acm-pca-arn': 'arn' }, ['annotation-feature-gate', 'warning', 'acm-pca-arn']],
    [{ 'frontend-nlb-scheme': 'internal' }, ['annotation-missing-companion', 'warning', 'frontend-nlb-scheme']],
    [
      { 'manage-backend-security-group-rules': 'true' },
      ['annotation-missing-companion', 'warning', 'manage-backend-security-group-rules'],
    ],
    [{ 'inbound-cidrs': '10.0.0.0/8', 'security-groups': 'sg-a' }, ['annotation-conflict', 'warning', 'inbound-cidrs']],
    [
      { 'security-group-prefix-lists': 'pl-a', 'security-groups': 'sg-a' },
      ['annotation-conflict', 'warning', 'security-group-prefix-lists'],
    ],
    [
      { 'target-type': 'ip', 'target-node-labels': 'role=edge' },
      ['annotation-conflict', 'warning', 'target-node-labels'],
    ],
    [{ 'wafv2-acl-arn': 'arn', 'wafv2-acl-name': 'shop' }, ['annotation-conflict', 'warning', 'wafv2-acl-arn']],
    [
      { 'ip-address-type': 'dualstack-without-public-ipv4', scheme: 'internal' },
      ['annotation-conflict', 'error', 'ip-address-type'],
    ],
  ])('are held against each other: %j', (annotations, finding) => {
    expect(findingsOf(annotations as Readonly<Record<string, string>>)).toEqual([finding]);
  });

  it.each([
    [{ 'inbound-cidrs': '10.0.0.0/8', 'security-groups': '' }],
    [{ 'manage-backend-security-group-rules': 'true', 'security-groups': 'sg-a' }],
    [{ 'frontend-nlb-scheme': 'internal', 'enable-frontend-nlb': 'true' }],
    [{ 'frontend-nlb-scheme': 'internal', 'group.name': 'edge' }],
    [{ 'group.order': '5' }],
    [{ 'wafv2-acl-arn': 'arn', 'wafv2-acl-name': '' }],
  ])('are content with %j', (annotations) => {
    expect(findingsOf(annotations as Readonly<Record<string, string>>)).toEqual([]);
  });

  it('leave a bad value alone that the controller does not even look at', () => {
    expect(findingsOf({ 'frontend-nlb-scheme': 'public' })).toEqual([
      ['annotation-missing-companion', 'warning', 'frontend-nlb-scheme'],
    ]);
  });

  it('say what an empty value does', () => {
    expect(findingsOf({ 'wafv2-acl-arn': '' })).toEqual([['annotation-harmful-value', 'warning', 'wafv2-acl-arn']]);
    expect(findingsOf({ subnets: '' })).toEqual([['annotation-bad-value', 'error', 'subnets']]);
    expect(findingsOf({ 'customer-owned-ipv4-pool': '' })).toEqual([
      ['annotation-bad-value', 'error', 'customer-owned-ipv4-pool'],
    ]);
  });

  it('say that the controller writes a key itself', () => {
    expect(findingsOf({ 'dry-run-plan': '{}' })).toMatchObject([['annotation-output-only', 'warning', 'dry-run-plan']]);
  });
});
