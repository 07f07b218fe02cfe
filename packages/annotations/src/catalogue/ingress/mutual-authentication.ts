import type { Remark } from '../../codecs/codec';
import { json } from '../../codecs/json';
import type { JsonValue } from '../../codecs/json-shape';

const port = { type: 'integer', min: 1, max: 65535 } as const;

const verifyFields = ['trustStore', 'ignoreClientCertificateExpiry', 'advertiseTrustStoreCaNames'] as const;

const mutualAuthenticationShape = {
  type: 'array',
  minItems: 1,
  items: {
    type: 'variants',
    by: 'mode',
    variants: {
      off: { type: 'object', required: { port }, refused: verifyFields },
      passthrough: { type: 'object', required: { port }, refused: verifyFields },
      verify: {
        type: 'object',
        required: { port, trustStore: { type: 'string', empty: false } },
        optional: {
          ignoreClientCertificateExpiry: { type: 'boolean' },
          advertiseTrustStoreCaNames: { type: 'string', values: ['on', 'off'] },
        },
      },
    },
  },
} as const;

/** Which listeners ask clients for a certificate, and what they do with it. */
export type MutualAuthentication = JsonValue<typeof mutualAuthenticationShape>;

/** Mutual TLS by listener, checked as validateMutualAuthenticationConfig of the AWS Load Balancer Controller does. */
export const mutualAuthentication = json(mutualAuthenticationShape, {
  expects: 'a list such as [{"port": 443, "mode": "verify", "trustStore": "clients"}]',
  remarks(value): readonly Remark[] {
    const ports = value.map((listener) => listener.port);
    const twice = ports.find((number, index) => ports.indexOf(number) !== index);
    if (twice === undefined) return [];
    return [
      {
        kind: 'ignored',
        problem: `it has port ${twice} more than once`,
        why: 'The last one counts.',
        fix: 'Write each port once.',
      },
    ];
  },
});
