import type { ControllerName } from '@eks-ingress/annotations';

/** The controllers that Ingresses are for. */
export type IngressControllerName = Extract<ControllerName, 'aws-load-balancer-controller' | 'ingress-nginx'>;

/** What IngressClasses call the controllers; that of ingress-nginx is often given a name for each installation. */
const classControllers: readonly (readonly [RegExp, IngressControllerName])[] = [
  [/^ingress\.k8s\.aws\/alb$/, 'aws-load-balancer-controller'],
  [/^k8s\.io\/.*ingress-nginx/, 'ingress-nginx'],
  [/^k8s\.io\/.*nginx/, 'ingress-nginx'],
];

/** The names that classes have when nobody names them. */
const classNames: readonly (readonly [RegExp, IngressControllerName])[] = [
  [/^alb$/, 'aws-load-balancer-controller'],
  [/(^|-)nginx($|-)/, 'ingress-nginx'],
];

const families: readonly (readonly [string, IngressControllerName])[] = [
  ['alb.ingress.kubernetes.io/', 'aws-load-balancer-controller'],
  ['nginx.ingress.kubernetes.io/', 'ingress-nginx'],
];

/** The controller of an IngressClass; undefined when it is another one. */
export function controllerOfClass(controller: unknown): IngressControllerName | undefined {
  return typeof controller === 'string' ? find(classControllers, controller) : undefined;
}

/** The controller that a class of this name is probably for. */
export function controllerOfClassName(name: string): IngressControllerName | undefined {
  return find(classNames, name);
}

/** The one controller whose annotations there are. */
export function controllerOfAnnotations(
  annotations: Readonly<Record<string, unknown>>,
): IngressControllerName | undefined {
  const keys = Object.keys(annotations);
  const found = families.filter(([prefix]) => keys.some((key) => key.startsWith(prefix)));
  return found.length === 1 ? found[0]?.[1] : undefined;
}

function find(
  patterns: readonly (readonly [RegExp, IngressControllerName])[],
  name: string,
): IngressControllerName | undefined {
  return patterns.find(([pattern]) => pattern.test(name))?.[1];
}
