import type { IngressObject } from '@eks-ingress/controllers';
import { itemsOf, membersOf, type Path } from '@eks-ingress/diagnostics';

/** A Service that an Ingress names as a backend. */
export interface Backend {
  readonly service: string;
  readonly portName?: string;
  readonly portNumber?: number;
  /** The way to `backend.service` in the Ingress of networking.k8s.io/v1. */
  readonly path: Path;
}

/** The Services that an Ingress of networking.k8s.io/v1 names as backends, in its order. */
export function findBackends(ingress: IngressObject): readonly Backend[] {
  const spec = membersOf(ingress.spec);
  const inRules = itemsOf(spec.rules).flatMap((rule, at) =>
    itemsOf(membersOf(membersOf(rule).http).paths).map((path, index) => ({
      backend: membersOf(path).backend,
      path: ['spec', 'rules', at, 'http', 'paths', index, 'backend', 'service'],
    })),
  );
  const byDefault = { backend: spec.defaultBackend, path: ['spec', 'defaultBackend', 'service'] };
  return [...inRules, byDefault].flatMap(({ backend, path }): Backend[] => {
    const { name, port } = membersOf(membersOf(backend).service);
    if (typeof name !== 'string') return [];
    const { name: portName, number: portNumber } = membersOf(port);
    return [
      {
        service: name,
        path,
        ...(typeof portName === 'string' && { portName }),
        ...(typeof portNumber === 'number' && { portNumber }),
      },
    ];
  });
}
