import { findAnnotation, keyPattern } from '@eks-ingress/annotations';
import type { ServiceFacts } from './service-facts';

/** An annotation that is for a port or for a listener which a Service does not have. */
export interface UnmatchedKey {
  readonly key: string;
  /** The port, of an annotation that is for a port, whatever its protocol. @default - it is for a listener */
  readonly port?: string;
}

/** The annotations of a Service that are for a listener or a port which it does not have: they are never read. */
export function unmatchedKeys(keys: readonly string[], { ports, listeners }: ServiceFacts): readonly UnmatchedKey[] {
  return keys.flatMap((key): UnmatchedKey[] => {
    const declared = findAnnotation(key)?.key ?? '';
    const found = keyPattern(declared)?.parametersOf(key);
    if (found === undefined || !declared.startsWith('service.beta.')) return [];
    const { Protocol, protocol = Protocol, Port, port = Port } = found;
    const number = Number(port);
    if (!Number.isInteger(number)) return [];
    if (protocol === undefined) return ports.some((one) => one.port === number) ? [] : [{ key, port: String(port) }];
    return listeners.some((one) => one.port === number && one.protocol === protocol) ? [] : [{ key }];
  });
}
