import type { ControllerSettings } from './controller-settings';
import { upstreamFeatureGates } from './upstream/feature-gates';

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

/** What the gates decide that bear on what is read or built. */
const decided = {
  ALBTargetControlAgent: {
    setting: 'albTargetControlAgent',
    without: 'no agent is put beside the application',
  },
  EnableCertificateManagement: {
    setting: 'enableCertificateManagement',
    without: 'no certificate is ever requested, and no HTTPS listener is opened for it',
  },
  EnableIPTargetType: { setting: 'enableIpTargetType' },
  EnableTCPUDPListener: { setting: 'enableTcpUdpListener' },
  IngressPlanAnnotation: {},
  LBCapacityReservation: {
    setting: 'lbCapacityReservation',
    without: 'no capacity is reserved',
  },
  NLBHealthCheckAdvancedConfig: {
    setting: 'nlbHealthCheckAdvancedConfig',
    without: 'health checks keep their defaults',
  },
  NLBSecurityGroup: {
    setting: 'nlbSecurityGroup',
    without: 'the load balancer has no security groups',
  },
  ServiceTypeLoadBalancerOnly: { setting: 'serviceTypeLoadBalancerOnly' },
} as const satisfies Partial<Record<keyof typeof upstreamFeatureGates, Omit<FeatureGate, 'default'>>>;

/** The name of a feature gate. */
export type FeatureGateName = keyof typeof decided;

const names = Object.keys(decided) as FeatureGateName[];

/** The feature gates that decide what is read or built. */
export const featureGates = Object.fromEntries(
  names.map((name) => [name, { default: upstreamFeatureGates[name], ...decided[name] }]),
) as Readonly<Record<FeatureGateName, FeatureGate>>;

/** Whether a feature gate is on, as far as the settings say; as it comes otherwise. */
export function isGateOn(name: FeatureGateName, settings: ControllerSettings): boolean {
  const gate = featureGates[name];
  return (gate.setting && settings[gate.setting]) ?? gate.default;
}
