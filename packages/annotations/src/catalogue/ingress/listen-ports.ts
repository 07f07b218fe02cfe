import type { Remark } from '../../codecs/codec';
import { json } from '../../codecs/json';
import type { JsonValue } from '../../codecs/json-shape';

const listenPortsShape = {
  type: 'array',
  minItems: 1,
  items: { type: 'map', keys: ['HTTP', 'HTTPS'], values: { type: 'integer', min: 1, max: 65535 } },
} as const;

/** The listeners of an Ingress, each with its protocol and port. */
export type ListenPorts = JsonValue<typeof listenPortsShape>;

/** Listeners, read as computeIngressListenPorts of the AWS Load Balancer Controller does. */
export const listenPorts = json(listenPortsShape, {
  expects: 'a list of listeners such as [{"HTTP": 80}, {"HTTPS": 443}]',
  remarks(value): readonly Remark[] {
    const ports = value.flatMap((entry) => Object.values(entry));
    const twice = ports.find((port, index) => ports.indexOf(port) !== index);
    if (ports.length === 0) {
      return [
        {
          kind: 'harmful',
          problem: 'it names no listener',
          why: 'The rules of the Ingress stand on no listener: nothing reaches its backends.',
          fix: 'Name a protocol and a port, such as [{"HTTP": 80}].',
        },
      ];
    }
    if (twice === undefined) return [];
    return [
      {
        kind: 'ignored',
        problem: `it has port ${twice} more than once`,
        why: 'A port has one listener: the last protocol counts, and within one object any of them.',
        fix: 'Write each port once.',
      },
    ];
  },
});
