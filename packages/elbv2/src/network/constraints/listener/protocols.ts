import type { ListenerProtocol } from '../../specification/listener';
import type { ResolvedListener } from '../../specification/resolved';
import type { TargetGroupProtocol } from '../../specification/target-group';

/** What a listener may forward to; everything else is IncompatibleProtocols at apply. */
export const TARGET_GROUP_PROTOCOLS: Readonly<Record<ListenerProtocol, readonly TargetGroupProtocol[]>> = {
  TCP: ['TCP', 'TCP_UDP'],
  TLS: ['TCP', 'TLS'],
  UDP: ['UDP', 'TCP_UDP'],
  TCP_UDP: ['TCP_UDP'],
  QUIC: ['QUIC', 'TCP_QUIC'],
  TCP_QUIC: ['TCP_QUIC'],
};

export const isQuic = ({ protocol }: Pick<ResolvedListener, 'protocol'>) =>
  protocol === 'QUIC' || protocol === 'TCP_QUIC';
export const isUdp = ({ protocol }: Pick<ResolvedListener, 'protocol'>) => protocol === 'UDP' || protocol === 'TCP_UDP';
