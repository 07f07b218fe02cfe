import { nearest, quote, type Diagnostic } from '@eks-ingress/diagnostics';
import type { ApplicationLoadBalancerEntryPointProps } from './application-load-balancer-entry-point-props';
import type { GroupedIngressProps } from './grouped-ingress';
import { servicesOf } from './route';
import { targetAnnotations } from './target-settings';

type Props = ApplicationLoadBalancerEntryPointProps;

const ANNOTATIONS = 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/';

/** What is wrong with one Ingress by itself. */
export function validateIngress(key: string, ingress: GroupedIngressProps, { tls }: Props): Diagnostic[] {
  const { services = {}, routes, authentication } = ingress;
  const path = ['ingresses', key];
  const names = Object.keys(services);
  const missing = routes.flatMap((route, index) =>
    servicesOf(route)
      .filter((service) => !names.includes(service))
      .map((service): Diagnostic => {
        const meant = nearest(service, names);
        return {
          id: 'application-load-balancer-service-unknown',
          severity: 'error',
          path: [...path, 'routes', index, 'to'],
          message: `The route is to ${quote(service)}, and services has none of that name.`,
          why: 'The controller answers requests for a Service that it does not find with 503, without a word.',
          fix: meant === undefined ? `Add ${quote(service)} to services.` : `Did you mean ${quote(meant)}?`,
          source: ANNOTATIONS,
        };
      }),
  );
  const used = new Set(routes.flatMap(servicesOf));
  const unused = names
    .filter((name) => !used.has(name))
    .map((name): Diagnostic => ({
      id: 'application-load-balancer-service-unused',
      severity: 'warning',
      path: [...path, 'services', name],
      message: `No route is to the Service ${quote(name)}.`,
      why: 'It has no targets at the load balancer.',
      fix: 'Add a route, or remove the Service.',
      source: ANNOTATIONS,
    }));
  const weightless = routes.flatMap(({ to }, index): Diagnostic[] => {
    if (to.kind !== 'weighted' || Object.values(to.weights).some((weight) => weight !== 0)) return [];
    return [
      {
        id: 'application-load-balancer-weights-zero',
        severity: 'error',
        path: [...path, 'routes', index, 'to', 'weights'],
        message: 'No Service has a share of the requests.',
        why: 'The load balancer answers with 503 when every weight is 0.',
        fix: 'Give one of them a weight from 1 to 999.',
        source: ANNOTATIONS,
      },
    ];
  });
  const empty: Diagnostic = {
    id: 'application-load-balancer-routes-empty',
    severity: 'error',
    path: [...path, 'routes'],
    message: 'The Ingress has no route.',
    why: 'Kubernetes refuses an Ingress without a rule.',
    fix: 'Add a route, or remove the Ingress.',
    source: ANNOTATIONS,
  };
  const inClearText: Diagnostic = {
    id: 'application-load-balancer-authentication-without-tls',
    severity: 'error',
    path: [...path, 'authentication'],
    message: 'Users are to log in, and the load balancer has no TLS.',
    why: 'A login is asked for on HTTPS only: on this load balancer everybody is let in, without a word.',
    fix: 'Add tls with a certificate.',
    source: ANNOTATIONS,
  };
  const optional: Diagnostic = {
    id: 'application-load-balancer-authentication-optional',
    severity: 'warning',
    path: [...path, 'authentication', 'onUnauthenticatedRequest'],
    message: 'Requests of users who are not logged in are let through.',
    why: 'With "allow" it is the application that has to tell them apart, by the x-amzn-oidc headers that they lack.',
    fix: 'Leave it out, and everybody has to log in.',
    source: ANNOTATIONS,
  };
  return [
    ...(routes.length === 0 ? [empty] : []),
    ...missing,
    ...unused,
    ...weightless,
    ...(authentication !== undefined && tls === undefined ? [inClearText] : []),
    ...(authentication?.onUnauthenticatedRequest === 'allow' ? [optional] : []),
  ];
}

/** What the Ingresses say of the Services that they have in common. */
export function validateServices({ ingresses }: Props): Diagnostic[] {
  const seen = new Map<string, { readonly key: string; readonly settings: string }>();
  return Object.entries(ingresses).flatMap(([key, { namespace, services = {} }]) =>
    Object.entries(services).flatMap(([name, service]): Diagnostic[] => {
      const { type, create, annotatedBy } = service;
      const settings = JSON.stringify([targetAnnotations(service), type, create, annotatedBy]);
      const before = seen.get(`${namespace}/${name}`);
      seen.set(`${namespace}/${name}`, before ?? { key, settings });
      if (before === undefined || before.settings === settings) return [];
      return [
        {
          id: 'application-load-balancer-service-settings',
          severity: 'error',
          path: ['ingresses', key, 'services', name],
          message: `The Service ${quote(name)} has other settings here than in ${quote(before.key)}.`,
          why: 'They are annotations of one object, which has each of them once.',
          fix: `Give it the settings that it has in ${quote(before.key)}.`,
          source: ANNOTATIONS,
        },
      ];
    }),
  );
}
