import {
  awsLoadBalancerControllerRelease,
  type ChartName,
  ingressNginxRelease,
  type ReleaseWithChart,
  sourceUrl,
} from '@eks-ingress/diagnostics';

const releases: Readonly<Record<ChartName, ReleaseWithChart>> = {
  'aws-load-balancer-controller': awsLoadBalancerControllerRelease,
  'ingress-nginx': ingressNginxRelease,
};

/** The address of a file of a chart, at the version whose values are known. */
export function chartUrl(name: ChartName, file: string): string {
  const { repository, chartSource } = releases[name];
  return sourceUrl({ repository, tag: chartSource.tag }, `${chartSource.folder}/${file}`);
}
