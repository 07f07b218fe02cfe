import { controllerNeedsCluster } from './controller-needs-cluster';
import { localTrafficPolicyNeedsSpread } from './local-traffic-policy-needs-spread';
import { noDisabledAdmissionWebhook } from './no-disabled-admission-webhook';
import { noRenewedWebhookCertificate } from './no-renewed-webhook-certificate';
import { noRepeatedContainerPort } from './no-repeated-container-port';
import { noSecondStatusAddress } from './no-second-status-address';
import { noSingleReplica } from './no-single-replica';
import { noTrackingTag } from './no-tracking-tag';
import { noUnknownChartValue } from './no-unknown-chart-value';
import { noUnknownFeatureGate } from './no-unknown-feature-gate';
import { shutdownMatchesTermination } from './shutdown-matches-termination';
import { validChartValue } from './valid-chart-value';

/** The rules about values of charts. */
export const chartValuesRules = [
  controllerNeedsCluster,
  localTrafficPolicyNeedsSpread,
  noDisabledAdmissionWebhook,
  noRenewedWebhookCertificate,
  noRepeatedContainerPort,
  noSecondStatusAddress,
  noSingleReplica,
  noTrackingTag,
  noUnknownChartValue,
  noUnknownFeatureGate,
  shutdownMatchesTermination,
  validChartValue,
];
