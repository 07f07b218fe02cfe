/** The part of a Service that its annotations are about; a manifest of one fits. */
export interface ServiceObject {
  readonly metadata?: {
    readonly name?: string;
    readonly namespace?: string;
    readonly annotations?: unknown;
    readonly finalizers?: readonly string[];
    /** When it is being deleted. */
    readonly deletionTimestamp?: string;
  };
  readonly spec?: {
    readonly type?: string;
    readonly loadBalancerClass?: string;
    readonly allocateLoadBalancerNodePorts?: boolean;
    readonly externalTrafficPolicy?: string;
    readonly sessionAffinity?: string;
    readonly loadBalancerIP?: string;
    readonly ipFamilies?: readonly string[];
    readonly loadBalancerSourceRanges?: readonly string[];
    readonly ports?: readonly ServicePort[];
    /** The port on which nodes say whether they have a pod of the Service. @default - allocated by the cluster */
    readonly healthCheckNodePort?: number;
  };
}

export interface ServicePort {
  readonly name?: string;
  readonly port?: number;
  /** @default 'TCP' */
  readonly protocol?: string;
  readonly nodePort?: number;
  readonly targetPort?: number | string;
}
