import { createHash } from 'node:crypto';
import { LbTargetGroup, type LbTargetGroupConfig } from '@cdktf/provider-aws/lib/lb-target-group';
import {
  resolveTargetGroup,
  type RegistrationSpec,
  type ResolvedTargetGroup,
  type TargetGroupSpec,
} from '@eks-ingress/elbv2';
import { dependable, Fn, TerraformStack, type TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { isUnknown } from '../findings';
import { AutoScalingGroupAttachments } from '../registration/auto-scaling-group-attachments';
import { FixedTargetAttachments } from '../registration/fixed-target-attachments';
import { TaggedInstanceAttachments } from '../registration/tagged-instance-attachments';
import { TargetGroupBinding } from '../registration/target-group-binding';
import { MovedResource } from '../replacement/moved-resource';
import { ReplacementGuard } from '../replacement/replacement-guard';
import { ReplacementTrigger } from '../replacement/replacement-trigger';

/** The name of a target group follows from its load balancer, its key and what cannot be changed in place. */
export type TargetGroupProps = Omit<TargetGroupSpec, 'name'>;

/** A target group with the registration of its targets, as `NetworkLoadBalancer.addTargetGroup` makes it. */
export class TargetGroup extends Construct {
  readonly resource: LbTargetGroup;
  /** What keeps the membership of the target group. */
  readonly registration:
    TargetGroupBinding | AutoScalingGroupAttachments | TaggedInstanceAttachments | FixedTargetAttachments;
  readonly spec: TargetGroupSpec;

  constructor(
    scope: Construct,
    id: string,
    props: TargetGroupProps & {
      readonly name: string;
      readonly vpcId: string;
      /** Whether Terraform refuses a plan that replaces it. @default false */
      readonly preventReplacement?: boolean;
    },
  ) {
    super(scope, id);
    const { name, vpcId, preventReplacement = false, ...spec } = props;
    const identity = identityOf(name, spec, vpcId);
    const resolved = resolveTargetGroup({ ...spec, name: nameOf(name, [...identity, healthCheckFamily(spec)]) });
    const { expectsProxyProtocol: _declared, ...healthCheck } = resolved.healthCheck;
    this.spec = { ...spec, name: resolved.name };

    const message = `This would replace the target group ${name}, whose targets are not healthy at once. See docs/guides/replace-a-target-group.md for the way in two steps, or acknowledge target-group-replacement.`;
    const guards = preventReplacement
      ? [
          new ReplacementGuard(this, 'ReplacementGuard', { identity: nameOf(name, identity), message }),
          new ReplacementGuard(this, 'ReplacementGuard-HealthCheck', { identity: healthCheckFamily(spec), message }),
        ]
      : [];
    const trigger =
      spec.registration.kind === 'target-group-binding'
        ? new ReplacementTrigger(this, 'ReplacementTrigger', { identity: spec.registration.service.namespace })
        : undefined;
    this.resource = new LbTargetGroup(this, 'Resource', {
      name: resolved.name,
      vpcId,
      port: resolved.port,
      protocol: resolved.protocol,
      targetType: resolved.targetType,
      ...(resolved.targetType === 'alb' ? {} : attributesOf(resolved)),
      healthCheck: { ...healthCheck, enabled: true, port: String(healthCheck.port) },
      lifecycle: {
        createBeforeDestroy: true,
        // Only a group that is replaced for another reason gets another name.
        ignoreChanges: ['name'],
        ...(trigger !== undefined && { replaceTriggeredBy: [dependable(trigger.resource)] }),
        ...(guards.length > 0 && { precondition: guards.map(({ precondition }) => precondition) }),
      },
    });
    this.moveToFamily(healthCheckFamily(spec));
    this.registration = this.register(spec.registration, resolved);
  }

  get arn(): string {
    return this.resource.arn;
  }

  /**
   * Registers targets only when these exist. A registration is replaced before it is destroyed, and Terraform then does
   * the same with everything that it depends on: never a listener, since two load balancers cannot have one name.
   */
  registerAfter(...resources: readonly TerraformResource[]): void {
    this.registration.addDependency(...resources);
  }

  /**
   * Terraform's provider cannot plan a health check that goes from HTTP to TCP, since it keeps the path and the codes of
   * the old one. So each family of health checks has an address of its own, and the group is made anew at the other.
   */
  private moveToFamily(family: HealthCheckFamily): void {
    const from = TerraformStack.of(this).getLogicalId(this.resource.node);
    this.resource.overrideLogicalId(`${from}_${family}`);
    new MovedResource(this, 'Moved', { from, to: this.resource });
  }

  private register(registration: RegistrationSpec, { targetType, ipAddressType }: ResolvedTargetGroup) {
    switch (registration.kind) {
      case 'auto-scaling-groups':
        return new AutoScalingGroupAttachments(this, 'Attachments', {
          targetGroupArn: this.arn,
          names: registration.names,
        });
      case 'tagged-instances':
        return new TaggedInstanceAttachments(this, 'Attachments', {
          targetGroupArn: this.arn,
          tags: registration.tags,
          targetType,
        });
      case 'ip-addresses':
        return new FixedTargetAttachments(this, 'Attachments', {
          targetGroupArn: this.arn,
          targets: registration.targets.map(({ address, ...rest }) => ({ id: address, ...rest })),
        });
      case 'application-load-balancer':
        return new FixedTargetAttachments(this, 'Attachments', {
          targetGroupArn: this.arn,
          targets: [{ id: registration.arn }],
        });
      default:
        return new TargetGroupBinding(this, 'Binding', {
          name: Fn.lower(this.resource.name),
          targetGroupArn: this.arn,
          targetType,
          ipAddressType,
          service: registration.service,
          networking: registration.networking,
        });
    }
  }
}

/** What AWS lets a target group of instances or addresses choose. */
function attributesOf(resolved: ResolvedTargetGroup): Partial<LbTargetGroupConfig> {
  const { targetGroupHealth, targetHealthState } = resolved;
  const { dnsFailover, unhealthyStateRouting } = targetGroupHealth;
  return {
    ipAddressType: resolved.ipAddressType,
    proxyProtocolV2: resolved.proxyProtocolV2,
    preserveClientIp: String(resolved.preserveClientIp),
    deregistrationDelay: String(resolved.deregistrationDelay),
    connectionTermination: resolved.connectionTermination,
    loadBalancingCrossZoneEnabled: String(resolved.crossZone),
    // A TLS target group takes no stickiness, not even one that is off.
    stickiness: resolved.protocol === 'TLS' ? undefined : { type: 'source_ip', enabled: resolved.stickiness },
    targetGroupHealth: {
      dnsFailover: {
        minimumHealthyTargetsCount: String(dnsFailover.minimumHealthyTargetsCount),
        minimumHealthyTargetsPercentage: String(dnsFailover.minimumHealthyTargetsPercentage),
      },
      unhealthyStateRouting: {
        minimumHealthyTargetsCount: unhealthyStateRouting.minimumHealthyTargetsCount,
        minimumHealthyTargetsPercentage: String(unhealthyStateRouting.minimumHealthyTargetsPercentage),
      },
    },
    targetHealthState:
      targetHealthState === undefined
        ? undefined
        : [
            {
              enableUnhealthyConnectionTermination: targetHealthState.unhealthyConnectionTermination ?? true,
              unhealthyDrainingInterval: targetHealthState.unhealthyDrainingInterval,
            },
          ],
  };
}

/** Health checks that can be changed into each other in place. */
type HealthCheckFamily = 'http' | 'tcp';

function healthCheckFamily(spec: TargetGroupProps): HealthCheckFamily {
  return resolveTargetGroup(spec).healthCheck.protocol === 'TCP' ? 'tcp' : 'http';
}

/**
 * What cannot be changed in place, beside the family of health checks. A binding moves to another namespace only with a
 * new group, since the controller refuses a second binding of one group.
 */
function identityOf(name: string, spec: TargetGroupProps, vpcId: string): readonly unknown[] {
  const { port, protocol, targetType, ipAddressType, registration } = resolveTargetGroup(spec);
  const namespace = registration.kind === 'target-group-binding' ? registration.service.namespace : undefined;
  return [
    ...[name, port, protocol, targetType, knownOrNull(vpcId), knownOrNull(namespace)],
    ...(ipAddressType === 'ipv4' ? [] : [ipAddressType]),
  ];
}

/**
 * A name that differs with an identity: a new group is created beside the old one, which a listener still refers to, and
 * two groups cannot have one name. The whole identity counts, of which only a part fits.
 */
function nameOf(name: string, identity: readonly unknown[]): string {
  const hash = createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 8);
  return `${name.slice(0, MAX_NAME_LENGTH - hash.length - 1).replace(/-+$/, '')}-${hash}`;
}

function knownOrNull(value: string | undefined): string | null {
  return value === undefined || isUnknown(value) ? null : value;
}

const MAX_NAME_LENGTH = 32;
