const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const DOMAIN_NAME = new RegExp(`^(?:\\*\\.)?(?:${LABEL}\\.)+${LABEL}$`);

/** Whether it is a whole name of the DNS, such as `www.example.com`, or such a name with `*` as its first label. */
export function isDomainName(name: string): boolean {
  return name.length <= 253 && DOMAIN_NAME.test(name);
}
