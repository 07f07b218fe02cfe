import { noAllowedSnippets } from './no-allowed-snippets';
import { noClientCertificateBehindTlsListener } from './no-client-certificate-behind-tls-listener';
import { noForwardedHeadersBehindNlb } from './no-forwarded-headers-behind-nlb';
import { noLiteralWildcard } from './no-literal-wildcard';
import { noRedirectLoop } from './no-redirect-loop';
import { noRetiredController } from './no-retired-controller';
import { noUnknownConfigMapKey } from './no-unknown-config-map-key';
import { noUnpatchedController } from './no-unpatched-controller';
import { noVulnerableRewrite } from './no-vulnerable-rewrite';
import { proxyProtocolMatchesLoadBalancer } from './proxy-protocol-matches-load-balancer';
import { rewriteTargetMatchesPath } from './rewrite-target-matches-path';
import { sourceRangeNeedsClientAddress } from './source-range-needs-client-address';
import { targetPortMatchesTls } from './target-port-matches-tls';
import { validConfigMapValue } from './valid-config-map-value';
import { validNginxPath } from './valid-nginx-path';

/** The rules about ingress-nginx and what is in front of it. */
export const ingressNginxRules = [
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
  rewriteTargetMatchesPath,
  sourceRangeNeedsClientAddress,
  targetPortMatchesTls,
  validConfigMapValue,
  validNginxPath,
];
