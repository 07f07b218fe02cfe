import { RoleBindingV1 } from '@cdktf/provider-kubernetes/lib/role-binding-v1';
import { RoleV1 } from '@cdktf/provider-kubernetes/lib/role-v1';
import type { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';

export interface SecretReaderProps {
  /** The name of the Role and its binding. */
  readonly name: string;
  readonly namespace: string;
  /** The Secret that may be read, and no other. */
  readonly secretName: string;
  readonly serviceAccount: { readonly name: string; readonly namespace: string };
}

/**
 * Lets a service account read one Secret, which need not be there yet. The controller's own roles grant it none, and an
 * Ingress whose Secret it cannot read keeps the whole group from being built.
 */
export class SecretReader extends Construct {
  readonly resource: RoleV1;
  readonly binding: RoleBindingV1;

  constructor(scope: Construct, id: string, props: SecretReaderProps) {
    super(scope, id);
    const { name, namespace, secretName, serviceAccount } = props;
    const metadata = { name, namespace };
    this.resource = new RoleV1(this, 'Resource', {
      metadata,
      rule: [{ apiGroups: [''], resources: ['secrets'], resourceNames: [secretName], verbs: ['get', 'list', 'watch'] }],
    });
    this.binding = new RoleBindingV1(this, 'Binding', {
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
      subject: [{ kind: 'ServiceAccount', ...serviceAccount }],
      dependsOn: [this.resource],
    });
  }

  get resources(): readonly TerraformResource[] {
    return [this.resource, this.binding];
  }
}
