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
  const containerPorts = { http: 80, https: 443, ...record(controller.containerPort) } as Attributes;
  const nodePorts = record(service.nodePorts);
  const redirects = redirectingPorts(text(record(controller.config)['http-snippet']) ?? '');
  return Object.entries(record(service.targetPorts)).flatMap(([name, target]) => {
    const port = number(target) ?? number(containerPorts[String(target)]);
    if (port === undefined) return [];
    const answer = redirects.has(port) ? 'redirects to https' : undefined;
    return [{ port, nodePort: number(nodePorts[name]), answer }];
  });
}

/** The ports of servers that send every request to https. */
function redirectingPorts(snippet: string): ReadonlySet<number> {
  return new Set(
    [...snippet.matchAll(/listen (\d+)[^;]*;[^}]*return 30[1278] https:/g)].map(([, port]) => Number(port)),
  );
}
