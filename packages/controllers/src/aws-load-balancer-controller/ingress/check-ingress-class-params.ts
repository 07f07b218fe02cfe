import { formatPath, itemsOf, membersOf, nearest, quote } from '@eks-ingress/diagnostics';
import { canonicalNetwork, isCidr, findAnnotation, upstreamUrl } from '@eks-ingress/annotations';
import type { IngressClassParamsObject } from './read-ingress';
import { rejected } from './rejected';
import type { ControllerFinding } from '../../controller-finding';

const controller = 'aws-load-balancer-controller';
const WEBHOOK = upstreamUrl(controller, 'webhooks/elbv2/ingressclassparams_validator.go');

/**
 * What the AWS Load Balancer Controller would hit with an IngressClassParams: what its webhook refuses, and what it
 * silently does otherwise. Whether annotations go along is for `checkIngressGroup`.
 */
export function checkIngressClassParams(params: IngressClassParamsObject): readonly ControllerFinding[] {
  const spec = membersOf(params.spec);
  return [
    ...fields(spec),
    ...values(spec),
    ...networks(spec.inboundCIDRs),
    ...subnets(spec.subnets),
    ...group(spec),
    ...redirectPort(spec.sslRedirectPort),
  ];
}

/** The fields of IngressClassParams. */
const known = [
  'PrefixListsIDs',
  'certificateArn',
  'group',
  'inboundCIDRs',
  'ipAddressType',
  'ipamConfiguration',
  'listeners',
  'loadBalancerAttributes',
  'loadBalancerName',
  'minimumLoadBalancerCapacity',
  'namespaceSelector',
  'prefixListsIDs',
  'scheme',
  'sslPolicy',
  'sslRedirectPort',
  'subnets',
  'tags',
  'targetType',
  'wafv2AclArn',
  'wafv2AclName',
];

function fields(spec: Readonly<Record<string, unknown>>): readonly ControllerFinding[] {
  return Object.keys(spec).flatMap((name) => {
    const meant = known.includes(name) ? undefined : nearest(name, known);
    if (meant === undefined) return [];
    return [
      rejected({
        id: 'ingress-class-params-field',
        message: `There is no field ${quote(name)}.`,
        fix: `Did you mean ${quote(meant)}?`,
        path: ['spec', name],
        source: WEBHOOK,
      }),
    ];
  });
}

const words: Readonly<Record<string, readonly string[]>> = {
  ipAddressType: ['ipv4', 'dualstack', 'dualstack-without-public-ipv4'],
  scheme: ['internal', 'internet-facing'],
  targetType: ['instance', 'ip'],
};

const operators = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

function values(spec: Readonly<Record<string, unknown>>): readonly ControllerFinding[] {
  const refused = (value: unknown, expected: string, ...path: readonly (string | number)[]) =>
    rejected({
      id: 'ingress-class-params-value',
      message: `${formatPath(['spec', ...path])} is ${quote(value)}.`,
      fix: `Write ${expected}.`,
      path: ['spec', ...path],
      source: WEBHOOK,
    });
  const ofWords = Object.entries(words).flatMap(([name, allowed]) => {
    const value = spec[name];
    if (value === undefined || value === null || allowed.some((word) => word === value)) return [];
    return [refused(value, allowed.map((word) => quote(word)).join(' or '), name)];
  });
  const ofPairs = ['tags', 'loadBalancerAttributes'].flatMap((name) =>
    itemsOf(spec[name]).flatMap((item, index) => {
      const { value } = membersOf(item);
      return value === undefined || typeof value === 'string'
        ? []
        : [refused(value, `a text, such as ${quote(String(value))}`, name, index, 'value')];
    }),
  );
  const ofSelector = itemsOf(membersOf(spec.namespaceSelector).matchExpressions).flatMap((item, index) => {
    const { operator } = membersOf(item);
    if (operators.some((word) => word === operator)) return [];
    return [refused(operator, operators.join(', '), 'namespaceSelector', 'matchExpressions', index, 'operator')];
  });
  return [...ofWords, ...ofPairs, ...ofSelector];
}

function networks(given: unknown): readonly ControllerFinding[] {
  return listOf(given).flatMap((cidr, index): ControllerFinding[] => {
    const text = String(cidr);
    const isNetwork = isCidr(text);
    const canonical = isNetwork ? canonicalNetwork(text) : undefined;
    if (canonical !== undefined && canonicalNetwork(text.split('/')[0] ?? '') === canonical.split('/')[0]) return [];
    return [
      rejected({
        id: 'ingress-class-params-cidr',
        message: isNetwork
          ? `The network ${quote(text)} has bits beyond its prefix.`
          : `${quote(text)} is not a network in CIDR notation.`,
        fix: canonical === undefined ? 'Write a network such as "10.0.0.0/8".' : `Write ${quote(canonical)}.`,
        path: ['spec', 'inboundCIDRs', index],
        source: WEBHOOK,
      }),
    ];
  });
}

function subnets(given: unknown): readonly ControllerFinding[] {
  if (typeof given !== 'object' || given === null) return [];
  const { ids, tags } = given as { readonly ids?: unknown; readonly tags?: unknown };
  const refused = (message: string, fix: string, ...path: readonly (string | number)[]) => [
    rejected({ id: 'ingress-class-params-subnets', message, fix, path: ['spec', 'subnets', ...path], source: WEBHOOK }),
  ];
  if (ids === undefined && tags === undefined) return refused('The subnets have neither ids nor tags.', 'Give one.');
  if (ids !== undefined && tags !== undefined) return refused('The subnets have both ids and tags.', 'Keep one.');
  if (tags !== undefined) {
    const entries = Object.entries(membersOf(tags));
    if (entries.length === 0)
      return refused('The subnets are to be found by no tag.', 'Give a tag with its values.', 'tags');
    return entries.flatMap(([name, wanted]) => {
      const texts = listOf(wanted);
      const repeated = texts.findIndex((text, index) => texts.indexOf(text) < index);
      if (repeated < 0) return [];
      const message = `The value ${quote(String(texts[repeated]))} of the tag ${quote(name)} is there twice.`;
      return refused(message, 'Remove one of the two.', 'tags', name, repeated);
    });
  }
  if (listOf(ids).length === 0) return refused('The subnets have no ids.', 'Give at least one.', 'ids');
  const list = listOf(ids);
  const twice = list.findIndex((id, index) => list.indexOf(id) < index);
  if (twice < 0) return [];
  return refused(`The subnet ${quote(String(list[twice]))} is there twice.`, 'Remove one of the two.', 'ids', twice);
}

function group({ group: given, namespaceSelector }: Readonly<Record<string, unknown>>): readonly ControllerFinding[] {
  const { name } = (typeof given === 'object' && given !== null ? given : {}) as { readonly name?: unknown };
  if (typeof name !== 'string') return [];
  const path = ['spec', 'group', 'name'];
  const parsed = findAnnotation('alb.ingress.kubernetes.io/group.name')?.codec.parse(name);
  if (parsed?.ok === false) {
    return [
      rejected({
        id: 'ingress-class-params-group',
        message: `The IngressGroup ${quote(name)} has a name that none can have.`,
        fix: 'Use at most 63 lower-case letters, digits, "-" and ".", with a letter or digit at both ends.',
        path,
        source: upstreamUrl(controller, 'pkg/ingress/group_loader.go'),
      }),
    ];
  }
  if (namespaceSelector !== undefined && Object.keys((namespaceSelector ?? {}) as object).length > 0) return [];
  return [
    {
      id: 'ingress-class-params-open-group',
      severity: 'warning',
      message: `Ingresses of every namespace can join the IngressGroup ${quote(name)}.`,
      why: 'Whoever may create an Ingress in some namespace can then put rules on its load balancer, for any host.',
      fix: 'Add a namespaceSelector, such as one for the label kubernetes.io/metadata.name, which nobody can change.',
      path,
      source: upstreamUrl(controller, 'docs/guide/ingress/ingress_class.md#specnamespaceselector'),
    },
  ];
}

// buildSSLRedirectConfig of pkg/ingress/model_builder.go
function redirectPort(given: unknown): readonly ControllerFinding[] {
  if (given === undefined || given === '' || (typeof given === 'string' && /^[+-]?\d+$/.test(given))) return [];
  if (typeof given !== 'string') {
    return [
      rejected({
        id: 'ingress-class-params-value',
        message: `spec.sslRedirectPort is ${quote(given)}, which is no text.`,
        fix: `Write ${quote(String(given))}, in quotes.`,
        path: ['spec', 'sslRedirectPort'],
        source: WEBHOOK,
      }),
    ];
  }
  return [
    {
      id: 'ingress-class-params-redirect-port',
      severity: 'warning',
      message: `sslRedirectPort is ${quote(String(given))}, which is no number in a text.`,
      why: 'The redirect is then off for the whole IngressGroup, without a word.',
      fix: 'Write a port such as "443".',
      path: ['spec', 'sslRedirectPort'],
      source: upstreamUrl(controller, 'pkg/ingress/model_builder.go'),
      effect: 'opens-access',
    },
  ];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
