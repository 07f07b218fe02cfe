// Written by: npm run upstream -- aws-load-balancer-controller <checkout>

/** The feature gates of the AWS Load Balancer Controller, and whether each is on when nobody sets it. */
export const upstreamFeatureGates = {
  ALBGatewayAPI: true,
  ALBSingleSubnet: false,
  ALBTargetControlAgent: false,
  EnableCertificateManagement: false,
  EnableDefaultTagsLowPriority: false,
  EnableIPTargetType: true,
  EnableRGTAPI: false,
  EnableServiceController: true,
  EnableTCPUDPListener: false,
  EndpointsFailOpen: true,
  EnhancedDefaultBehavior: false,
  GatewayListenerSet: true,
  GlobalAcceleratorController: false,
  IngressPlanAnnotation: false,
  LBCapacityReservation: true,
  ListenerRulesTagging: true,
  NLBGatewayAPI: true,
  NLBHealthCheckAdvancedConfig: true,
  NLBSecurityGroup: true,
  ServiceTypeLoadBalancerOnly: false,
  SubnetDiscoveryByReachability: true,
  SubnetsClusterTagCheck: true,
  WeightedTargetGroups: true,
} as const satisfies Readonly<Record<string, boolean>>;
