const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const ZONE_LABEL = '[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?';
const DOMAIN_NAME = new RegExp(`^(?:\\*\\.)?(?:${LABEL}\\.)+${LABEL}$`);
const ZONE_NAME = new RegExp(`^(?:${ZONE_LABEL}\\.)*${ZONE_LABEL}\\.?$`);

/** Whether it is a whole name of the DNS, such as `www.example.com`, or such a name with `*` as its first label. */
export function isDomainName(name: string): boolean {
  return name.length <= 253 && DOMAIN_NAME.test(name);
}

/** Whether it can be the name of a hosted zone of Route 53, with or without the dot of the root. */
export function isHostedZoneName(name: string): boolean {
  return name.length <= 254 && ZONE_NAME.test(name);
}
