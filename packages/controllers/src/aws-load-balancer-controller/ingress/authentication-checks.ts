import { checkRelationsAt, type AnnotationFinding, ingressPrefix } from '@eks-ingress/annotations';
import { membersOf, type Path } from '@eks-ingress/diagnostics';
import { rulesFor } from '../../examples/ingress-example';
import { groupCheck, type GroupSubject } from './group-check';
import type { GroupMember } from './group-member';
import { ingressActions } from './ingress-actions';
import { redirectOfGroup } from './redirect-of-group';
import { targetValues } from './target-settings';
import { withoutRepetitions } from './without-repetitions';

const prefix = ingressPrefix;

/** An action as its listeners have it. */
interface EffectiveAction {
  /** What is in force by key; undefined where a value cannot be read. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The place that a person would change for a key. */
  readonly placeOf: (key: string) => Path;
}

const login = {
  'auth-type': 'cognito',
  'auth-idp-cognito':
    '{"userPoolARN":"arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_a","userPoolClientID":"a","userPoolDomain":"shop"}',
};
const token = { 'jwt-validation': '{"jwksEndpoint":"https://example.com/keys","issuer":"https://example.com"}' };
const both = {
  'certificate-arn': 'arn:aws:acm:eu-central-1:123456789012:certificate/a',
  'listen-ports': '[{"HTTP": 80}, {"HTTPS": 443}]',
};

const split =
  '{"type":"forward","forwardConfig":{"targetGroups":[{"serviceName":"cart","servicePort":80,"weight":1},{"serviceName":"search","servicePort":80,"weight":1}]}}';

export const authenticationChecks = [
  groupCheck({
    id: 'ingress-open-listener',
    effect: 'risks',
    when: ({ members, services }) => {
      if (redirectOfGroup(members) !== undefined) return [];
      return withoutRepetitions(
        members.flatMap((member) => {
          const ports = [...member.listeners].filter(([, protocol]) => protocol === 'HTTP').map(([port]) => port);
          if (ports.length === 0) return [];
          return effectiveActions(member, services).flatMap(({ values, placeOf }) => {
            const guard = guardOf(values);
            return guard === undefined ? [] : [{ path: placeOf(prefix + guard), guard, ports }];
          });
        }),
      );
    },
    message: (_group, { guard, ports }) =>
      `${prefix}${guard} holds on HTTPS listeners alone, and the Ingress listens on HTTP ${ports.join(' and ')}.`,
    why: 'There every request is let through, without a word.',
    fix: `Set ${prefix}ssl-redirect, or have ${prefix}listen-ports open HTTPS ports alone.`,
    source: 'pkg/ingress/model_build_actions.go',
    examples: {
      passes: [
        {
          ingresses: [
            { spec: rulesFor({ service: 'split', port: 'use-annotation' }), annotations: { 'actions.split': split } },
          ],
          services: [{ annotations: login }, { name: 'search', annotations: login }],
        },
        { ingresses: [{ annotations: { ...login, ...both, 'listen-ports': '[{"HTTPS": 443}]' } }] },
        { ingresses: [{ annotations: { ...login, ...both, 'ssl-redirect': '443' } }] },
        {
          ingresses: [
            { annotations: { ...login, ...both } },
            { name: 'blog', annotations: { ...both, 'ssl-redirect': '443' } },
          ],
        },
        { ingresses: [{ annotations: { ...both, 'auth-type': 'none' } }] },
      ],
      fails: [
        {
          ingresses: [{ annotations: { ...login, ...both } }],
          finds: [
            `warning: [0].metadata.annotations["${prefix}auth-type"]: ${prefix}auth-type holds on HTTPS listeners alone, and the Ingress listens on HTTP 80. (ingress-open-listener)`,
          ],
        },
        {
          ingresses: [{ annotations: token, spec: rulesFor({}, { path: '/cart' }) }],
          finds: [
            `warning: [0].metadata.annotations["${prefix}jwt-validation"]: ${prefix}jwt-validation holds on HTTPS listeners alone, and the Ingress listens on HTTP 80. (ingress-open-listener)`,
          ],
        },
        {
          ingresses: [{}],
          services: [{ annotations: login }],
          finds: [
            `warning: [0].spec.rules[0].http.paths[0].backend.service: ${prefix}auth-type holds on HTTPS listeners alone, and the Ingress listens on HTTP 80. (ingress-open-listener)`,
          ],
        },
      ],
    },
  }),
];

// buildActions of pkg/ingress/model_build_actions.go: nothing is looked at for listeners of HTTP.
/** What logins and tokens lack that actions ask for on HTTPS listeners. */
export function incompleteAuthentication({ members, services }: GroupSubject): readonly AnnotationFinding[] {
  const found = members
    .filter(({ listeners }) => [...listeners.values()].includes('HTTPS'))
    .flatMap((member) => effectiveActions(member, services))
    .flatMap(({ values, placeOf }) =>
      checkRelationsAt('https-listener', values, 'aws-load-balancer-controller').map((finding) => ({
        ...finding,
        path: placeOf(String(finding.path[0])),
      })),
    );
  return withoutRepetitions(found, ({ message, path }) => [message, path]);
}

function guardOf(values: Readonly<Record<string, unknown>>): string | undefined {
  if (['cognito', 'oidc'].includes(String(values[`${prefix}auth-type`]))) return 'auth-type';
  return values[`${prefix}jwt-validation`] ? 'jwt-validation' : undefined;
}

// Of a Service, the annotations about authentication count when the action forwards to it alone:
// pkg/ingress/enhanced_backend_builder.go.
function effectiveActions(member: GroupMember, services: GroupSubject['services']): readonly EffectiveAction[] {
  const unread = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, undefined]));
  const annotationOf = (key: string) => [member.index, 'metadata', 'annotations', key];
  const own = { values: { ...unread(member.keys), ...member.values }, placeOf: annotationOf };
  const actions = ingressActions(member).map(({ targets: [target, ...others], path }): EffectiveAction => {
    const service = others.length > 0 ? undefined : services.get(`${member.namespace}/${target?.name}`);
    if (service === undefined) return own;
    const keys = Object.keys(membersOf(service.service.metadata?.annotations));
    return {
      values: { ...own.values, ...unread(keys), ...targetValues(member, service) },
      placeOf: (key) => (keys.includes(key) ? path : annotationOf(key)),
    };
  });
  return actions.length > 0 ? actions : [own];
}
