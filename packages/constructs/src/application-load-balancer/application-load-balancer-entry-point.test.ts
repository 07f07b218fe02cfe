import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import { APPLICATION_LOAD_BALANCER_LIMITS } from '@eks-ingress/elbv2';
import { TerraformVariable, type TerraformStack } from 'cdktf';
import { AwsLoadBalancerController, type AwsLoadBalancerControllerProps } from '../index';
import { EksCluster, type ClusterCompute } from '../cluster/eks-cluster';
import {
  findingsOf,
  helmValuesOf,
  resourceOf,
  resourcesOf,
  synthesize,
  type SynthesizedStack,
  titleOf,
} from '../testing/synthesize';
import { ApplicationLoadBalancerEntryPoint } from './application-load-balancer-entry-point';
import type { ApplicationLoadBalancerEntryPointProps } from './application-load-balancer-entry-point-props';
import type { GroupedIngressProps } from './grouped-ingress';

const CERTIFICATE = 'arn:aws:acm:ap-northeast-2:111122223333:certificate/11111111-2222-4333-8444-555555555555';

const CART: GroupedIngressProps = {
  namespace: 'cart',
  services: { cart: { port: 80, healthCheck: { path: '/healthz' } } },
  routes: [{ host: 'shop.example.com', path: '/cart', to: { kind: 'service', service: 'cart' } }],
};
const SEARCH: GroupedIngressProps = {
  namespace: 'search',
  services: { search: { port: 8080, targetType: 'instance', type: 'NodePort' } },
  routes: [{ host: 'shop.example.com', to: { kind: 'service', service: 'search' } }],
};
const OIDC = {
  kind: 'oidc',
  issuer: 'https://login.example.com',
  authorizationEndpoint: 'https://login.example.com/authorize',
  tokenEndpoint: 'https://login.example.com/token',
  userInfoEndpoint: 'https://login.example.com/userinfo',
  secretName: 'login',
} as const;

type Props = Omit<ApplicationLoadBalancerEntryPointProps, 'cluster' | 'awsLoadBalancerController'>;

const SHOP: Props = {
  name: 'shop-public',
  scheme: 'internet-facing',
  tls: { certificate: { arn: CERTIFICATE, domainNames: ['*.example.com'] } },
  ingresses: { cart: CART, search: SEARCH },
};

interface Options extends Partial<Props> {
  readonly controller?: Partial<AwsLoadBalancerControllerProps> | 'installed' | 'none';
  readonly compute?: ClusterCompute;
}

function build({ controller = {}, compute, ...props }: Options = {}) {
  return (stack: TerraformStack) => {
    const cluster = new EksCluster(stack, 'Cluster', { name: 'shop', region: 'ap-northeast-2', compute });
    const awsLoadBalancerController =
      typeof controller === 'string'
        ? controller === 'none'
          ? undefined
          : controller
        : new AwsLoadBalancerController(stack, 'Controller', {
            cluster,
            identity: 'irsa',
            ingressGroupAnnotations: 'refused',
            ...controller,
          });
    return new ApplicationLoadBalancerEntryPoint(stack, 'public', {
      ...SHOP,
      ...props,
      cluster,
      awsLoadBalancerController,
    });
  };
}

const synthesizeShop = (options?: Options) =>
  synthesize((stack) => {
    build(options)(stack);
  });
const findings = (options?: Options) => findingsOf(build(options)).map(titleOf);
const params = (stack: SynthesizedStack) =>
  helmValuesOf(resourceOf(stack, 'helm_release', 'IngressClass'))['params'] as Record<string, unknown>;
const ingress = (stack: SynthesizedStack, key: string) =>
  resourceOf(stack, 'kubernetes_ingress_v1', `Ingress-${key}_`) as {
    readonly metadata: { readonly annotations: Readonly<Record<string, string>> };
    readonly spec: {
      readonly rule: readonly {
        readonly host?: string;
        readonly http: { readonly path: readonly Readonly<Record<string, unknown>>[] };
      }[];
    };
    readonly depends_on: readonly string[];
  };
const annotations = (stack: SynthesizedStack, key: string) =>
  Object.fromEntries(
    Object.entries(ingress(stack, key).metadata.annotations).map(([name, value]) => [name.split('/')[1], value]),
  );

const alone = (props: Partial<GroupedIngressProps>): Options => ({ ingresses: { cart: { ...CART, ...props } } });

test('an entry point as it should be has no finding', () => {
  expect(findings()).toEqual([]);
});

describe('the class', () => {
  test('decides about the load balancer, for the namespaces of its Ingresses only', () => {
    expect(params(synthesizeShop({ additionalNamespaces: ['blog'] }))).toEqual({
      group: { name: 'shop-public' },
      namespaceSelector: {
        matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['blog', 'cart', 'search'] }],
      },
      loadBalancerName: 'shop-public',
      scheme: 'internet-facing',
      ipAddressType: 'ipv4',
      certificateArn: [CERTIFICATE],
      sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
      sslRedirectPort: '443',
      inboundCIDRs: ['0.0.0.0/0'],
      loadBalancerAttributes: [
        { key: 'access_logs.s3.enabled', value: 'false' },
        { key: 'deletion_protection.enabled', value: 'false' },
        { key: 'routing.http.drop_invalid_header_fields.enabled', value: 'true' },
      ],
    });
  });

  test('has what was asked for beside it', () => {
    const stack = synthesizeShop({
      subnets: { ids: ['subnet-0a1b2c3d4e5f60711', 'subnet-0a1b2c3d4e5f60712'] },
      clients: [{ cidr: '203.0.113.0/24' }, { prefixListId: 'pl-0a1b2c3d4e5f60711' }],
      accessLogs: { bucket: 'shop-logs', prefix: 'alb' },
      attributes: { 'idle_timeout.timeout_seconds': '30' },
      minimumCapacityUnits: 100,
      webAcl: { arn: 'arn:aws:wafv2:ap-northeast-2:111122223333:regional/webacl/shop/1' },
      tags: { Team: 'edge' },
    });
    expect(params(stack)).toMatchObject({
      subnets: { ids: ['subnet-0a1b2c3d4e5f60711', 'subnet-0a1b2c3d4e5f60712'] },
      inboundCIDRs: ['203.0.113.0/24'],
      prefixListsIDs: ['pl-0a1b2c3d4e5f60711'],
      loadBalancerAttributes: expect.arrayContaining([
        { key: 'access_logs.s3.bucket', value: 'shop-logs' },
        { key: 'idle_timeout.timeout_seconds', value: '30' },
      ]),
      minimumLoadBalancerCapacity: { capacityUnits: 100 },
      wafv2AclArn: 'arn:aws:wafv2:ap-northeast-2:111122223333:regional/webacl/shop/1',
      tags: [{ key: 'Team', value: 'edge' }],
    });
  });

  test('admits the VPC when it is internal, and both families when it is dual-stack', () => {
    const internal = resourceOf(synthesizeShop({ scheme: 'internal' }), 'helm_release', 'IngressClass');
    expect(String((internal['values'] as string[])[0])).toMatch(
      /"inboundCIDRs":\$\{jsonencode\(data\.aws_vpc\.\w+\.cidr_block_associations\[\*\]\.cidr_block\)\}/,
    );
    expect(params(synthesizeShop({ ipAddressType: 'dualstack' }))).toMatchObject({
      inboundCIDRs: ['0.0.0.0/0', '::/0'],
    });
  });

  test('comes after the controller, and its chart reads every value', () => {
    const release = resourceOf(synthesizeShop(), 'helm_release', 'IngressClass');
    expect(release).toMatchObject({
      name: 'shop-public-ingress-class',
      namespace: 'kube-system',
      wait: true,
      depends_on: [expect.stringMatching(/^helm_release\.Controller_/)],
    });
    const folder = join(__dirname, '../../charts/ingress-class/templates');
    const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
    const read = texts.flatMap((text) => [...text.matchAll(/\.Values\.(\w+)/g)].map(([, name]) => name));
    expect(Object.keys(helmValuesOf(release)).sort()).toEqual([...new Set(read)].sort());
  });

  test('keeps the scheme of a load balancer that is protected', () => {
    const stack = synthesizeShop({ deletionProtection: true });
    expect(resourceOf(stack, 'helm_release', 'IngressClass')['lifecycle']).toMatchObject({
      precondition: [{ condition: expect.stringContaining('output == "internet-facing"') }],
    });
  });

  test('is kept by its first Ingress, and lets the others go', () => {
    const stack = synthesizeShop({ deletionProtection: true });
    expect(ingress(stack, 'cart')).toMatchObject({ lifecycle: { prevent_destroy: true } });
    expect(annotations(stack, 'cart')['load-balancer-attributes']).toBe('deletion_protection.enabled=true');
    expect(ingress(stack, 'search')).not.toHaveProperty('lifecycle');
    expect(annotations(stack, 'search')).not.toHaveProperty('load-balancer-attributes');
    expect(ingress(synthesizeShop(), 'cart')).not.toHaveProperty('lifecycle');
    expect(findings({ deletionProtection: true, unhealthyHostAlarm: { actions: [] } })).toEqual([]);
  });
});

describe('an Ingress', () => {
  test('is of the class, waited for, and stands where it is written', () => {
    const stack = synthesizeShop();
    expect(ingress(stack, 'cart')).toMatchObject({
      metadata: { name: 'shop-public-cart', namespace: 'cart' },
      spec: { ingress_class_name: 'shop-public' },
      wait_for_load_balancer: true,
      depends_on: expect.arrayContaining([
        expect.stringMatching(/^helm_release\.public_IngressClass_/),
        expect.stringMatching(/^kubernetes_annotations\.public_Service-cart-cart/),
      ]),
    });
    expect([annotations(stack, 'cart')['group.order'], annotations(stack, 'search')['group.order']]).toEqual([
      '-1000',
      '-999',
    ]);
  });

  test('names no class and no group by annotation', () => {
    const keys = Object.keys(ingress(synthesizeShop(), 'cart').metadata.annotations);
    expect(keys.filter((key) => key.endsWith('group.name') || key.endsWith('ingress.class'))).toEqual([]);
  });

  test.each<[string, Options, string, string | undefined]>([
    ['redirects', {}, '[{"HTTP":80},{"HTTPS":443}]', '443'],
    ['is closed', { http: 'closed' }, '[{"HTTPS":443}]', undefined],
    ['serves as well', { http: 'serve' }, '[{"HTTP":80},{"HTTPS":443}]', undefined],
    ['redirects to another port', { ports: { http: 8080, https: 8443 } }, '[{"HTTP":8080},{"HTTPS":8443}]', '8443'],
    ['is all there is', { tls: undefined, scheme: 'internal' }, '[{"HTTP":80}]', undefined],
  ])('listens on its ports when clear text %s', (_what, options, ports, redirect) => {
    const stack = synthesize((scope) => {
      build({ ...options })(scope);
    });
    expect(annotations(stack, 'search')['listen-ports']).toBe(ports);
    const release = resourceOf(stack, 'helm_release', 'IngressClass');
    expect(/"sslRedirectPort":"(\d+)"/.exec(String((release['values'] as string[])[0]))?.[1]).toBe(redirect);
  });

  test('opens the targets to security groups of its own', () => {
    expect(annotations(synthesizeShop({ securityGroupIds: ['sg-0a1b2c3d4e5f60718'] }), 'cart')).toMatchObject({
      'security-groups': 'sg-0a1b2c3d4e5f60718',
      'manage-backend-security-group-rules': 'true',
    });
  });

  test('has an action for what is not one Service', () => {
    const stack = synthesizeShop(
      alone({
        services: { cart: { port: 80 }, canary: { port: 80 } },
        routes: [
          { host: 'www.example.com', to: { kind: 'redirect', host: 'shop.example.com' } },
          {
            host: 'shop.example.com',
            path: '/old',
            to: { kind: 'fixed-response', statusCode: 410, messageBody: 'Gone' },
          },
          {
            host: 'shop.example.com',
            to: { kind: 'weighted', weights: { cart: 90, canary: 10 }, stickiness: 300 },
          },
        ],
      }),
    );
    const own = annotations(stack, 'cart');
    expect(JSON.parse(own['actions.redirect-0'] ?? '')).toEqual({
      type: 'redirect',
      redirectConfig: { host: 'shop.example.com', statusCode: 'HTTP_301' },
    });
    expect(JSON.parse(own['actions.fixed-response-1'] ?? '')).toEqual({
      type: 'fixed-response',
      fixedResponseConfig: { statusCode: '410', messageBody: 'Gone' },
    });
    expect(JSON.parse(own['actions.weighted-2'] ?? '')).toEqual({
      type: 'forward',
      forwardConfig: {
        targetGroups: [
          { serviceName: 'cart', servicePort: 80, weight: 90 },
          { serviceName: 'canary', servicePort: 80, weight: 10 },
        ],
        targetGroupStickinessConfig: { enabled: true, durationSeconds: 300 },
      },
    });
    expect(ingress(stack, 'cart').spec.rule).toEqual([
      {
        host: 'www.example.com',
        http: {
          path: [
            {
              path: '/',
              path_type: 'Prefix',
              backend: { service: { name: 'redirect-0', port: { name: 'use-annotation' } } },
            },
          ],
        },
      },
      {
        host: 'shop.example.com',
        http: {
          path: [
            {
              path: '/old',
              path_type: 'Prefix',
              backend: { service: { name: 'fixed-response-1', port: { name: 'use-annotation' } } },
            },
            {
              path: '/',
              path_type: 'Prefix',
              backend: { service: { name: 'weighted-2', port: { name: 'use-annotation' } } },
            },
          ],
        },
      },
    ]);
  });

  test('puts the particular before the general', () => {
    const to = { kind: 'service', service: 'cart' } as const;
    const conditions = [{ field: 'http-request-method', httpRequestMethodConfig: { values: ['POST'] } }] as const;
    const stack = synthesizeShop(
      alone({
        routes: [
          { to },
          { host: '*.example.com', to },
          { host: 'shop.example.com', to },
          { host: 'shop.example.com', conditions, to },
        ],
      }),
    );
    const rules = ingress(stack, 'cart').spec.rule;
    expect(rules.map(({ host }) => host)).toEqual(['shop.example.com', '*.example.com', undefined]);
    expect(rules[0]?.http.path.map(({ backend }) => JSON.stringify(backend))).toEqual([
      '{"service":{"name":"service-3","port":{"name":"use-annotation"}}}',
      '{"service":{"name":"cart","port":{"number":80}}}',
    ]);
    expect(annotations(stack, 'cart')['conditions.service-3']).toContain('POST');
    expect(findings(alone({ routes: [{ to }, { host: 'shop.example.com', to }] }))).toEqual([]);
  });

  test('asks users to log in, with a Secret that the controller alone may read', () => {
    const stack = synthesizeShop(alone({ authentication: { ...OIDC, scope: 'openid email' } }));
    expect(annotations(stack, 'cart')).toMatchObject({
      'auth-type': 'oidc',
      'auth-idp-oidc': expect.stringContaining('"secretName":"login"'),
      'auth-on-unauthenticated-request': 'authenticate',
      'auth-scope': 'openid email',
    });
    expect(resourcesOf(stack, 'kubernetes_secret_v1')).toEqual([]);
    expect(resourceOf(stack, 'kubernetes_role_v1')).toMatchObject({
      metadata: { name: 'shop-public-cart-authentication', namespace: 'cart' },
      rule: [{ resources: ['secrets'], resource_names: ['login'], verbs: ['get', 'list', 'watch'] }],
    });
    expect(resourceOf(stack, 'kubernetes_role_binding_v1')).toMatchObject({
      subject: [{ kind: 'ServiceAccount', name: 'aws-load-balancer-controller', namespace: 'kube-system' }],
    });
    expect(ingress(stack, 'cart').depends_on).toEqual(
      expect.arrayContaining([expect.stringMatching(/^kubernetes_role_binding_v1\./)]),
    );
  });

  test('asks users of a Cognito user pool to log in, which needs no Secret', () => {
    const stack = synthesizeShop(
      alone({
        authentication: {
          kind: 'cognito',
          userPoolArn: 'arn:aws:cognito-idp:ap-northeast-2:111122223333:userpool/ap-northeast-2_aBcDeFgHi',
          userPoolClientId: '1example23456789',
          userPoolDomain: 'shop',
        },
      }),
    );
    expect(annotations(stack, 'cart')['auth-idp-cognito']).toContain('"userPoolClientID":"1example23456789"');
    expect(resourcesOf(stack, 'kubernetes_role_v1')).toEqual([]);
  });
});

describe('a Service', () => {
  test('that exists gets its settings as annotations', () => {
    const stack = synthesizeShop();
    expect(resourceOf(stack, 'kubernetes_annotations', 'cart-cart')).toMatchObject({
      api_version: 'v1',
      kind: 'Service',
      metadata: { name: 'cart', namespace: 'cart' },
      annotations: { 'alb.ingress.kubernetes.io/healthcheck-path': '/healthz' },
      field_manager: 'shop-public',
    });
  });

  test('that somebody else annotates is told what to write', () => {
    const owned: Options = alone({
      services: { cart: { port: 80, healthCheck: { path: '/healthz' }, annotatedBy: 'owner' } },
    });
    expect(resourcesOf(synthesizeShop(owned), 'kubernetes_annotations')).toEqual([]);
    let written: unknown;
    synthesize((stack) => {
      written = build(owned)(stack).serviceAnnotations;
    });
    expect(written).toEqual({ 'cart/cart': { 'alb.ingress.kubernetes.io/healthcheck-path': '/healthz' } });
  });

  test('that is created has the ports on nodes that its targets need', () => {
    const create = { selector: { app: 'cart' }, targetPort: 8080 };
    const serviceWith = (targetType: 'ip' | 'instance') =>
      resourceOf(
        synthesizeShop(alone({ services: { cart: { port: 80, targetType, create } } })),
        'kubernetes_service_v1',
      );
    expect(serviceWith('instance')).toMatchObject({
      metadata: { name: 'cart', annotations: { 'alb.ingress.kubernetes.io/target-type': 'instance' } },
      spec: { type: 'NodePort', selector: { app: 'cart' }, port: [{ port: 80, target_port: '8080' }] },
    });
    expect(serviceWith('ip')).toMatchObject({ spec: { type: 'ClusterIP' } });
  });

  test('behind two Ingresses is annotated once', () => {
    const stack = synthesizeShop({
      ingresses: {
        cart: CART,
        more: {
          ...CART,
          routes: [{ host: 'more.example.com', to: CART.routes[0]?.to ?? { kind: 'service', service: 'cart' } }],
        },
      },
    });
    expect(resourcesOf(stack, 'kubernetes_annotations')).toHaveLength(1);
  });
});

test('what an Ingress waits for comes before its Services, too', () => {
  const stack = synthesize((scope) => {
    const namespace = new NamespaceV1(scope, 'Namespace', { metadata: { name: 'cart' } });
    build(alone({ dependencies: [namespace] }))(scope);
  });
  const waits = expect.arrayContaining([expect.stringMatching(/^kubernetes_namespace_v1\.Namespace/)]);
  expect(ingress(stack, 'cart').depends_on).toEqual(waits);
  expect(resourceOf(stack, 'kubernetes_annotations')['depends_on']).toEqual(waits);
});

test('targets of every target group are watched, of those that come later, too', () => {
  const actions = ['arn:aws:sns:ap-northeast-2:111122223333:on-call'];
  expect(resourceOf(synthesizeShop({ unhealthyHostAlarm: { actions } }), 'aws_cloudwatch_metric_alarm')).toMatchObject({
    alarm_name: 'shop-public-unhealthy-hosts',
    metric_query: [
      {
        expression: expect.stringMatching(
          /^SELECT MAX\(UnHealthyHostCount\) FROM SCHEMA\("AWS\/ApplicationELB", LoadBalancer, TargetGroup\) WHERE LoadBalancer = '\$\{data\.aws_lb\.\w+\.arn_suffix\}'$/,
        ),
        period: 60,
        return_data: true,
      },
    ],
    evaluation_periods: 3,
    treat_missing_data: 'breaching',
    alarm_actions: actions,
    ok_actions: actions,
  });
  expect(resourcesOf(synthesizeShop(), 'aws_cloudwatch_metric_alarm')).toEqual([]);
});

describe('host names', () => {
  const dns = { hostedZone: { id: 'Z0123456789ABCDEFGHIJ', name: 'example.com' } };

  test('of the routes point to the load balancer that the first Ingress is told', () => {
    const stack = synthesizeShop({ dns });
    expect(resourceOf(stack, 'aws_route53_record')).toMatchObject({
      name: 'shop.example.com',
      alias: {
        name: expect.stringMatching(
          /^\$\{kubernetes_ingress_v1\.public_Ingress-cart_\w+\.status\[0\]\.load_balancer\[0\]\.ingress\[0\]\.hostname\}$/,
        ),
        zone_id: expect.stringMatching(/^\$\{data\.aws_lb\.public_LoadBalancer_/),
      },
    });
  });
});

describe('findings about records', () => {
  const hostedZone = { id: 'Z0123456789ABCDEFGHIJ', name: 'example.org' };

  test('point to the route that the name is of, or to the names that are given', () => {
    expect(findings({ dns: { hostedZone } })).toEqual(['ingresses.cart.routes.0.host: alias-host-name-outside-zone']);
    expect(findings({ dns: { hostedZone, hostNames: ['shop.example.com'] } })).toEqual([
      'dns.hostNames.0: alias-host-name-outside-zone',
    ]);
  });
});

describe('what went wrong before', () => {
  const route = (to: GroupedIngressProps['routes'][number]['to'], path = '/') =>
    alone({ routes: [{ host: 'shop.example.com', path, to }] });

  test.each<[string, Options, string[]]>([
    [
      'no controller that builds it',
      { controller: 'none' },
      ['awsLoadBalancerController: application-load-balancer-controller-missing'],
    ],
    [
      'a group that any namespace joins by annotation',
      { controller: { ingressGroupAnnotations: 'allowed' } },
      ['awsLoadBalancerController.ingressGroupAnnotations: application-load-balancer-group-open (warning)'],
    ],
    [
      'a name with a capital letter',
      { name: 'Shop' },
      ['name: application-load-balancer-object-name', 'name: ingress-class-params-group'],
    ],
    [
      'targets on nodes that have no port for them',
      alone({ services: { cart: { port: 80, targetType: 'instance' } } }),
      ['ingresses.cart.routes.0.to: ingress-backend-target-type'],
    ],
    [
      'a login that clear text leads past',
      { ...alone({ authentication: OIDC }), http: 'serve' },
      ['ingresses.cart.authentication: ingress-open-listener (warning)'],
    ],
    [
      'a login without TLS',
      { ...alone({ authentication: OIDC }), tls: undefined, scheme: 'internal' },
      [
        'ingresses.cart.authentication: application-load-balancer-authentication-without-tls',
        'ingresses.cart.authentication: ingress-open-listener (warning)',
      ],
    ],
    [
      'redirects that lead in a circle',
      alone({
        services: {},
        routes: [
          { host: 'www.example.com', to: { kind: 'redirect', host: 'shop.example.com' } },
          { host: 'shop.example.com', to: { kind: 'redirect', host: 'www.example.com' } },
        ],
      }),
      ['ingresses.cart.routes.0: ingress-redirect-circle', 'ingresses.cart.routes.1: ingress-redirect-circle'],
    ],
    [
      'a redirect back to clear text',
      alone({
        services: {},
        routes: [{ host: 'a.example.com', to: { kind: 'redirect', protocol: 'HTTP', port: 80 } }],
      }),
      ['ingresses.cart.routes.0: ingress-redirect-circle'],
    ],
    [
      'the security policy of 2016',
      { tls: { certificate: { arn: CERTIFICATE }, policy: 'ELBSecurityPolicy-2016-08' } },
      ['tls.policy: application-listener-ssl-policy-withdrawn-tls (warning)'],
    ],
    [
      'a path with a wildcard',
      route({ kind: 'service', service: 'cart' }, '/*'),
      ['ingresses.cart.routes.0.path: ingress-path-wildcard'],
    ],
    [
      'a route that another one swallows',
      { ingresses: { search: SEARCH, cart: CART } },
      ['ingresses.cart.routes.0: ingress-rule-unreachable (warning)'],
    ],
    [
      'a certificate of another region',
      { tls: { certificate: { arn: CERTIFICATE.replace('ap-northeast-2', 'us-east-1') } } },
      ['tls.certificate: application-listener-certificate-region'],
    ],
    [
      'a host that no certificate is valid for',
      { tls: { certificate: { arn: CERTIFICATE, domainNames: ['example.com'] } } },
      ['tls: application-load-balancer-host-without-certificate (warning)'],
    ],
    ['clear text from the internet', { tls: undefined }, ['tls: application-load-balancer-clear-text (warning)']],
    [
      'clients beside security groups that decide about them',
      { clients: [{ cidr: '10.0.0.0/8' }], securityGroupIds: ['sg-0a1b2c3d4e5f60718'] },
      ['clients: application-load-balancer-clients-unused'],
    ],
    ['a network with host bits', { clients: [{ cidr: '10.0.0.1/8' }] }, ['clients: ingress-class-params-cidr']],
    [
      'a Service that is misspelt',
      route({ kind: 'service', service: 'card' }),
      [
        'ingresses.cart.routes.0.to: application-load-balancer-service-unknown',
        'ingresses.cart.services.cart: application-load-balancer-service-unused (warning)',
      ],
    ],
    [
      'a status that no fixed response has',
      alone({ services: {}, routes: [{ to: { kind: 'fixed-response', statusCode: 301 } }] }),
      ['ingresses.cart.routes.0.to: annotation-bad-value'],
    ],
    [
      'a health check that never ends',
      alone({ services: { cart: { port: 80, healthCheck: { interval: 5, timeout: 10 } } } }),
      ['ingresses.cart.services.cart.healthCheck.timeout: application-health-check-timeout-interval'],
    ],
    [
      'the same of every Service',
      alone({ services: { cart: { port: 80 } }, targets: { healthCheck: { path: 'healthz' } } }),
      ['ingresses.cart.targets.healthCheck.path: application-health-check-path'],
    ],
    [
      'a health check out of bounds',
      alone({ services: { cart: { port: 80, healthCheck: { interval: 1 } } } }),
      ['ingresses.cart.services.cart.healthCheck.interval: annotation-bad-value'],
    ],
    [
      'gRPC over clear text',
      { ...alone({ services: { cart: { port: 80, protocolVersion: 'GRPC' } } }), tls: undefined, scheme: 'internal' },
      ['http: application-listener-protocol-version'],
    ],
    [
      'two settings of one Service',
      {
        ingresses: {
          cart: CART,
          more: {
            ...CART,
            services: { cart: { port: 80 } },
            routes: [{ host: 'b.example.com', to: { kind: 'service', service: 'cart' } }],
          },
        },
      },
      ['ingresses.more.services.cart: application-load-balancer-service-settings'],
    ],
    [
      'nodes as targets on Fargate',
      { compute: 'fargate' },
      ['ingresses.search.services.search.targetType: application-load-balancer-fargate-targets'],
    ],
    ['a cluster in Auto Mode', { compute: 'auto-mode' }, [': compute-auto-mode']],
    [
      'a web ACL that the controller may not look up',
      { webAcl: { name: 'shop' } },
      ['webAcl.name: application-load-balancer-add-on-off'],
    ],
    [
      'protection, and nobody who is told of unhealthy targets',
      { deletionProtection: true },
      ['unhealthyHostAlarm: unhealthy-host-alarm-missing (warning)'],
    ],
    ['no Ingress at all', { ingresses: {} }, ['ingresses: application-load-balancer-ingresses-empty']],
    ['one subnet', { subnets: { ids: ['subnet-0a1b2c3d4e5f60711'] } }, ['subnets: application-load-balancer-subnets']],
    [
      'a subnet twice',
      { subnets: { ids: ['subnet-0a1b2c3d4e5f60711', 'subnet-0a1b2c3d4e5f60711'] } },
      ['subnets.ids.1: ingress-class-params-subnets'],
    ],
  ])('%s', (_what, options, expected) => {
    expect(findings(options)).toEqual(expected);
  });

  test('two entry points of one name', () => {
    const found = findingsOf((stack) => {
      const { ingresses } = SHOP;
      const entryPoint = build()(stack);
      new ApplicationLoadBalancerEntryPoint(stack, 'second', {
        ...SHOP,
        ingresses,
        cluster: new EksCluster(stack, 'Other', { name: 'shop', region: 'ap-northeast-2' }),
        awsLoadBalancerController: 'installed',
        name: entryPoint.name,
      });
    });
    expect(found.map(({ constructPath, diagnostic }) => `${constructPath}: ${diagnostic.id}`)).toEqual([
      'test/second: application-load-balancer-repeated',
    ]);
  });

  test('a Service that two entry points create', () => {
    const create = { selector: { app: 'cart' } };
    const found = findingsOf((stack) => {
      const options = alone({ services: { cart: { port: 80, create } } });
      build(options)(stack);
      new ApplicationLoadBalancerEntryPoint(stack, 'internal', {
        ...SHOP,
        ...options,
        name: 'shop-internal',
        cluster: new EksCluster(stack, 'Other', { name: 'shop', region: 'ap-northeast-2' }),
        awsLoadBalancerController: 'installed',
      });
    });
    expect(found.map(titleOf)).toEqual([
      'ingresses.cart.services.cart.create: application-load-balancer-service-created-twice',
    ]);
  });

  test('more rules than a load balancer may have', () => {
    const routes = Array.from({ length: APPLICATION_LOAD_BALANCER_LIMITS.rules + 1 }, (_, index) => ({
      path: `/${index}`,
      to: { kind: 'service', service: 'cart' } as const,
    }));
    expect(findings(alone({ routes }))).toEqual(['ingresses: application-load-balancer-rules (warning)']);
  });
});

test('what is known only after apply is not judged', () => {
  const found = findingsOf((stack) => {
    const text = (id: string) => new TerraformVariable(stack, id, { type: 'string' }).stringValue;
    build({
      tls: { certificate: { arn: text('Certificate') } },
      subnets: { ids: [text('SubnetA'), text('SubnetB')] },
      clients: [{ cidr: text('Network') }],
      webAcl: { arn: text('WebAcl') },
    })(stack);
  });
  expect(found).toEqual([]);
});

describe('subnets are checked at every plan', () => {
  const checks = (options: Options) =>
    JSON.stringify((synthesizeShop(options) as unknown as { readonly check: unknown }).check);

  test('those that are found by their tags', () => {
    const stack = synthesizeShop();
    expect(Object.values(stack.data['aws_subnets'] ?? {})[0]).toMatchObject({
      filter: [{ name: 'vpc-id' }, { name: 'tag:kubernetes.io/role/elb', values: ['', '1'] }],
    });
    expect(checks({})).toMatch(/length\(data\.aws_subnets\.\w+\.ids\) >= 2/);
    const internal = synthesizeShop({ scheme: 'internal' });
    expect(JSON.stringify(internal.data['aws_subnets'])).toContain('tag:kubernetes.io/role/internal-elb');
  });

  test('those that are given', () => {
    const text = checks({ subnets: { ids: ['subnet-0a1b2c3d4e5f60711', 'subnet-0a1b2c3d4e5f60712'] } });
    expect(text).toContain('availability_zone');
    expect(text).toContain('available_ip_address_count');
  });
});
