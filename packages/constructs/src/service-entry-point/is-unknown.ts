import { isUnknown as isUnknownToManifests } from '@eks-ingress/controllers';
import { isUnknown as isUnknownToTerraform } from '../findings';

/** Whether a value is known only after apply, be it to Terraform or to the owner of a Service. */
export function isUnknown(value: unknown): boolean {
  return isUnknownToTerraform(value) || isUnknownToManifests(value);
}
