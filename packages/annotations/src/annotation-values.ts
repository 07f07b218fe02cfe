import type { ObjectKind } from './annotation';
import type { catalogue } from './catalogue/catalogue';
import type { Codec } from './codecs/codec';
import type { ControllerName } from './controllers';

type Entry = (typeof catalogue)[number];

type ParameterText<Parameter> = Parameter extends 'port'
  ? `${number}`
  : Parameter extends readonly (infer Word extends string)[]
    ? Word
    : string;

type KeyText<Key extends string, Parameters> = Key extends `${infer Head}\${${infer Name}}${infer Tail}`
  ? `${Head}${ParameterText<Parameters[Name & keyof Parameters]>}${KeyText<Tail, Parameters>}`
  : Key;

// Declarations are told apart by their parts: compared with the whole catalogue, each of the hundreds would be compared
// with every other, which takes seconds.
type KeyOf<Declared> = Declared extends {
  readonly key: infer Key extends string;
  readonly parameters?: infer Parameters;
}
  ? KeyText<Key, NonNullable<Parameters>>
  : never;

type ValueOf<Declared> = Declared extends { readonly codec: Codec<infer Value> } ? Value : never;

type ReadOn<Declared, Kind, Controller> = Declared extends {
  readonly appliesTo: readonly (infer Kinds)[];
  readonly readBy: infer Readers;
}
  ? Kind extends Kinds
    ? keyof Readers & Controller extends never
      ? never
      : Declared
    : never
  : never;

/** A key of the catalogue; one of a pattern has any text that the pattern allows. */
export type AnnotationKey = KeyOf<Entry>;

/** The annotations that a controller reads on a kind of object, by key, with their values. */
export type AnnotationValues<
  Kind extends ObjectKind = ObjectKind,
  Controller extends ControllerName = ControllerName,
> = {
  readonly [Declared in ReadOn<Entry, Kind, Controller> as KeyOf<Declared>]?: ValueOf<Declared>;
};

type Only<Values> = Values & { readonly [Key in Exclude<AnnotationKey, keyof Values>]?: never };

/** Annotations of an Ingress of the AWS Load Balancer Controller. */
export type IngressAnnotations = AnnotationValues<'Ingress', 'aws-load-balancer-controller'>;

/** Annotations of a Service, for its own load balancer and for the Ingresses that it stands behind. */
export type ServiceAnnotations = AnnotationValues<'Service', 'aws-load-balancer-controller' | 'cloud-provider-aws'>;

/** Annotations of an Ingress of ingress-nginx. */
export type NginxIngressAnnotations = AnnotationValues<'Ingress', 'ingress-nginx'>;

/** Annotations of a Pod that the AWS Load Balancer Controller puts an agent beside. */
export type PodAnnotations = AnnotationValues<'Pod', 'aws-load-balancer-controller'>;

/** Annotations of an IngressClass. */
export type IngressClassAnnotations = AnnotationValues<'IngressClass', 'aws-load-balancer-controller'>;

/** Annotations of a Gateway of the AWS Load Balancer Controller. */
export type GatewayAnnotations = AnnotationValues<'Gateway', 'aws-load-balancer-controller'>;

/** The annotations of one object: those of another kind, or of another controller, are not allowed beside them. */
export type ObjectAnnotations =
  | Only<IngressAnnotations>
  | Only<ServiceAnnotations>
  | Only<NginxIngressAnnotations>
  | Only<PodAnnotations>
  | Only<IngressClassAnnotations>
  | Only<GatewayAnnotations>;
