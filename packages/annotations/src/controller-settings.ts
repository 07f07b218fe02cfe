import type { Risk } from './annotation';

/** Settings of a controller that decide what it reads. */
export interface ControllerSettings {
  /**
   * The annotations-risk-level key of ingress-nginx's ConfigMap.
   *
   * @default 'High', and annotations above it are a warning
   */
  readonly annotationsRiskLevel?: Risk;
  /**
   * The allow-snippet-annotations key of ingress-nginx's ConfigMap.
   *
   * @default false, and snippets are a warning
   */
  readonly allowSnippetAnnotations?: boolean;
  /**
   * The allow-cross-namespace-resources key of ingress-nginx's ConfigMap.
   *
   * @default false
   */
  readonly allowCrossNamespaceResources?: boolean;
  /**
   * The strict-validate-path-type key of ingress-nginx's ConfigMap.
   *
   * @default true
   */
  readonly strictValidatePathType?: boolean;
  /**
   * The --enable-backend-security-group flag of the AWS Load Balancer Controller.
   *
   * @default true
   */
  readonly enableBackendSecurityGroup?: boolean;
  /**
   * The --enable-ip-target-type flag of the AWS Load Balancer Controller.
   *
   * @default true
   */
  readonly enableIpTargetType?: boolean;
  /**
   * The ServiceTypeLoadBalancerOnly feature gate of the AWS Load Balancer Controller.
   *
   * @default false
   */
  readonly serviceTypeLoadBalancerOnly?: boolean;
  /**
   * The --disable-ingress-class-annotation flag of the AWS Load Balancer Controller.
   *
   * @default false
   */
  readonly disableIngressClassAnnotation?: boolean;
  /**
   * The --disable-ingress-group-name-annotation flag of the AWS Load Balancer Controller.
   *
   * @default false
   */
  readonly disableIngressGroupNameAnnotation?: boolean;
  /**
   * The keys of the --external-managed-tags flag of the AWS Load Balancer Controller.
   *
   * @default none
   */
  readonly externalManagedTags?: readonly string[];
  /**
   * The --load-balancer-class flag of the AWS Load Balancer Controller.
   *
   * @default 'service.k8s.aws/nlb'
   */
  readonly loadBalancerClass?: string;
  /**
   * Whether the webhook of the AWS Load Balancer Controller selects it for new Services of type LoadBalancer that
   * select nothing; enableServiceMutatorWebhook of its chart.
   *
   * @default true
   */
  readonly enableServiceMutatorWebhook?: boolean;
  /**
   * The --default-load-balancer-scheme flag of the AWS Load Balancer Controller.
   *
   * @default 'internal'
   */
  readonly defaultLoadBalancerScheme?: 'internal' | 'internet-facing';
  /**
   * The --default-target-type flag of the AWS Load Balancer Controller.
   *
   * @default 'instance'
   */
  readonly defaultTargetType?: 'instance' | 'ip';
  /**
   * The --enable-manage-backend-security-group-rules flag of the AWS Load Balancer Controller.
   *
   * @default false
   */
  readonly enableManageBackendSecurityGroupRules?: boolean;
  /**
   * The ALBTargetControlAgent feature gate of the AWS Load Balancer Controller.
   *
   * @default false
   */
  readonly albTargetControlAgent?: boolean;
  /**
   * The EnableCertificateManagement feature gate of the AWS Load Balancer Controller.
   *
   * @default false
   */
  readonly enableCertificateManagement?: boolean;
  /**
   * The LBCapacityReservation feature gate of the AWS Load Balancer Controller.
   *
   * @default true
   */
  readonly lbCapacityReservation?: boolean;
  /**
   * The NLBHealthCheckAdvancedConfig feature gate of the AWS Load Balancer Controller.
   *
   * @default true
   */
  readonly nlbHealthCheckAdvancedConfig?: boolean;
  /**
   * The EnableTCPUDPListener feature gate of the AWS Load Balancer Controller.
   *
   * @default false
   */
  readonly enableTcpUdpListener?: boolean;
  /**
   * The NLBSecurityGroup feature gate of the AWS Load Balancer Controller.
   *
   * @default true
   */
  readonly nlbSecurityGroup?: boolean;
}
