import type { ApplicationLoadBalancerIpAddressType, Scheme } from '@eks-ingress/elbv2';

/** A key with its value, as IngressClassParams have tags and attributes. */
export interface KeyValue {
  readonly key: string;
  readonly value: string;
}

/** Which namespaces an IngressClass is for, by their labels. */
export interface NamespaceSelector {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly {
    readonly key: string;
    readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
    readonly values?: readonly string[];
  }[];
}

/** The subnets of a load balancer: by their ids, or by tags that each of them has. */
export type SubnetSelector =
  | { readonly ids: readonly string[]; readonly tags?: never }
  | { readonly tags: Readonly<Record<string, readonly string[]>>; readonly ids?: never };

/**
 * The spec of an IngressClassParams (`elbv2.k8s.aws/v1beta1`) of the AWS Load Balancer Controller. Each
 * field wins over the annotation of every Ingress of the class; what is not one of them can be said by annotation only.
 */
export interface IngressClassParamsSpec {
  readonly group?: { readonly name: string };
  readonly namespaceSelector?: NamespaceSelector;
  readonly loadBalancerName?: string;
  readonly scheme?: Scheme;
  readonly ipAddressType?: ApplicationLoadBalancerIpAddressType;
  readonly subnets?: SubnetSelector;
  readonly certificateArn?: readonly string[];
  readonly sslPolicy?: string;
  /** A port as a text; anything else turns the redirect off. */
  readonly sslRedirectPort?: string;
  readonly inboundCIDRs?: readonly string[];
  readonly prefixListsIDs?: readonly string[];
  /** Wins over the annotation of every Service as well. */
  readonly targetType?: 'instance' | 'ip';
  readonly loadBalancerAttributes?: readonly KeyValue[];
  readonly listeners?: readonly {
    readonly protocol: 'HTTP' | 'HTTPS';
    readonly port: number;
    readonly listenerAttributes: readonly KeyValue[];
  }[];
  readonly tags?: readonly KeyValue[];
  readonly minimumLoadBalancerCapacity?: { readonly capacityUnits: number };
  readonly ipamConfiguration?: { readonly ipv4IPAMPoolId: string };
  readonly wafv2AclArn?: string;
  readonly wafv2AclName?: string;
}

/** The items of a map as IngressClassParams have them, by key. */
export function keyValues(map: Readonly<Record<string, string>>): KeyValue[] {
  return Object.entries(map)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => ({ key, value }));
}
