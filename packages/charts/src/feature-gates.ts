import { upstreamFeatureGates } from '@eks-ingress/annotations';

/** The feature gates of the AWS Load Balancer Controller. */
export const featureGates: readonly string[] = Object.keys(upstreamFeatureGates);
