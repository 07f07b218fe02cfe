import { quote, type Diagnostic } from '@eks-ingress/diagnostics';

/** What is wrong with the name of a cluster. Never throws. */
export function validateClusterName(name: string): Diagnostic[] {
  if (/^[0-9A-Za-z][0-9A-Za-z_-]{0,99}$/.test(name)) return [];
  return [
    {
      id: 'cluster-name',
      severity: 'error',
      path: ['name'],
      message: `${quote(name)} (${name.length} characters) is not the name of an EKS cluster.`,
      why: 'A name has 1 to 100 letters, digits, hyphens and underscores, and begins with a letter or a digit.',
      fix: 'Give one of the names that `aws eks list-clusters` prints.',
      source: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html',
    },
  ];
}
