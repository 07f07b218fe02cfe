import type { ChangeEffect } from '@eks-ingress/constructs';
import type { Environment } from '../environment';
import type { EntryPointSettings } from '../entry-points/entry-point-kinds';
import development from '../environments/development';
import production from '../environments/production';
import staging from '../environments/staging';

type Settings<Kind extends EntryPointSettings['kind']> = Extract<EntryPointSettings, { readonly kind: Kind }>;
type NetworkLoadBalancer = Settings<'network-load-balancer'>;

/** An edit that a team makes of an environment, and what becomes of it. */
export interface Edit {
  readonly title: string;
  readonly environment: string;
  readonly before: Environment;
  readonly after: Environment;
  /** What a newer release of this repository changes in the stack, beside the edit. */
  readonly release?: (stackJson: string) => string;
  readonly effect: ChangeEffect;
  /** The ids of the refusals; none where it may be deployed. */
  readonly refused?: readonly string[];
}

const shipped = { development, production, staging };

function publicOf(environment: Environment): NetworkLoadBalancer {
  const settings = environment.entryPoints['public'];
  if (settings?.kind !== 'network-load-balancer') throw new Error('There is no Network Load Balancer "public".');
  return settings;
}

/** An environment with other settings of its entry point. */
function withPublic(
  environment: Environment,
  settings: (shipped: NetworkLoadBalancer) => Partial<NetworkLoadBalancer>,
): Environment {
  const entryPoint = publicOf(environment);
  return {
    ...environment,
    entryPoints: { ...environment.entryPoints, public: { ...entryPoint, ...settings(entryPoint) } },
  };
}

type Fields = Pick<Edit, 'effect'> & Partial<Pick<Edit, 'before' | 'refused' | 'release'>>;

/** An edit of the entry point of a shipped environment, or of `before`, which is made of one. */
function edit(
  title: string,
  environment: keyof typeof shipped,
  settings: (before: NetworkLoadBalancer) => Partial<NetworkLoadBalancer>,
  fields: Fields,
): Edit {
  const before = fields.before ?? shipped[environment];
  return { title, environment, before, after: withPublic(before, settings), ...fields };
}

const created = withPublic(production, ({ subnetMappings }) => ({
  elasticIps: 'create',
  subnetMappings: subnetMappings.map(({ allocationId: _, ...mapping }) => mapping),
}));

const unprotected = withPublic(production, () => ({ deletionProtection: false }));

/** What teams change in a year, from the shipped environments. */
export const EDITS: readonly Edit[] = [
  edit(
    'another zone',
    'staging',
    ({ subnetMappings }) => ({
      subnetMappings: [
        ...subnetMappings,
        { subnetId: 'subnet-05a90000000000004', availabilityZone: 'ap-northeast-2d' },
      ],
    }),
    { effect: 'in-place' },
  ),
  edit('a host name more', 'production', ({ hostNames = [] }) => ({ hostNames: [...hostNames, 'pay.example.com'] }), {
    effect: 'beside',
  }),
  edit('TLS to the controller', 'staging', () => ({ tls: { end: 'at-controller' } }), {
    effect: 'target-group-replaced',
  }),
  edit('TLS to the controller of a protected load balancer', 'production', () => ({ tls: { end: 'at-controller' } }), {
    effect: 'target-group-replaced',
    refused: ['listener-replacement'],
  }),
  {
    ...edit('nodes to pods', 'staging', () => ({ registration: { kind: 'target-group-binding' } }), {
      effect: 'target-group-replaced',
    }),
    after: {
      ...withPublic(staging, () => ({ registration: { kind: 'target-group-binding' } })),
      awsLoadBalancerController: { identity: 'pod-identity' },
    },
  },
  {
    title: 'a renamed entry point',
    environment: 'production',
    before: production,
    after: { ...production, entryPoints: { shop: publicOf(production) } },
    effect: 'load-balancer-replaced',
    refused: ['entry-point-removal'],
  },
  edit('protection on', 'staging', () => ({ deletionProtection: true }), { effect: 'in-place' }),
  edit('protection off', 'production', () => ({ deletionProtection: false }), { effect: 'in-place' }),
  edit('another chart version', 'production', () => ({}), {
    effect: 'beside',
    release: (stackJson) => stackJson.replace('"version": "4.15.1"', '"version": "4.15.2"'),
  }),
  edit('access logs', 'production', () => ({ accessLogs: { bucket: 'shop-production-logs', prefix: 'public' } }), {
    effect: 'in-place',
  }),
  edit(
    'a certificate of another name',
    'staging',
    () => ({
      tls: {
        end: 'at-load-balancer',
        certificate: {
          domainName: 'staging.example.com',
          subjectAlternativeNames: ['*.staging.example.com', '*.preview.staging.example.com'],
        },
      },
    }),
    { effect: 'in-place' },
  ),
  edit('a removed zone', 'production', ({ subnetMappings }) => ({ subnetMappings: subnetMappings.slice(0, 2) }), {
    effect: 'load-balancer-replaced',
    refused: ['load-balancer-replacement'],
  }),
  edit(
    'a removed zone, and protection off, in one edit',
    'production',
    ({ subnetMappings }) => ({ deletionProtection: false, subnetMappings: subnetMappings.slice(0, 2) }),
    { effect: 'load-balancer-replaced', refused: ['load-balancer-replacement'] },
  ),
  edit('another scheme', 'production', internal, {
    effect: 'load-balancer-replaced',
    refused: ['load-balancer-replacement'],
  }),
  edit('another scheme, unprotected', 'staging', () => ({ scheme: 'internal' }), { effect: 'load-balancer-replaced' }),
  {
    title: 'a removed entry point',
    environment: 'production',
    before: { ...production, entryPoints: { ...production.entryPoints, partners: partners() } },
    after: production,
    effect: 'load-balancer-replaced',
    refused: ['entry-point-removal'],
  },
  edit('created Elastic IPs with a zone less', 'production', removeZone, {
    before: created,
    effect: 'load-balancer-replaced',
    refused: ['load-balancer-replacement'],
  }),
  edit('created Elastic IPs with a zone more', 'production', addZone, { before: created, effect: 'in-place' }),
  edit('ports exchanged', 'staging', () => ({ ports: { http: 443, https: 80 } }), {
    effect: 'refused',
    refused: ['listener-ports-exchanged'],
  }),
  edit('another port', 'staging', () => ({ ports: { https: 8443 } }), { effect: 'in-place' }),
  edit('Elastic IPs exchanged', 'production', exchangeAddresses, {
    effect: 'refused',
    refused: ['subnet-address-moved', 'subnet-address-moved'],
  }),
  edit('crossZone', 'production', () => ({ crossZone: true }), { effect: 'in-place' }),
  edit('clients', 'staging', () => ({ clients: [{ cidr: '203.0.113.0/24' }] }), { effect: 'beside' }),
  edit('replicas', 'production', withReplicas, { effect: 'beside' }),
  edit(
    'an alarm',
    'staging',
    () => ({ unhealthyHostAlarm: { actions: ['arn:aws:sns:ap-northeast-2:222222222222:on-call'] } }),
    { effect: 'beside' },
  ),
  {
    title: 'tags',
    environment: 'production',
    before: production,
    after: { ...production, tags: { CostCenter: '4711' } },
    // In place with the real provider: recorded schemas know nothing of the tags that a provider adds.
    effect: 'nothing',
  },
  edit('another node port', 'staging', ({ registration }) => ({ registration: withNodePort(registration) }), {
    effect: 'target-group-replaced',
  }),
  edit(
    'a zone less, as it is meant',
    'production',
    ({ subnetMappings }) => ({
      subnetMappings: subnetMappings.slice(0, 2),
      acknowledgements: { 'load-balancer-replacement': 'Zone c is closed; partners know the new addresses.' },
    }),
    { before: unprotected, effect: 'load-balancer-replaced' },
  ),
];

function internal({ subnetMappings }: NetworkLoadBalancer): Partial<NetworkLoadBalancer> {
  return { scheme: 'internal', subnetMappings: subnetMappings.map(({ allocationId: _, ...mapping }) => mapping) };
}

function removeZone({ subnetMappings }: NetworkLoadBalancer): Partial<NetworkLoadBalancer> {
  return { subnetMappings: subnetMappings.slice(0, 2) };
}

function addZone({ subnetMappings }: NetworkLoadBalancer): Partial<NetworkLoadBalancer> {
  return {
    subnetMappings: [...subnetMappings, { subnetId: 'subnet-0920d0000000000d4', availabilityZone: 'ap-northeast-2d' }],
    ingressNginx: { replicas: 4, zoneSpread: 'DoNotSchedule', acknowledgeRetirement: { reviewBy: '2027-03-31' } },
  };
}

function exchangeAddresses({ subnetMappings }: NetworkLoadBalancer): Partial<NetworkLoadBalancer> {
  const [first, second, ...others] = subnetMappings;
  if (first === undefined || second === undefined) throw new Error('There are not two subnet mappings.');
  return {
    subnetMappings: [
      { ...first, allocationId: second.allocationId },
      { ...second, allocationId: first.allocationId },
      ...others,
    ],
  };
}

function withReplicas({ ingressNginx }: NetworkLoadBalancer): Partial<NetworkLoadBalancer> {
  return { ingressNginx: { ...ingressNginx, replicas: 6 } };
}

function withNodePort(registration: NetworkLoadBalancer['registration']): NetworkLoadBalancer['registration'] {
  if (registration.kind !== 'auto-scaling-groups') throw new Error('The nodes are not in Auto Scaling groups.');
  return { ...registration, nodePorts: { ...registration.nodePorts, https: 30444 } };
}

/** A second way in, with addresses that were created for it. */
function partners(): NetworkLoadBalancer {
  const entryPoint = publicOf(created);
  return {
    ...entryPoint,
    hostNames: ['partners.example.com'],
    tls: {
      end: 'at-load-balancer',
      certificate: {
        arn: 'arn:aws:acm:ap-northeast-2:333333333333:certificate/33333333-3333-4333-8333-333333333333',
        domainNames: ['partners.example.com'],
      },
    },
    ingressNginx: {
      ...entryPoint.ingressNginx,
      releaseName: 'ingress-nginx-partners',
      namespace: 'ingress-nginx-partners',
      ingressClass: 'nginx-partners',
    },
  };
}
