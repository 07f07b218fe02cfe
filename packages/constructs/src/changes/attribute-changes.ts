import { UNVERIFIED, type AttributeChange, type AttributeEffect, type EditKind } from './attribute-change';
import {
  AWS_PROVIDER,
  AWS_PROVIDER_DOCUMENTATION,
  AWS_PROVIDER_ISSUE,
  HELM_PROVIDER,
  KUBERNETES_PROVIDER,
  TERRAFORM_DOCUMENTATION,
} from './provider-sources';

type Effects = Readonly<Record<EditKind, AttributeEffect>>;
type Row = Effects & Partial<AttributeChange>;

const ALL = (effect: AttributeEffect): Effects => ({ changed: effect, added: effect, removed: effect });

/** Updated in place, whatever is done to it. */
const IN_PLACE: Row = ALL('updated');
const IN_PLACE_WHOLE: Row = { ...IN_PLACE, whole: true };
/** Replaced, whatever is done to it. */
const REPLACED: Row = ALL('replaced');
/** Replaced when it is changed; a resource cannot be without it. */
const REPLACED_AND_REQUIRED: Row = { ...REPLACED, removed: 'refused' };
/** Updated when it is changed; a resource cannot be without it. */
const IN_PLACE_AND_REQUIRED: Row = { ...IN_PLACE, removed: 'refused' };
/** Optional and computed: what is removed keeps its value, and no plan shows it. */
const KEPT_WHEN_REMOVED: Row = { ...IN_PLACE, removed: 'kept' };
/** The same of an argument that replaces. */
const REPLACED_OR_KEPT: Row = { ...REPLACED, removed: 'kept' };

type Arguments = Readonly<Record<string, AttributeChange>>;

/** The rows of a resource type, which share the file of the provider that they are read from. */
function rows(source: string, declared: Readonly<Record<string, Row>>): Arguments {
  return Object.fromEntries(Object.entries(declared).map(([argument, row]) => [argument, { source, ...row }]));
}

const HEALTH_CHECK_FAMILY =
  'From HTTP or HTTPS to TCP the provider refuses the plan: path and matcher keep their values, and TCP has neither.';

/**
 * What the pinned providers do with every argument that the constructs and the examples write, by resource type. An
 * argument of a block is written with a dot.
 */
export const ATTRIBUTE_CHANGES: Readonly<Record<string, Arguments>> = {
  aws_lb: rows(AWS_PROVIDER('elbv2/load_balancer.go'), {
    name: REPLACED_OR_KEPT,
    load_balancer_type: REPLACED,
    internal: REPLACED_OR_KEPT,
    ip_address_type: KEPT_WHEN_REMOVED,
    subnet_mapping: {
      ...REPLACED,
      added: 'updated',
      note: 'Mappings that are only added are updated in place. One that is removed, or has another field, replaces.',
      source: AWS_PROVIDER_ISSUE(41418),
    },
    'subnet_mapping.subnet_id': { ...REPLACED_AND_REQUIRED, source: AWS_PROVIDER_ISSUE(41418) },
    'subnet_mapping.allocation_id': {
      ...REPLACED,
      note: 'Two subnets that exchange their Elastic IPs change both mappings.',
      source: AWS_PROVIDER_ISSUE(41418),
    },
    'subnet_mapping.private_ipv4_address': { ...REPLACED, source: AWS_PROVIDER_ISSUE(41418) },
    'subnet_mapping.ipv6_address': {
      ...REPLACED,
      note: 'Beside an allocation_id it never converges: the provider reads one of the two back.',
      source: AWS_PROVIDER_ISSUE(49531),
    },
    security_groups: {
      ...IN_PLACE,
      added: 'replaced',
      removed: 'replaced',
      note: 'From no group to one and from one to none; a group more or less is updated.',
    },
    enable_cross_zone_load_balancing: IN_PLACE,
    enable_deletion_protection: IN_PLACE,
    enable_zonal_shift: IN_PLACE,
    enforce_security_group_inbound_rules_on_private_link_traffic: KEPT_WHEN_REMOVED,
    dns_record_client_routing_policy: IN_PLACE,
    access_logs: {
      ...IN_PLACE,
      removed: 'kept',
      note: 'A block that is left out is not compared, so that logs go on.',
    },
    'access_logs.enabled': IN_PLACE,
    'access_logs.bucket': IN_PLACE_AND_REQUIRED,
    'access_logs.prefix': IN_PLACE,
    secondary_ips_auto_assigned_per_subnet: {
      ...KEPT_WHEN_REMOVED,
      changed: 'replaced',
      note: 'A higher number is updated, a lower one replaces.',
      source: AWS_PROVIDER_DOCUMENTATION('lb'),
    },
    minimum_load_balancer_capacity: {
      ...IN_PLACE,
      note: 'A reservation that is removed is reset.',
    },
    'minimum_load_balancer_capacity.capacity_units': IN_PLACE_AND_REQUIRED,
    tags: IN_PLACE_WHOLE,
  }),

  aws_lb_listener: rows(AWS_PROVIDER('elbv2/listener.go'), {
    load_balancer_arn: REPLACED_AND_REQUIRED,
    port: {
      ...IN_PLACE_AND_REQUIRED,
      note: 'Two listeners that exchange their ports never converge: AWS refuses a port that another one still has (DuplicateListener).',
    },
    protocol: {
      ...KEPT_WHEN_REMOVED,
      changed: 'refused',
      note: 'From TLS to TCP the provider sends the old ssl_policy, and AWS refuses it.',
      source: AWS_PROVIDER_ISSUE(7367),
    },
    ssl_policy: KEPT_WHEN_REMOVED,
    certificate_arn: { ...IN_PLACE, removed: 'never-converges', note: 'A removal is not sent.' },
    alpn_policy: { ...IN_PLACE, removed: 'never-converges', note: 'A removal is not sent.' },
    tcp_idle_timeout_seconds: KEPT_WHEN_REMOVED,
    default_action: IN_PLACE_AND_REQUIRED,
    'default_action.type': IN_PLACE_AND_REQUIRED,
    'default_action.target_group_arn': IN_PLACE,
    'default_action.forward': IN_PLACE,
    'default_action.forward.target_group.arn': IN_PLACE_AND_REQUIRED,
    'default_action.forward.target_group.weight': IN_PLACE,
  }),

  aws_lb_listener_certificate: rows(AWS_PROVIDER('elbv2/listener_certificate.go'), {
    listener_arn: REPLACED_AND_REQUIRED,
    certificate_arn: REPLACED_AND_REQUIRED,
  }),

  aws_lb_target_group: rows(AWS_PROVIDER('elbv2/target_group.go'), {
    name: REPLACED_OR_KEPT,
    port: REPLACED_AND_REQUIRED,
    protocol: REPLACED_AND_REQUIRED,
    target_type: REPLACED,
    ip_address_type: REPLACED_OR_KEPT,
    vpc_id: REPLACED_AND_REQUIRED,
    deregistration_delay: IN_PLACE,
    connection_termination: KEPT_WHEN_REMOVED,
    preserve_client_ip: KEPT_WHEN_REMOVED,
    proxy_protocol_v2: IN_PLACE,
    load_balancing_cross_zone_enabled: KEPT_WHEN_REMOVED,
    stickiness: KEPT_WHEN_REMOVED,
    'stickiness.type': IN_PLACE_AND_REQUIRED,
    'stickiness.enabled': IN_PLACE,
    health_check: KEPT_WHEN_REMOVED,
    'health_check.enabled': IN_PLACE,
    'health_check.protocol': {
      ...ALL('refused'),
      note: `${HEALTH_CHECK_FAMILY} Between HTTP and HTTPS, and from TCP, it is updated in place.`,
      source: AWS_PROVIDER_ISSUE(46011),
    },
    'health_check.port': IN_PLACE,
    'health_check.path': KEPT_WHEN_REMOVED,
    'health_check.matcher': KEPT_WHEN_REMOVED,
    'health_check.interval': IN_PLACE,
    'health_check.timeout': KEPT_WHEN_REMOVED,
    'health_check.healthy_threshold': IN_PLACE,
    'health_check.unhealthy_threshold': IN_PLACE,
    target_group_health: KEPT_WHEN_REMOVED,
    'target_group_health.dns_failover': KEPT_WHEN_REMOVED,
    'target_group_health.dns_failover.minimum_healthy_targets_count': IN_PLACE,
    'target_group_health.dns_failover.minimum_healthy_targets_percentage': IN_PLACE,
    'target_group_health.unhealthy_state_routing': KEPT_WHEN_REMOVED,
    'target_group_health.unhealthy_state_routing.minimum_healthy_targets_count': IN_PLACE,
    'target_group_health.unhealthy_state_routing.minimum_healthy_targets_percentage': IN_PLACE,
    target_health_state: KEPT_WHEN_REMOVED,
    'target_health_state.enable_unhealthy_connection_termination': IN_PLACE_AND_REQUIRED,
    'target_health_state.unhealthy_draining_interval': IN_PLACE,
  }),

  aws_lb_target_group_attachment: rows(AWS_PROVIDER('elbv2/target_group_attachment.go'), {
    target_group_arn: REPLACED_AND_REQUIRED,
    target_id: REPLACED_AND_REQUIRED,
    port: REPLACED,
    availability_zone: REPLACED,
  }),

  aws_autoscaling_attachment: rows(AWS_PROVIDER('autoscaling/attachment.go'), {
    autoscaling_group_name: REPLACED_AND_REQUIRED,
    lb_target_group_arn: REPLACED_AND_REQUIRED,
  }),

  aws_eip: rows(AWS_PROVIDER('ec2/ec2_eip.go'), { domain: REPLACED_OR_KEPT, tags: IN_PLACE_WHOLE }),

  aws_security_group: rows(AWS_PROVIDER('ec2/vpc_security_group.go'), {
    name_prefix: REPLACED_OR_KEPT,
    description: REPLACED,
    vpc_id: REPLACED_OR_KEPT,
  }),

  ...Object.fromEntries(
    ['ingress', 'egress'].map((direction) => [
      `aws_vpc_security_group_${direction}_rule`,
      rows(AWS_PROVIDER('ec2/vpc_security_group_ingress_rule.go'), {
        security_group_id: REPLACED_AND_REQUIRED,
        ip_protocol: IN_PLACE_AND_REQUIRED,
        from_port: IN_PLACE,
        to_port: IN_PLACE,
        description: IN_PLACE,
        ...Object.fromEntries(
          ['cidr_ipv4', 'cidr_ipv6', 'prefix_list_id', 'referenced_security_group_id'].map((peer) => [
            peer,
            { changed: 'updated', added: 'replaced', removed: 'replaced' } satisfies Effects,
          ]),
        ),
      }),
    ]),
  ),

  aws_acm_certificate: rows(AWS_PROVIDER('acm/certificate.go'), {
    domain_name: REPLACED_AND_REQUIRED,
    subject_alternative_names: REPLACED_OR_KEPT,
    validation_method: REPLACED_OR_KEPT,
    key_algorithm: REPLACED_OR_KEPT,
  }),

  aws_acm_certificate_validation: rows(AWS_PROVIDER('acm/certificate_validation.go'), {
    certificate_arn: REPLACED_AND_REQUIRED,
    validation_record_fqdns: REPLACED,
  }),

  aws_route53_record: rows(AWS_PROVIDER('route53/record.go'), {
    zone_id: REPLACED_AND_REQUIRED,
    name: REPLACED_AND_REQUIRED,
    type: IN_PLACE_AND_REQUIRED,
    set_identifier: IN_PLACE,
    ttl: IN_PLACE,
    records: IN_PLACE,
    alias: IN_PLACE,
    'alias.name': IN_PLACE_AND_REQUIRED,
    'alias.zone_id': IN_PLACE_AND_REQUIRED,
    'alias.evaluate_target_health': IN_PLACE_AND_REQUIRED,
    allow_overwrite: KEPT_WHEN_REMOVED,
  }),

  aws_cloudwatch_metric_alarm: rows(AWS_PROVIDER('cloudwatch/metric_alarm.go'), {
    alarm_name: REPLACED_AND_REQUIRED,
    alarm_description: IN_PLACE,
    alarm_actions: IN_PLACE,
    ok_actions: IN_PLACE,
    comparison_operator: IN_PLACE_AND_REQUIRED,
    evaluation_periods: IN_PLACE_AND_REQUIRED,
    namespace: IN_PLACE,
    metric_name: IN_PLACE,
    dimensions: IN_PLACE_WHOLE,
    statistic: IN_PLACE,
    period: IN_PLACE,
    threshold: IN_PLACE,
    treat_missing_data: IN_PLACE,
    metric_query: IN_PLACE_WHOLE,
  }),

  aws_iam_policy: rows(AWS_PROVIDER('iam/policy.go'), {
    name_prefix: REPLACED_OR_KEPT,
    description: REPLACED,
    policy: IN_PLACE_AND_REQUIRED,
  }),

  aws_iam_role: rows(UNVERIFIED, {
    name: REPLACED_OR_KEPT,
    name_prefix: REPLACED_OR_KEPT,
    description: IN_PLACE,
    assume_role_policy: IN_PLACE_AND_REQUIRED,
    max_session_duration: IN_PLACE,
    permissions_boundary: IN_PLACE,
  }),

  aws_iam_role_policy: rows(UNVERIFIED, {
    role: REPLACED_AND_REQUIRED,
    policy: IN_PLACE_AND_REQUIRED,
  }),

  aws_iam_role_policy_attachment: rows(AWS_PROVIDER('iam/role_policy_attachment.go'), {
    role: REPLACED_AND_REQUIRED,
    policy_arn: REPLACED_AND_REQUIRED,
  }),

  aws_iam_openid_connect_provider: rows(AWS_PROVIDER('iam/openid_connect_provider.go'), {
    url: REPLACED_AND_REQUIRED,
    client_id_list: IN_PLACE_AND_REQUIRED,
  }),

  aws_eks_pod_identity_association: rows(AWS_PROVIDER('eks/pod_identity_association.go'), {
    cluster_name: REPLACED_AND_REQUIRED,
    namespace: REPLACED_AND_REQUIRED,
    service_account: REPLACED_AND_REQUIRED,
    role_arn: IN_PLACE_AND_REQUIRED,
  }),

  ...bucketRows(),

  helm_release: rows(HELM_PROVIDER('resource_helm_release.go'), {
    name: REPLACED_AND_REQUIRED,
    namespace: REPLACED,
    chart: IN_PLACE_AND_REQUIRED,
    repository: IN_PLACE,
    version: KEPT_WHEN_REMOVED,
    values: IN_PLACE,
    wait: IN_PLACE,
    timeout: IN_PLACE,
    create_namespace: IN_PLACE,
    skip_crds: IN_PLACE,
  }),

  kubernetes_namespace_v1: rows(KUBERNETES_PROVIDER('resource_kubernetes_namespace_v1.go'), {
    'metadata.name': REPLACED_OR_KEPT,
    'metadata.labels': IN_PLACE_WHOLE,
  }),

  kubernetes_ingress_v1: rows(KUBERNETES_PROVIDER('resource_kubernetes_ingress_v1.go'), {
    'metadata.name': REPLACED_OR_KEPT,
    'metadata.namespace': REPLACED,
    'metadata.annotations': IN_PLACE_WHOLE,
    'spec.ingress_class_name': KEPT_WHEN_REMOVED,
    'spec.rule': IN_PLACE_WHOLE,
    wait_for_load_balancer: IN_PLACE,
  }),

  kubernetes_service_v1: rows(KUBERNETES_PROVIDER('resource_kubernetes_service_v1.go'), {
    'metadata.name': REPLACED_OR_KEPT,
    'metadata.namespace': REPLACED,
    'metadata.annotations': IN_PLACE_WHOLE,
    'spec.type': IN_PLACE,
    'spec.selector': IN_PLACE_WHOLE,
    'spec.port': IN_PLACE_WHOLE,
  }),

  kubernetes_annotations: rows(KUBERNETES_PROVIDER('resource_kubernetes_annotations.go'), {
    api_version: REPLACED_AND_REQUIRED,
    kind: REPLACED_AND_REQUIRED,
    'metadata.name': REPLACED_AND_REQUIRED,
    'metadata.namespace': REPLACED,
    annotations: { ...IN_PLACE_AND_REQUIRED, whole: true },
    field_manager: IN_PLACE,
  }),

  kubernetes_role_v1: rows(UNVERIFIED, {
    'metadata.name': REPLACED_OR_KEPT,
    'metadata.namespace': REPLACED,
    rule: IN_PLACE_WHOLE,
  }),

  kubernetes_role_binding_v1: rows(KUBERNETES_PROVIDER('resource_kubernetes_role_binding_v1.go'), {
    'metadata.name': REPLACED_OR_KEPT,
    'metadata.namespace': REPLACED,
    role_ref: { ...REPLACED_AND_REQUIRED, whole: true },
    subject: { ...IN_PLACE_AND_REQUIRED, whole: true },
  }),

  terraform_data: rows(TERRAFORM_DOCUMENTATION('resources/terraform-data'), {
    input: { ...IN_PLACE, whole: true },
    triggers_replace: { ...REPLACED, whole: true },
  }),
};

/** What the state of Terraform is kept in: buckets of one example, and nothing that traffic goes through. */
function bucketRows(): Readonly<Record<string, Arguments>> {
  const own: Readonly<Record<string, Row>> = { bucket: REPLACED_AND_REQUIRED };
  return {
    aws_s3_bucket: rows(UNVERIFIED, { bucket: REPLACED_OR_KEPT, force_destroy: IN_PLACE }),
    aws_s3_bucket_ownership_controls: rows(UNVERIFIED, {
      ...own,
      rule: { ...IN_PLACE_AND_REQUIRED, whole: true },
    }),
    aws_s3_bucket_policy: rows(UNVERIFIED, { ...own, policy: IN_PLACE_AND_REQUIRED }),
    aws_s3_bucket_public_access_block: rows(UNVERIFIED, {
      ...own,
      block_public_acls: IN_PLACE,
      block_public_policy: IN_PLACE,
      ignore_public_acls: IN_PLACE,
      restrict_public_buckets: IN_PLACE,
    }),
    aws_s3_bucket_server_side_encryption_configuration: rows(UNVERIFIED, {
      ...own,
      rule: { ...IN_PLACE_AND_REQUIRED, whole: true },
    }),
    aws_s3_bucket_versioning: rows(UNVERIFIED, {
      ...own,
      versioning_configuration: { ...IN_PLACE_AND_REQUIRED, whole: true },
    }),
  };
}

/** The row of an argument, or of what it is part of; undefined where there is none. */
export function findAttributeChange(type: string, argument: string): AttributeChange | undefined {
  const declared = ATTRIBUTE_CHANGES[type] ?? {};
  if (declared[argument] !== undefined) return declared[argument];
  const whole = Object.entries(declared).find(([name, row]) => row.whole === true && argument.startsWith(`${name}.`));
  return whole?.[1];
}
