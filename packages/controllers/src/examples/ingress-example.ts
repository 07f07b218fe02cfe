import type { ControllerSettings } from '@eks-ingress/annotations';
import type { ServicePort } from '../objects/service-object';
import type { IngressObject } from '../objects/ingress-object';

/** An Ingress as an example needs it: what is different from `shop/shop`, which nothing is wrong with. */
export interface IngressExample {
  /** @default 'shop' */
  readonly name?: string;
  /** @default 'shop' */
  readonly namespace?: string;
  readonly deletionTimestamp?: string;
  /** By what follows `alb.ingress.kubernetes.io/` in their keys; keys with a slash are whole ones. @default {} */
  readonly annotations?: Readonly<Record<string, string>>;
  /** @default - one rule for shop.example.com, to the Service `cart` */
  readonly spec?: IngressObject['spec'];
  /** What the IngressClassParams of its class set. @default - it has none */
  readonly classParams?: Readonly<Record<string, unknown>>;
  /** The labels of its namespace. @default - not known */
  readonly namespaceLabels?: Readonly<Record<string, string>>;
  /** @default {} */
  readonly settings?: ControllerSettings;
}

/** The Ingress of an example. */
export function exampleIngress(example: IngressExample): IngressObject {
  const { name = 'shop', namespace = 'shop', deletionTimestamp, annotations = {}, spec } = example;
  return {
    metadata: {
      name,
      namespace,
      ...(deletionTimestamp !== undefined && { deletionTimestamp }),
      annotations: Object.fromEntries(
        Object.entries(annotations).map(([key, value]) => [
          key.includes('/') ? key : `alb.ingress.kubernetes.io/${key}`,
          value,
        ]),
      ),
    },
    spec: spec ?? rulesFor({}),
  };
}

/** A rule of an example. */
export interface RuleExample {
  /** @default 'shop.example.com'; '' for every host */
  readonly host?: string;
  /** @default '/' */
  readonly path?: string;
  /** @default 'Prefix' */
  readonly pathType?: string;
  /** @default 'cart' */
  readonly service?: string;
  /** @default 80 */
  readonly port?: number | string;
}

/** The spec of an Ingress with these rules. */
export function rulesFor(...rules: readonly RuleExample[]): NonNullable<IngressObject['spec']> {
  return {
    rules: rules.map(({ host = 'shop.example.com', path = '/', pathType = 'Prefix', service, port }) => ({
      ...(host !== '' && { host }),
      http: { paths: [{ path, pathType, backend: backendOf(service, port) }] },
    })),
  };
}

/** A backend of an example: the port 80 of the Service `cart`, unless it says otherwise. */
export function backendOf(name = 'cart', port: number | string = 80) {
  return { service: { name, port: typeof port === 'number' ? { number: port } : { name: port } } };
}

/** The Service `shop/cart` of an example: what is different from one with the node port of a port 80 to pods of any name. */
export interface BackendExample {
  /** @default 'cart' */
  readonly name?: string;
  /** By what follows `alb.ingress.kubernetes.io/` in their keys. @default {} */
  readonly annotations?: Readonly<Record<string, string>>;
  /** @default 'NodePort' */
  readonly type?: string;
  readonly ipFamilies?: readonly string[];
  /** @default one named http */
  readonly ports?: readonly ServicePort[];
}

/** The Service of an example that an Ingress forwards to. */
export function exampleBackend({ name = 'cart', annotations = {}, ...spec }: BackendExample) {
  return {
    metadata: {
      name,
      namespace: 'shop',
      annotations: Object.fromEntries(
        Object.entries(annotations).map(([key, value]) => [`alb.ingress.kubernetes.io/${key}`, value]),
      ),
    },
    spec: { type: 'NodePort', ports: [{ name: 'http', port: 80, targetPort: 8080 }], ...spec },
  };
}
