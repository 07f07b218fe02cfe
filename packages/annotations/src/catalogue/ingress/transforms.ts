import { quote } from '@eks-ingress/diagnostics';
import { json } from '../../codecs/json';
import type { JsonValue } from '../../codecs/json-shape';

const rewriteConfig = {
  type: 'object',
  required: {
    rewrites: {
      type: 'array',
      minItems: 1,
      awsItems: { max: 1 },
      items: {
        type: 'object',
        required: { regex: { type: 'string', empty: 'refused-by-aws' }, replace: { type: 'string' } },
      },
    },
  },
} as const;

const transformsShape = {
  type: 'array',
  items: {
    type: 'variants',
    by: 'type',
    variants: {
      'url-rewrite': { type: 'object', required: { urlRewriteConfig: rewriteConfig } },
      'host-header-rewrite': { type: 'object', required: { hostHeaderRewriteConfig: rewriteConfig } },
    },
  },
} as const;

/** What an Application Load Balancer changes in a request before it forwards it. */
export type Transforms = JsonValue<typeof transformsShape>;

/** The transforms of an Ingress, checked as Transform.Validate of the AWS Load Balancer Controller does. */
export const transforms = json(transformsShape, {
  expects: 'a list of transforms, each an object whose type is "url-rewrite" or "host-header-rewrite"',
  checkForAws(value) {
    const types = value.map(({ type }) => type);
    const twice = types.find((type, index) => types.indexOf(type) !== index);
    return twice === undefined ? undefined : `a rule takes one transform of the type ${quote(twice)}`;
  },
});
