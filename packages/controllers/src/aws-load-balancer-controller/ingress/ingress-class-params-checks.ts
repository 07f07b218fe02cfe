import { formatPath, itemsOf, membersOf, nearest, quote } from '@eks-ingress/diagnostics';
import { canonicalNetwork, consequenceOf, findAnnotation, isCidr } from '@eks-ingress/annotations';
import { customResourceDefinitions } from '../upstream/custom-resource-definitions';
import { controllerChecksOn } from '../../controller-check';

type Spec = Readonly<Record<string, unknown>>;

const WEBHOOK = 'webhooks/elbv2/ingressclassparams_validator.go';
const REJECTED = consequenceOf('rejects', 'aws-load-balancer-controller');

const paramsCheck = controllerChecksOn(
  'aws-load-balancer-controller',
  'IngressClassParams',
  ({ spec }: { readonly spec: Spec }) => spec,
);

const definition = customResourceDefinitions['ingressclassparams.elbv2.k8s.aws'];
const fields = Object.entries(definition.fields).filter(([path]) => !/[.[]/.test(path));

/** The fields of IngressClassParams. */
const known = fields.map(([name]) => name);

/** The fields that accept certain words alone. */
const words: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  fields.flatMap(([name, { enum: accepted }]) => (accepted === undefined ? [] : [[name, accepted]])),
);

const operators = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

const namespaceSelector = { matchLabels: { team: 'shop' } };

/** A field, what is there, and what can be written in its place. */
function misplaced(value: unknown, expected: string, ...path: readonly (string | number)[]) {
  return { path: ['spec', ...path], value, expected };
}

/** What the API server and the webhook refuse of an IngressClassParams, and what the controller silently does otherwise. */
export const ingressClassParamsChecks = [
  paramsCheck({
    id: 'ingress-class-params-field',
    // As kubectl asks it to, unless it is told otherwise.
    effect: 'api-server-refuses',
    when: (spec) =>
      Object.keys(spec).flatMap((name) => {
        const meant = known.includes(name) ? undefined : nearest(name, known);
        return meant === undefined ? [] : [{ path: ['spec', name], name, meant }];
      }),
    message: (_spec, { name }) => `There is no field ${quote(name)}.`,
    why: REJECTED,
    fix: (_spec, { meant }) => `Did you mean ${quote(meant)}?`,
    source: WEBHOOK,
    examples: {
      passes: [{ spec: { PrefixListsIDs: ['pl-a'] } }, { spec: { somethingElse: true } }],
      fails: [
        {
          spec: { schema: 'internal', inboundCidrs: ['10.0.0.0/8'] },
          finds: [
            'error: spec.schema: There is no field "schema". (ingress-class-params-field)',
            'error: spec.inboundCidrs: There is no field "inboundCidrs". (ingress-class-params-field)',
          ],
        },
      ],
    },
  }),
  paramsCheck({
    id: 'ingress-class-params-value',
    effect: 'api-server-refuses',
    when: (spec) =>
      Object.entries(words).flatMap(([name, allowed]) => {
        const { [name]: value } = spec;
        if (value === undefined || value === null || allowed.some((word) => word === value)) return [];
        return [misplaced(value, allowed.map((word) => quote(word)).join(' or '), name)];
      }),
    message: (_spec, { path, value }) => `${formatPath(path)} is ${quote(value)}.`,
    why: REJECTED,
    fix: (_spec, { expected }) => `Write ${expected}.`,
    source: WEBHOOK,
    examples: {
      passes: [
        { spec: { scheme: 'internal', targetType: 'ip', ipAddressType: 'dualstack-without-public-ipv4' } },
        { spec: { scheme: null } },
      ],
      fails: [
        {
          spec: { ipAddressType: 'ipv6' },
          finds: ['error: spec.ipAddressType: spec.ipAddressType is "ipv6". (ingress-class-params-value)'],
        },
        {
          spec: { scheme: 'public' },
          finds: ['error: spec.scheme: spec.scheme is "public". (ingress-class-params-value)'],
        },
        {
          spec: { targetType: 'pod' },
          finds: ['error: spec.targetType: spec.targetType is "pod". (ingress-class-params-value)'],
        },
      ],
    },
  }),
  paramsCheck({
    id: 'ingress-class-params-value',
    effect: 'api-server-refuses',
    when: (spec) =>
      ['tags', 'loadBalancerAttributes'].flatMap((name) =>
        itemsOf(spec[name]).flatMap((item, index) => {
          const { value } = membersOf(item);
          if (value === undefined || typeof value === 'string') return [];
          return [misplaced(value, `a text, such as ${quote(String(value))}`, name, index, 'value')];
        }),
      ),
    message: (_spec, { path, value }) => `${formatPath(path)} is ${quote(value)}.`,
    why: REJECTED,
    fix: (_spec, { expected }) => `Write ${expected}.`,
    source: WEBHOOK,
    examples: {
      passes: [{ spec: { tags: [{ key: 'Team', value: '42' }, { key: 'Cost' }] } }],
      fails: [
        {
          spec: { tags: [{ key: 'Team', value: 42 }] },
          finds: ['error: spec.tags[0].value: spec.tags[0].value is 42. (ingress-class-params-value)'],
        },
        {
          spec: {
            loadBalancerAttributes: [
              { key: 'idle_timeout.timeout_seconds', value: '60' },
              { key: 'deletion_protection.enabled', value: true },
            ],
          },
          finds: [
            'error: spec.loadBalancerAttributes[1].value: spec.loadBalancerAttributes[1].value is true. (ingress-class-params-value)',
          ],
        },
      ],
    },
  }),
  paramsCheck({
    id: 'ingress-class-params-value',
    effect: 'rejects',
    when: (spec) =>
      itemsOf(membersOf(spec.namespaceSelector).matchExpressions).flatMap((item, index) => {
        const { operator } = membersOf(item);
        if (operators.some((word) => word === operator)) return [];
        return [misplaced(operator, operators.join(', '), 'namespaceSelector', 'matchExpressions', index, 'operator')];
      }),
    message: (_spec, { path, value }) => `${formatPath(path)} is ${quote(value)}.`,
    fix: (_spec, { expected }) => `Write ${expected}.`,
    source: WEBHOOK,
    examples: {
      passes: [{ spec: { namespaceSelector: { matchExpressions: [{ key: 'team', operator: 'Exists' }] } } }],
      fails: [
        {
          spec: { namespaceSelector: { matchExpressions: [{ key: 'team', operator: 'Equals', values: ['shop'] }] } },
          finds: [
            'error: spec.namespaceSelector.matchExpressions[0].operator: spec.namespaceSelector.matchExpressions[0].operator is "Equals". (ingress-class-params-value)',
          ],
        },
      ],
    },
  }),
  paramsCheck({
    id: 'ingress-class-params-cidr',
    effect: 'webhook-refuses',
    when: ({ inboundCIDRs }) =>
      itemsOf(inboundCIDRs).flatMap((cidr, index) => {
        const text = String(cidr);
        const canonical = isCidr(text) ? canonicalNetwork(text) : undefined;
        const isCanonical =
          canonical !== undefined && canonicalNetwork(text.split('/')[0] ?? '') === canonical.split('/')[0];
        return isCanonical ? [] : [{ path: ['spec', 'inboundCIDRs', index], text, canonical }];
      }),
    message: (_spec, { text }) =>
      isCidr(text)
        ? `The network ${quote(text)} has bits beyond its prefix.`
        : `${quote(text)} is not a network in CIDR notation.`,
    why: REJECTED,
    fix: (_spec, { canonical }) =>
      canonical === undefined ? 'Write a network such as "10.0.0.0/8".' : `Write ${quote(canonical)}.`,
    source: WEBHOOK,
    examples: {
      passes: [{ spec: { inboundCIDRs: ['10.0.0.0/8', '2001:db8::/32', '0.0.0.0/0'] } }],
      fails: [
        {
          spec: { inboundCIDRs: ['10.0.0.0/8', '10.0.0.1/8'] },
          finds: [
            'error: spec.inboundCIDRs[1]: The network "10.0.0.1/8" has bits beyond its prefix. (ingress-class-params-cidr)',
          ],
        },
        {
          spec: { inboundCIDRs: ['10.0.0.1'] },
          finds: [
            'error: spec.inboundCIDRs[0]: "10.0.0.1" is not a network in CIDR notation. (ingress-class-params-cidr)',
          ],
        },
        {
          spec: { inboundCIDRs: ['anywhere'] },
          finds: [
            'error: spec.inboundCIDRs[0]: "anywhere" is not a network in CIDR notation. (ingress-class-params-cidr)',
          ],
        },
        {
          spec: { inboundCIDRs: ['2001:db8::1/32'] },
          finds: [
            'error: spec.inboundCIDRs[0]: The network "2001:db8::1/32" has bits beyond its prefix. (ingress-class-params-cidr)',
          ],
        },
      ],
    },
  }),
  paramsCheck({
    id: 'ingress-class-params-subnets',
    effect: 'webhook-refuses',
    when: ({ subnets }) => wrongSubnets(subnets),
    message: (_spec, { problem }) => problem,
    why: REJECTED,
    fix: (_spec, { advice }) => advice,
    source: WEBHOOK,
    examples: {
      passes: [
        { spec: { subnets: { ids: ['subnet-a', 'subnet-b'] } } },
        { spec: { subnets: { tags: { Tier: ['public'], Team: ['public'] } } } },
      ],
      fails: [
        {
          spec: { subnets: {} },
          finds: ['error: spec.subnets: The subnets have neither ids nor tags. (ingress-class-params-subnets)'],
        },
        {
          spec: { subnets: { ids: ['subnet-a'], tags: { Tier: ['public'] } } },
          finds: ['error: spec.subnets: The subnets have both ids and tags. (ingress-class-params-subnets)'],
        },
        {
          spec: { subnets: { ids: [] } },
          finds: ['error: spec.subnets.ids: The subnets have no ids. (ingress-class-params-subnets)'],
        },
        {
          spec: { subnets: { ids: ['subnet-a', 'subnet-b', 'subnet-a'] } },
          finds: ['error: spec.subnets.ids[2]: The subnet "subnet-a" is there twice. (ingress-class-params-subnets)'],
        },
        {
          spec: { subnets: { tags: {} } },
          finds: ['error: spec.subnets.tags: The subnets are to be found by no tag. (ingress-class-params-subnets)'],
        },
        {
          spec: { subnets: { tags: { Tier: ['public', 'public'] } } },
          finds: [
            'error: spec.subnets.tags.Tier[1]: The value "public" of the tag "Tier" is there twice. (ingress-class-params-subnets)',
          ],
        },
      ],
    },
  }),
  paramsCheck({
    id: 'ingress-class-params-group',
    effect: 'rejects',
    when: ({ group }) => (canBeGroup(membersOf(group).name) === false ? [groupPlace(group)] : []),
    message: (_spec, { name }) => `The IngressGroup ${quote(name)} has a name that none can have.`,
    fix: 'Use at most 63 lower-case letters, digits, "-" and ".", with a letter or digit at both ends.',
    source: 'pkg/ingress/group_loader.go',
    examples: {
      passes: [{ spec: { group: { name: 'shop.edge' } } }, { spec: { group: { name: 'a'.repeat(63) } } }],
      fails: [
        {
          spec: { group: { name: 'Shop' } },
          finds: [
            'error: spec.group.name: The IngressGroup "Shop" has a name that none can have. (ingress-class-params-group)',
          ],
        },
        {
          spec: { group: { name: '-shop' } },
          finds: [
            'error: spec.group.name: The IngressGroup "-shop" has a name that none can have. (ingress-class-params-group)',
          ],
        },
        {
          spec: { group: { name: 'a'.repeat(64) } },
          finds: [
            'error: spec.group.name: The IngressGroup "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" has a name that none can have. (ingress-class-params-group)',
          ],
        },
      ],
    },
  }),
  paramsCheck({
    id: 'ingress-class-params-open-group',
    effect: 'risks',
    when: ({ group, namespaceSelector: selector }) => {
      const isOpen = selector === undefined || Object.keys((selector ?? {}) as object).length === 0;
      return isOpen && canBeGroup(membersOf(group).name) === true ? [groupPlace(group)] : [];
    },
    message: (_spec, { name }) => `Ingresses of every namespace can join the IngressGroup ${quote(name)}.`,
    why: 'Whoever may create an Ingress in some namespace can then put rules on its load balancer, for any host.',
    fix: 'Add a namespaceSelector, such as one for the label kubernetes.io/metadata.name, which nobody can change.',
    source: 'docs/guide/ingress/ingress_class.md#specnamespaceselector',
    examples: {
      passes: [{ spec: { group: { name: 'shop' }, namespaceSelector } }, { spec: { scheme: 'internal' } }],
      fails: [
        {
          spec: { group: { name: 'shop' } },
          finds: [
            'warning: spec.group.name: Ingresses of every namespace can join the IngressGroup "shop". (ingress-class-params-open-group)',
          ],
        },
        {
          spec: { group: { name: 'shop' }, namespaceSelector: {} },
          finds: [
            'warning: spec.group.name: Ingresses of every namespace can join the IngressGroup "shop". (ingress-class-params-open-group)',
          ],
        },
      ],
    },
  }),
  paramsCheck({
    id: 'ingress-class-params-value',
    effect: 'api-server-refuses',
    when: ({ sslRedirectPort: port }) =>
      port === undefined || typeof port === 'string' ? [] : [{ path: ['spec', 'sslRedirectPort'], port }],
    message: (_spec, { port }) => `spec.sslRedirectPort is ${quote(port)}, which is no text.`,
    why: REJECTED,
    fix: (_spec, { port }) => `Write ${quote(String(port))}, in quotes.`,
    source: WEBHOOK,
    examples: {
      passes: [{ spec: { sslRedirectPort: '443' } }],
      fails: [
        {
          spec: { sslRedirectPort: 443 },
          finds: [
            'error: spec.sslRedirectPort: spec.sslRedirectPort is 443, which is no text. (ingress-class-params-value)',
          ],
        },
      ],
    },
  }),
  paramsCheck({
    id: 'ingress-class-params-redirect-port',
    effect: 'opens-access',
    // buildSSLRedirectConfig
    when: ({ sslRedirectPort: port }) =>
      typeof port !== 'string' || port === '' || /^[+-]?\d+$/.test(port)
        ? []
        : [{ path: ['spec', 'sslRedirectPort'], port }],
    message: (_spec, { port }) => `sslRedirectPort is ${quote(port)}, which is no number in a text.`,
    why: 'The redirect is then off for the whole IngressGroup, without a word.',
    fix: 'Write a port such as "443".',
    source: 'pkg/ingress/model_builder.go',
    examples: {
      passes: [{ spec: { sslRedirectPort: '443' } }, { spec: { sslRedirectPort: '' } }],
      fails: [
        {
          spec: { sslRedirectPort: 'https' },
          finds: [
            'warning: spec.sslRedirectPort: sslRedirectPort is "https", which is no number in a text. (ingress-class-params-redirect-port)',
          ],
        },
        {
          spec: { sslRedirectPort: ' 443' },
          finds: [
            'warning: spec.sslRedirectPort: sslRedirectPort is " 443", which is no number in a text. (ingress-class-params-redirect-port)',
          ],
        },
      ],
    },
  }),
];

/** Whether a group can have the name; undefined where none is given. */
function canBeGroup(name: unknown): boolean | undefined {
  if (typeof name !== 'string') return undefined;
  return findAnnotation('alb.ingress.kubernetes.io/group.name')?.codec.parse(name).ok;
}

function groupPlace(group: unknown) {
  return { path: ['spec', 'group', 'name'], name: membersOf(group).name };
}

function wrongSubnets(given: unknown) {
  if (typeof given !== 'object' || given === null) return [];
  const { ids, tags } = given as { readonly ids?: unknown; readonly tags?: unknown };
  const wrong = (problem: string, advice: string, ...path: readonly (string | number)[]) => [
    { path: ['spec', 'subnets', ...path], problem, advice },
  ];
  if (ids === undefined && tags === undefined) return wrong('The subnets have neither ids nor tags.', 'Give one.');
  if (ids !== undefined && tags !== undefined) return wrong('The subnets have both ids and tags.', 'Keep one.');
  if (tags !== undefined) {
    const entries = Object.entries(membersOf(tags));
    if (entries.length === 0)
      return wrong('The subnets are to be found by no tag.', 'Give a tag with its values.', 'tags');
    return entries.flatMap(([name, wanted]) => {
      const repeated = firstRepeated(itemsOf(wanted));
      if (repeated === undefined) return [];
      const problem = `The value ${quote(repeated.text)} of the tag ${quote(name)} is there twice.`;
      return wrong(problem, 'Remove one of the two.', 'tags', name, repeated.index);
    });
  }
  if (itemsOf(ids).length === 0) return wrong('The subnets have no ids.', 'Give at least one.', 'ids');
  const repeated = firstRepeated(itemsOf(ids));
  if (repeated === undefined) return [];
  return wrong(`The subnet ${quote(repeated.text)} is there twice.`, 'Remove one of the two.', 'ids', repeated.index);
}

function firstRepeated(list: readonly unknown[]) {
  const index = list.findIndex((item, at) => list.indexOf(item) < at);
  return index < 0 ? undefined : { index, text: String(list[index]) };
}
