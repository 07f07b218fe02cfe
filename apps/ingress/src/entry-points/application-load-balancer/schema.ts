import type {
  Authentication,
  BackendService,
  ClientCertificates,
  CognitoAuthentication,
  FixedResponseTarget,
  OidcAuthentication,
  RedirectTarget,
  Route,
  RouteTarget,
  ServiceTarget,
  SubnetSelector,
  TargetSettings,
  WebAcl,
  WeightedTarget,
} from '@eks-ingress/constructs';
import * as v from 'valibot';
import { kinds, object, variants, type Schema } from '../../schema';
import { certificateSchema } from '../certificate';
import { echoWorkloadSchema } from '../echo-workload';
import { hostedZoneSchema } from '../hosted-zone';
import { unhealthyHostAlarmSchema } from '../load-balancer-settings';
import type {
  ApplicationLoadBalancerEntryPointSettings,
  ApplicationLoadBalancerTlsSettings,
  IngressSettings,
} from './settings';

const text = v.string();
const texts = v.array(text);
const flag = v.boolean();
const count = v.number();
const stringMap = v.record(text, text);

/** Exactly one of two objects, told apart by the key that only the first one has. */
function either<One extends object, Other extends object>(
  key: string,
  one: Schema<One>,
  other: Schema<Other>,
): Schema<One | Other> {
  return v.lazy((input): Schema<One | Other> =>
    typeof input === 'object' && input !== null && key in input ? one : other,
  );
}

const subnets: Schema<SubnetSelector> = either(
  'ids',
  object<{ readonly ids: readonly string[] }>({ ids: texts }),
  object<{ readonly tags: Readonly<Record<string, readonly string[]>> }>({ tags: v.record(text, texts) }),
);

const webAcl: Schema<WebAcl> = either(
  'arn',
  object<{ readonly arn: string }>({ arn: text }),
  object<{ readonly name: string }>({ name: text }),
);

const tls = object<ApplicationLoadBalancerTlsSettings>({
  certificate: certificateSchema,
  additionalCertificates: v.optional(v.array(certificateSchema)),
  policy: v.optional(text),
  mutualAuthentication: v.optional(
    variants<'mode', ClientCertificates>('mode', {
      passthrough: object<Extract<ClientCertificates, { readonly mode: 'passthrough' }>>({
        mode: v.literal('passthrough'),
      }),
      verify: object<Extract<ClientCertificates, { readonly mode: 'verify' }>>({
        mode: v.literal('verify'),
        trustStore: text,
        ignoreClientCertificateExpiry: v.optional(flag),
      }),
    }),
  ),
});

const targetSettings = {
  targetType: v.optional(v.picklist(['ip', 'instance'])),
  protocol: v.optional(v.picklist(['HTTP', 'HTTPS'])),
  protocolVersion: v.optional(v.picklist(['HTTP1', 'HTTP2', 'GRPC'])),
  healthCheck: v.optional(
    object<NonNullable<TargetSettings['healthCheck']>>({
      protocol: v.optional(v.picklist(['HTTP', 'HTTPS'])),
      port: v.optional(v.union([count, v.literal('traffic-port')])),
      path: v.optional(text),
      matcher: v.optional(text),
      interval: v.optional(count),
      timeout: v.optional(count),
      healthyThreshold: v.optional(count),
      unhealthyThreshold: v.optional(count),
    }),
  ),
  attributes: v.optional(stringMap),
};

const service = object<BackendService>({
  ...targetSettings,
  port: count,
  type: v.optional(v.picklist(['ClusterIP', 'NodePort', 'LoadBalancer'])),
  create: v.optional(
    object<NonNullable<BackendService['create']>>({ selector: stringMap, targetPort: v.optional(count) }),
  ),
  annotatedBy: v.optional(v.picklist(['terraform', 'owner'])),
});

const routeTarget = kinds<RouteTarget>({
  service: object<ServiceTarget>({ kind: v.literal('service'), service: text }),
  weighted: object<WeightedTarget>({
    kind: v.literal('weighted'),
    weights: v.record(text, count),
    stickiness: v.optional(count),
  }),
  redirect: object<RedirectTarget>({
    kind: v.literal('redirect'),
    protocol: v.optional(v.picklist(['HTTP', 'HTTPS'])),
    host: v.optional(text),
    port: v.optional(count),
    path: v.optional(text),
    query: v.optional(text),
    statusCode: v.optional(v.picklist(['HTTP_301', 'HTTP_302'])),
  }),
  'fixed-response': object<FixedResponseTarget>({
    kind: v.literal('fixed-response'),
    statusCode: count,
    contentType: v.optional(
      v.picklist(['text/plain', 'text/css', 'text/html', 'application/javascript', 'application/json']),
    ),
    messageBody: v.optional(text),
  }),
});

// What is in them is judged as the annotations that they become.
const conditions = v.array(v.looseObject({ field: text })) as unknown as Schema<NonNullable<Route['conditions']>>;
const transforms = v.array(v.looseObject({ type: text })) as unknown as Schema<NonNullable<Route['transforms']>>;

const session = {
  scope: v.optional(text),
  sessionCookie: v.optional(text),
  sessionTimeout: v.optional(count),
  onUnauthenticatedRequest: v.optional(v.picklist(['authenticate', 'deny', 'allow'])),
  requestParameters: v.optional(stringMap),
};

const ingress = object<IngressSettings>({
  namespace: text,
  services: v.optional(v.record(text, service)),
  targets: v.optional(object<TargetSettings>(targetSettings)),
  routes: v.array(
    object<Route>({
      host: v.optional(text),
      path: v.optional(text),
      pathType: v.optional(v.picklist(['Prefix', 'Exact'])),
      conditions: v.optional(conditions),
      transforms: v.optional(transforms),
      to: routeTarget,
    }),
  ),
  authentication: v.optional(
    kinds<Authentication>({
      oidc: object<OidcAuthentication>({
        ...session,
        kind: v.literal('oidc'),
        issuer: text,
        authorizationEndpoint: text,
        tokenEndpoint: text,
        userInfoEndpoint: text,
        secretName: text,
      }),
      cognito: object<CognitoAuthentication>({
        ...session,
        kind: v.literal('cognito'),
        userPoolArn: text,
        userPoolClientId: text,
        userPoolDomain: text,
      }),
    }),
  ),
});

export const applicationLoadBalancerSchema = object<ApplicationLoadBalancerEntryPointSettings>({
  kind: v.literal('application-load-balancer'),
  name: v.optional(text),
  scheme: v.picklist(['internet-facing', 'internal']),
  ipAddressType: v.optional(v.picklist(['ipv4', 'dualstack', 'dualstack-without-public-ipv4'])),
  subnets: v.optional(subnets),
  clients: v.optional(
    v.array(
      object<{ readonly cidr?: string; readonly prefixListId?: string }>({
        cidr: v.optional(text),
        prefixListId: v.optional(text),
      }),
    ),
  ),
  securityGroupIds: v.optional(texts),
  tls: v.optional(tls),
  http: v.optional(v.picklist(['redirect', 'closed', 'serve'])),
  ports: v.optional(object<{ http?: number; https?: number }>({ http: v.optional(count), https: v.optional(count) })),
  ingresses: v.record(text, ingress),
  additionalNamespaces: v.optional(texts),
  deletionProtection: v.optional(flag),
  accessLogs: v.optional(object<{ bucket: string; prefix?: string }>({ bucket: text, prefix: v.optional(text) })),
  attributes: v.optional(stringMap),
  minimumCapacityUnits: v.optional(count),
  webAcl: v.optional(webAcl),
  shieldAdvanced: v.optional(flag),
  tags: v.optional(stringMap),
  unhealthyHostAlarm: v.optional(unhealthyHostAlarmSchema),
  hostedZone: v.optional(hostedZoneSchema),
  hostNames: v.optional(texts),
  echoWorkload: v.optional(echoWorkloadSchema),
});
