import { parseCidr } from './cidr';
import type { ClientSpec } from './specification/client';

/** The client with its block as AWS writes it, so that Terraform does not see a difference in every plan. */
export function canonicalClient(client: ClientSpec): ClientSpec {
  const network = client.cidr === undefined ? undefined : parseCidr(client.cidr)?.network;
  return network === undefined || network === client.cidr ? client : { ...client, cidr: network };
}
