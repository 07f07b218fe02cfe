import { membersOf, quote } from '@eks-ingress/diagnostics';
import { findAnnotation, upstreamUrl } from '@eks-ingress/annotations';
import { classFieldIn, isUnset } from './class-values';
import { groupCheck } from './group-check';
import type { GroupMember } from './group-member';
import { CLASS_ANNOTATION } from './read-ingress';

const SUBNETS = 'alb.ingress.kubernetes.io/subnets';
const LOADER = 'pkg/ingress/class_loader.go';
const MODEL = 'pkg/ingress/model_build_load_balancer.go';

const legacy = { [CLASS_ANNOTATION]: 'alb' };
const twoSubnets = { subnets: { ids: ['subnet-a', 'subnet-b'] } };

/** What becomes of annotations beside the IngressClassParams of a class, and of those where they do not apply. */
export const classParamsChecks = [
  groupCheck({
    id: 'ingress-class-params-namespace',
    effect: 'rejects',
    // validateIngressClassParamsNamespaceRestriction
    when: ({ members }) =>
      members
        .filter(({ isSelected }) => !isSelected)
        .map(({ index, name, namespace }) => ({ path: [index, 'spec', 'ingressClassName'], name, namespace })),
    message: (_group, { name, namespace }) =>
      `The namespace ${quote(namespace)} of ${name} is not one that the namespaceSelector of the IngressClassParams of its class selects.`,
    fix: 'Use a class that is open to the namespace, or have the namespaceSelector select it.',
    source: LOADER,
    examples: {
      passes: [
        {
          ingresses: [
            { classParams: { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } } },
          ],
        },
        { ingresses: [{ classParams: { namespaceSelector: { matchLabels: { team: 'shop' } } } }] },
        {
          ingresses: [
            {
              annotations: legacy,
              classParams: { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'blog' } } },
            },
          ],
        },
      ],
      fails: [
        {
          ingresses: [
            { classParams: { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'blog' } } } },
          ],
          finds: [
            'error: [0].spec.ingressClassName: The namespace "shop" of shop/shop is not one that the namespaceSelector of the IngressClassParams of its class selects. (ingress-class-params-namespace)',
          ],
        },
        {
          ingresses: [
            {
              classParams: { namespaceSelector: { matchLabels: { team: 'shop' } } },
              namespaceLabels: { team: 'blog' },
            },
          ],
          finds: [
            'error: [0].spec.ingressClassName: The namespace "shop" of shop/shop is not one that the namespaceSelector of the IngressClassParams of its class selects. (ingress-class-params-namespace)',
          ],
        },
      ],
    },
  }),
  groupCheck({
    id: 'ingress-class-params-unread',
    effect: 'ignores',
    when: ({ members }) =>
      members.flatMap(({ index, name, keys, ingressClassParams }) => {
        const fields = Object.keys(ingressClassParams?.spec ?? {});
        if (!keys.includes(CLASS_ANNOTATION) || fields.length === 0) return [];
        return [{ path: [index, 'metadata', 'annotations', CLASS_ANNOTATION], name, fields }];
      }),
    message: (_group, { name }) =>
      `${name} names its class in ${CLASS_ANNOTATION}, so that the IngressClassParams of the class do not apply to it.`,
    why: (_group, { fields }) =>
      `What they set is silently left out: ${fields.join(', ')}. A namespaceSelector then keeps nobody out.`,
    fix: 'Remove the annotation, and name the class in spec.ingressClassName.',
    source: 'pkg/ingress/group_loader.go',
    examples: {
      passes: [
        { ingresses: [{ classParams: { scheme: 'internal' } }] },
        { ingresses: [{ annotations: legacy }] },
        { ingresses: [{ annotations: legacy, classParams: {} }] },
      ],
      fails: [
        {
          ingresses: [{ annotations: legacy, classParams: { scheme: 'internal', group: { name: 'edge' } } }],
          finds: [
            'warning: [0].metadata.annotations["kubernetes.io/ingress.class"]: shop/shop names its class in kubernetes.io/ingress.class, so that the IngressClassParams of the class do not apply to it. (ingress-class-params-unread)',
          ],
        },
      ],
    },
  }),
  groupCheck({
    id: 'ingress-class-params-override',
    effect: 'ignores',
    when: ({ members }) => members.flatMap(overridden),
    message: (_group, { key, text, name, field, difference }) =>
      `${key} is ${quote(text)} in ${name}, and ${field} of the IngressClassParams of its class is ${difference}.`,
    why: 'The IngressClassParams win over the annotation, without a word.',
    fix: (_group, { key }) => `Remove ${key}, or change the IngressClassParams.`,
    source: MODEL,
    examples: {
      passes: [
        { ingresses: [{ annotations: { 'group.name': 'edge' }, classParams: { group: { name: 'edge' } } }] },
        {
          ingresses: [
            {
              annotations: { 'inbound-cidrs': '10.0.0.0/8,192.168.0.0/16' },
              classParams: { inboundCIDRs: ['192.168.0.0/16', '10.0.0.0/8'] },
            },
          ],
        },
        { ingresses: [{ annotations: { 'ssl-redirect': '443' }, classParams: { sslRedirectPort: '443' } }] },
        {
          ingresses: [{ annotations: { tags: 'Team=shop' }, classParams: { tags: [{ key: 'Cost', value: '42' }] } }],
        },
        { ingresses: [{ annotations: { subnets: 'subnet-b,subnet-a' }, classParams: twoSubnets }] },
        {
          ingresses: [
            {
              annotations: { 'certificate-arn': 'arn:aws:acm:eu-west-1:111122223333:certificate/a' },
              classParams: { certificateArn: [] },
            },
          ],
        },
        { ingresses: [{ annotations: { scheme: 'internet-facing', ...legacy }, classParams: { scheme: 'internal' } }] },
      ],
      fails: [
        {
          ingresses: [{ annotations: { 'group.name': 'edge' }, classParams: { group: { name: 'shop' } } }],
          finds: [
            'warning: [0].metadata.annotations["alb.ingress.kubernetes.io/group.name"]: alb.ingress.kubernetes.io/group.name is "edge" in shop/shop, and group.name of the IngressClassParams of its class is "shop". (ingress-class-params-override)',
          ],
        },
        {
          ingresses: [{ annotations: { scheme: 'internet-facing' }, classParams: { scheme: 'internal' } }],
          finds: [
            'warning: [0].metadata.annotations["alb.ingress.kubernetes.io/scheme"]: alb.ingress.kubernetes.io/scheme is "internet-facing" in shop/shop, and scheme of the IngressClassParams of its class is "internal". (ingress-class-params-override)',
          ],
        },
        {
          ingresses: [{ annotations: { 'inbound-cidrs': '0.0.0.0/0' }, classParams: { inboundCIDRs: ['10.0.0.0/8'] } }],
          finds: [
            'warning: [0].metadata.annotations["alb.ingress.kubernetes.io/inbound-cidrs"]: alb.ingress.kubernetes.io/inbound-cidrs is "0.0.0.0/0" in shop/shop, and inboundCIDRs of the IngressClassParams of its class is "10.0.0.0/8". (ingress-class-params-override)',
          ],
        },
        {
          ingresses: [{ annotations: { 'ssl-redirect': '8443' }, classParams: { sslRedirectPort: '443' } }],
          finds: [
            'warning: [0].metadata.annotations["alb.ingress.kubernetes.io/ssl-redirect"]: alb.ingress.kubernetes.io/ssl-redirect is "8443" in shop/shop, and sslRedirectPort of the IngressClassParams of its class is "443". (ingress-class-params-override)',
          ],
        },
        {
          ingresses: [{ annotations: { tags: 'Team=cart' }, classParams: { tags: [{ key: 'Team', value: 'shop' }] } }],
          finds: [
            'warning: [0].metadata.annotations["alb.ingress.kubernetes.io/tags"]: alb.ingress.kubernetes.io/tags is "Team=cart" in shop/shop, and tags of the IngressClassParams of its class is Team=shop. (ingress-class-params-override)',
          ],
        },
        {
          ingresses: [
            {
              annotations: { 'load-balancer-attributes': 'idle_timeout.timeout_seconds=30' },
              classParams: { loadBalancerAttributes: [{ key: 'idle_timeout.timeout_seconds', value: '60' }] },
            },
          ],
          finds: [
            'warning: [0].metadata.annotations["alb.ingress.kubernetes.io/load-balancer-attributes"]: alb.ingress.kubernetes.io/load-balancer-attributes is "idle_timeout.timeout_seconds=30" in shop/shop, and loadBalancerAttributes of the IngressClassParams of its class is idle_timeout.timeout_seconds=60. (ingress-class-params-override)',
          ],
        },
        {
          ingresses: [
            {
              annotations: { 'minimum-load-balancer-capacity': 'CapacityUnits=500' },
              classParams: { minimumLoadBalancerCapacity: { capacityUnits: 200 } },
            },
          ],
          finds: [
            'warning: [0].metadata.annotations["alb.ingress.kubernetes.io/minimum-load-balancer-capacity"]: alb.ingress.kubernetes.io/minimum-load-balancer-capacity is "CapacityUnits=500" in shop/shop, and minimumLoadBalancerCapacity of the IngressClassParams of its class is CapacityUnits=200. (ingress-class-params-override)',
          ],
        },
        {
          ingresses: [{ annotations: { subnets: 'subnet-a' }, classParams: { subnets: { ids: ['subnet-b'] } } }],
          finds: [
            'warning: [0].metadata.annotations["alb.ingress.kubernetes.io/subnets"]: alb.ingress.kubernetes.io/subnets is "subnet-a" in shop/shop, and subnets of the IngressClassParams of its class is "subnet-b". (ingress-class-params-override)',
          ],
        },
        {
          ingresses: [
            { annotations: { subnets: 'subnet-a' }, classParams: { subnets: { tags: { Tier: ['public'] } } } },
          ],
          finds: [
            'warning: [0].metadata.annotations["alb.ingress.kubernetes.io/subnets"]: alb.ingress.kubernetes.io/subnets is "subnet-a" in shop/shop, and subnets of the IngressClassParams of its class is {"tags":{"Tier":["public"]}}. (ingress-class-params-override)',
          ],
        },
        {
          ingresses: [{ annotations: { 'target-type': 'ip' }, classParams: { targetType: 'instance' } }],
          finds: [
            'warning: [0].metadata.annotations["alb.ingress.kubernetes.io/target-type"]: alb.ingress.kubernetes.io/target-type is "ip" in shop/shop, and targetType of the IngressClassParams of its class is "instance". (ingress-class-params-override)',
          ],
        },
      ],
    },
  }),
  groupCheck({
    id: 'ingress-group-conflict',
    effect: 'rejects',
    // buildLoadBalancerSubnetMappings
    when: ({ members }) => {
      const [byClass, ...otherClasses] = membersWithSubnets(members);
      if (byClass === undefined) return [];
      const said = JSON.stringify(byClass.classParams.subnets);
      return otherClasses
        .filter(({ classParams }) => JSON.stringify(classParams.subnets) !== said)
        .slice(0, 1)
        .map(({ index, name, classParams }) => ({
          path: [index, 'spec', 'ingressClassName'],
          name,
          subnets: JSON.stringify(classParams.subnets),
          before: byClass.name,
          said,
        }));
    },
    message: (_group, { name, subnets, before, said }) =>
      `The IngressClassParams of ${name} have the subnets ${subnets}, and those of ${before} of the same IngressGroup ${said}.`,
    fix: 'Give every Ingress of the group a class with the same subnets.',
    source: MODEL,
    examples: {
      passes: [
        { ingresses: [{ classParams: twoSubnets }, { name: 'blog', classParams: twoSubnets }] },
        { ingresses: [{ classParams: twoSubnets }, { name: 'blog', classParams: {} }] },
      ],
      fails: [
        {
          ingresses: [
            { classParams: twoSubnets },
            { name: 'zoo', classParams: { subnets: { tags: { Tier: ['public'] } } } },
          ],
          finds: [
            'error: [1].spec.ingressClassName: The IngressClassParams of shop/zoo have the subnets {"tags":{"Tier":["public"]}}, and those of shop/shop of the same IngressGroup {"ids":["subnet-a","subnet-b"]}. (ingress-group-conflict)',
          ],
        },
      ],
    },
  }),
  groupCheck({
    id: 'ingress-group-conflict',
    effect: 'rejects',
    when: ({ members }) => {
      const [byClass] = membersWithSubnets(members);
      if (byClass === undefined) return [];
      return members
        .filter(({ classParams, values }) => isUnset(classParams.subnets) && values[SUBNETS])
        .map(({ index, name }) => ({ path: [index, 'metadata', 'annotations', SUBNETS], name, before: byClass.name }));
    },
    message: (_group, { name, before }) =>
      `${name} has ${SUBNETS}, and the IngressClassParams of ${before} of the same IngressGroup have subnets.`,
    fix: 'Leave the subnets to the IngressClassParams, and give every Ingress of the group that class.',
    source: MODEL,
    examples: {
      passes: [
        { ingresses: [{ classParams: twoSubnets }, { name: 'blog' }] },
        { ingresses: [{}, { name: 'blog', annotations: { subnets: 'subnet-a,subnet-b' } }] },
      ],
      fails: [
        {
          ingresses: [{ classParams: twoSubnets }, { name: 'blog', annotations: { subnets: 'subnet-a,subnet-b' } }],
          finds: [
            'error: [1].metadata.annotations["alb.ingress.kubernetes.io/subnets"]: shop/blog has alb.ingress.kubernetes.io/subnets, and the IngressClassParams of shop/shop of the same IngressGroup have subnets. (ingress-group-conflict)',
          ],
        },
      ],
    },
  }),
];

function membersWithSubnets(members: readonly GroupMember[]): readonly GroupMember[] {
  return members.filter(({ classParams }) => !isUnset(classParams.subnets));
}

function overridden({ index, name, ingress, said, classParams }: GroupMember) {
  const texts = membersOf(ingress.metadata?.annotations);
  return Object.entries(said).flatMap(([key, { overruled }]) => {
    const reading = findAnnotation(key)?.readBy['aws-load-balancer-controller'];
    const field = classFieldIn(classParams, key);
    if (overruled === undefined || reading === undefined || field === undefined) return [];
    const difference = differenceOf(overruled.value, field.value);
    if (difference === undefined) return [];
    return [
      {
        path: [index, 'metadata', 'annotations', key],
        source: upstreamUrl('aws-load-balancer-controller', reading.source),
        key,
        text: texts[key],
        name,
        field: field.name,
        difference,
      },
    ];
  });
}

/** What the field says, as a text, when the annotation says something else. */
function differenceOf(annotated: unknown, field: unknown): string | undefined {
  const pairs = pairsOf(field);
  if (pairs !== undefined) {
    const own = membersOf(annotated);
    const other = pairs.find(([key, value]) => Object.hasOwn(own, key) && String(own[key]) !== value);
    return other === undefined ? undefined : `${other[0]}=${other[1]}`;
  }
  const { ids, tags } = selectorOf(field);
  if (tags !== undefined) return JSON.stringify({ tags });
  const wins = ids ?? field;
  return textOf(annotated) === textOf(wins) ? undefined : quote(textOf(wins));
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).sort().join(',');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function selectorOf(field: unknown): { readonly ids?: unknown; readonly tags?: unknown } {
  return typeof field === 'object' && field !== null && !Array.isArray(field) ? field : {};
}

// tags and loadBalancerAttributes are lists of keys with values, and minimumLoadBalancerCapacity an object with one.
function pairsOf(field: unknown): readonly (readonly [string, string])[] | undefined {
  if (!Array.isArray(field)) {
    const units = selectorOf(field) as { readonly capacityUnits?: unknown };
    return units.capacityUnits === undefined ? undefined : [['CapacityUnits', String(units.capacityUnits)]];
  }
  const pairs = field.flatMap((item: unknown) => {
    const { key, value } = (item ?? {}) as { readonly key?: unknown; readonly value?: unknown };
    return typeof key === 'string' ? [[key, String(value)] as const] : [];
  });
  return pairs.length === field.length ? pairs : undefined;
}
