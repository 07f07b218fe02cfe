import { itemsOf, membersOf, nearest, quote } from '@eks-ingress/diagnostics';
import { parseCidr } from '@eks-ingress/elbv2';
import { isOf, type KubernetesObject } from '../../cluster/kubernetes-object';
import { type Report, type RuleContext, defineRule } from '../../rule';

/** The fields of IngressClassParams. */
const fields = [
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

const words: Readonly<Record<string, readonly string[]>> = {
  ipAddressType: ['ipv4', 'dualstack', 'dualstack-without-public-ipv4'],
  scheme: ['internal', 'internet-facing'],
  targetType: ['instance', 'ip'],
};

type Problem = Pick<Report, 'path' | 'message'> & Partial<Report>;

function* checkParams({ cluster }: RuleContext): Iterable<Report> {
  for (const object of cluster.objects) {
    if (!isOf(object, 'IngressClassParams', 'elbv2.k8s.aws')) continue;
    for (const problem of problemsOf(object)) yield { subject: object.subject, ...problem };
  }
}

function* problemsOf({ spec }: KubernetesObject): Iterable<Problem> {
  for (const [name, value] of Object.entries(spec)) {
    const path = ['spec', name];
    const meant = fields.includes(name) ? undefined : nearest(name, fields);
    const known = words[name];
    if (meant !== undefined) {
      yield { path, at: 'key', message: `There is no field ${quote(name)}.`, fix: `Did you mean ${quote(meant)}?` };
    }
    if (known !== undefined && !known.includes(String(value))) {
      yield { path, message: `spec.${name} is ${quote(value)}.`, fix: `Write ${known.map(quote).join(' or ')}.` };
    }
  }
  const { sslRedirectPort, subnets } = spec;
  if (sslRedirectPort !== undefined && !/^[0-9]+$/.test(String(sslRedirectPort))) {
    yield {
      path: ['spec', 'sslRedirectPort'],
      message: `spec.sslRedirectPort is ${quote(sslRedirectPort)}, which turns the redirect off.`,
      fix: 'Write the number of an HTTPS port, such as "443".',
    };
  }
  for (const [index, block] of itemsOf(spec.inboundCIDRs).entries()) {
    const cidr = typeof block === 'string' ? parseCidr(block) : undefined;
    if (cidr?.hasHostBits === false) continue;
    yield {
      path: ['spec', 'inboundCIDRs', index],
      message: `${quote(block)} is no CIDR block${cidr ? ', but an address inside one' : ''}.`,
      fix: `Write ${cidr ? quote(cidr.network) : 'blocks such as "10.0.0.0/8"'}.`,
    };
  }
  const { ids, tags } = membersOf(subnets);
  if (subnets !== undefined && (ids === undefined) === (tags === undefined)) {
    yield {
      path: ['spec', 'subnets'],
      message: `spec.subnets has ${ids === undefined ? 'neither' : 'both'} ids and tags.`,
      fix: 'Write one of the two.',
    };
  }
}

export const validIngressClassParams = defineRule({
  name: 'valid-ingress-class-params',
  topic: 'ingress',
  severity: 'error',
  preset: 'recommended',
  summary: 'IngressClassParams are such as the AWS Load Balancer Controller takes.',
  why: 'Its webhook refuses them, or a value is ignored without a word for every Ingress of the class: a port of the redirect that is no number turns the redirect off.',
  sources: [
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/v3.5.0/webhooks/elbv2/ingressclassparams_validator.go',
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/v3.5.0/docs/guide/ingress/ingress_class.md',
  ],
  check: checkParams,
  examples: {
    valid: [
      {
        title: 'Fields and values as they are documented.',
        yaml: `
apiVersion: elbv2.k8s.aws/v1beta1
kind: IngressClassParams
metadata:
  name: alb
spec:
  scheme: internal
  inboundCIDRs:
    - 10.0.0.0/8
  sslRedirectPort: "443"
`,
      },
    ],
    invalid: [
      {
        title: 'A field in another case, a port that is no number, an address without its prefix.',
        yaml: `
apiVersion: elbv2.k8s.aws/v1beta1
kind: IngressClassParams
metadata:
  name: alb
spec:
  inboundCidrs:
    - 10.0.0.0/8
  sslRedirectPort: https
`,
        findings: [
          { path: 'spec.inboundCidrs', message: 'There is no field "inboundCidrs"' },
          { path: 'spec.sslRedirectPort', message: 'turns the redirect off' },
        ],
      },
      {
        title: 'An address without the length of its prefix.',
        yaml: `
apiVersion: elbv2.k8s.aws/v1beta1
kind: IngressClassParams
metadata:
  name: alb
spec:
  inboundCIDRs:
    - 10.0.0.0
`,
        findings: [{ path: 'spec.inboundCIDRs[0]', message: '"10.0.0.0" is no CIDR block' }],
      },
      {
        title: 'An address inside of the block.',
        yaml: `
apiVersion: elbv2.k8s.aws/v1beta1
kind: IngressClassParams
metadata:
  name: alb
spec:
  inboundCIDRs:
    - 10.0.0.5/8
`,
        findings: [{ path: 'spec.inboundCIDRs[0]', message: 'but an address inside one' }],
      },
    ],
  },
});
