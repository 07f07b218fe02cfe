/** The values of the attribute `dns_record.client_routing_policy`. */
export const DNS_RECORD_CLIENT_ROUTING_POLICIES = [
  'any_availability_zone',
  'availability_zone_affinity',
  'partial_availability_zone_affinity',
] as const;

/** Which zones' addresses a client gets that asks Route 53 Resolver from inside the region. */
export type DnsRecordClientRoutingPolicy = (typeof DNS_RECORD_CLIENT_ROUTING_POLICIES)[number];
