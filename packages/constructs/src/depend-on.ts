import { dependable, type TerraformResource } from 'cdktf';

/** Makes a resource wait for others that it does not refer to, and be destroyed before them. */
export function dependOn(resource: TerraformResource, dependencies: readonly TerraformResource[]): void {
  if (dependencies.length === 0) return;
  resource.dependsOn = [...(resource.dependsOn ?? []), ...dependencies.map(dependable)];
}
