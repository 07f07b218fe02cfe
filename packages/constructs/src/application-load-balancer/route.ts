import type { Action, Conditions, Transforms } from '@eks-ingress/annotations';

/** Where requests go, or how they are answered. */
export type RouteTarget = ServiceTarget | WeightedTarget | RedirectTarget | FixedResponseTarget;

/** A Service, by its name in `services`. */
export interface ServiceTarget {
  readonly kind: 'service';
  readonly service: string;
}

/** Several Services that share the requests. */
export interface WeightedTarget {
  readonly kind: 'weighted';
  /** Up to five Services by their names in `services`, each with its share: 0 to 999. */
  readonly weights: Readonly<Record<string, number>>;
  /** Seconds for which a client stays with one of them, 1 to 604800. @default - it does not stay */
  readonly stickiness?: number;
}

/** Another URL; what is left out stays as it was requested. */
export interface RedirectTarget {
  readonly kind: 'redirect';
  readonly protocol?: 'HTTP' | 'HTTPS';
  readonly host?: string;
  readonly port?: number;
  /** It may hold `#{host}`, `#{path}` and `#{port}`. */
  readonly path?: string;
  readonly query?: string;
  /** @default 'HTTP_301' */
  readonly statusCode?: 'HTTP_301' | 'HTTP_302';
}

/** An answer of the load balancer's own. */
export interface FixedResponseTarget {
  readonly kind: 'fixed-response';
  /** A status that begins with 2, 4 or 5, such as `404`. */
  readonly statusCode: number;
  readonly contentType?: 'text/plain' | 'text/css' | 'text/html' | 'application/javascript' | 'application/json';
  /** Up to 1024 characters. */
  readonly messageBody?: string;
}

/** A rule of the load balancer. */
export interface Route {
  /** A host name, or one with a wildcard for its first label. @default - every host */
  readonly host?: string;
  /** A path without wildcards. @default '/' */
  readonly path?: string;
  /** `Prefix` is for the path and what is below it. @default 'Prefix' */
  readonly pathType?: 'Prefix' | 'Exact';
  /** What else requests have to be like. @default [] */
  readonly conditions?: Conditions;
  /** What is changed in requests before they are forwarded. @default [] */
  readonly transforms?: Transforms;
  readonly to: RouteTarget;
}

/** The action that a route needs; undefined when a backend of the Ingress says it. */
export function findAction(
  { to, conditions = [], transforms = [] }: Route,
  portOf: (service: string) => number,
): Action | undefined {
  switch (to.kind) {
    case 'service':
      if (conditions.length === 0 && transforms.length === 0) return undefined;
      return forwardTo([{ serviceName: to.service, servicePort: portOf(to.service) }]);
    case 'weighted':
      return forwardTo(
        Object.entries(to.weights).map(([service, weight]) => ({
          serviceName: service,
          servicePort: portOf(service),
          weight,
        })),
        to.stickiness,
      );
    case 'redirect': {
      const { kind: _kind, port, statusCode = 'HTTP_301', ...redirect } = to;
      return {
        type: 'redirect',
        redirectConfig: { ...redirect, ...(port !== undefined && { port: String(port) }), statusCode },
      };
    }
    case 'fixed-response': {
      const { kind: _kind, statusCode, ...response } = to;
      return { type: 'fixed-response', fixedResponseConfig: { ...response, statusCode: String(statusCode) } };
    }
  }
}

type Forward = Extract<Action, { readonly type: 'forward' }>;

function forwardTo(targetGroups: NonNullable<Forward['forwardConfig']>['targetGroups'], stickiness?: number): Action {
  return {
    type: 'forward',
    forwardConfig: {
      targetGroups,
      ...(stickiness !== undefined && {
        targetGroupStickinessConfig: { enabled: true, durationSeconds: stickiness },
      }),
    },
  };
}

/** The Services that a route sends to. */
export function servicesOf({ to }: Route): readonly string[] {
  if (to.kind === 'service') return [to.service];
  return to.kind === 'weighted' ? Object.keys(to.weights) : [];
}
