import { checksOn, quote } from '@eks-ingress/diagnostics';
import { isUnknown } from '../findings';

/** A cluster that is looked up, as far as something can be wrong with it. */
export interface EksClusterSubject {
  readonly name: string;
}

const check = checksOn('EksCluster', (given: Partial<EksClusterSubject>): EksClusterSubject => ({
  name: 'shop',
  ...given,
}));

export const eksClusterChecks = [
  check({
    id: 'cluster-name',
    effect: 'aws-refuses',
    path: ['name'],
    when: ({ name }) => !isUnknown(name) && !/^[0-9A-Za-z][0-9A-Za-z_-]{0,99}$/.test(name),
    message: ({ name }) => `${quote(name)} (${name.length} characters) is not the name of an EKS cluster.`,
    why: 'A name has 1 to 100 letters, digits, hyphens and underscores, and begins with a letter or a digit.',
    fix: 'Give one of the names that `aws eks list-clusters` prints.',
    source: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html',
    examples: {
      passes: [{}, { name: '7_Shop-' }, { name: 'a'.repeat(100) }, { name: '${var.cluster}' }],
      fails: [
        { name: '', finds: ['error: name: "" (0 characters) is not the name of an EKS cluster. (cluster-name)'] },
        {
          name: '_shop',
          finds: ['error: name: "_shop" (5 characters) is not the name of an EKS cluster. (cluster-name)'],
        },
        {
          name: 'shop.eu',
          finds: ['error: name: "shop.eu" (7 characters) is not the name of an EKS cluster. (cluster-name)'],
        },
        {
          name: 'a'.repeat(101),
          finds: [
            'error: name: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" (101 characters) is not the name of an EKS cluster. (cluster-name)',
          ],
        },
      ],
    },
  }),
];
