import type { IngressObject } from '@eks-ingress/controllers';
import { itemsOf, membersOf, type Path } from '@eks-ingress/diagnostics';
import type { KubernetesObject } from './kubernetes-object';

/** Whether an Ingress is of an API version with `serviceName` and `servicePort` in its backends. */
function isOld({ apiVersion }: KubernetesObject): boolean {
  return apiVersion === 'extensions/v1beta1' || apiVersion === 'networking.k8s.io/v1beta1';
}

/** An Ingress as networking.k8s.io/v1 has it; the API server serves old ones so, and the controllers read those. */
export function ingressOfV1(object: KubernetesObject): IngressObject {
  if (!isOld(object)) return object.value;
  const { backend, rules, ...spec } = object.spec;
  return {
    ...object.value,
    spec: {
      ...spec,
      ...(backend !== undefined && { defaultBackend: backendOfV1(backend) }),
      ...(Array.isArray(rules) && { rules: rules.map(ruleOfV1) }),
    },
  };
}

/** The way in an Ingress to what is at this way in `ingressOfV1` of it. */
export function pathInIngress(object: KubernetesObject, path: Path): Path {
  if (!isOld(object) || path[0] !== 'spec') return path;
  const inOld = path[1] === 'defaultBackend' ? ['spec', 'backend', ...path.slice(2)] : path;
  const service = inOld.indexOf('service', 2);
  return service < 0 ? inOld : inOld.slice(0, service);
}

function ruleOfV1(rule: unknown): Readonly<Record<string, unknown>> {
  const { http, ...rest } = membersOf(rule);
  if (http === undefined) return rest;
  const paths = itemsOf(membersOf(http).paths).map((path) => {
    const { backend, ...others } = membersOf(path);
    return { pathType: 'ImplementationSpecific', ...others, backend: backendOfV1(backend) };
  });
  return { ...rest, http: { paths } };
}

function backendOfV1(backend: unknown): Readonly<Record<string, unknown>> {
  const { serviceName, servicePort, ...rest } = membersOf(backend);
  if (serviceName === undefined) return rest;
  const port = typeof servicePort === 'number' ? { number: servicePort } : { name: servicePort };
  return { ...rest, service: { name: serviceName, port } };
}
