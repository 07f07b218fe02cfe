import type { Codec } from './codec';
import { ipFamily } from './ip-address';

export interface SocketAddressCodec extends Codec<string> {
  readonly kind: 'socket-address';
}

/** An IP address and a port, such as `0.0.0.0:80` or `[::1]:80`, as Go's net.SplitHostPort takes them apart. */
export function socketAddress(): SocketAddressCodec {
  return {
    kind: 'socket-address',
    expects: 'an IP address and a port, such as "0.0.0.0:80"',
    parse(text) {
      const found = /^(?:\[([0-9a-fA-F:.]{1,45})\]|([^:[\]]{1,45})):([+-]?[0-9]{1,20})$/.exec(text);
      const [, bracketed, plain, port = ''] = found ?? [];
      if (ipFamily(bracketed ?? plain ?? '') === undefined) return { ok: false, problem: `expected ${this.expects}` };
      const isPort = Number(port) >= 1 && Number(port) <= 65535;
      return isPort ? { ok: true, value: text } : { ok: false, problem: 'expected a port from 1 to 65535' };
    },
    format: (value) => value,
  };
}
