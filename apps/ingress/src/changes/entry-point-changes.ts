import {
  APPLICATION_LOAD_BALANCER_CHANGES,
  NETWORK_LOAD_BALANCER_CHANGES,
  SERVICE_CHANGES,
  type ApplicationLoadBalancerEntryPointProps,
  type NetworkLoadBalancerEntryPointProps,
  type PropChange,
  type PropChanges,
  type ServiceEntryPointProps,
} from '@eks-ingress/constructs';
import type { ApplicationLoadBalancerEntryPointSettings } from '../entry-points/application-load-balancer/settings';
import type { EntryPointSettings } from '../entry-points/entry-point-kinds';
import type { NetworkLoadBalancerEntryPointSettings } from '../entry-points/network-load-balancer/settings';
import type { ServiceEntryPointSettings } from '../entry-points/service/settings';

/** Props that the app gives by itself. */
const OF_CONSTRUCTS = ['cluster', 'awsLoadBalancerController', 'dns', 'quotas'];

type Rows<Path extends string> = Readonly<Record<Path, PropChange<unknown>>>;

const OF_ANOTHER_KIND: PropChange<unknown> = {
  effect: 'load-balancer-replaced',
  source: 'https://developer.hashicorp.com/terraform/language/resources/syntax',
  clients: 'Another kind is another load balancer. Add another entry point, and move the host names to it.',
  edits: [],
};

const RECORDS: PropChange<unknown> = {
  becomes: ['aws_route53_record.name', 'aws_route53_record.zone_id'],
  clients: 'A name that is removed is not found any more; one that is added is found when caches have expired.',
  edits: [],
};

const ECHO: PropChange<unknown> = { becomes: ['helm_release.values'], edits: [] };

/** The settings of the app's own that entry points of every kind have. */
const own = {
  kind: OF_ANOTHER_KIND,
  hostedZone: { ...RECORDS, edits: [{ name: 'other.example.com' }] },
  'hostedZone.name': { ...RECORDS, edits: ['other.example.com'] },
  'hostedZone.private': {
    ...RECORDS,
    // The recorded schema makes up the id of a zone from its name alone.
    effect: [{ effect: 'beside', plan: 'nothing' }],
    edits: [true, false],
  },
  hostNames: { ...RECORDS, isList: true, edits: ['more.example.com'] },
  echoWorkload: { ...ECHO, edits: [{ hostName: 'echo.example.com' }] },
  'echoWorkload.hostName': { ...ECHO, edits: ['echo.example.com'] },
} as const satisfies Rows<string>;

/** Of a certificate that is requested, the new one is issued before a listener gets it. */
const REQUESTED: PropChange<unknown> = {
  becomes: ['aws_acm_certificate.domain_name', 'aws_lb_listener.certificate_arn'],
  clients: 'New connections get the new certificate, when it is issued.',
  edits: [],
};

/** One that is looked up or requested for a controller's load balancer is known to the controller by its ARN. */
const REQUESTED_FOR_CONTROLLER = (plan: 'beside' | 'in-place'): PropChange<unknown> => ({
  effect: [{ effect: 'in-place', plan }],
  source: 'https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html',
  clients: REQUESTED.clients ?? '',
  edits: [],
});

function certificates(requested: PropChange<unknown>, additional: PropChange<unknown>) {
  const names = ['shop.example.com'];
  return {
    'tls.certificate.issuedFor': { ...requested, edits: ['*.example.com'] },
    'tls.certificate.domainName': { ...requested, edits: ['new.example.com'] },
    'tls.certificate.subjectAlternativeNames': { ...requested, isList: true, edits: names },
    'tls.additionalCertificates[].issuedFor': { ...additional, edits: ['*.example.com'] },
    'tls.additionalCertificates[].domainName': { ...additional, edits: ['new.example.com'] },
    'tls.additionalCertificates[].subjectAlternativeNames': { ...additional, isList: true, edits: names },
  } as const;
}

const ATTACHED: PropChange<unknown> = {
  becomes: ['aws_acm_certificate.domain_name', 'aws_lb_listener_certificate.certificate_arn'],
  edits: [],
};

type Shared<Props, Settings> = Readonly<
  Record<keyof PropChanges<Props> & keyof PropChanges<Settings>, PropChange<Settings>>
>;

/** The rows of the props that are settings as well: their conditions look at what both have. */
function shared<Props, Settings>(rows: PropChanges<Props>, ...without: readonly string[]): Shared<Props, Settings> {
  const isShared = (path: string) => !without.some((prop) => path === prop || path.startsWith(`${prop}.`));
  return Object.fromEntries(Object.entries(rows).filter(([path]) => isShared(path))) as Shared<Props, Settings>;
}

const networkLoadBalancer: PropChanges<NetworkLoadBalancerEntryPointSettings> = {
  ...shared<NetworkLoadBalancerEntryPointProps, NetworkLoadBalancerEntryPointSettings>(
    NETWORK_LOAD_BALANCER_CHANGES,
    ...OF_CONSTRUCTS,
    'controller',
    'additionalSecurityGroupIds',
    'enforceSecurityGroupsOnPrivateLink',
    'secondaryIpsPerSubnet',
    'dnsRecordClientRoutingPolicy',
    'minimumCapacityUnits',
    'tags',
  ),
  ...own,
  ...certificates(REQUESTED, ATTACHED),
};

const service: PropChanges<ServiceEntryPointSettings> = {
  ...shared<ServiceEntryPointProps, ServiceEntryPointSettings>(SERVICE_CHANGES, ...OF_CONSTRUCTS, 'tags'),
  ...own,
  ...certificates(REQUESTED_FOR_CONTROLLER('beside'), REQUESTED_FOR_CONTROLLER('beside')),
};

const applicationLoadBalancer: PropChanges<ApplicationLoadBalancerEntryPointSettings> = {
  ...shared<ApplicationLoadBalancerEntryPointProps, ApplicationLoadBalancerEntryPointSettings>(
    APPLICATION_LOAD_BALANCER_CHANGES,
    ...OF_CONSTRUCTS,
    'ingresses.*.dependencies',
  ),
  ...own,
  ...certificates(REQUESTED_FOR_CONTROLLER('in-place'), REQUESTED_FOR_CONTROLLER('in-place')),
};

/** What an edit of a setting of an entry point does to the traffic that runs, by its kind and the path of the setting. */
export const ENTRY_POINT_CHANGES: Readonly<
  Record<EntryPointSettings['kind'], Readonly<Record<string, PropChange<never>>>>
> = {
  'network-load-balancer': networkLoadBalancer,
  service,
  'application-load-balancer': applicationLoadBalancer,
};
