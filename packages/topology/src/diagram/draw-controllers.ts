import type { ControllerPort, IngressController, Operator } from '../topology';
import type { DiagramNode } from './diagram';
import { controllerTitle } from './names';
import { CLUSTER, shortened, type Parts } from './parts';

/** An ingress controller with its ports, and the Services behind it. */
export function drawController(controller: IngressController, id: string): Parts {
  const { replicas, namespace, service, ingressClass, ports, workloads } = controller;
  const routing = ports.flatMap(({ answer }, index) => (answer === undefined ? [`${id}p${index}`] : []));
  const nodes: readonly DiagramNode[] =
    ports.length > 0 ? ports.map((port, index) => drawPort(port, `${id}p${index}`, id)) : [drawPods(`${id}p`, id)];
  const services: DiagramNode = {
    id: `${id}s`,
    group: CLUSTER,
    kind: 'services',
    caption: ingressClass === undefined ? 'Ingresses' : `Ingress class ${ingressClass}`,
    title: 'Services of the cluster',
    lines: shortened(workloads.map(({ hostName, service: name }) => `${hostName} → ${name}`)),
  };
  return {
    groups: [
      {
        id,
        parent: CLUSTER,
        kind: 'controller',
        caption: 'Ingress controller',
        title: controllerTitle(controller),
        lines: [
          ...(service === undefined ? [] : [`Service ${service.name}, ${service.type}`]),
          [
            ...(namespace === undefined ? [] : [`namespace ${namespace}`]),
            ...(replicas === undefined ? [] : [replicas === 1 ? '1 replica' : `${replicas} replicas`]),
          ].join(', '),
        ].filter((line) => line !== ''),
      },
    ],
    nodes: [...nodes, services],
    edges: (ports.length > 0 ? routing : [`${id}p`]).map((from) => ({ from, to: services.id, kind: 'traffic' })),
  };
}

function drawPort({ port, answer }: ControllerPort, id: string, group: string): DiagramNode {
  const lines = [answer ?? 'routes by host and path'];
  return { id, group, kind: 'controller', caption: 'Pods', title: `port ${port}`, lines };
}

function drawPods(id: string, group: string): DiagramNode {
  return { id, group, kind: 'controller', caption: 'Pods', title: 'all ports', lines: ['routes by host and path'] };
}

/** What makes or registers something. */
export function drawOperator({ name, version, namespace }: Operator, id: string): Parts {
  const lines = [version, namespace === undefined ? undefined : `namespace ${namespace}`];
  return {
    groups: [],
    nodes: [
      {
        id,
        group: CLUSTER,
        kind: 'operator',
        caption: 'Controller',
        title: name,
        lines: lines.filter((line) => line !== undefined),
      },
    ],
    edges: [],
  };
}
