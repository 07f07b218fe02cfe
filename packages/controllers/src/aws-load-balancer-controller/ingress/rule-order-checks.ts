import { quote } from '@eks-ingress/diagnostics';
import { backendOf, rulesFor } from '../../examples/ingress-example';
import { factsOf } from '../../facts-of';
import { groupCheck, type GroupSubject } from './group-check';
import { USE_ANNOTATION } from './named-backends';
import { redirectOfGroup } from './redirect-of-group';
import { coversHost, coversPath, orderedRules, type OrderedRule } from './rule-order';

const source = 'pkg/ingress/model_build_listener_rules.go';

const onBoth = {
  'certificate-arn': 'arn:aws:acm:eu-central-1:123456789012:certificate/a',
  'listen-ports': '[{"HTTP": 80}, {"HTTPS": 443}]',
};
const toApex = {
  'actions.to-apex': '{"type":"redirect","redirectConfig":{"host":"example.com","statusCode":"HTTP_301"}}',
  'actions.to-www': '{"type":"redirect","redirectConfig":{"host":"www.example.com","statusCode":"HTTP_301"}}',
};
const onlyGet = '[{"field":"http-request-method","httpRequestMethodConfig":{"values":["GET"]}}]';

const otherHost = '[{"field":"host-header","hostHeaderConfig":{"values":["blog.example.com"]}}]';
const otherPath = '[{"field":"path-pattern","pathPatternConfig":{"values":["/blog"]}}]';
const toHttps = '{"type":"redirect","redirectConfig":{"protocol":"HTTPS","port":"443","statusCode":"HTTP_301"}}';
const toHttp = '{"type":"redirect","redirectConfig":{"protocol":"HTTP","port":"80","statusCode":"HTTP_301"}}';

function redirects(host: string, action: string) {
  return { host, service: action, port: USE_ANNOTATION };
}

interface RuledGroup {
  readonly rules: readonly OrderedRule[];
  readonly listeners: ReadonlyMap<number, string>;
  /** The HTTPS port that every HTTP listener sends everybody to. */
  readonly redirectsTo?: number;
}

const ruledGroup = factsOf(({ members }: GroupSubject): RuledGroup => {
  const redirectsTo = redirectOfGroup(members);
  return {
    rules: orderedRules(members),
    listeners: new Map(members.flatMap(({ listeners }) => [...listeners])),
    ...(redirectsTo !== undefined && { redirectsTo }),
  };
});

const longerPathsLast = [
  { path: '/', pathType: 'Prefix', backend: backendOf() },
  { path: '/cart', pathType: 'Prefix', backend: backendOf() },
  { path: '/cart', pathType: 'Exact', backend: backendOf() },
];

export const ruleOrderChecks = [
  groupCheck({
    id: 'ingress-rule-unreachable',
    effect: 'ignores',
    when: (subject) => {
      const { rules, redirectsTo } = ruledGroup(subject);
      return rules.flatMap((rule, index) => {
        const ports = [...rule.member.listeners].filter(
          ([, protocol]) => redirectsTo === undefined || protocol === 'HTTPS',
        );
        const widened = rule.conditions.some(({ field }) => field === 'host-header' || field === 'path-pattern');
        if (widened) return [];
        const firsts = ports.map(([port, protocol]) =>
          rules.slice(0, index).find((other) => takesAll(other, rule, port, protocol)),
        );
        const [before] = firsts;
        return before === undefined || firsts.includes(undefined) ? [] : [{ path: rule.at, rule, before }];
      });
    },
    message: (_group, { rule, before }) =>
      `The rule for ${described(rule)} is never tried: the one for ${described(before)}${before.member === rule.member ? '' : ` of ${before.member.name}`} comes first.`,
    why: 'The load balancer takes the first rule that a request fits: those of the lowest group.order, then by namespace and name.',
    fix: 'Remove it, or put it first: within an Ingress longer paths do, between two of them group.order decides.',
    source,
    examples: {
      passes: [
        {
          ingresses: [{ annotations: { 'conditions.beta': otherHost }, spec: rulesFor({}, { service: 'beta' }) }],
        },
        {
          ingresses: [{ annotations: { 'conditions.beta': otherPath }, spec: rulesFor({}, { service: 'beta' }) }],
        },
        { ingresses: [{ spec: rulesFor({ path: '/cart' }, {}) }] },
        { ingresses: [{ spec: { rules: [{ host: 'shop.example.com', http: { paths: longerPathsLast } }] } }] },
        { ingresses: [{ spec: rulesFor({}, { host: 'blog.example.com' }) }] },
        { ingresses: [{ spec: rulesFor({ path: '/cart' }, { path: '/cartoons' }) }] },
        { ingresses: [{ spec: rulesFor({}, { host: '' }) }] },
        { ingresses: [{ spec: rulesFor({ path: '/cart', pathType: 'Exact' }, { path: '/cart' }) }] },
        { ingresses: [{ name: 'cart', spec: rulesFor({ path: '/cart' }) }, {}] },
        { ingresses: [{ annotations: { 'conditions.cart': onlyGet } }, { name: 'zoo' }] },
        {
          ingresses: [
            { annotations: { 'listen-ports': '[{"HTTP": 8080}]' } },
            { name: 'zoo', annotations: { 'listen-ports': '[{"HTTP": 80}, {"HTTP": 8080}]' } },
          ],
        },
      ],
      fails: [
        {
          ingresses: [{ annotations: { 'conditions.beta': onlyGet }, spec: rulesFor({}, { service: 'beta' }) }],
          finds: [
            'warning: [0].spec.rules[1].http.paths[0]: The rule for "shop.example.com/" is never tried: the one for "shop.example.com/" comes first. (ingress-rule-unreachable)',
          ],
        },
        {
          ingresses: [{}, { name: 'zoo' }],
          finds: [
            'warning: [1].spec.rules[0].http.paths[0]: The rule for "shop.example.com/" is never tried: the one for "shop.example.com/" of shop/shop comes first. (ingress-rule-unreachable)',
          ],
        },
        {
          ingresses: [{ spec: rulesFor({}, { path: '/cart' }) }],
          finds: [
            'warning: [0].spec.rules[1].http.paths[0]: The rule for "shop.example.com/cart" is never tried: the one for "shop.example.com/" comes first. (ingress-rule-unreachable)',
          ],
        },
        {
          ingresses: [{ spec: rulesFor({ host: '*.example.com' }, {}) }],
          finds: [
            'warning: [0].spec.rules[1].http.paths[0]: The rule for "shop.example.com/" is never tried: the one for "*.example.com/" comes first. (ingress-rule-unreachable)',
          ],
        },
        {
          ingresses: [{ spec: rulesFor({ host: '' }, {}) }],
          finds: [
            'warning: [0].spec.rules[1].http.paths[0]: The rule for "shop.example.com/" is never tried: the one for "every host/" comes first. (ingress-rule-unreachable)',
          ],
        },
        {
          ingresses: [{ spec: rulesFor({ path: '/cart' }, { path: '/cart', pathType: 'Exact' }) }],
          finds: [
            'warning: [0].spec.rules[1].http.paths[0]: The rule for "shop.example.com/cart" is never tried: the one for "shop.example.com/cart" comes first. (ingress-rule-unreachable)',
          ],
        },
        {
          ingresses: [{ spec: rulesFor({ path: '/*', pathType: 'ImplementationSpecific' }, { path: '/cart' }) }],
          finds: [
            'warning: [0].spec.rules[1].http.paths[0]: The rule for "shop.example.com/cart" is never tried: the one for "shop.example.com/*" comes first. (ingress-rule-unreachable)',
          ],
        },
        {
          ingresses: [{ name: 'cart', annotations: { 'group.order': '1' }, spec: rulesFor({ path: '/cart' }) }, {}],
          finds: [
            'warning: [0].spec.rules[0].http.paths[0]: The rule for "shop.example.com/cart" is never tried: the one for "shop.example.com/" of shop/shop comes first. (ingress-rule-unreachable)',
          ],
        },
        {
          ingresses: [
            { annotations: { ...onBoth, 'ssl-redirect': '443' } },
            { name: 'zoo', annotations: { ...onBoth, 'listen-ports': '[{"HTTP": 8080}, {"HTTPS": 443}]' } },
          ],
          finds: [
            'warning: [1].spec.rules[0].http.paths[0]: The rule for "shop.example.com/" is never tried: the one for "shop.example.com/" of shop/shop comes first. (ingress-rule-unreachable)',
          ],
        },
      ],
    },
  }),
  groupCheck({
    id: 'ingress-redirect-circle',
    effect: 'denies-traffic',
    when: (subject) => {
      const group = ruledGroup(subject);
      return group.rules.flatMap((rule) => {
        if (rule.action?.type !== 'redirect') return [];
        const path = rule.path.replace(/\*$/, '');
        const starts = [...rule.member.listeners].map(([port, protocol]) => ({
          protocol,
          port,
          host: rule.host,
          path,
        }));
        const circle = starts.map((start) => circleFrom(start, rule, group)).find((urls) => urls !== undefined);
        return circle === undefined ? [] : [{ path: rule.at, rule, circle }];
      });
    },
    message: (_group, { rule, circle }) =>
      `The redirect for ${described(rule)} leads back to itself: ${circle.join(' → ')}.`,
    why: 'A browser gives up after some twenty redirects, and shows an error.',
    fix: 'Have one of these rules forward to a Service.',
    source,
    examples: {
      passes: [
        { ingresses: [{ annotations: toApex, spec: rulesFor(redirects('', 'to-www')) }] },
        {
          ingresses: [
            { annotations: { ...onBoth, 'actions.to-https': toHttps }, spec: rulesFor(redirects('', 'to-https'), {}) },
          ],
        },
        {
          ingresses: [
            { annotations: toApex, spec: rulesFor(redirects('www.example.com', 'to-apex'), { host: 'example.com' }) },
          ],
        },
        { ingresses: [{ annotations: toApex, spec: rulesFor(redirects('example.com', 'to-apex')) }] },
      ],
      fails: [
        {
          ingresses: [
            {
              annotations: { ...onBoth, 'ssl-redirect': '443', 'actions.to-http': toHttp },
              spec: rulesFor(redirects('example.com', 'to-http')),
            },
          ],
          finds: [
            'error: [0].spec.rules[0].http.paths[0]: The redirect for "example.com/" leads back to itself: https://example.com/ → http://example.com/ → https://example.com/. (ingress-redirect-circle)',
          ],
        },
        {
          ingresses: [
            {
              annotations: toApex,
              spec: rulesFor(redirects('www.example.com', 'to-apex'), redirects('example.com', 'to-www')),
            },
          ],
          finds: [
            'error: [0].spec.rules[0].http.paths[0]: The redirect for "www.example.com/" leads back to itself: http://www.example.com/ → http://example.com/ → http://www.example.com/. (ingress-redirect-circle)',
            'error: [0].spec.rules[1].http.paths[0]: The redirect for "example.com/" leads back to itself: http://example.com/ → http://www.example.com/ → http://example.com/. (ingress-redirect-circle)',
          ],
        },
        {
          ingresses: [
            { annotations: { ...onBoth, ...toApex }, spec: rulesFor(redirects('www.example.com', 'to-apex')) },
            { name: 'apex', annotations: { ...onBoth, ...toApex }, spec: rulesFor(redirects('example.com', 'to-www')) },
          ],
          finds: [
            'error: [1].spec.rules[0].http.paths[0]: The redirect for "example.com/" leads back to itself: http://example.com/ → http://www.example.com/ → http://example.com/. (ingress-redirect-circle)',
            'error: [0].spec.rules[0].http.paths[0]: The redirect for "www.example.com/" leads back to itself: http://www.example.com/ → http://example.com/ → http://www.example.com/. (ingress-redirect-circle)',
          ],
        },
      ],
    },
  }),
];

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
