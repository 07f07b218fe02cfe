import type { TargetType } from '@eks-ingress/elbv2';

/** The ports of a NodePort Service that the load balancer sends to. */
export interface NodePorts {
  /** Receives the clear-text listener's connections. @default 30080 */
  readonly http?: number;
  /** Receives the https listener's connections. @default 30443 */
  readonly https?: number;
}

/** How the pods or nodes of the ingress controller come into the target groups. */
export type EntryPointRegistration =
  /** The AWS Load Balancer Controller registers the pods by their addresses. */
  | { readonly kind: 'target-group-binding' }
  /** Auto Scaling groups register their nodes. */
  | { readonly kind: 'auto-scaling-groups'; readonly names: readonly string[]; readonly nodePorts?: NodePorts }
  /** The nodes that have these tags when Terraform is applied. */
  | {
      readonly kind: 'tagged-instances';
      readonly tags: Readonly<Record<string, string>>;
      readonly nodePorts?: NodePorts;
      /**
       * Whether a node is registered by its id or by its private address.
       *
       * @default 'instance'
       */
      readonly targetType?: 'instance' | 'ip';
    };

export function targetTypeOf(registration: EntryPointRegistration): TargetType {
  switch (registration.kind) {
    case 'target-group-binding':
      return 'ip';
    case 'auto-scaling-groups':
      return 'instance';
    case 'tagged-instances':
      return registration.targetType ?? 'instance';
  }
}
