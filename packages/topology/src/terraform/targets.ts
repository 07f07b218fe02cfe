import type { IngressController, Targets } from '../topology';
import { dataSources, refersTo, resources, type Block, type TerraformConfiguration } from './configuration';
import { references } from './interpolation';
import { serviceName } from './ingress-controllers';
import type { Release } from './releases';
import { list, number, record, text, type Attributes } from './value';

export interface TargetsContext {
  readonly configuration: TerraformConfiguration;
  readonly releases: readonly Release[];
  /** The ingress controllers behind the load balancer. */
  readonly controllers: readonly IngressController[];
}

/** A release of a TargetGroupBinding. */
export function isTargetGroupBinding({ values }: Release): boolean {
  return record(values.spec).targetGroupARN !== undefined;
}

/** What is in a target group, and what brings it there. */
export function readTargets(targetGroup: Block, context: TargetsContext): Targets {
  const { configuration, releases, controllers } = context;
  const binding = releases.find(
    (release) => isTargetGroupBinding(release) && release.refersTo.has(targetGroup.address),
  );
  const targetType = text(targetGroup.attributes.target_type) ?? 'instance';
  const kind = TARGET_KINDS[targetType] ?? 'addresses';
  if (binding !== undefined) {
    const service = text(record(record(binding.values.spec).serviceRef).name);
    const ofService = releases.find((release) => serviceName(release) === service)?.block.address;
    const controller =
      controllers.find(({ id }) => id === ofService) ??
      controllers.find(({ namespace }) => namespace === binding.namespace);
    const port = number(targetGroup.attributes.port);
    return {
      kind: kind === 'addresses' ? 'pods' : kind,
      registration: 'TargetGroupBinding',
      operator: AWS_LOAD_BALANCER_CONTROLLER,
      controller: controller?.id,
      controllerPort: controller?.ports.some((each) => each.port === port) === true ? port : undefined,
      service: controller === undefined ? service : undefined,
    };
  }
  const behind = kind === 'nodes' ? behindNodes(number(targetGroup.attributes.port), controllers) : {};
  const groups = resources(configuration, 'aws_autoscaling_attachment').filter(({ attributes }) =>
    refersTo(attributes.lb_target_group_arn, targetGroup),
  );
  if (groups.length > 0) {
    const names = groups.flatMap(({ attributes }) => text(attributes.autoscaling_group_name) ?? []);
    return { kind, registration: describeAutoScalingGroups(names, groups.length), ...behind };
  }
  const attachments = resources(configuration, 'aws_lb_target_group_attachment').filter(({ attributes }) =>
    refersTo(attributes.target_group_arn, targetGroup),
  );
  return { kind, registration: describeAttachments(attachments, configuration), ...behind };
}

/** The ingress controller behind a port of the nodes. */
function behindNodes(
  nodePort: number | undefined,
  controllers: readonly IngressController[],
): Pick<Targets, 'controller' | 'controllerPort'> {
  const portOf = ({ ports }: IngressController) => ports.find((port) => port.nodePort === nodePort)?.port;
  const controller = controllers.find((each) => portOf(each) !== undefined) ?? controllers[0];
  return controller === undefined ? {} : { controller: controller.id, controllerPort: portOf(controller) };
}

const TARGET_KINDS: Readonly<Record<string, Targets['kind']>> = {
  instance: 'nodes',
  ip: 'addresses',
  alb: 'load-balancer',
};

export const AWS_LOAD_BALANCER_CONTROLLER = 'AWS Load Balancer Controller';

function describeAutoScalingGroups(names: readonly string[], count: number): string {
  const [only] = names;
  return count === 1 ? `Auto Scaling group ${only ?? ''}`.trim() : `${count} Auto Scaling groups`;
}

function describeAttachments(attachments: readonly Block[], configuration: TerraformConfiguration): string {
  const [first] = attachments;
  if (first === undefined) return 'nothing in this stack';
  const sources = references(first.attributes.for_each);
  const instances = dataSources(configuration, 'aws_instances').find(({ address }) => sources.includes(address));
  if (instances !== undefined) return `tag ${describeTags(record(instances.attributes.instance_tags))}`;
  const ids = attachments.flatMap(({ attributes }) => list(attributes.target_id));
  return ids.length === 1 ? (text(ids[0]) ?? '1 target') : `${ids.length} fixed targets`;
}

function describeTags(tags: Attributes): string {
  return Object.entries(tags)
    .map(([key, value]) => `${key}=${String(value)}`)
    .join(', ');
}
