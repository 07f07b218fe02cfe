import { backendProtocol } from './backend-protocol';
import { ipAllowlist } from './ip-allowlist';
import { proxy } from './proxy';
import { rewrite } from './rewrite';

/** Annotations of an Ingress that ingress-nginx reads. */
export const nginx = [...rewrite, ...proxy, ...backendProtocol, ...ipAllowlist] as const;
