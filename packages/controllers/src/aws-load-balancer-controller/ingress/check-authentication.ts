import { checkRelationsAt } from '@eks-ingress/annotations';
import { membersOf } from '@eks-ingress/diagnostics';
import { objectName } from '../../objects/object-name';
import type { ServiceReading } from '../service/read-service';
import { actionsOf } from './check-backend-services';
import type { GroupMember } from './group-member';
import { redirectOfGroup } from './redirect-of-group';
import { targetValues } from './target-settings';
import type { ControllerFinding } from '../../controller-finding';

const prefix = 'alb.ingress.kubernetes.io/';

/** An action as its listeners have it. */
interface EffectiveAction {
  /** What is in force by key; undefined where a value cannot be read. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The place that a person would change for a key. */
  readonly placeOf: (key: string) => ControllerFinding['path'];
}

/** Logins and tokens that actions ask for: what they lack on HTTPS listeners, and where nobody is asked for them. */
export function checkAuthentication(
  members: readonly GroupMember[],
  services: readonly ServiceReading[],
): readonly ControllerFinding[] {
  const byName = new Map(services.map((reading) => [objectName(reading.service.metadata), reading]));
  const isRedirected = redirectOfGroup(members) !== undefined;
  const found = members.flatMap((member) => {
    const actions = effectiveActions(member, byName);
    return [...incomplete(member, actions), ...(isRedirected ? [] : open(member, actions))];
  });
  const texts = found.map(({ message, path }) => JSON.stringify([message, path]));
  return found.filter((_, at) => texts.indexOf(texts[at] ?? '') === at);
}

// Of a Service, the annotations about authentication count when the action forwards to it alone:
// pkg/ingress/enhanced_backend_builder.go.
function effectiveActions(
  member: GroupMember,
  services: ReadonlyMap<string, ServiceReading>,
): readonly EffectiveAction[] {
  const unread = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, undefined]));
  const annotationOf = (key: string) => [member.index, 'metadata', 'annotations', key];
  const own = { values: { ...unread(member.keys), ...member.values }, placeOf: annotationOf };
  const actions = actionsOf(member).map(({ targets: [target, ...others], path }): EffectiveAction => {
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

// buildActions of pkg/ingress/model_build_actions.go: nothing is looked at for listeners of HTTP.
function incomplete({ listeners }: GroupMember, actions: readonly EffectiveAction[]): readonly ControllerFinding[] {
  if (![...listeners.values()].includes('HTTPS')) return [];
  return actions.flatMap(({ values, placeOf }) =>
    checkRelationsAt('https-listener', values, 'aws-load-balancer-controller').map((finding) => ({
      ...finding,
      path: placeOf(String(finding.path[0])),
    })),
  );
}

function open({ listeners }: GroupMember, actions: readonly EffectiveAction[]): readonly ControllerFinding[] {
  const ports = [...listeners].filter(([, protocol]) => protocol === 'HTTP').map(([port]) => port);
  if (ports.length === 0) return [];
  return actions.flatMap(({ values, placeOf }): ControllerFinding[] => {
    const asksForLogin = ['cognito', 'oidc'].includes(String(values[`${prefix}auth-type`]));
    const guard = asksForLogin ? 'auth-type' : values[`${prefix}jwt-validation`] ? 'jwt-validation' : undefined;
    if (guard === undefined) return [];
    return [
      {
        id: 'ingress-open-listener',
        severity: 'warning',
        message: `${prefix}${guard} holds on HTTPS listeners alone, and the Ingress listens on HTTP ${ports.join(' and ')}.`,
        why: 'There every request is let through, without a word.',
        fix: `Set ${prefix}ssl-redirect, or have ${prefix}listen-ports open HTTPS ports alone.`,
        path: placeOf(`${prefix}${guard}`),
      },
    ];
  });
}
