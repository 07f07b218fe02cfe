import { auth } from './auth';
import { authReq } from './auth-req';
import { authReqGlobal } from './auth-req-global';
import { authTls } from './auth-tls';
import { backendProtocol } from './backend-protocol';
import { canary } from './canary';
import { clientBodyBufferSize } from './client-body-buffer-size';
import { connection } from './connection';
import { cors } from './cors';
import { customHeaders } from './custom-headers';
import { customHttpErrors } from './custom-http-errors';
import { defaultBackend } from './default-backend';
import { disableProxyInterceptErrors } from './disable-proxy-intercept-errors';
import { fastcgi } from './fastcgi';
import { http2PushPreload } from './http2-push-preload';
import { ipAllowlist } from './ip-allowlist';
import { ipDenylist } from './ip-denylist';
import { loadBalancing } from './load-balancing';
import { log } from './log';
import { mirror } from './mirror';
import { modsecurity } from './modsecurity';
import { opentelemetry } from './opentelemetry';
import { portInRedirect } from './port-in-redirect';
import { proxy } from './proxy';
import { proxySsl } from './proxy-ssl';
import { rateLimit } from './rate-limit';
import { redirect } from './redirect';
import { rewrite } from './rewrite';
import { satisfy } from './satisfy';
import { serverAlias } from './server-alias';
import { serverSnippet } from './server-snippet';
import { serviceUpstream } from './service-upstream';
import { sessionAffinity } from './session-affinity';
import { snippet } from './snippet';
import { sslCipher } from './ssl-cipher';
import { sslPassthrough } from './ssl-passthrough';
import { streamSnippet } from './stream-snippet';
import { upstreamHashBy } from './upstream-hash-by';
import { upstreamVhost } from './upstream-vhost';
import { xForwardedPrefix } from './x-forwarded-prefix';

/** Annotations of an Ingress that ingress-nginx reads, by the packages of its code. */
export const nginx = [
  ...serverAlias,
  ...auth,
  ...authReq,
  ...authReqGlobal,
  ...authTls,
  ...backendProtocol,
  ...canary,
  ...clientBodyBufferSize,
  ...connection,
  ...cors,
  ...customHeaders,
  ...customHttpErrors,
  ...defaultBackend,
  ...disableProxyInterceptErrors,
  ...fastcgi,
  ...http2PushPreload,
  ...ipAllowlist,
  ...ipDenylist,
  ...loadBalancing,
  ...log,
  ...mirror,
  ...modsecurity,
  ...opentelemetry,
  ...portInRedirect,
  ...proxy,
  ...proxySsl,
  ...rateLimit,
  ...redirect,
  ...rewrite,
  ...satisfy,
  ...serverSnippet,
  ...serviceUpstream,
  ...sessionAffinity,
  ...snippet,
  ...sslCipher,
  ...sslPassthrough,
  ...streamSnippet,
  ...upstreamHashBy,
  ...upstreamVhost,
  ...xForwardedPrefix,
] as const;
