import { json } from '../../codecs/json';
import type { JsonValue } from '../../codecs/json-shape';

const jwtShape = {
  type: 'object',
  required: { jwksEndpoint: { type: 'string', empty: false }, issuer: { type: 'string', empty: false } },
  optional: {
    additionalClaims: {
      type: 'array',
      items: {
        type: 'object',
        required: {
          format: {
            type: 'string',
            empty: false,
            values: ['single-string', 'string-array', 'space-separated-values'],
            refusedBy: 'aws',
          },
          name: { type: 'string', empty: false },
          values: { type: 'array', minItems: 1, items: { type: 'string' } },
        },
      },
    },
  },
} as const;

/** The tokens that are let in: who issued them, and what they have to claim. */
export type JwtValidation = JsonValue<typeof jwtShape>;

/** Tokens, checked as buildJwtValidationConfig of the AWS Load Balancer Controller does. */
export const jwtValidation = json(jwtShape, { expects: 'an object with jwksEndpoint and issuer' });
