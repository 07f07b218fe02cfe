import type { CONSTRAINTS } from '@eks-ingress/elbv2';

type ConstraintId = (typeof CONSTRAINTS)[keyof typeof CONSTRAINTS][number]['id'];

/**
 * What becomes of a rule that AWS, Terraform or a controller enforces: constraints check it, a type makes breaking it
 * impossible, it is kept by what is always written, or it is no matter of a specification or of synthesis.
 */
export type RuleAccount =
  | { readonly constraints: readonly ConstraintId[] }
  | { readonly type: string }
  | { readonly default: string }
  | { readonly notApplicable: string }
  | { readonly notCheckable: string };

const ALB_ONLY = { type: 'Attributes of Application Load Balancers are no part of a specification.' };
const NO_PREFIX = { type: 'A specification has names and no prefixes, which are cut to six characters.' };
const REFERENCE = { default: 'The constructs write a reference to the resource that they made.' };
const LITERAL_KEYS = {
  default: 'The constructs make a resource with a literal id each, and never use for_each over unknown keys.',
};
const RULE_RESOURCES = { default: 'Each rule is a resource of its own, and no rule is written inline.' };
const FORWARD_ONLY = { type: 'A listener forwards to target groups and does nothing else.' };
const BY_STATE = { notCheckable: 'What is deployed is known to Terraform alone, from its state.' };
const BY_AWS = { notCheckable: 'Only AWS knows the subnets, instances and endpoint services that are there.' };
const BY_PROVIDER = {
  notCheckable: 'It is how the provider behaves at apply; there is nothing in a specification to change.',
};
const CERTIFICATE = (finding: string) => ({
  notApplicable: `No part of a load balancer: DnsValidatedCertificate of the constructs reports ${finding}.`,
});
const CONTROLLER_IDENTITY = {
  notApplicable:
    'No part of a load balancer: the permissions of the controller are those of AwsLoadBalancerController.',
};

/** Every surveyed rule and what becomes of it, by its id. */
export const ACCOUNTED_RULES: Readonly<Record<string, RuleAccount>> = {
  'LB-001': { constraints: ['load-balancer-name-length'] },
  'LB-002': { constraints: ['load-balancer-name-characters'] },
  'LB-003': { constraints: ['load-balancer-name-characters'] },
  'LB-004': { constraints: ['load-balancer-name-reserved'] },
  'LB-005': NO_PREFIX,
  'LB-006': NO_PREFIX,
  'LB-007': { constraints: ['environment-load-balancer-name'] },
  'LB-008': { default: 'load_balancer_type is always written as "network".' },
  'LB-009': { type: 'Subnets are given as mappings only.' },
  'LB-010': { type: 'A subnet mapping has a subnetId.' },
  'LB-011': { constraints: ['subnet-mapping-ipv6-address-syntax'] },
  'LB-012': { constraints: ['subnet-mapping-private-address-syntax'] },
  'LB-013': { constraints: ['subnet-mapping-elastic-ip-scheme', 'subnet-mapping-elastic-ip-id'] },
  'LB-014': {
    constraints: [
      'subnet-mapping-private-address-scheme',
      'subnet-mapping-private-address-outside',
      'subnet-mapping-private-address-reserved',
    ],
  },
  'LB-015': { constraints: ['subnet-mapping-ipv6-address-type', 'subnet-mapping-ipv6-address-outside'] },
  'LB-016': {
    constraints: [
      'load-balancer-subnets-required',
      'subnet-mapping-subnet-id',
      'subnet-mapping-subnet-repeated',
      'subnet-mapping-zone-repeated',
      'subnet-mapping-zone-region',
    ],
  },
  'LB-017': { constraints: ['load-balancer-elastic-ip-count', 'subnet-mapping-elastic-ip-repeated'] },
  'LB-018': { constraints: ['subnet-mapping-elastic-ip-scheme', 'subnet-mapping-private-address-scheme'] },
  'LB-019': { constraints: ['load-balancer-single-zone'] },
  'LB-020': BY_AWS,
  'LB-021': BY_AWS,
  'LB-022': BY_STATE,
  'LB-023': { type: 'Subnets are given as mappings only, so there is no other style to switch from.' },
  'LB-024': { default: 'Every load balancer is created with a security group of its own.' },
  'LB-025': {
    default: 'Every load balancer is created with a security group of its own, so that none is added later.',
  },
  'LB-026': { constraints: ['load-balancer-security-group-quota', 'load-balancer-security-group-maximum'] },
  'LB-027': { constraints: ['listener-quic-security-group'] },
  'LB-028': BY_AWS,
  'LB-029': { constraints: ['load-balancer-ip-address-type'] },
  'LB-030': BY_AWS,
  'LB-031': { notApplicable: 'There is nothing to refuse: an internal load balancer may be dual-stack.' },
  'LB-032': BY_STATE,
  'LB-033': { constraints: ['listener-udp-dualstack'] },
  'LB-034': { constraints: ['load-balancer-scheme'] },
  'LB-035': { default: 'enable_deletion_protection is always written.' },
  'LB-036': { constraints: ['load-balancer-targets-per-zone-quota'] },
  'LB-037': { constraints: ['load-balancer-dns-record-client-routing-policy'] },
  'LB-038': { default: 'enable_zonal_shift is always written.' },
  'LB-039': { default: 'It is always written, as "on" unless a specification says otherwise with a boolean.' },
  'LB-040': { constraints: ['load-balancer-secondary-ips'] },
  'LB-041': { constraints: ['load-balancer-capacity-units-minimum', 'load-balancer-capacity-units-quota'] },
  'LB-042': { constraints: ['load-balancer-capacity-units-tls'] },
  'LB-043': { constraints: ['access-logs-without-tls'] },
  'LB-044': { default: 'access_logs is always written, with enabled as true or as false.' },
  'LB-045': { constraints: ['access-logs-bucket'] },
  'LB-046': { constraints: ['access-logs-prefix', 'access-logs-prefix-slash'] },
  'LB-047': { notCheckable: 'Only AWS knows how a bucket is encrypted.' },
  'LB-048': ALB_ONLY,
  'LB-049': ALB_ONLY,
  'LB-050': BY_PROVIDER,
  'LB-051': { constraints: ['load-balancer-tags'] },
  'LB-052': { notApplicable: 'A specification does not say how long Terraform waits.' },
  'LB-053': BY_PROVIDER,
  'LB-054': BY_AWS,
  'LB-055': { constraints: ['environment-elastic-ip'] },
  'LB-056': { default: 'Every one of them is always written, but for a number of secondary addresses that is 0.' },
  'LB-057': ALB_ONLY,

  'LS-001': REFERENCE,
  'LS-002': { constraints: ['listener-port-range'] },
  'LS-003': { constraints: ['listener-port-repeated'] },
  'LS-004': { constraints: ['listener-protocol'] },
  'LS-005': { type: 'A listener has a protocol.' },
  'LS-006': { type: 'Protocols are written in capitals.' },
  'LS-007': {
    constraints: ['listener-certificate-required', 'listener-certificate-without-tls', 'certificate-arn-syntax'],
  },
  'LS-008': { type: 'A listener has one certificate, and a list of additional ones.' },
  'LS-009': { constraints: ['certificate-region'] },
  'LS-010': {
    default:
      'DnsValidatedCertificate hands on the ARN of its validation, which is known when the certificate is issued.',
  },
  'LS-011': { constraints: ['certificate-key-algorithm'] },
  'LS-012': {
    constraints: [
      'listener-ssl-policy-without-tls',
      'listener-ssl-policy-unknown',
      'listener-ssl-policy-withdrawn-tls',
      'listener-acknowledgement-name',
      'listener-acknowledgement-reason',
      'listener-acknowledgement-unneeded',
    ],
  },
  'LS-013': { constraints: ['listener-alpn-policy', 'listener-alpn-policy-without-tls'] },
  'LS-014': { constraints: ['listener-alpn-policy-clear-text-http2'] },
  'LS-015': { constraints: ['listener-mutual-authentication'] },
  'LS-016': { constraints: ['listener-tcp-idle-timeout-range'] },
  'LS-017': { constraints: ['listener-tcp-idle-timeout-without-tcp'] },
  'LS-018': { notApplicable: 'There is nothing to set: the timeout of UDP flows is fixed.' },
  'LS-019': FORWARD_ONLY,
  'LS-020': { default: 'target_group_arn is written for one target group, and forward for several.' },
  'LS-021': { constraints: ['listener-target-group-count', 'listener-weight-range', 'listener-weight-zero'] },
  'LS-022': { constraints: ['listener-target-group-protocol', 'listener-target-group-repeated'] },
  'LS-023': { type: 'A listener has no stickiness; a target group has.' },
  'LS-024': ALB_ONLY,
  'LS-025': { constraints: ['listener-target-group-protocol', 'listener-quic-target-group'] },
  'LS-026': { constraints: ['listener-udp-dualstack'] },
  'LS-027': {
    constraints: [
      'listener-quic-security-group',
      'listener-quic-dualstack',
      'listener-quic-repeated',
      'listener-quic-with-udp',
    ],
  },
  'LS-028': { constraints: ['target-group-quic-registration'] },
  'LS-029': { type: 'A target group is part of one load balancer, and named by its listeners only.' },
  'LS-030': BY_AWS,
  'LS-031': { constraints: ['load-balancer-listener-quota', 'load-balancer-listeners-required'] },
  'LS-032': BY_STATE,
  'LS-033': { notApplicable: 'There is nothing to set; the guide on replacing a target group says what it means.' },
  'LS-034': FORWARD_ONLY,
  'LS-035': { default: 'All of them are always written where the protocol has them.' },
  'LS-036': { default: 'One action is always written.' },

  'LC-001': REFERENCE,
  'LC-002': { constraints: ['listener-additional-certificates-without-tls'] },
  'LC-003': { constraints: ['certificate-repeated'] },
  'LC-004': { constraints: ['load-balancer-certificate-quota'] },

  'TG-001': { constraints: ['target-group-name'] },
  'TG-002': { notApplicable: 'There is nothing to refuse: the name of a target group may begin with "internal-".' },
  'TG-003': { constraints: ['target-group-name-hyphens'] },
  'TG-004': NO_PREFIX,
  'TG-005': { constraints: ['environment-target-group-name'] },
  'TG-006': {
    default: 'create_before_destroy is always written, and the name ends in a hash of what replaces the group.',
  },
  'TG-007': { constraints: ['target-group-port-range'] },
  'TG-008': { constraints: ['target-group-protocol'] },
  'TG-009': { default: 'vpc_id is always written.' },
  'TG-010': ALB_ONLY,
  'TG-011': { constraints: ['target-group-target-type'] },
  'TG-012': {
    constraints: [
      'target-group-application-load-balancer',
      'target-group-alb-protocol',
      'target-group-alb-attributes',
      'target-group-alb-health-check',
      'target-group-alb-listener-port',
      'application-load-balancer-arn',
      'application-load-balancer-region',
      'environment-application-load-balancer-quota',
    ],
  },
  'TG-013': { constraints: ['listener-application-load-balancer'] },
  'TG-014': {
    constraints: ['target-group-ip-address-type', 'target-group-ipv6-target-type', 'target-group-ipv6-load-balancer'],
  },
  'TG-015': { constraints: ['ip-target-address-public'] },
  'TG-016': { constraints: ['ip-target-udp-outside-vpc'] },
  'TG-017': BY_AWS,
  'TG-018': { constraints: ['target-group-deregistration-delay-range'] },
  'TG-019': { default: 'connection_termination is always written.' },
  'TG-020': { constraints: ['target-group-preserve-client-ip-udp'] },
  'TG-021': { constraints: ['target-group-preserve-client-ip-hairpin', 'ip-target-preserve-client-ip-outside-vpc'] },
  'TG-022': { constraints: ['target-group-proxy-protocol-health-check-port'] },
  'TG-023': { constraints: ['target-group-alb-attributes'] },
  'TG-024': ALB_ONLY,
  'TG-025': ALB_ONLY,
  'TG-026': { constraints: ['target-group-cross-zone'] },
  'TG-027': { type: 'Stickiness is on or off, and source_ip is written.' },
  'TG-028': { default: 'stickiness.enabled is always written.' },
  'TG-029': { constraints: ['target-group-stickiness-tls', 'listener-stickiness-with-tls'] },
  'TG-030': { type: 'Stickiness is on or off; a specification has no cookies.' },
  'TG-031': {
    constraints: [
      'target-group-health-state-protocol',
      'target-group-draining-interval-range',
      'target-group-draining-interval-without-connections',
    ],
  },
  'TG-032': { default: 'dns_failover is always written with both of its thresholds, a count of 1 unless given.' },
  'TG-033': { constraints: ['target-group-health-dns-failover'] },
  'TG-034': { constraints: ['target-group-health-unhealthy-state-routing'] },
  'TG-035': { constraints: ['target-group-health-unhealthy-state-routing'] },
  'TG-036': { constraints: ['target-group-health-order'] },
  'TG-037': { type: 'Attributes of Gateway Load Balancers are no part of a specification.' },
  'TG-038': BY_PROVIDER,
  'TG-039': BY_PROVIDER,
  'TG-040': { constraints: ['environment-target-group-quota', 'load-balancer-target-group-quota'] },
  'TG-041': { default: 'All of them are always written where the protocol has them.' },
  'TG-042': { default: 'One target_health_state is written at most.' },
  'TG-043': { type: 'A specification has no such attribute, since the provider has none.' },

  'HC-001': { constraints: ['health-check-protocol'] },
  'HC-002': { constraints: ['health-check-port'] },
  'HC-003': { constraints: ['health-check-path-syntax', 'health-check-path-without-http'] },
  'HC-004': { constraints: ['health-check-matcher-syntax', 'health-check-matcher-without-http'] },
  'HC-005': { constraints: ['health-check-interval-range'] },
  'HC-006': { constraints: ['health-check-timeout-range', 'health-check-timeout-interval'] },
  'HC-007': { constraints: ['health-check-healthy-threshold-range'] },
  'HC-008': { constraints: ['health-check-unhealthy-threshold-range'] },
  'HC-009': { default: 'health_check.enabled is always written as true.' },
  'HC-010': { notApplicable: 'There is nothing to refuse: the old restrictions are gone.' },
  'HC-011': {
    default: 'securityGroupRules opens the port of the health check over TCP, whatever the target group speaks.',
  },
  'HC-012': { constraints: ['target-group-alb-health-check'] },
  'HC-013': { notApplicable: 'There is nothing to set: the request of a health check is fixed.' },
  'HC-014': { notApplicable: 'There is nothing to set: each node of the load balancer checks by itself.' },
  'HC-015': { constraints: ['load-balancer-target-security-groups-required'] },
  'HC-016': { constraints: ['target-group-protocol'] },

  'TA-001': REFERENCE,
  'TA-002': {
    constraints: [
      'ip-target-address-syntax',
      'ip-target-address-family',
      'ip-addresses-required',
      'target-group-ip-addresses-target-type',
      'application-load-balancer-arn',
    ],
  },
  'TA-003': { constraints: ['ip-target-availability-zone-required', 'ip-target-availability-zone-region'] },
  'TA-004': { constraints: ['ip-target-port-range'] },
  'TA-005': BY_PROVIDER,
  'TA-006': LITERAL_KEYS,
  'TA-007': { type: 'A target group has one registration.' },
  'TA-008': { constraints: ['ip-addresses-repeated'] },
  'TA-009': { notApplicable: 'It depends on the connections, not on the specification.' },

  'AA-001': REFERENCE,
  'AA-002': { constraints: ['target-group-auto-scaling-target-type'] },
  'AA-003': { notApplicable: 'A specification names Auto Scaling groups and does not declare them.' },
  'AA-004': { notApplicable: 'A specification does not say what else is attached to an Auto Scaling group.' },
  'AA-005': LITERAL_KEYS,

  'SG-001': { default: 'The group has a prefix that begins with "nlb-" and the name of the load balancer.' },
  'SG-002': { default: 'The prefix has at most 37 characters.' },
  'SG-003': { default: 'A description is always written.' },
  'SG-004': { constraints: ['load-balancer-target-security-groups-required'] },
  'SG-005': RULE_RESOURCES,
  'SG-006': RULE_RESOURCES,
  'SG-007': { default: 'vpc_id is always written.' },
  'SG-008': { default: 'create_before_destroy and a prefix are always written.' },
  'SG-009': {
    constraints: [
      'load-balancer-security-group-rule-quota',
      'load-balancer-egress-rule-quota',
      'load-balancer-target-rule-quota',
    ],
  },
  'SG-010': { constraints: ['load-balancer-rules-per-interface'] },

  'SR-001': { constraints: ['client-one-kind'] },
  'SR-002': { constraints: ['client-cidr-syntax', 'client-cidr-host-bits'] },
  'SR-003': {
    default: 'securityGroupRules gives both ports, of listeners, targets and health checks that are checked.',
  },
  'SR-004': { default: 'securityGroupRules gives tcp, udp, icmp or icmpv6, with both ports.' },
  'SR-005': { default: 'securityGroupRules gives ICMP type 3 code 4, and ICMPv6 type 2.' },
  'SR-006': { default: 'Rules are named after their peers, so that a new peer is a new rule.' },
  'SR-007': { constraints: ['load-balancer-clients-repeated'] },
  'SR-008': { default: 'Descriptions are written from ports, protocols and the keys of target groups.' },
  'SR-009': { default: 'Rules between load balancer and targets in the VPC refer to the groups.' },

  'EIP-001': { default: 'domain is always written as "vpc".' },
  'EIP-002': { default: 'None of them is written.' },
  'EIP-003': { constraints: ['environment-elastic-ip-quota'] },
  'EIP-004': { default: 'prevent_destroy is written for created addresses of a protected load balancer.' },
  'EIP-005': { default: 'None of them is written.' },

  'ACM-001': { default: 'DnsValidatedCertificate requests certificates, and imports none.' },
  'ACM-002': CERTIFICATE('certificate-domain-name-syntax, -wildcard and -trailing-dot'),
  'ACM-003': CERTIFICATE('certificate-common-name-length'),
  'ACM-004': CERTIFICATE('certificate-names-quota, -limit and certificate-domain-name-repeated'),
  'ACM-005': { default: 'validation_method is always written as "DNS".' },
  'ACM-006': { default: 'key_algorithm is always written, as RSA_2048 unless given.' },
  'ACM-007': { default: 'It is never written.' },
  'ACM-008': { default: 'create_before_destroy is always written.' },
  'ACM-009': { default: 'DnsValidatedCertificate validates every name through a record of its own.' },
  'ACM-010': {
    default: 'DnsValidatedCertificate makes one record for a domain and its wildcard, with allow_overwrite.',
  },
  'ACM-011': { default: 'DnsValidatedCertificate picks each option by its name, without an iterator.' },
  'R53-001': { default: 'Alias records are always written whole, as A, and as AAAA for a dual-stack load balancer.' },
  'R53-002': { default: 'Alias records refer to the hosted zone of the load balancer.' },
  'R53-003': { default: 'Every record of a host name is an alias, which may be at the apex.' },

  'IAM-001': CONTROLLER_IDENTITY,
  'IAM-002': CONTROLLER_IDENTITY,
  'IAM-003': CONTROLLER_IDENTITY,
  'IAM-004': CONTROLLER_IDENTITY,
  'IAM-005': CONTROLLER_IDENTITY,
  'IAM-006': CONTROLLER_IDENTITY,
  'IAM-007': CONTROLLER_IDENTITY,
  'IAM-008': CONTROLLER_IDENTITY,
  'IAM-009': CONTROLLER_IDENTITY,
  'IAM-010': CONTROLLER_IDENTITY,
  'IAM-011': CONTROLLER_IDENTITY,
  'IAM-012': CONTROLLER_IDENTITY,

  'X-001': { constraints: ['load-balancer-target-security-groups-required', 'target-group-binding-networking-owner'] },
  'X-002': {
    default: 'securityGroupRules opens every port of the listeners to the clients, over the right transport.',
  },
  'X-003': {
    constraints: [
      'load-balancer-target-quota',
      'load-balancer-targets-per-zone-quota',
      'load-balancer-target-group-quota',
    ],
  },
  'X-004': {
    default:
      'prevent_destroy is written with deletion protection, so that the plan refuses what the apply could not do.',
  },
  'X-005': { constraints: ['target-group-preserve-client-ip-hairpin'] },
  'X-006': { default: 'IngressNginx always writes externalTrafficPolicy "Cluster" for its NodePorts.' },
  'X-007': {
    notApplicable:
      'No part of a load balancer: the ingress controller of an entry point pins its NodePorts and reports node-port-range.',
  },
  'X-008': {
    notApplicable:
      'No part of a load balancer: IngressNginx serves decrypted traffic apart, and reports ingress-nginx-scheme-lost.',
  },
};
