type Blocks = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The load balancers of a synthesized stack that AWS or its controller refuses to delete, by their addresses. */
export function findProtectedLoadBalancers(stackJson: string): readonly string[] {
  const { resource = {} } = JSON.parse(stackJson) as { readonly resource?: Readonly<Record<string, Blocks>> };
  return Object.entries(resource).flatMap(([type, blocks]) =>
    Object.entries(blocks)
      .filter(([, block]) =>
        type === 'aws_lb'
          ? block['enable_deletion_protection'] === true
          : // An attribute that the AWS Load Balancer Controller reads: in an annotation, or in IngressClassParams.
            /deletion_protection\.enabled(\s*=\s*|[\\"]+,[\\"]+value[\\"]+:[\\"]+)true/.test(JSON.stringify(block)),
      )
      .map(([name]) => `${type}.${name}`),
  );
}
