import { checksOn, nearest, quote, awsLoadBalancerControllerRelease, documentationUrl } from '@eks-ingress/diagnostics';
import type { GroupedIngressProps } from './grouped-ingress';
import { servicesOf, type Route } from './route';

const ANNOTATIONS = documentationUrl(awsLoadBalancerControllerRelease, 'guide/ingress/annotations/');

/** One Ingress of a load balancer, by itself. */
export interface IngressSubject extends Pick<GroupedIngressProps, 'services' | 'routes' | 'authentication'> {
  /** Its key in the props. */
  readonly key: string;
  /** Whether the load balancer has a certificate. */
  readonly hasTls: boolean;
}

const example: IngressSubject = {
  key: 'shop',
  hasTls: true,
  services: { web: { port: 80 } },
  routes: [{ to: { kind: 'service', service: 'web' } }],
};

const check = checksOn('ApplicationLoadBalancerEntryPoint', (given: Partial<IngressSubject>) => ({
  ...example,
  ...given,
}));

const toWeb: Route = { to: { kind: 'service', service: 'web' } };
const login = {
  kind: 'cognito',
  userPoolArn: 'arn:aws:cognito-idp:eu-central-1:111122223333:userpool/eu-central-1_shop',
  userPoolClientId: 'shop',
  userPoolDomain: 'shop',
} as const;

/** What is wrong with one Ingress by itself. */
export const ingressChecks = [
  check({
    id: 'application-load-balancer-routes-empty',
    effect: 'api-server-refuses',
    when: ({ key, routes }) => (routes.length === 0 ? [{ path: ['ingresses', key, 'routes'] }] : []),
    message: 'The Ingress has no route.',
    why: 'Kubernetes refuses an Ingress without a rule.',
    fix: 'Add a route, or remove the Ingress.',
    source: ANNOTATIONS,
    examples: {
      passes: [{}],
      fails: [
        {
          routes: [],
          finds: ['error: ingresses.shop.routes: The Ingress has no route. (application-load-balancer-routes-empty)'],
        },
      ],
    },
  }),
  check({
    id: 'application-load-balancer-service-unknown',
    effect: 'denies-traffic',
    when: ({ key, routes, services = {} }) =>
      routes.flatMap((route, index) =>
        servicesOf(route)
          .filter((service) => !Object.hasOwn(services, service))
          .map((service) => ({
            path: ['ingresses', key, 'routes', index, 'to'],
            service,
            meant: nearest(service, Object.keys(services)),
          })),
      ),
    message: (_subject, { service }) => `The route is to ${quote(service)}, and services has none of that name.`,
    why: 'The controller answers requests for a Service that it does not find with 503, without a word.',
    fix: (_subject, { service, meant }) =>
      meant === undefined ? `Add ${quote(service)} to services.` : `Did you mean ${quote(meant)}?`,
    source: ANNOTATIONS,
    examples: {
      passes: [{}, { routes: [{ to: { kind: 'fixed-response', statusCode: 404 } }] }],
      fails: [
        {
          routes: [toWeb, { to: { kind: 'service', service: 'webb' } }],
          finds: [
            'error: ingresses.shop.routes[1].to: The route is to "webb", and services has none of that name. (application-load-balancer-service-unknown)',
          ],
        },
        {
          routes: [{ to: { kind: 'weighted', weights: { web: 1, canary: 1 } } }],
          finds: [
            'error: ingresses.shop.routes[0].to: The route is to "canary", and services has none of that name. (application-load-balancer-service-unknown)',
          ],
        },
        {
          services: undefined,
          finds: [
            'error: ingresses.shop.routes[0].to: The route is to "web", and services has none of that name. (application-load-balancer-service-unknown)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'application-load-balancer-service-unused',
    effect: 'ignores',
    when: ({ key, routes, services = {} }) => {
      const used = new Set(routes.flatMap(servicesOf));
      return Object.keys(services)
        .filter((name) => !used.has(name))
        .map((name) => ({ path: ['ingresses', key, 'services', name], name }));
    },
    message: (_subject, { name }) => `No route is to the Service ${quote(name)}.`,
    why: 'It has no targets at the load balancer.',
    fix: 'Add a route, or remove the Service.',
    source: ANNOTATIONS,
    examples: {
      passes: [{}, { services: undefined }],
      fails: [
        {
          services: { web: { port: 80 }, admin: { port: 80 } },
          finds: [
            'warning: ingresses.shop.services.admin: No route is to the Service "admin". (application-load-balancer-service-unused)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'application-load-balancer-weights-zero',
    effect: 'denies-traffic',
    when: ({ key, routes }) =>
      [...routes.entries()]
        .filter(([, { to }]) => to.kind === 'weighted' && Object.values(to.weights).every((weight) => weight === 0))
        .map(([index]) => ({ path: ['ingresses', key, 'routes', index, 'to', 'weights'] })),
    message: 'No Service has a share of the requests.',
    why: 'The load balancer answers with 503 when every weight is 0.',
    fix: 'Give one of them a weight from 1 to 999.',
    source: ANNOTATIONS,
    examples: {
      passes: [{}, { routes: [{ to: { kind: 'weighted', weights: { web: 1, canary: 0 } } }] }],
      fails: [
        {
          routes: [toWeb, { to: { kind: 'weighted', weights: { web: 0, canary: 0 } } }],
          finds: [
            'error: ingresses.shop.routes[1].to.weights: No Service has a share of the requests. (application-load-balancer-weights-zero)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'application-load-balancer-authentication-without-tls',
    effect: 'opens-access',
    severity: 'error',
    when: ({ key, authentication, hasTls }) =>
      authentication !== undefined && !hasTls ? [{ path: ['ingresses', key, 'authentication'] }] : [],
    message: 'Users are to log in, and the load balancer has no TLS.',
    why: 'A login is asked for on HTTPS only: on this load balancer everybody is let in, without a word.',
    fix: 'Add tls with a certificate.',
    source: ANNOTATIONS,
    examples: {
      passes: [{ authentication: login }, { hasTls: false }],
      fails: [
        {
          authentication: login,
          hasTls: false,
          finds: [
            'error: ingresses.shop.authentication: Users are to log in, and the load balancer has no TLS. (application-load-balancer-authentication-without-tls)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'application-load-balancer-authentication-optional',
    effect: 'opens-access',
    when: ({ key, authentication }) =>
      authentication?.onUnauthenticatedRequest === 'allow'
        ? [{ path: ['ingresses', key, 'authentication', 'onUnauthenticatedRequest'] }]
        : [],
    message: 'Requests of users who are not logged in are let through.',
    why: 'With "allow" it is the application that has to tell them apart, by the x-amzn-oidc headers that they lack.',
    fix: 'Leave it out, and everybody has to log in.',
    source: ANNOTATIONS,
    examples: {
      passes: [
        { authentication: login },
        { authentication: { ...login, onUnauthenticatedRequest: 'authenticate' } },
        { authentication: { ...login, onUnauthenticatedRequest: 'deny' } },
      ],
      fails: [
        {
          authentication: { ...login, onUnauthenticatedRequest: 'allow' },
          finds: [
            'warning: ingresses.shop.authentication.onUnauthenticatedRequest: Requests of users who are not logged in are let through. (application-load-balancer-authentication-optional)',
          ],
        },
      ],
    },
  }),
];
