import type { Rule } from './rule';
import { controllerNeedsCluster } from './rules/chart-values/controller-needs-cluster';
import { localTrafficPolicyNeedsSpread } from './rules/chart-values/local-traffic-policy-needs-spread';
import { noDisabledAdmissionWebhook } from './rules/chart-values/no-disabled-admission-webhook';
import { noRenewedWebhookCertificate } from './rules/chart-values/no-renewed-webhook-certificate';
import { noRepeatedContainerPort } from './rules/chart-values/no-repeated-container-port';
import { noSecondStatusAddress } from './rules/chart-values/no-second-status-address';
import { noSingleReplica } from './rules/chart-values/no-single-replica';
import { noTrackingTag } from './rules/chart-values/no-tracking-tag';
import { noUnknownChartValue } from './rules/chart-values/no-unknown-chart-value';
import { noUnknownFeatureGate } from './rules/chart-values/no-unknown-feature-gate';
import { shutdownMatchesTermination } from './rules/chart-values/shutdown-matches-termination';
import { validChartValue } from './rules/chart-values/valid-chart-value';
import { noAllowedSnippets } from './rules/ingress-nginx/no-allowed-snippets';
import { noClientCertificateBehindTlsListener } from './rules/ingress-nginx/no-client-certificate-behind-tls-listener';
import { noForwardedHeadersBehindNlb } from './rules/ingress-nginx/no-forwarded-headers-behind-nlb';
import { noLiteralWildcard } from './rules/ingress-nginx/no-literal-wildcard';
import { noRedirectLoop } from './rules/ingress-nginx/no-redirect-loop';
import { noRetiredController } from './rules/ingress-nginx/no-retired-controller';
import { noUnknownConfigMapKey } from './rules/ingress-nginx/no-unknown-config-map-key';
import { noUnpatchedController } from './rules/ingress-nginx/no-unpatched-controller';
import { noVulnerableRewrite } from './rules/ingress-nginx/no-vulnerable-rewrite';
import { proxyProtocolMatchesLoadBalancer } from './rules/ingress-nginx/proxy-protocol-matches-load-balancer';
import { sourceRangeNeedsClientAddress } from './rules/ingress-nginx/source-range-needs-client-address';
import { targetPortMatchesTls } from './rules/ingress-nginx/target-port-matches-tls';
import { validConfigMapValue } from './rules/ingress-nginx/valid-config-map-value';

/** The rules that charts alone can break, none of which needs the catalogue of annotations. */
export const chartRules: readonly Rule[] = [
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
  noAllowedSnippets,
  noClientCertificateBehindTlsListener,
  noForwardedHeadersBehindNlb,
  noLiteralWildcard,
  noRedirectLoop,
  noRetiredController,
  noUnknownConfigMapKey,
  noUnpatchedController,
  noVulnerableRewrite,
  proxyProtocolMatchesLoadBalancer,
  sourceRangeNeedsClientAddress,
  targetPortMatchesTls,
  validConfigMapValue,
];
