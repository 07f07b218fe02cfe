import type { ControllerPort, IngressController } from '../topology';
import type { Release } from './releases';
import { number, record, text, type Attributes } from './value';

/** What a release of ingress-nginx, or of another ingress controller, says about itself. */
export function readIngressController(release: Release, releases: readonly Release[]): IngressController {
  const controller = record(release.values.controller);
  const service = record(controller.service);
  const serviceType = text(service.type);
  const ingressClass =
    text(record(controller.ingressClassResource).name) ??
    text(record(controller.ingressClass).name) ??
    text(controller.ingressClass);
  return {
    id: release.block.address,
    name: release.chart,
    version: text(record(controller.image).tag) ?? release.chartVersion,
    namespace: release.namespace,
    replicas: number(controller.replicaCount),
    ingressClass,
    service: serviceType === undefined ? undefined : { name: serviceName(release), type: serviceType },
    ports: readPorts(controller, service),
    workloads: releases.flatMap(({ name, namespace, values }) => {
      const hostName = text(values.hostName);
      const isBehind = ingressClass !== undefined && values.ingressClass === ingressClass;
      return isBehind && hostName !== undefined
        ? [{ hostName, service: namespace === undefined ? name : `${namespace}/${name}` }]
        : [];
    }),
  };
}

/** The name that the ingress-nginx chart gives its Service. */
export function serviceName({ name, values }: Release): string {
  return `${text(values.fullnameOverride) ?? (name.includes('ingress-nginx') ? name : `${name}-ingress-nginx`)}-controller`;
}

/** The ports of the Service in the values of the ingress-nginx chart, with the container's port behind each. */
function readPorts(controller: Attributes, service: Attributes): readonly ControllerPort[] {
  const nodePorts = record(service.nodePorts);
  const redirects = redirectingPorts(text(record(controller.config)['http-snippet']) ?? '');
  return Object.keys(record(service.targetPorts)).flatMap((name) => {
    const port = containerPortOf(controller, name);
    if (port === undefined) return [];
    const answer = redirects.has(port) ? 'redirects to https' : undefined;
    return [{ port, nodePort: number(nodePorts[name]), answer }];
  });
}

/** The container's port behind a port of the Service, in the values of the ingress-nginx chart. */
export function containerPortOf(controller: Attributes, servicePort: string): number | undefined {
  const containerPorts: Attributes = { http: 80, https: 443, ...record(controller.containerPort) };
  const target = record(record(controller.service).targetPorts)[servicePort] ?? servicePort;
  return number(target) ?? number(containerPorts[String(target)]);
}

/** The ports of servers that send every request to https. */
function redirectingPorts(snippet: string): ReadonlySet<number> {
  return new Set(
    [...snippet.matchAll(/listen (\d+)[^;]*;[^}]*return 30[1278] https:/g)].map(([, port]) => Number(port)),
  );
}
