import { AWS_LOAD_BALANCER_CONTROLLER } from '../versions';
import type { AddOn } from './add-ons';

/**
 * What the controller is installed for: everything that it can do, or only to keep the targets of TargetGroupBindings
 * registered in target groups that somebody else owns.
 */
export type ControllerPermissions = 'all' | 'target-group-binding';

/**
 * Whether new Ingresses may choose their class or group by annotation: `kubernetes.io/ingress.class`, to which no
 * IngressClassParams apply, and `alb.ingress.kubernetes.io/group.name`, by which any namespace joins any group.
 */
export type IngressGroupAnnotations = 'allowed' | 'refused';

/** What the values of the Helm chart follow from. */
export interface ControllerValuesProps {
  readonly clusterName: string;
  readonly region: string;
  readonly vpcId: string;
  readonly replicas: number;
  readonly serviceAccountName: string;
  /** The role in the service account's annotation; none with Pod Identity. */
  readonly roleArn?: string;
  readonly permissions: ControllerPermissions;
  readonly addOns: Readonly<Record<AddOn, boolean>>;
  readonly ingressGroupAnnotations: IngressGroupAnnotations;
  /** Whether cert-manager issues the certificate of the webhooks; the chart signs one itself otherwise. */
  readonly certManager: boolean;
}

/** The values of the aws-load-balancer-controller chart. */
export function controllerValues(props: ControllerValuesProps) {
  const { roleArn, replicas, permissions, addOns } = props;
  return {
    clusterName: props.clusterName,
    // The controller asks the instance metadata otherwise, which pods on Fargate or behind a hop limit of 1 cannot reach.
    region: props.region,
    vpcId: props.vpcId,
    image: { tag: AWS_LOAD_BALANCER_CONTROLLER.appVersion },
    replicaCount: replicas,
    ...(replicas > 1 ? { podDisruptionBudget: { maxUnavailable: 1 } } : {}),
    serviceAccount: {
      create: true,
      name: props.serviceAccountName,
      ...(roleArn === undefined ? {} : { annotations: { 'eks.amazonaws.com/role-arn': roleArn } }),
    },
    // Each upgrade makes another webhook certificate otherwise, which running pods do not have yet.
    ...(props.certManager ? { enableCertManager: true } : { keepTLSSecret: true }),
    enableShield: addOns.shield,
    enableWaf: addOns.waf,
    enableWafv2: addOns.wafv2,
    ...(props.ingressGroupAnnotations === 'refused'
      ? { disableIngressClassAnnotation: true, disableIngressGroupNameAnnotation: true }
      : {}),
    ...(permissions === 'target-group-binding' ? TARGET_GROUP_BINDING_ONLY : {}),
  };
}

// An object that the controller takes on without the permissions for it keeps a finalizer that nobody can remove.
const TARGET_GROUP_BINDING_ONLY = {
  enableServiceMutatorWebhook: false,
  createIngressClassResource: false,
  ingressClassParams: { create: false },
  // The controller for Ingresses cannot be switched off, so it gets a class that no Ingress asks for.
  ingressClass: 'target-group-binding-only',
  // This webhook would refuse everybody's Ingresses while the controller is away.
  webhookConfig: { disableIngressValidation: true },
  enableBackendSecurityGroup: false,
  controllerConfig: {
    featureGates: { EnableServiceController: false, ALBGatewayAPI: false, NLBGatewayAPI: false },
  },
};
