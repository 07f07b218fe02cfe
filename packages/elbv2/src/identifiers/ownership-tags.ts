/** Keys with which a controller of Kubernetes marks what it made, whatever their value. */
const OWNER_KEYS: readonly string[] = [
  'kubernetes.io/service-name',
  'elbv2.k8s.aws/cluster',
  'ingress.k8s.aws/resource',
  'ingress.k8s.aws/stack',
  'service.k8s.aws/resource',
  'service.k8s.aws/stack',
];

/** The first tag that says that a controller of Kubernetes owns what has it. */
export function ownershipTagOf(tags: Readonly<Record<string, string>>): string | undefined {
  const owned = Object.entries(tags).find(
    ([key, value]) => OWNER_KEYS.includes(key) || (key.startsWith('kubernetes.io/cluster/') && value === 'owned'),
  );
  return owned?.[0];
}
