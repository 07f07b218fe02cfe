import { AWS_NLB_GUIDE_PAGE, TERRAFORM_DOCUMENTATION } from './provider-sources';
import type { PropChange } from './prop-change';

type Rows = Readonly<Record<string, PropChange<unknown>>>;

/** The rows of props under another prop. */
export function under<Prefix extends string, Path extends string>(
  prefix: Prefix,
  rows: Readonly<Record<Path, PropChange<unknown>>>,
): Readonly<Record<`${Prefix}.${Path}`, PropChange<unknown>>> {
  return Object.fromEntries(
    Object.entries<PropChange<unknown>>(rows).map(([path, row]) => [`${prefix}.${path}`, row]),
  ) as Readonly<Record<`${Prefix}.${Path}`, PropChange<unknown>>>;
}

/** It is compared with other props, or asks for a reason, and becomes no argument. */
export const COMPARED: PropChange<unknown> = { effect: 'nothing', edits: [] };

/** It is created before what needs it, and destroyed after. */
export const ORDERED_AFTER: PropChange<unknown> = {
  effect: 'nothing',
  source: TERRAFORM_DOCUMENTATION('meta-arguments/depends_on'),
  edits: [],
};

/** A reason that is given for a risk. */
export const ON_SUNDAY = 'On Sunday, with a notice.';

const CERTIFICATE = 'arn:aws:acm:ap-northeast-2:333333333333:certificate/33333333-3333-4333-8333-333333333339';

/** A certificate that is given, but for its ARN. */
export const certificateChanges = {
  domainNames: { ...COMPARED, isList: true, edits: ['*.other.example.com'] },
  keyAlgorithm: { ...COMPARED, edits: ['RSA_2048'] },
} as const satisfies Rows;

export const sampleCertificate = { arn: CERTIFICATE };

const ROLLING = 'Its pods are replaced one by one; long connections through them end.';
const RELEASE: PropChange<unknown> = { becomes: ['helm_release.values'], clients: ROLLING, edits: [] };
const UNDERSTOOD: PropChange<unknown> = { ...COMPARED, edits: ['The reason, as somebody writes it.'] };

/** What somebody chooses of ingress-nginx, but for the names that replace its release. */
export const ingressNginxChanges = {
  ...under('ingressNginx', {
    workload: {
      ...RELEASE,
      clients: 'The pods of the other kind come while the old ones go.',
      edits: ['Deployment', 'DaemonSet'],
    },
    replicas: { ...RELEASE, clients: 'Fewer pods end the connections of those that go.', edits: [2, 4] },
    zoneSpread: { ...RELEASE, edits: ['DoNotSchedule', 'ScheduleAnyway'] },
    ingressClass: {
      ...RELEASE,
      clients: 'Ingresses of the class that it had are answered with 404.',
      edits: ['public'],
    },
    image: {
      ...RELEASE,
      edits: [
        {
          registry: 'registry.example.com',
          image: 'ingress-nginx/controller',
          tag: 'v1.15.2',
          digest: `sha256:${'5'.repeat(64)}`,
        },
      ],
    },
    'image.registry': { ...RELEASE, edits: ['mirror.example.com'] },
    'image.image': { ...RELEASE, edits: ['mirror/controller'] },
    'image.tag': { ...RELEASE, edits: ['v1.15.3'] },
    'image.digest': { ...RELEASE, edits: [`sha256:${'6'.repeat(64)}`] },
    values: {
      ...RELEASE,
      clients: 'What the values say; pods whose template changes are replaced one by one.',
      edits: [{ controller: { podAnnotations: { 'example.com/team': 'shop' } } }],
    },
    acknowledgeRetirement: { ...COMPARED, edits: [{ reviewBy: '2027-06-30' }] },
    'acknowledgeRetirement.reviewBy': { ...COMPARED, edits: ['2027-06-30'] },
    acknowledgements: COMPARED,
    'acknowledgements.forwarded-headers': UNDERSTOOD,
  }),
} as const;

const RECORDS: PropChange<unknown> = {
  becomes: ['aws_route53_record.name', 'aws_route53_record.zone_id'],
  clients: 'A name that is removed is not found any more; one that is added is found when caches have expired.',
  edits: [],
};

/** The names of an entry point. */
export const dnsChanges = {
  dns: { ...RECORDS, edits: [{ hostedZone: { id: 'Z0123456789ABCDEFGHIJ' }, hostNames: ['more.example.com'] }] },
  ...under('dns', {
    hostNames: { ...RECORDS, isList: true, edits: ['more.example.com'] },
    hostedZone: RECORDS,
    'hostedZone.id': { ...RECORDS, edits: ['Z0123456789ABCDEFGHIJ'] },
    'hostedZone.name': COMPARED,
  }),
} as const;

const TOPIC = 'arn:aws:sns:ap-northeast-2:333333333333:night-shift';

export const alarmChanges = {
  unhealthyHostAlarm: { becomes: ['aws_cloudwatch_metric_alarm.alarm_actions'], edits: [{ actions: [TOPIC] }] },
  'unhealthyHostAlarm.actions': {
    becomes: ['aws_cloudwatch_metric_alarm.alarm_actions', 'aws_cloudwatch_metric_alarm.ok_actions'],
    isList: true,
    edits: [TOPIC],
  },
} as const satisfies Rows;

/** The rows of a health check but for its protocol, where it is written into a target group. */
export function healthCheckChanges(becomes: (argument: string) => PropChange<unknown>) {
  return under('healthCheck', {
    port: { ...becomes('port'), edits: [10256, 'traffic-port'] },
    expectsProxyProtocol: { ...COMPARED, edits: [true, false] },
    path: { ...becomes('path'), edits: ['/ready'] },
    matcher: { ...becomes('matcher'), edits: ['200-299'] },
    interval: { ...becomes('interval'), edits: [20] },
    timeout: { ...becomes('timeout'), edits: [4] },
    healthyThreshold: { ...becomes('healthy_threshold'), edits: [3] },
    unhealthyThreshold: { ...becomes('unhealthy_threshold'), edits: [4] },
  });
}

export const CLIENTS_OF_RULES = 'Clients without a rule cannot connect any more; connections that are open go on.';

/** The clients and their rules. */
export const clientChanges = under('clients[]', {
  cidr: { edits: ['198.51.100.0/24'], ...ruleOf('cidr_ipv4') },
  prefixListId: { edits: ['pl-0a1b2c3d4e5f60718'], ...ruleOf('prefix_list_id') },
  securityGroupId: { edits: ['sg-0a1b2c3d4e5f60719'], ...ruleOf('referenced_security_group_id') },
});

function ruleOf(argument: string) {
  return { becomes: [`aws_vpc_security_group_ingress_rule.${argument}`], clients: CLIENTS_OF_RULES };
}

export const sampleSubnet = { subnetId: 'subnet-0c3d4e5f60718293d', availabilityZone: 'ap-northeast-2d' };

/** Where AWS says that a subnet's address cannot be moved to another one. */
export const ZONES_AND_ADDRESSES = AWS_NLB_GUIDE_PAGE('availability-zones');
