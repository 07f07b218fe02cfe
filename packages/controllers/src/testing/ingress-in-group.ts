import type { IngressObject } from '../objects/ingress-object';

/** An Ingress of an IngressGroup, with its annotations by what follows the slash of their keys. */
export function ingressInGroup(
  name: string,
  annotations: Readonly<Record<string, string>>,
  spec?: IngressObject['spec'],
): IngressObject {
  return {
    metadata: {
      name,
      namespace: 'shop',
      annotations: Object.fromEntries(
        Object.entries({ 'group.name': 'edge', ...annotations }).map(([key, value]) => [
          `alb.ingress.kubernetes.io/${key}`,
          value,
        ]),
      ),
    },
    ...(spec && { spec }),
  };
}
