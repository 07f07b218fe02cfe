import type { ControllerSettings } from './controller-settings';

/** A feature gate of the AWS Load Balancer Controller. */
interface FeatureGate {
  /** Whether it is on when nobody sets it. */
  readonly default: boolean;
  /** The setting that says how it is. @default - none: it is held to be as it comes */
  readonly setting?: BooleanSetting;
  /** What is missing where it is off, as a clause. @default - nothing that annotations ask for */
  readonly without?: string;
}

type BooleanSetting = {
  [Name in keyof ControllerSettings]-?: ControllerSettings[Name] extends boolean | undefined ? Name : never;
}[keyof ControllerSettings];

/** The feature gates that decide what is read or built (pkg/config/feature_gates.go). */
export const featureGates = {
  ALBTargetControlAgent: {
    default: false,
    setting: 'albTargetControlAgent',
    without: 'no agent is put beside the application',
  },
  EnableCertificateManagement: {
    default: false,
    setting: 'enableCertificateManagement',
    without: 'no certificate is ever requested, and no HTTPS listener is opened for it',
  },
  EnableIPTargetType: { default: true, setting: 'enableIpTargetType' },
  EnableTCPUDPListener: { default: false, setting: 'enableTcpUdpListener' },
  IngressPlanAnnotation: { default: false },
  LBCapacityReservation: {
    default: true,
    setting: 'lbCapacityReservation',
    without: 'no capacity is reserved',
  },
  NLBHealthCheckAdvancedConfig: {
    default: true,
    setting: 'nlbHealthCheckAdvancedConfig',
    without: 'health checks keep their defaults',
  },
  NLBSecurityGroup: {
    default: true,
    setting: 'nlbSecurityGroup',
    without: 'the load balancer has no security groups',
  },
  ServiceTypeLoadBalancerOnly: { default: false, setting: 'serviceTypeLoadBalancerOnly' },
} as const satisfies Readonly<Record<string, FeatureGate>>;

/** The name of a feature gate. */
export type FeatureGateName = keyof typeof featureGates;

/** Whether a feature gate is on, as far as the settings say; as it comes otherwise. */
export function isGateOn(name: FeatureGateName, settings: ControllerSettings): boolean {
  const gate: FeatureGate = featureGates[name];
  return (gate.setting && settings[gate.setting]) ?? gate.default;
}
