import type { ResolvedListener } from '../specification/resolved';
import { defineConstraints } from './constraint';
import { forwardConstraints } from './listener/forward';
import { portConstraints } from './listener/port';
import { quicConstraints } from './listener/quic';
import { tlsConstraints } from './listener/tls';

export const listenerConstraints = defineConstraints<ResolvedListener>()([
  ...portConstraints,
  ...tlsConstraints,
  ...forwardConstraints,
  ...quicConstraints,
]);
