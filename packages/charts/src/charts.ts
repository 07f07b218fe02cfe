import type { ChartName } from '@eks-ingress/diagnostics';
import { awsLoadBalancerController } from './aws-load-balancer-controller';
import type { Chart } from './chart';
import { ingressNginx } from './ingress-nginx';

/** The charts whose values are known. */
export const charts: Readonly<Record<ChartName, Chart>> = {
  'aws-load-balancer-controller': awsLoadBalancerController,
  'ingress-nginx': ingressNginx,
};
