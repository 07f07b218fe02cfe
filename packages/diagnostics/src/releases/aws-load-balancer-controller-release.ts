// Written by: npm run upstream -- aws-load-balancer-controller <checkout>
import type { DocumentedRelease, ReleaseWithChart } from './release';

/** The release of the AWS Load Balancer Controller at which its facts are read. */
export const awsLoadBalancerControllerRelease = {
  repository: 'https://github.com/kubernetes-sigs/aws-load-balancer-controller',
  tag: 'v3.5.0',
  commit: '11eb202c97e4ae2ee45e0658c4cde9a4b59f33d4',
  documentation: 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/v3.5',
  chart: {
    repository: 'https://aws.github.io/eks-charts',
    chart: 'aws-load-balancer-controller',
    version: '3.5.0',
    appVersion: 'v3.5.0',
  },
  chartSource: {
    tag: 'v3.5.0',
    folder: 'helm/aws-load-balancer-controller',
  },
} as const satisfies DocumentedRelease & ReleaseWithChart & { commit: string };
