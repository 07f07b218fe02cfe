import type { ApplicationLoadBalancerEntryPointProps as Props } from '../application-load-balancer/application-load-balancer-entry-point-props';
import type { ChangeEffect } from './change-effect';
import type { ChangeCase, ChangeCondition, PropChange, PropChanges } from './prop-change';
import { CONTROLLER_SOURCE } from './provider-sources';
import {
  alarmChanges,
  certificateChanges,
  CLIENTS_OF_RULES,
  COMPARED,
  dnsChanges,
  sampleCertificate,
  under,
  ORDERED_AFTER,
} from './shared-prop-changes';

type Condition = ChangeCondition<Props>;

const firstIngressGone: Condition = {
  says: 'where the last Ingress of the load balancer is removed',
  holds: ({ before, after }) =>
    Object.keys(before.ingresses).every((key) => !Object.keys(after.ingresses).includes(key)),
};

const anIngressGone: Condition = {
  says: 'where an Ingress is removed',
  holds: ({ before, after }) => Object.keys(before.ingresses).some((key) => !(key in after.ingresses)),
};

const annotatedByOwners: Condition = {
  says: 'where its owner annotates the Service, once that is done',
  holds: ({ before, after }) =>
    Object.entries(after.ingresses).every(([key, { services = {} }]) =>
      Object.entries(services).every(
        ([name, service]) =>
          (service.annotatedBy === 'owner' && service.create === undefined) ||
          JSON.stringify(service) === JSON.stringify(before.ingresses[key]?.services?.[name]),
      ),
    ),
};

const LOAD_BALANCER = CONTROLLER_SOURCE('pkg/ingress/model_build_load_balancer.go');
const LISTENER = CONTROLLER_SOURCE('pkg/ingress/model_build_listener.go');
const RULES = CONTROLLER_SOURCE('pkg/ingress/model_build_actions.go');
const TARGETS = CONTROLLER_SOURCE('pkg/ingress/model_build_target_group.go');

/** An Ingress, or the parameters of its class, are updated, and the controller makes of it what it says. */
function built(
  source: string,
  edits: readonly unknown[],
  more: Partial<PropChange<Props>> & { readonly makes?: ChangeEffect } = {},
): PropChange<Props> {
  const { makes = 'in-place', ...row } = more;
  const effect: readonly ChangeCase<Props>[] = [{ effect: makes, ...(makes !== 'in-place' && { plan: 'in-place' }) }];
  return { effect, source, edits, ...row };
}

const ANOTHER_GROUP = 'The rule leads to an empty target group until its first targets are healthy: clients get 503.';

/** How targets are reached and checked, of an Ingress or of a Service. */
const targets = {
  targetType: built(TARGETS, ['ip', 'instance'], { makes: 'target-group-replaced', clients: ANOTHER_GROUP }),
  protocol: built(TARGETS, ['HTTP', 'HTTPS'], { makes: 'target-group-replaced', clients: ANOTHER_GROUP }),
  protocolVersion: built(TARGETS, ['HTTP1', 'HTTP2', 'GRPC'], {
    makes: 'target-group-replaced',
    clients: ANOTHER_GROUP,
  }),
  healthCheck: built(TARGETS, [{ path: '/ready' }]),
  'healthCheck.protocol': built(TARGETS, ['HTTP', 'HTTPS']),
  'healthCheck.port': built(TARGETS, [8080, 'traffic-port']),
  'healthCheck.path': built(TARGETS, ['/live']),
  'healthCheck.matcher': built(TARGETS, ['200-204']),
  'healthCheck.interval': built(TARGETS, [20]),
  'healthCheck.timeout': built(TARGETS, [4]),
  'healthCheck.healthyThreshold': built(TARGETS, [3]),
  'healthCheck.unhealthyThreshold': built(TARGETS, [4]),
  attributes: built(TARGETS, [{ 'deregistration_delay.timeout_seconds': '30' }], {
    clients: 'An attribute that is removed keeps its value.',
  }),
} as const;

type Prefixed<Prefix extends string, Row> = { readonly [Path in keyof Row & string as `${Prefix}.${Path}`]: Row[Path] };

function below<Prefix extends string, Row extends object>(prefix: Prefix, rows: Row): Prefixed<Prefix, Row> {
  return Object.fromEntries(
    Object.entries(rows).map(([path, row]) => [`${prefix}.${path}`, row as unknown]),
  ) as Prefixed<Prefix, Row>;
}

/** On a Service, the annotations are those of the Service, which Terraform creates or annotates. */
function onService<Row extends object>(rows: Row): Row {
  return Object.fromEntries(
    Object.entries(rows).map(([path, row]) => {
      const { effect, ...rest } = row as PropChange<Props>;
      const cases = typeof effect === 'object' ? effect : [];
      return [
        path,
        {
          ...rest,
          effect: [
            ...cases.map((one) => ({ ...one, when: annotatedByOwners, plan: 'nothing' })),
            ...cases.map((one) => ({ ...one, plan: 'beside' })),
          ],
        },
      ];
    }),
  ) as Row;
}

const ROUTE = (edits: readonly unknown[], more: Partial<PropChange<Props>> = {}): PropChange<Props> =>
  built(RULES, edits, { clients: 'Requests are routed by the new rules at once.', ...more });

const LOGIN = (edits: readonly unknown[]): PropChange<Props> =>
  built(RULES, edits, { clients: 'Users have to log in where and as the new settings say.' });

const KEPT_WHEN_REMOVED = 'One that is removed stays as it was, since the controller does not touch it any more.';

/** What an edit of an Application Load Balancer does to the traffic that runs. */
export const APPLICATION_LOAD_BALANCER_CHANGES: PropChanges<Props> = {
  name: {
    effect: [{ effect: 'load-balancer-replaced', plan: 'in-place' }],
    source: CONTROLLER_SOURCE('pkg/ingress/group_loader.go'),
    clients: 'The IngressGroup has another name, and with it another load balancer and DNS name.',
    edits: ['shop-renamed'],
  },
  scheme: built(LOAD_BALANCER, ['internet-facing', 'internal'], {
    makes: 'load-balancer-replaced',
    clients: 'The controller deletes the load balancer first, and builds one with another DNS name.',
  }),
  ipAddressType: built(LOAD_BALANCER, ['ipv4', 'dualstack', 'dualstack-without-public-ipv4'], {
    clients: 'Clients of an address family that is gone have to use the other one.',
  }),
  subnets: built(LOAD_BALANCER, [
    { ids: ['subnet-0a1b2c3d4e5f60718', 'subnet-0b2c3d4e5f607182a'] },
    { tags: { tier: ['public'] } },
  ]),
  'subnets.ids': built(LOAD_BALANCER, ['subnet-0c3d4e5f60718293d'], { isList: true }),
  'subnets.tags': built(LOAD_BALANCER, [{ tier: ['edge'] }]),
  clients: built(LOAD_BALANCER, [{ cidr: '198.51.100.0/24' }], { isList: true, clients: CLIENTS_OF_RULES }),
  'clients[].cidr': built(LOAD_BALANCER, ['198.51.100.0/24'], { clients: CLIENTS_OF_RULES }),
  'clients[].prefixListId': built(LOAD_BALANCER, ['pl-0a1b2c3d4e5f60718'], { clients: CLIENTS_OF_RULES }),
  securityGroupIds: built(LOAD_BALANCER, ['sg-0a1b2c3d4e5f60720'], { isList: true, clients: CLIENTS_OF_RULES }),
  tls: built(LISTENER, [{ certificate: sampleCertificate }], {
    makes: 'listener-recreated',
    clients: 'The https port opens or closes, and the clear-text port redirects or serves.',
  }),
  'tls.certificate': built(LISTENER, [sampleCertificate]),
  'tls.certificate.arn': built(LISTENER, [sampleCertificate.arn], {
    clients: 'New connections get the new certificate.',
  }),
  ...under('tls.certificate', certificateChanges),
  'tls.additionalCertificates': built(LISTENER, [sampleCertificate], { isList: true }),
  'tls.additionalCertificates[].arn': built(LISTENER, [sampleCertificate.arn]),
  ...under('tls.additionalCertificates[]', certificateChanges),
  'tls.policy': built(LISTENER, ['ELBSecurityPolicy-TLS13-1-2-2021-06', 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09'], {
    clients: 'Clients that the new policy does not allow cannot connect.',
  }),
  'tls.mutualAuthentication': built(
    LISTENER,
    [{ mode: 'passthrough' }, { mode: 'verify', trustStore: 'shop-clients' }],
    { clients: `Clients without a certificate may be refused. ${KEPT_WHEN_REMOVED}` },
  ),
  'tls.mutualAuthentication.mode': built(LISTENER, []),
  'tls.mutualAuthentication.trustStore': built(LISTENER, ['other-clients']),
  'tls.mutualAuthentication.ignoreClientCertificateExpiry': built(LISTENER, [true, false]),
  http: built(LISTENER, ['redirect', 'closed', 'serve'], {
    makes: 'listener-recreated',
    clients: 'The clear-text port opens or closes, redirects or serves.',
  }),
  ports: built(LISTENER, [{ http: 8080, https: 8443 }], { makes: 'listener-recreated' }),
  'ports.http': built(LISTENER, [8080], { makes: 'listener-recreated' }),
  'ports.https': built(LISTENER, [8443], { makes: 'listener-recreated' }),
  ingresses: {
    effect: [
      { when: firstIngressGone, effect: 'load-balancer-replaced' },
      { when: anIngressGone, effect: 'listener-recreated' },
      { effect: 'in-place' },
    ],
    source: CONTROLLER_SOURCE('pkg/ingress/group_loader.go'),
    clients: 'Routes of an Ingress that is removed are answered by others, or with 404.',
    edits: [],
  },
  'ingresses.*.namespace': {
    effect: [{ effect: 'listener-recreated', plan: 'in-place' }],
    source: RULES,
    clients: 'The Ingress is made anew in the other namespace: its routes are answered with 404 until then.',
    edits: ['storefront'],
  },
  'ingresses.*.services': built(RULES, []),
  ...below('ingresses.*.services.*', {
    ...onService(targets),
    port: ROUTE([8081]),
    type: { ...COMPARED, edits: ['ClusterIP', 'NodePort', 'LoadBalancer'] },
    create: {
      effect: 'beside',
      source: RULES,
      clients: 'Requests fail while there is no Service.',
      edits: [{ selector: { app: 'cart' } }],
    },
    'create.selector': {
      becomes: ['kubernetes_service_v1.spec.selector'],
      clients: 'Pods that the selector does not match are drained.',
      edits: [{ app: 'cart', track: 'canary' }],
    },
    'create.targetPort': { becomes: ['kubernetes_service_v1.spec.port'], edits: [8082] },
    annotatedBy: { becomes: ['kubernetes_annotations.annotations'], edits: ['terraform', 'owner'] },
  } satisfies Readonly<Record<string, PropChange<Props>>>),
  'ingresses.*.targets': built(TARGETS, [{ healthCheck: { path: '/ready' } }]),
  ...below('ingresses.*.targets', targets),
  'ingresses.*.routes': ROUTE([], { isList: true }),
  'ingresses.*.routes[].host': ROUTE(['more.example.com']),
  'ingresses.*.routes[].path': ROUTE(['/more']),
  'ingresses.*.routes[].pathType': ROUTE(['Prefix', 'Exact']),
  'ingresses.*.routes[].conditions': ROUTE([
    [{ field: 'http-request-method', httpRequestMethodConfig: { values: ['GET'] } }],
  ]),
  'ingresses.*.routes[].transforms': ROUTE([
    [
      {
        type: 'url-rewrite',
        urlRewriteConfig: { rewrites: [{ regex: '^/more/(.*)$', replace: '/$1' }] },
      },
    ],
  ]),
  'ingresses.*.routes[].to': ROUTE([
    { kind: 'fixed-response', statusCode: 404 },
    { kind: 'redirect', host: 'www.example.com' },
  ]),
  ...below('ingresses.*.routes[].to', {
    kind: ROUTE([]),
    service: ROUTE([]),
    weights: ROUTE([]),
    stickiness: ROUTE([600]),
    protocol: ROUTE(['HTTP', 'HTTPS']),
    host: ROUTE(['www.example.com']),
    port: ROUTE([8443]),
    path: ROUTE(['/moved']),
    query: ROUTE(['from=old']),
    statusCode: ROUTE([410, 'HTTP_301', 'HTTP_302']),
    contentType: ROUTE(['text/plain', 'text/css', 'text/html', 'application/javascript', 'application/json']),
    messageBody: ROUTE(['Gone.']),
  }),
  'ingresses.*.authentication': LOGIN([
    {
      kind: 'cognito',
      userPoolArn: 'arn:aws:cognito-idp:ap-northeast-2:111122223333:userpool/ap-northeast-2_AbCdEfGhI',
      userPoolClientId: '1a2b3c4d5e6f7g8h9i0j1k2l3m',
      userPoolDomain: 'shop',
    },
  ]),
  ...below('ingresses.*.authentication', {
    kind: LOGIN([]),
    issuer: LOGIN(['https://other.example.com']),
    authorizationEndpoint: LOGIN(['https://other.example.com/authorize']),
    tokenEndpoint: LOGIN(['https://other.example.com/token']),
    userInfoEndpoint: LOGIN(['https://other.example.com/userinfo']),
    secretName: LOGIN(['other-client']),
    userPoolArn: LOGIN(['arn:aws:cognito-idp:ap-northeast-2:111122223333:userpool/ap-northeast-2_OtherPool']),
    userPoolClientId: LOGIN(['0z9y8x7w6v5u4t3s2r1q0p9o8n']),
    userPoolDomain: LOGIN(['other']),
    scope: LOGIN(['openid email']),
    sessionCookie: LOGIN(['ShopSession']),
    sessionTimeout: LOGIN([7200]),
    onUnauthenticatedRequest: LOGIN(['authenticate', 'deny', 'allow']),
    requestParameters: LOGIN([{ prompt: 'login' }]),
  }),
  'ingresses.*.dependencies': { effect: 'nothing', edits: [] },
  additionalNamespaces: built(LOAD_BALANCER, ['partners'], {
    isList: true,
    clients: 'Routes of Ingresses in a namespace that is removed are answered with 404.',
  }),
  deletionProtection: built(LOAD_BALANCER, [true, false]),
  accessLogs: built(LOAD_BALANCER, [{ bucket: 'shop-access-logs', prefix: 'alb' }]),
  'accessLogs.bucket': built(LOAD_BALANCER, ['shop-other-logs']),
  'accessLogs.prefix': built(LOAD_BALANCER, ['edge']),
  attributes: built(LOAD_BALANCER, [{ 'idle_timeout.timeout_seconds': '120' }], {
    clients: 'An attribute that is removed keeps its value.',
  }),
  minimumCapacityUnits: built(LOAD_BALANCER, [500]),
  webAcl: built(LOAD_BALANCER, [{ name: 'shop' }], { clients: KEPT_WHEN_REMOVED }),
  'webAcl.arn': built(LOAD_BALANCER, []),
  'webAcl.name': built(LOAD_BALANCER, ['other']),
  shieldAdvanced: built(LOAD_BALANCER, [true, false], { clients: KEPT_WHEN_REMOVED }),
  tags: built(LOAD_BALANCER, [{ Team: 'shop' }]),
  cluster: {
    effect: 'load-balancer-replaced',
    source: LOAD_BALANCER,
    clients: 'Another cluster builds another load balancer. Add another entry point.',
    edits: [],
  },
  awsLoadBalancerController: { ...ORDERED_AFTER, edits: ['installed'] },
  ...dnsChanges,
  ...alarmChanges,
};
