import { AWS_NLB_QUOTAS, AWS_VPC_QUOTAS, ELBV2_API } from './sources';

/** A limit that AWS sets on an account. */
export interface Quota {
  /** What is counted, and in what. */
  readonly counted: string;
  readonly limit: number;
  /** Whether AWS raises it on request. */
  readonly adjustable: boolean;
  /** Up to where it can be raised. @default - not known */
  readonly maximum?: number;
  /** Its code in Service Quotas. @default - none */
  readonly code?: string;
  readonly source: string;
}

/** The quotas that constraints count against, as AWS sets them for a new account. */
export const QUOTAS = {
  'load-balancers-per-region': {
    counted: 'Network Load Balancers in a region',
    limit: 50,
    adjustable: true,
    code: 'L-69A177A2',
    source: AWS_NLB_QUOTAS,
  },
  'target-groups-per-region': {
    counted: 'target groups in a region, those of Application Load Balancers included',
    limit: 3000,
    adjustable: true,
    code: 'L-B22855CB',
    source: AWS_NLB_QUOTAS,
  },
  'network-interfaces-per-vpc': {
    counted: 'network interfaces of Network Load Balancers in a VPC, one for each zone of each',
    limit: 1200,
    adjustable: true,
    code: 'L-23568085',
    source: AWS_NLB_QUOTAS,
  },
  'elastic-ips-per-region': {
    counted: 'Elastic IPs in a region',
    limit: 5,
    adjustable: true,
    code: 'L-0263D0A3',
    source: AWS_VPC_QUOTAS,
  },
  'listeners-per-load-balancer': {
    counted: 'listeners of a Network Load Balancer',
    limit: 50,
    adjustable: false,
    code: 'L-57A373D6',
    source: AWS_NLB_QUOTAS,
  },
  'certificates-per-load-balancer': {
    counted: 'certificates of a Network Load Balancer',
    limit: 25,
    adjustable: true,
    code: 'L-52964454',
    source: AWS_NLB_QUOTAS,
  },
  'targets-per-load-balancer': {
    counted: 'targets of a Network Load Balancer',
    limit: 3000,
    adjustable: true,
    code: 'L-EEF1AD04',
    source: AWS_NLB_QUOTAS,
  },
  'targets-per-zone': {
    counted:
      'targets of a Network Load Balancer in a zone, or in all zones together when cross-zone load balancing is on',
    limit: 500,
    adjustable: true,
    code: 'L-B211E961',
    source: AWS_NLB_QUOTAS,
  },
  'targets-per-target-group': {
    counted: 'targets of a target group',
    limit: 1000,
    adjustable: true,
    code: 'L-A0D0B863',
    source: AWS_NLB_QUOTAS,
  },
  'load-balancers-per-application-load-balancer': {
    counted: 'Network Load Balancers in front of an Application Load Balancer',
    limit: 2,
    adjustable: false,
    source: AWS_NLB_QUOTAS,
  },
  'capacity-units-per-zone': {
    counted: 'capacity units that a Network Load Balancer reserves in a zone',
    limit: 45_000,
    adjustable: true,
    source: AWS_NLB_QUOTAS,
  },
  'secondary-ips-per-subnet': {
    counted: 'secondary addresses of a Network Load Balancer in a subnet',
    limit: 7,
    adjustable: false,
    source: ELBV2_API('CreateLoadBalancer'),
  },
  'security-groups-per-interface': {
    counted: 'security groups of a network interface',
    limit: 5,
    adjustable: true,
    maximum: 16,
    code: 'L-2AFB9258',
    source: AWS_VPC_QUOTAS,
  },
  'rules-per-security-group': {
    counted: 'rules of a security group in each direction and for each address family',
    limit: 60,
    adjustable: true,
    code: 'L-0EA8095F',
    source: AWS_VPC_QUOTAS,
  },
  'rules-per-interface': {
    counted: 'rules of a network interface: its security groups times the rules that each may have',
    limit: 1000,
    adjustable: false,
    source: AWS_VPC_QUOTAS,
  },
} as const satisfies Readonly<Record<string, Quota>>;

/** What an Application Load Balancer may have of each, as AWS sets it for a new account. */
export const APPLICATION_LOAD_BALANCER_LIMITS = { rules: 100, 'target groups': 100, certificates: 25 } as const;

/** How many names a certificate of ACM has, for a new account and at most. */
export const CERTIFICATE_NAMES = { limit: 10, maximum: 100 } as const;

export type QuotaName = keyof typeof QUOTAS;

/** The quotas that AWS raises on request. */
export type AdjustableQuotaName = {
  [Name in QuotaName]: (typeof QUOTAS)[Name]['adjustable'] extends true ? Name : never;
}[QuotaName];

/** What the account of an environment has instead of AWS's own numbers. */
export type RaisedQuotas = Readonly<Partial<Record<AdjustableQuotaName, number>>>;

/** The limit that applies to an account with these quotas. */
export function quotaOf(name: QuotaName, raised: RaisedQuotas = {}): number {
  const limits: Readonly<Partial<Record<QuotaName, number>>> = raised;
  return (QUOTAS[name].adjustable ? limits[name] : undefined) ?? QUOTAS[name].limit;
}

/** Whether this is a quota that AWS raises on request. */
export function isAdjustableQuota(name: string): name is AdjustableQuotaName {
  return Object.hasOwn(QUOTAS, name) && QUOTAS[name as QuotaName].adjustable;
}
