import { quote } from '@eks-ingress/diagnostics';
import { upstreamUrl } from '@eks-ingress/annotations';
import type { GroupMember } from './group-member';
import { redirectOfGroup } from './redirect-of-group';
import { coversHost, coversPath, orderedRules, type OrderedRule } from './rule-order';
import type { ControllerFinding } from '../../controller-finding';

const source = upstreamUrl('aws-load-balancer-controller', 'pkg/ingress/model_build_listener_rules.go');

/** Rules of a group that no request reaches, and redirects that lead in a circle. */
export function checkRuleOrder(members: readonly GroupMember[]): readonly ControllerFinding[] {
  const redirectsTo = redirectOfGroup(members);
  const group: RuledGroup = {
    rules: orderedRules(members),
    listeners: new Map(members.flatMap(({ listeners }) => [...listeners])),
    ...(redirectsTo !== undefined && { redirectsTo }),
  };
  return [...unreachable(group), ...circles(group)];
}

interface RuledGroup {
  readonly rules: readonly OrderedRule[];
  readonly listeners: ReadonlyMap<number, string>;
  /** The HTTPS port that every HTTP listener sends everybody to. */
  readonly redirectsTo?: number;
}

function unreachable({ rules, redirectsTo }: RuledGroup): readonly ControllerFinding[] {
  return rules.flatMap((rule, index): ControllerFinding[] => {
    const ports = [...rule.member.listeners].filter(
      ([, protocol]) => redirectsTo === undefined || protocol === 'HTTPS',
    );
    const widened = rule.conditions.some(({ field }) => field === 'host-header' || field === 'path-pattern');
    if (widened) return [];
    const firsts = ports.map(([port, protocol]) =>
      rules.slice(0, index).find((other) => takesAll(other, rule, port, protocol)),
    );
    const [before] = firsts;
    if (before === undefined || firsts.includes(undefined)) return [];
    return [
      {
        id: 'ingress-rule-unreachable',
        severity: 'warning',
        message: `The rule for ${described(rule)} is never tried: the one for ${described(before)}${before.member === rule.member ? '' : ` of ${before.member.name}`} comes first.`,
        why: 'The load balancer takes the first rule that a request fits: those of the lowest group.order, then by namespace and name.',
        fix: 'Remove it, or put it first: within an Ingress longer paths do, between two of them group.order decides.',
        path: rule.at,
        source,
        effect: 'ignores',
      },
    ];
  });
}

/** Whether a listener gives every request for a rule to another one before it. */
function takesAll(other: OrderedRule, rule: OrderedRule, port: number, protocol: string): boolean {
  return (
    other.conditions.length === 0 &&
    other.member.listeners.has(port) &&
    coversHost(other.host, rule.host) &&
    coversPath(other, rule.path, rule.pathType) &&
    !leadsToItself(other, { protocol, port, host: rule.host, path: rule.path })
  );
}

// omitInfiniteRedirectRules of pkg/ingress/rule_optimizer.go
function leadsToItself(rule: OrderedRule, request: Request): boolean {
  const next = redirected(rule, request);
  return next !== undefined && urlOf(next) === urlOf(request);
}

function described({ host = 'every host', path }: OrderedRule): string {
  return quote(`${host}${path}`);
}

interface Request {
  readonly protocol: string;
  readonly host: string | undefined;
  readonly port: number;
  readonly path: string;
}

const MAX_STEPS = 10;

function circles(group: RuledGroup): readonly ControllerFinding[] {
  return group.rules.flatMap((rule): ControllerFinding[] => {
    if (rule.action?.type !== 'redirect') return [];
    const path = rule.path.replace(/\*$/, '');
    const starts = [...rule.member.listeners].map(([port, protocol]) => ({ protocol, port, host: rule.host, path }));
    const circle = starts.map((start) => circleFrom(start, rule, group)).find((urls) => urls !== undefined);
    if (circle === undefined) return [];
    return [
      {
        id: 'ingress-redirect-circle',
        severity: 'error',
        message: `The redirect for ${described(rule)} leads back to itself: ${circle.join(' → ')}.`,
        why: 'A browser gives up after some twenty redirects, and shows an error.',
        fix: 'Have one of these rules forward to a Service.',
        path: rule.at,
        source,
        effect: 'denies-traffic',
      },
    ];
  });
}

/** The requests of a circle that begins with a rule; undefined when the rule does not get the request, or it ends. */
function circleFrom(start: Request, rule: OrderedRule, group: RuledGroup): readonly string[] | undefined {
  const urls = [urlOf(start)];
  let request = start;
  for (let step = 0; step < MAX_STEPS; step++) {
    const next = nextRequest(request, group, step === 0 ? rule : undefined);
    if (next === undefined) return undefined;
    request = next;
    urls.push(urlOf(request));
    if (urls[0] === urls.at(-1)) return urls;
  }
  return undefined;
}

function nextRequest(request: Request, group: RuledGroup, expected: OrderedRule | undefined): Request | undefined {
  const { rules, listeners, redirectsTo } = group;
  if (listeners.get(request.port) !== request.protocol) return undefined;
  if (redirectsTo !== undefined && request.protocol === 'HTTP') {
    return expected === undefined ? { ...request, protocol: 'HTTPS', port: redirectsTo } : undefined;
  }
  const rule = rules.find(
    (one) =>
      one.conditions.length === 0 &&
      one.member.listeners.has(request.port) &&
      coversHost(one.host, request.host) &&
      coversPath(one, request.path, 'Exact') &&
      !leadsToItself(one, request),
  );
  if (rule === undefined || (expected !== undefined && rule !== expected)) return undefined;
  const next = redirected(rule, request);
  // Of a host that no rule names it is not known whether it leads here.
  const isHere =
    next?.host === request.host || rules.some(({ host }) => host !== undefined && coversHost(host, next?.host));
  return isHere ? next : undefined;
}

function redirected({ action }: OrderedRule, request: Request): Request | undefined {
  if (action?.type !== 'redirect') return undefined;
  const { protocol = '#{protocol}', host = '#{host}', port = '#{port}', path = '/#{path}' } = action.redirectConfig;
  const fill = (text: string) =>
    text
      .replaceAll('#{protocol}', request.protocol)
      .replaceAll('#{host}', request.host ?? '')
      .replaceAll('#{port}', String(request.port))
      .replaceAll('#{path}', request.path.slice(1));
  return {
    protocol: fill(protocol),
    host: host === '#{host}' ? request.host : fill(host).toLowerCase(),
    port: Number(fill(port)),
    path: fill(path),
  };
}

function urlOf({ protocol, host = '*', port, path }: Request): string {
  const isUsual = port === (protocol === 'HTTPS' ? 443 : 80);
  return `${protocol.toLowerCase()}://${host}${isUsual ? '' : `:${port}`}${path}`;
}
