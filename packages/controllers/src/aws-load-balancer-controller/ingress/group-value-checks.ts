import { quote } from '@eks-ingress/diagnostics';
import {
  type Annotation,
  type GroupBehaviour,
  type Reading,
  type Relation,
  findAnnotation,
  upstreamUrl,
} from '@eks-ingress/annotations';
import { classFieldIn } from './class-values';
import type { GroupMember } from './group-member';
import { comparedAttributes } from './load-balancer-attributes';
import { turnsRedirectOff } from './redirect-of-group';
import { groupCheck } from './group-check';
import { isOfClass } from '../setting';

const controller = 'aws-load-balancer-controller';

interface GroupedAnnotation {
  readonly key: string;
  readonly annotation: Annotation;
  readonly reading: Reading<unknown>;
  readonly group: GroupBehaviour;
}

/** A value of an Ingress, under the key that it has there. */
interface Given {
  readonly member: GroupMember;
  readonly key: string;
  readonly value: unknown;
}

const on8080 = { 'listen-ports': '[{"HTTP": 8080}]' };
const frontend = { 'enable-frontend-nlb': 'true' };
const frontendCodes = { 'frontend-nlb-healthcheck-success-codes': '200' };

function webAcl(id: string) {
  return { 'wafv2-acl-arn': `arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shop/${id}` };
}

function managing(value: string) {
  return { 'manage-backend-security-group-rules': value };
}

function clientsOn(port: number, more = '') {
  return {
    'listen-ports': '[{"HTTPS": 443}, {"HTTPS": 8443}]',
    'mutual-authentication': `[{"port": ${port}, "mode": "verify", "trustStore": "clients"${more}}]`,
  };
}

/** Where the annotations of two Ingresses of a group do not go together, and what to say of it. */
interface Conflict {
  readonly path: readonly (string | number)[];
  readonly source: string;
  readonly problem: string;
  readonly advice: string;
}

export const groupValueChecks = [
  groupCheck({
    id: 'ingress-group-conflict',
    effect: 'rejects',
    when: ({ members }) => conflictingValues(members),
    message: (_group, { problem }) => problem,
    fix: (_group, { advice }) => advice,
    source: 'pkg/ingress/model_build_load_balancer.go',
    examples: {
      passes: [
        {
          ingresses: [
            { annotations: { subnets: 'subnet-a,subnet-b' } },
            { name: 'zoo', annotations: { subnets: 'subnet-b,subnet-a' } },
          ],
        },
        {
          ingresses: [
            { annotations: { 'inbound-cidrs': '10.0.0.0/8,10.0.0.0/8' } },
            { name: 'zoo', annotations: { 'inbound-cidrs': '10.0.0.0/8' } },
          ],
        },
        {
          ingresses: [
            { annotations: { 'inbound-cidrs': '10.0.0.0/8' } },
            { name: 'zoo', annotations: { 'inbound-cidrs': '' } },
          ],
        },
        {
          ingresses: [
            { annotations: { 'wafv2-acl-name': 'shop' } },
            { name: 'zoo', annotations: { 'wafv2-acl-name': '' } },
          ],
        },
        { ingresses: [{ annotations: { 'waf-acl-id': 'a1b2' } }, { name: 'zoo', annotations: { 'waf-acl-id': '' } }] },
        {
          ingresses: [
            { annotations: { 'ipam-ipv4-pool-id': 'ipam-pool-a' } },
            { name: 'zoo', annotations: { 'ipam-ipv4-pool-id': '' } },
          ],
        },
        { ingresses: [{ annotations: { tags: 'Team=cart' } }, { name: 'zoo', annotations: { tags: 'Cost=42' } }] },
        { ingresses: [{ annotations: { 'group.order': '1' } }, { name: 'zoo', annotations: { 'group.order': '2' } }] },
        {
          ingresses: [
            { annotations: { 'target-type': 'ip' } },
            { name: 'zoo', annotations: { 'target-type': 'instance' } },
          ],
        },
        {
          ingresses: [
            { annotations: { 'certificate-arn': 'arn:aws:acm:eu-west-1:111122223333:certificate/a' } },
            { name: 'zoo', annotations: { 'certificate-arn': 'arn:aws:acm:eu-west-1:111122223333:certificate/b' } },
          ],
        },
        {
          ingresses: [
            { annotations: { 'listener-attributes.HTTP-80': 'routing.http.response.server.enabled=true' } },
            {
              name: 'zoo',
              annotations: { 'listener-attributes.HTTP-80': 'routing.http.response.server.enabled=false', ...on8080 },
            },
          ],
        },
        {
          ingresses: [
            { annotations: { 'listener-attributes.HTTP-80': 'routing.http.response.server.enabled=true', ...on8080 } },
            {
              name: 'zoo',
              annotations: { 'listener-attributes.HTTP-80': 'routing.http.response.server.enabled=false', ...on8080 },
            },
          ],
        },
        {
          ingresses: [
            { annotations: { 'waf-acl-id': 'a1b2' } },
            { name: 'zoo', annotations: { 'web-acl-id': 'a1b2' } },
          ],
        },
        {
          ingresses: [
            { annotations: { ...webAcl('a'), 'wafv2-acl-name': 'shop' } },
            { name: 'zoo', annotations: webAcl('b') },
          ],
        },
        { ingresses: [{ annotations: managing('true') }, { name: 'zoo', annotations: managing('false') }] },
        {
          ingresses: [
            { annotations: { 'frontend-nlb-tags': 'Team=cart' } },
            { name: 'zoo', annotations: { 'frontend-nlb-tags': 'Team=search' } },
          ],
        },
        {
          ingresses: [
            { annotations: frontend },
            { name: 'zoo', annotations: { 'frontend-nlb-attributes': 'load_balancing.cross_zone.enabled=true' } },
          ],
        },
        {
          ingresses: [
            { annotations: { ...frontend, ...frontendCodes } },
            { name: 'zoo', annotations: { ...frontendCodes, ...on8080 } },
          ],
        },
        {
          ingresses: [
            { annotations: clientsOn(443) },
            { name: 'zoo', annotations: clientsOn(443, ', "ignoreClientCertificateExpiry": false') },
          ],
        },
        {
          ingresses: [
            { annotations: clientsOn(443) },
            { name: 'zoo', annotations: clientsOn(8443, ', "ignoreClientCertificateExpiry": true') },
          ],
        },
        {
          ingresses: [
            { annotations: { 'ssl-policy': 'A', 'listen-ports': '[{"HTTP": 80}]' } },
            { name: 'zoo', annotations: { 'ssl-policy': 'B', 'listen-ports': '[{"HTTP": 80}]' } },
          ],
        },
        {
          ingresses: [
            { annotations: { 'ssl-redirect': '443' }, classParams: { sslRedirectPort: 'https' } },
            { name: 'zoo', annotations: { 'ssl-redirect': '8443' } },
          ],
        },
        {
          ingresses: [
            { annotations: { scheme: 'internet-facing' }, classParams: { scheme: 'internal' } },
            { name: 'zoo', annotations: { scheme: 'internal' } },
          ],
        },
        {
          ingresses: [
            { classParams: { minimumLoadBalancerCapacity: { capacityUnits: 500 } } },
            { name: 'zoo', annotations: { 'minimum-load-balancer-capacity': 'CapacityUnits=200' } },
          ],
        },
      ],
      fails: [
        {
          ingresses: [
            { annotations: { scheme: 'internal' }, classParams: { sslRedirectPort: 'https' } },
            { name: 'zoo', annotations: { scheme: 'internet-facing' } },
          ],
          finds: [
            'error: [1].metadata.annotations["alb.ingress.kubernetes.io/scheme"]: alb.ingress.kubernetes.io/scheme is "internet-facing" in shop/zoo, and "internal" in shop/shop of the same IngressGroup. (ingress-group-conflict)',
          ],
        },
        {
          ingresses: [
            { annotations: { scheme: 'internal' } },
            { name: 'zoo', annotations: { scheme: 'internet-facing' } },
          ],
          finds: [
            'error: [1].metadata.annotations["alb.ingress.kubernetes.io/scheme"]: alb.ingress.kubernetes.io/scheme is "internet-facing" in shop/zoo, and "internal" in shop/shop of the same IngressGroup. (ingress-group-conflict)',
          ],
        },
        {
          ingresses: [
            { annotations: { 'ip-address-type': 'ipv4' } },
            { name: 'zoo', annotations: { 'ip-address-type': 'dualstack' } },
          ],
          finds: [
            'error: [1].metadata.annotations["alb.ingress.kubernetes.io/ip-address-type"]: alb.ingress.kubernetes.io/ip-address-type is "dualstack" in shop/zoo, and "ipv4" in shop/shop of the same IngressGroup. (ingress-group-conflict)',
          ],
        },
        {
          ingresses: [
            { annotations: { 'load-balancer-name': 'edge' } },
            { name: 'zoo', annotations: { 'load-balancer-name': 'other' } },
          ],
          finds: [
            'error: [1].metadata.annotations["alb.ingress.kubernetes.io/load-balancer-name"]: alb.ingress.kubernetes.io/load-balancer-name is "other" in shop/zoo, and "edge" in shop/shop of the same IngressGroup. (ingress-group-conflict)',
          ],
        },
        {
          ingresses: [
            { annotations: { 'customer-owned-ipv4-pool': 'ipv4pool-coip-0123456789abcdef0' } },
            { name: 'zoo', annotations: { 'customer-owned-ipv4-pool': 'ipv4pool-coip-0123456789abcdef1' } },
          ],
          finds: [
            'error: [1].metadata.annotations["alb.ingress.kubernetes.io/customer-owned-ipv4-pool"]: alb.ingress.kubernetes.io/customer-owned-ipv4-pool is "ipv4pool-coip-0123456789abcdef1" in shop/zoo, and "ipv4pool-coip-0123456789abcdef0" in shop/shop of the same IngressGroup. (ingress-group-conflict)',
          ],
        },
        {
          ingresses: [
            { annotations: { subnets: 'subnet-a,subnet-b' } },
            { name: 'zoo', annotations: { subnets: 'subnet-b,subnet-c' } },
          ],
          finds: [
            'error: [1].metadata.annotations["alb.ingress.kubernetes.io/subnets"]: alb.ingress.kubernetes.io/subnets is "subnet-b,subnet-c" in shop/zoo, and "subnet-a,subnet-b" in shop/shop of the same IngressGroup. (ingress-group-conflict)',
          ],
        },
        {
          ingresses: [
            { annotations: { subnets: 'public,public' } },
            { name: 'zoo', annotations: { subnets: 'public' } },
          ],
          finds: [
            'error: [1].metadata.annotations["alb.ingress.kubernetes.io/subnets"]: alb.ingress.kubernetes.io/subnets is "public" in shop/zoo, and "public,public" in shop/shop of the same IngressGroup. (ingress-group-conflict)',
          ],
        },
        {
          ingresses: [
            { annotations: { 'security-groups': 'sg-a,sg-b' } },
            { name: 'zoo', annotations: { 'security-groups': 'sg-b,sg-a' } },
          ],
          finds: [
            'error: [1].metadata.annotations["alb.ingress.kubernetes.io/security-groups"]: alb.ingress.kubernetes.io/security-groups is "sg-b,sg-a" in shop/zoo, and "sg-a,sg-b" in shop/shop of the same IngressGroup. (ingress-group-conflict)',
          ],
        },
        {
          ingresses: [
            { annotations: { 'security-groups': 'sg-a' } },
            { name: 'zoo', annotations: { 'security-groups': '' } },
          ],
          finds: [
            'error: [1].metadata.annotations["alb.ingress.kubernetes.io/security-groups"]: alb.ingress.kubernetes.io/security-groups is "" in shop/zoo, and "sg-a" in shop/shop of the same IngressGroup. (ingress-group-conflict)',
          ],
        },
        {
          ingresses: [
            { annotations: { 'ssl-redirect': '443' } },
            { name: 'zoo', annotations: { 'ssl-redirect': '8443' } },
          ],
          finds: [
            'error: [1].metadata.annotations["alb.ingress.kubernetes.io/ssl-redirect"]: alb.ingress.kubernetes.io/ssl-redirect is "8443" in shop/zoo, and "443" in shop/shop of the same IngressGroup. (ingress-group-conflict)',
          ],
        },
        {
          ingresses: [
            { annotations: { 'shield-advanced-protection': 'true' } },
            { name: 'zoo', annotations: { 'shield-advanced-protection': 'false' } },
          ],
          finds: [
            'error: [1].metadata.annotations["alb.ingress.kubernetes.io/shield-advanced-protection"]: alb.ingress.kubernetes.io/shield-advanced-protection is "false" in shop/zoo, and "true" in shop/shop of the same IngressGroup. (ingress-group-conflict)',
          ],
        },
        {
          ingresses: [
            { annotations: { 'wafv2-acl-arn': 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shop/a' } },
            { name: 'zoo', annotations: { 'wafv2-acl-arn': 'none' } },
          ],
          finds: [
            'error: [1].metadata.annotations["alb.ingress.kubernetes.io/wafv2-acl-arn"]: alb.ingress.kubernetes.io/wafv2-acl-arn is "none" in shop/zoo, and "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shop/a" in shop/shop of the same IngressGroup. (ingress-group-conflict)',
          ],
        },
        {
          ingresses: [
            { annotations: { 'wafv2-acl-arn': 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shop/a' } },
            { name: 'zoo', annotations: { 'wafv2-acl-arn': '' } },
          ],
          finds: [
            'error: [1].metadata.annotations["alb.ingress.kubernetes.io/wafv2-acl-arn"]: alb.ingress.kubernetes.io/wafv2-acl-arn is "" in shop/zoo, and "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shop/a" in shop/shop of the same IngressGroup. (ingress-group-conflict)',
          ],
        },
        {
          ingresses: [
            { annotations: { 'wafv2-acl-name': 'shop' } },
            { name: 'zoo', annotations: { 'wafv2-acl-name': 'edge' } },
          ],
          finds: [
            'error: [1].metadata.annotations["alb.ingress.kubernetes.io/wafv2-acl-name"]: alb.ingress.kubernetes.io/wafv2-acl-name is "edge" in shop/zoo, and "shop" in shop/shop of the same IngressGroup. (ingress-group-conflict)',
          ],
        },
        {
          ingresses: [
            { annotations: { 'ipam-ipv4-pool-id': 'ipam-pool-a' } },
            { name: 'zoo', annotations: { 'ipam-ipv4-pool-id': 'ipam-pool-b' } },
          ],
          finds: [
            'error: [1].metadata.annotations["alb.ingress.kubernetes.io/ipam-ipv4-pool-id"]: alb.ingress.kubernetes.io/ipam-ipv4-pool-id is "ipam-pool-b" in shop/zoo, and "ipam-pool-a" in shop/shop of the same IngressGroup. (ingress-group-conflict)',
          ],
        },
        {
          ingresses: [
            { annotations: { 'minimum-load-balancer-capacity': 'CapacityUnits=500' } },
            { name: 'zoo', annotations: { 'minimum-load-balancer-capacity': 'CapacityUnits=200' } },
          ],
          finds: [
            'error: [1].metadata.annotations["alb.ingress.kubernetes.io/minimum-load-balancer-capacity"]: alb.ingress.kubernetes.io/minimum-load-balancer-capacity has CapacityUnits at "200" in shop/zoo, and at "500" in shop/shop of the same IngressGroup. (ingress-group-conflict)',
          ],
        },
        {
          ingresses: [
            { annotations: { 'load-balancer-attributes': 'idle_timeout.timeout_seconds=30' } },
            { name: 'zoo', annotations: { 'load-balancer-attributes': 'idle_timeout.timeout_seconds=60' } },
          ],
          finds: [
            'error: [1].metadata.annotations["alb.ingress.kubernetes.io/load-balancer-attributes"]: alb.ingress.kubernetes.io/load-balancer-attributes has idle_timeout.timeout_seconds at "60" in shop/zoo, and at "30" in shop/shop of the same IngressGroup. (ingress-group-conflict)',
          ],
        },
        {
          ingresses: [
            { annotations: { 'listener-attributes.HTTP-80': 'routing.http.response.server.enabled=true' } },
            {
              name: 'zoo',
              annotations: { 'listener-attributes.HTTP-80': 'routing.http.response.server.enabled=false' },
            },
          ],
          finds: [
            'error: [1].metadata.annotations["alb.ingress.kubernetes.io/listener-attributes.HTTP-80"]: alb.ingress.kubernetes.io/listener-attributes.HTTP-80 has routing.http.response.server.enabled at "false" in shop/zoo, and at "true" in shop/shop of the same IngressGroup. (ingress-group-conflict)',
          ],
        },
        {
          ingresses: [
            { annotations: { 'security-group-prefix-lists': 'pl-a' } },
            { name: 'zoo', annotations: { 'security-group-prefix-lists': 'pl-b' } },
          ],
          finds: [
            'error: [1].metadata.annotations["alb.ingress.kubernetes.io/security-group-prefix-lists"]: alb.ingress.kubernetes.io/security-group-prefix-lists is "pl-b" in shop/zoo, and "pl-a" in shop/shop of the same IngressGroup on listener 80. (ingress-group-conflict)',
          ],
        },
        {
          ingresses: [
            { annotations: { 'enable-frontend-nlb': 'true' } },
            { name: 'zoo', annotations: { 'enable-frontend-nlb': 'false' } },
          ],
          finds: [
            'error: [1].metadata.annotations["alb.ingress.kubernetes.io/enable-frontend-nlb"]: alb.ingress.kubernetes.io/enable-frontend-nlb is "false" in shop/zoo, and "true" in shop/shop of the same IngressGroup. (ingress-group-conflict)',
          ],
        },
        {
          ingresses: [
            { annotations: { 'listener-attributes.HTTP-80': 'routing.http.response.server.enabled=true' } },
            {
              name: 'zoo',
              annotations: {
                'listener-attributes.HTTP-80': 'routing.http.response.server.enabled=false',
                'listen-ports': '[{"HTTP": 80}, {"HTTP": 8080}]',
              },
            },
          ],
          finds: [
            'error: [1].metadata.annotations["alb.ingress.kubernetes.io/listener-attributes.HTTP-80"]: alb.ingress.kubernetes.io/listener-attributes.HTTP-80 has routing.http.response.server.enabled at "false" in shop/zoo, and at "true" in shop/shop of the same IngressGroup. (ingress-group-conflict)',
          ],
        },
        {
          ingresses: [
            { annotations: { 'waf-acl-id': 'a1b2' } },
            { name: 'zoo', annotations: { 'web-acl-id': 'c3d4' } },
          ],
          finds: [
            'error: [1].metadata.annotations["alb.ingress.kubernetes.io/web-acl-id"]: alb.ingress.kubernetes.io/web-acl-id is "c3d4" in shop/zoo, and "a1b2" in shop/shop of the same IngressGroup. (ingress-group-conflict)',
          ],
        },
        {
          ingresses: [
            { annotations: { ...webAcl('a'), 'wafv2-acl-name': '' } },
            { name: 'zoo', annotations: webAcl('b') },
          ],
          finds: [
            'error: [1].metadata.annotations["alb.ingress.kubernetes.io/wafv2-acl-arn"]: alb.ingress.kubernetes.io/wafv2-acl-arn is "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shop/b" in shop/zoo, and "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shop/a" in shop/shop of the same IngressGroup. (ingress-group-conflict)',
          ],
        },
        {
          ingresses: [
            { annotations: { ...managing('true'), 'security-groups': 'sg-a' } },
            { name: 'zoo', annotations: managing('false') },
          ],
          finds: [
            'error: [1].metadata.annotations["alb.ingress.kubernetes.io/manage-backend-security-group-rules"]: alb.ingress.kubernetes.io/manage-backend-security-group-rules is "false" in shop/zoo, and "true" in shop/shop of the same IngressGroup. (ingress-group-conflict)',
          ],
        },
        {
          ingresses: [
            { annotations: { ...frontend, 'frontend-nlb-tags': 'Team=cart' } },
            { name: 'zoo', annotations: { 'frontend-nlb-tags': 'Team=search' } },
          ],
          finds: [
            'error: [1].metadata.annotations["alb.ingress.kubernetes.io/frontend-nlb-tags"]: alb.ingress.kubernetes.io/frontend-nlb-tags is "Team=search" in shop/zoo, and "Team=cart" in shop/shop of the same IngressGroup. (ingress-group-conflict)',
          ],
        },
        {
          ingresses: [
            { annotations: { ...frontend, 'frontend-nlb-attributes': 'load_balancing.cross_zone.enabled=true' } },
            { name: 'zoo', annotations: {} },
          ],
          finds: [
            'error: [1].metadata.annotations["alb.ingress.kubernetes.io/frontend-nlb-attributes"]: alb.ingress.kubernetes.io/frontend-nlb-attributes is set in shop/shop, and not in shop/zoo, which comes later in the same IngressGroup. (ingress-group-conflict)',
          ],
        },
        {
          ingresses: [{ annotations: { ...frontend, ...frontendCodes } }, { name: 'zoo', annotations: frontendCodes }],
          finds: [
            'error: [1].metadata.annotations["alb.ingress.kubernetes.io/frontend-nlb-healthcheck-success-codes"]: alb.ingress.kubernetes.io/frontend-nlb-healthcheck-success-codes is "200" in shop/zoo, and "200" in shop/shop of the same IngressGroup on frontend port 80. (ingress-group-conflict)',
          ],
        },
        {
          ingresses: [
            { annotations: clientsOn(443) },
            { name: 'zoo', annotations: clientsOn(443, ', "ignoreClientCertificateExpiry": true') },
          ],
          finds: [
            'error: [1].metadata.annotations["alb.ingress.kubernetes.io/mutual-authentication"]: alb.ingress.kubernetes.io/mutual-authentication is "[{\\"mode\\":\\"verify\\",\\"port\\":443,\\"trustStore\\":\\"clients\\",\\"ignoreClientCertificateExpiry\\":true}]" in shop/zoo, and "[{\\"mode\\":\\"verify\\",\\"port\\":443,\\"trustStore\\":\\"clients\\"}]" in shop/shop of the same IngressGroup on listener 443. (ingress-group-conflict)',
          ],
        },
        {
          ingresses: [
            { annotations: { 'ssl-policy': 'A', 'listen-ports': '[{"HTTPS": 443}]' } },
            { name: 'zoo', annotations: { 'ssl-policy': 'B', 'listen-ports': '[{"HTTPS": 443}]' } },
          ],
          finds: [
            'error: [1].metadata.annotations["alb.ingress.kubernetes.io/ssl-policy"]: alb.ingress.kubernetes.io/ssl-policy is "B" in shop/zoo, and "A" in shop/shop of the same IngressGroup on listener 443. (ingress-group-conflict)',
          ],
        },
        {
          ingresses: [
            { classParams: { scheme: 'internal' } },
            { name: 'zoo', annotations: { scheme: 'internet-facing' } },
          ],
          finds: [
            'error: [1].metadata.annotations["alb.ingress.kubernetes.io/scheme"]: alb.ingress.kubernetes.io/scheme is "internet-facing" in shop/zoo, and "internal" by scheme of the IngressClassParams of shop/shop of the same IngressGroup. (ingress-group-conflict)',
          ],
        },
        {
          ingresses: [
            { annotations: { scheme: 'internet-facing' } },
            { name: 'zoo', classParams: { scheme: 'internal' } },
          ],
          finds: [
            'error: [0].metadata.annotations["alb.ingress.kubernetes.io/scheme"]: alb.ingress.kubernetes.io/scheme is "internet-facing" in shop/shop, and "internal" by scheme of the IngressClassParams of shop/zoo of the same IngressGroup. (ingress-group-conflict)',
          ],
        },
      ],
    },
  }),
];

/** The annotations whose values in different Ingresses of a group do not go together. */
function conflictingValues(members: readonly GroupMember[]): readonly Conflict[] {
  const isRedirectOff = members.some(turnsRedirectOff);
  return groupedAnnotations(members)
    .filter(({ reading }) => isLookedAt(reading, members))
    .filter(({ key }) => !(isRedirectOff && key === 'alb.ingress.kubernetes.io/ssl-redirect'))
    .flatMap((grouped): readonly Conflict[] => {
      const { key, group } = grouped;
      const given = members
        // A class with subnets is in conflict with every annotation: checkClassParams.
        .filter(({ said }) => key !== 'alb.ingress.kubernetes.io/subnets' || !isOfClass(said, key))
        .flatMap((member) => valueOf(key, member) ?? []);
      switch (group) {
        case 'exclusive':
          return differing(grouped, given, '');
        case 'exclusive-onwards': {
          const [first] = given;
          const onwards = members.slice(first ? members.indexOf(first.member) : members.length);
          const without = onwards.find((member) => valueOf(key, member) === undefined);
          return first && without ? [laterWithout(grouped, first, without)] : differing(grouped, given, '');
        }
        case 'exclusive-per-port':
          return perPort(grouped, given, ({ listeners }) => listeners.keys(), 'listener');
        case 'exclusive-per-https-port':
          return perPort(grouped, given, httpsPorts, 'listener');
        case 'exclusive-per-frontend-port':
          return perPort(grouped, given, ({ frontendPorts }) => frontendPorts.keys(), 'frontend port');
        case 'once-per-frontend-port':
          return perPort(grouped, given, ({ frontendPorts }) => frontendPorts.keys(), 'frontend port', true);
        case 'merge-per-key':
          if (key === CAPACITY) return differingKeys(grouped, beforeFirstClass(given));
          return differingKeys(grouped, key === ATTRIBUTES ? attributesIn(members) : given);
        case 'merge':
          return [];
      }
    });
}

// buildLoadBalancerMinimumCapacity of pkg/ingress/model_build_load_balancer.go: a class ends the search.
function beforeFirstClass(given: readonly Given[]): readonly Given[] {
  const first = given.findIndex(isByClass);
  return first < 0 ? given : given.slice(0, first);
}

function attributesIn(members: readonly GroupMember[]): readonly Given[] {
  return members.flatMap((member) => {
    const value = comparedAttributes(member, members);
    return value === undefined ? [] : [{ member, key: ATTRIBUTES, value }];
  });
}

const ATTRIBUTES = 'alb.ingress.kubernetes.io/load-balancer-attributes';

const CAPACITY = 'alb.ingress.kubernetes.io/minimum-load-balancer-capacity';

function groupedAnnotations(members: readonly GroupMember[]): readonly GroupedAnnotation[] {
  const keys = members.flatMap(({ values }) => Object.keys(values).map((key) => findAnnotation(key)?.aliasOf ?? key));
  return [...new Set(keys)].flatMap((key) => {
    const annotation = findAnnotation(key);
    const reading = annotation?.readBy[controller];
    // Its ports are compared with those of Ingresses without it, too.
    const isCompared = key !== 'alb.ingress.kubernetes.io/frontend-nlb-listener-port-mapping';
    return annotation && reading?.group && isCompared ? [{ key, annotation, reading, group: reading.group }] : [];
  });
}

function valueOf(key: string, member: GroupMember): Given | undefined {
  const values: Readonly<Record<string, unknown>> = member.values;
  if (values[key] !== undefined) return { member, key, value: values[key] };
  const alias = Object.keys(values).find((name) => findAnnotation(name)?.aliasOf === key);
  return alias === undefined ? undefined : { member, key: alias, value: values[alias] };
}

// In a group any Ingress may have what an annotation of another one needs in order to be looked at.
function isLookedAt({ requires = [], conflicts = [] }: Reading<unknown>, members: readonly GroupMember[]): boolean {
  const meets = ({ annotation = '', is, isNot = [[], ''] }: Relation) =>
    members.some((member) => {
      const value = valueOf(annotation, member)?.value;
      if (value === undefined) return false;
      return (
        (is === undefined || is.some((wanted) => isEqual(wanted, value))) && !isNot.some((one) => isEqual(one, value))
      );
    });
  const decides = ({ annotation, unread }: Relation) => annotation !== undefined && unread === true;
  return requires.filter(decides).every(meets) && !conflicts.filter(decides).some(meets);
}

function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function* httpsPorts({ listeners }: GroupMember): Iterable<number> {
  for (const [port, protocol] of listeners) if (protocol === 'HTTPS') yield port;
}

function perPort(
  grouped: GroupedAnnotation,
  given: readonly Given[],
  portsOf: (member: GroupMember) => Iterable<number>,
  what: string,
  once = false,
): readonly Conflict[] {
  const ports = new Set(given.flatMap(({ member }) => [...portsOf(member)]));
  const found = [...ports].flatMap((port) => {
    const sharing = given
      .filter(({ member }) => [...portsOf(member)].includes(port))
      .map((one) => ({ ...one, value: valueForPort(one.value, port) }))
      .filter(({ value }) => value !== undefined);
    return differing(grouped, sharing, ` on ${what} ${port}`, once);
  });
  return found.filter(({ path }, at) => found.findIndex((other) => other.path[0] === path[0]) === at);
}

// Of a list with an entry for each port, as mutual-authentication is, the last entry of the port counts.
function valueForPort(value: unknown, port: number): unknown {
  const entries: readonly unknown[] = Array.isArray(value) ? value : [];
  const portOf = (entry: unknown) =>
    typeof entry === 'object' && entry !== null ? (entry as { readonly port?: unknown }).port : undefined;
  const byPort = entries.filter((entry) => portOf(entry) !== undefined);
  return byPort.length > 0 ? byPort.filter((entry) => portOf(entry) === port).at(-1) : value;
}

function differing(
  grouped: GroupedAnnotation,
  given: readonly Given[],
  where: string,
  once = false,
): readonly Conflict[] {
  const { groupOrderSensitive = false, groupIgnoresEmpty = false } = grouped.reading;
  const asSets = grouped.group === 'exclusive-per-port';
  const counted = given
    .map((one) => ({ one, text: comparable(one.value, groupOrderSensitive, asSets) }))
    .filter(({ text }) => !groupIgnoresEmpty || (text !== '""' && text !== '[]'));
  const [first, ...others] = counted;
  if (first === undefined) return [];
  return others
    .filter(({ text }) => once || text !== first.text)
    .slice(0, 1)
    .map(({ one }) => conflictOf(grouped, first.one, one, where, once));
}

function comparable(value: unknown, ordered: boolean, asSets: boolean): string {
  if (Array.isArray(value)) {
    const texts = value.map((item) => comparable(item, ordered, asSets));
    if (ordered) return JSON.stringify(texts);
    return JSON.stringify((asSets ? [...new Set(texts)] : texts).sort());
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  // A field that is false is one that is not there.
  const members = Object.entries(value).filter(([, item]) => item !== false);
  members.sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(members.map(([name, item]) => [name, comparable(item, ordered, asSets)]));
}

function differingKeys(grouped: GroupedAnnotation, given: readonly Given[]): readonly Conflict[] {
  const seen = new Map<string, { readonly name: string; readonly value: unknown }>();
  return given.flatMap(({ member, key, value: values }) =>
    Object.entries(values as object).flatMap(([name, value]): Conflict[] => {
      const before = seen.get(name);
      if (before === undefined) {
        seen.set(name, { name: member.name, value });
        return [];
      }
      if (String(before.value) === String(value)) return [];
      return [
        {
          ...placeOfConflict(grouped, member, key),
          problem: `${key} has ${name} at ${quote(String(value))} in ${member.name}, and at ${quote(String(before.value))} in ${before.name} of the same IngressGroup.`,
          advice: `Give ${name} one value, or set it in one Ingress.`,
        },
      ];
    }),
  );
}

function conflictOf(grouped: GroupedAnnotation, first: Given, other: Given, where: string, once: boolean): Conflict {
  const { annotation, reading } = grouped;
  const codec = reading.codec ?? annotation.codec;
  const text = ({ member, key }: Given) =>
    quote(codec.format((member.values as Readonly<Record<string, unknown>>)[key]));
  // Where one of them is of a class, the annotation is what a person would change.
  const [at, before] = isByClass(other) && !isByClass(first) ? [first, other] : [other, first];
  return {
    ...placeOfConflict(grouped, at.member, at.key),
    problem: `${at.key} is ${text(at)} ${placeOf(at)}, and ${text(before)} ${placeOf(before)} of the same IngressGroup${where}.`,
    advice: once
      ? 'Set it in one Ingress of the group.'
      : 'Give both one value, or set it in one Ingress of the group.',
  };
}

function isByClass({ member, key }: Given): boolean {
  return isOfClass(member.said, key);
}

function placeOf({ member, key }: Given): string {
  const field = isOfClass(member.said, key) ? classFieldIn(member.classParams, key) : undefined;
  return field === undefined ? `in ${member.name}` : `by ${field.name} of the IngressClassParams of ${member.name}`;
}

function laterWithout(grouped: GroupedAnnotation, first: Given, later: GroupMember): Conflict {
  const { key } = grouped;
  return {
    ...placeOfConflict(grouped, later, key),
    problem: `${key} is set in ${first.member.name}, and not in ${later.name}, which comes later in the same IngressGroup.`,
    advice: `Set it in ${later.name} as well, or in the last Ingress of the group alone.`,
  };
}

function placeOfConflict({ reading }: GroupedAnnotation, { index, keys, said, classParams }: GroupMember, key: string) {
  const byClass = isOfClass(said, key) || (!keys.includes(key) && classFieldIn(classParams, key) !== undefined);
  return {
    path: byClass ? [index, 'spec', 'ingressClassName'] : [index, 'metadata', 'annotations', key],
    source: upstreamUrl(controller, reading.docs ?? reading.source),
  };
}
