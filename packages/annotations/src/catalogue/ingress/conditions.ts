import { quote } from '@eks-ingress/diagnostics';
import { isCidr } from '../../codecs/ip-address';
import { json } from '../../codecs/json';
import type { JsonValue } from '../../codecs/json-shape';

const strings = { type: 'array', items: { type: 'string' } } as const;

const patterns = { values: strings, regexValues: strings } as const;

const conditionsShape = {
  type: 'array',
  items: {
    type: 'variants',
    by: 'field',
    leavesOut: 'The controller silently drops the condition, and the rule matches more requests than it should.',
    variants: {
      'host-header': {
        type: 'object',
        required: { hostHeaderConfig: { type: 'object', optional: patterns } },
      },
      'path-pattern': {
        type: 'object',
        required: { pathPatternConfig: { type: 'object', optional: patterns } },
      },
      'http-header': {
        type: 'object',
        required: {
          httpHeaderConfig: {
            type: 'object',
            required: { httpHeaderName: { type: 'string', empty: 'refused-by-aws' } },
            optional: patterns,
          },
        },
      },
      'http-request-method': {
        type: 'object',
        required: {
          httpRequestMethodConfig: {
            type: 'object',
            required: {
              values: {
                type: 'array',
                minItems: 1,
                items: {
                  type: 'string',
                  pattern: /^[A-Z_-]{1,40}$/,
                  expects: 'a method in capital letters',
                  refusedBy: 'aws',
                },
              },
            },
          },
        },
      },
      'query-string': {
        type: 'object',
        required: {
          queryStringConfig: {
            type: 'object',
            required: {
              values: {
                type: 'array',
                minItems: 1,
                items: {
                  type: 'object',
                  required: { value: { type: 'string', empty: false } },
                  optional: { key: { type: 'string' } },
                },
              },
            },
          },
        },
      },
      'source-ip': {
        type: 'object',
        required: {
          sourceIPConfig: {
            type: 'object',
            required: { values: { type: 'array', minItems: 1, items: { type: 'string' } } },
          },
        },
      },
    },
  },
} as const;

/** What a request has to be like for a rule of an Application Load Balancer, besides its host and path. */
export type Conditions = JsonValue<typeof conditionsShape>;

type Condition = Conditions[number];

/** The condition values that a rule may have. */
const maxValues = 5;

/** The conditions of an Ingress, checked as RuleCondition.Validate of the AWS Load Balancer Controller does. */
export const conditions = json(conditionsShape, {
  expects: 'a list of conditions, each an object with a field such as "http-header"',
  // pkg/ingress/config_types.go
  check(value) {
    const complaints = value.map((condition, index) => {
      const config = patternsOf(condition);
      if (config === undefined) return undefined;
      const given = [config.values, config.regexValues].filter((list = []) => list.length > 0).length;
      if (given === 1) return undefined;
      return given === 0
        ? `[${index}] has neither values nor regexValues`
        : `[${index}] has values as well as regexValues, of which it takes one`;
    });
    return (
      complaints.find((complaint) => complaint !== undefined) ??
      mixed(value, 'host-header') ??
      mixed(value, 'path-pattern')
    );
  },
  checkForAws(value) {
    for (const [index, condition] of value.entries()) {
      if (condition.field !== 'source-ip') continue;
      const bad = condition.sourceIPConfig.values.find((network) => !isCidr(network));
      if (bad !== undefined) return `[${index}].sourceIPConfig has ${quote(bad.slice(0, 60))}, which is no CIDR block`;
    }
    const once = (['http-request-method', 'source-ip'] as const).find(
      (field) => value.filter((condition) => condition.field === field).length > 1,
    );
    if (once !== undefined) return `a rule takes one condition with the field ${quote(once)}`;
    const total = value.reduce((sum, condition) => sum + numberOfValues(condition), 0);
    return total > maxValues ? `a rule takes ${maxValues} condition values, and these are ${total}` : undefined;
  },
});

function patternsOf(condition: Condition) {
  if (condition.field === 'host-header') return condition.hostHeaderConfig;
  if (condition.field === 'path-pattern') return condition.pathPatternConfig;
  return condition.field === 'http-header' ? condition.httpHeaderConfig : undefined;
}

// Conditions with the same one of these fields are put together into one.
function mixed(value: Conditions, field: 'host-header' | 'path-pattern'): string | undefined {
  const configs = value.filter((condition) => condition.field === field).map(patternsOf);
  const plain = configs.some((config) => (config?.values ?? []).length > 0);
  const regex = configs.some((config) => (config?.regexValues ?? []).length > 0);
  return plain && regex
    ? `it has values as well as regexValues for ${quote(field)}, of which a rule takes one`
    : undefined;
}

function numberOfValues(condition: Condition): number {
  const config = patternsOf(condition);
  if (config) return (config.values ?? []).length + (config.regexValues ?? []).length;
  if (condition.field === 'query-string') return condition.queryStringConfig.values.length;
  if (condition.field === 'source-ip') return condition.sourceIPConfig.values.length;
  return condition.field === 'http-request-method' ? condition.httpRequestMethodConfig.values.length : 0;
}
