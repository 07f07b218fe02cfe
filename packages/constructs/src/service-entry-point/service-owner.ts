/** Who builds the load balancer of a Service, and what its targets are. */
export type ServiceOwner =
  /** The AWS Load Balancer Controller, sending to the pods (`ip`) or to a port of every node (`instance`). */
  | { readonly kind: 'aws-load-balancer-controller'; readonly targetType: 'ip' | 'instance' }
  /** The AWS cloud provider (once in the Kubernetes tree), which knows nodes only; AWS mends it and adds nothing. */
  | { readonly kind: 'cloud-provider-aws' };

/** What the targets of the load balancer are. */
export function targetTypeOf(owner: ServiceOwner): 'ip' | 'instance' {
  return owner.kind === 'cloud-provider-aws' ? 'instance' : owner.targetType;
}

/** The class that selects the AWS Load Balancer Controller, which no annotation can contradict. */
export const LOAD_BALANCER_CLASS = 'service.k8s.aws/nlb';
