import type { Topology } from '../topology';
import type { Diagram, DiagramGroup } from './diagram';
import { drawController, drawOperator } from './draw-controllers';
import { drawLoadBalancer } from './draw-load-balancer';
import { controllerTitle, describeTargetKind, loadBalancerKind, loadBalancerName } from './names';
import { CLUSTER, joinParts, type Parts } from './parts';

/** The boxes and lines of a topology. Ids depend on the order of its parts alone. */
export function draw(topology: Topology): Diagram {
  const controllers = new Map(topology.controllers.map((controller, index) => [controller.id, `controller${index}`]));
  const operators = new Map(topology.operators.map(({ name }, index) => [name, `operator${index}`]));
  const parts = joinParts([
    drawCluster(topology),
    ...topology.loadBalancers.map((loadBalancer, index) =>
      drawLoadBalancer({ loadBalancer, prefix: `lb${index}`, topology, controllers, operators }),
    ),
    ...topology.controllers.map((controller) => drawController(controller, controllers.get(controller.id) ?? '')),
    ...topology.operators.map((operator) => drawOperator(operator, operators.get(operator.name) ?? '')),
  ]);
  return { title: titleOf(topology), description: describe(topology), ...withoutEmptyGroups(parts) };
}

function titleOf({ name, account, region }: Topology): string {
  return [name, account === undefined ? undefined : `account ${account}`, region].filter(Boolean).join(' · ');
}

function describe({ name, loadBalancers, controllers }: Topology): string {
  const described = loadBalancers.map((loadBalancer) => {
    const ports = loadBalancer.listeners.map(({ port, protocol }) => `${protocol} ${port}`).join(', ');
    const groups = loadBalancer.targetGroups.map(
      ({ targets, port }) => `${describeTargetKind(targets.kind)} on port ${port ?? 'unknown'}`,
    );
    return `${loadBalancerKind(loadBalancer)} ${loadBalancerName(loadBalancer)}, ${loadBalancer.scheme}, listens on ${ports} and sends to ${groups.join(', ')}.`;
  });
  const behind = controllers.map((controller) => `${controllerTitle(controller)} routes to the Services.`);
  return [`What ${name} puts in front of its cluster.`, ...described, ...behind].join(' ');
}

function drawCluster({ cluster }: Topology): Parts {
  const group: DiagramGroup = { id: CLUSTER, kind: 'cluster', caption: 'EKS cluster', title: cluster ?? '', lines: [] };
  return { groups: cluster === undefined ? [] : [group], nodes: [], edges: [] };
}

/** Without groups that nothing is in, and with what names a group that is not drawn outside of it. */
function withoutEmptyGroups({ groups, nodes, edges }: Parts): Parts {
  const used = new Set([...nodes.map(({ group }) => group), ...groups.map(({ parent }) => parent)]);
  const drawn = groups.filter(({ id }) => used.has(id));
  const ids = new Set(drawn.map(({ id }) => id));
  const known = (id: string | undefined) => (id !== undefined && ids.has(id) ? id : undefined);
  return {
    groups: drawn.map((group) => ({ ...group, parent: known(group.parent) })),
    nodes: nodes.map((node) => ({ ...node, group: known(node.group) })),
    edges,
  };
}
