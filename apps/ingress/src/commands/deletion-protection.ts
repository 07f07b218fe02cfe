type Blocks = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The load balancers of a synthesized stack that AWS or its controller refuses to delete, by their addresses. */
export function findProtectedLoadBalancers(stackJson: string): readonly string[] {
  const { resource = {} } = JSON.parse(stackJson) as { readonly resource?: Readonly<Record<string, Blocks>> };
  return Object.entries(resource).flatMap(([type, blocks]) =>
    Object.entries(blocks)
      .filter(([, block]) =>
        type === 'aws_lb'
          ? block['enable_deletion_protection'] === true
          : // An attribute in the annotations of an object that the AWS Load Balancer Controller reads.
            /deletion_protection\.enabled\s*=\s*true/.test(JSON.stringify(block)),
      )
      .map(([name]) => `${type}.${name}`),
  );
}
