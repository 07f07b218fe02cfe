export { EksCluster, type EksClusterProps } from './cluster/eks-cluster';
export { collectFindings, isUnknown, relocateFindings, reportFindings, type Finding } from './findings';
export { AWS_LOAD_BALANCER_CONTROLLER, INGRESS_NGINX, type ChartVersion } from './versions';
