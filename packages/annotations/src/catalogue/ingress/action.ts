import type { Remark } from '../../codecs/codec';
import { json } from '../../codecs/json';
import type { JsonValue } from '../../codecs/json-shape';

const targetGroup = {
  type: 'object',
  optional: {
    serviceName: { type: 'string' },
    servicePort: { type: 'integer-or-string', digitsAreNumbers: true },
    targetGroupARN: { type: 'string' },
    targetGroupName: { type: 'string' },
    weight: { type: 'integer', min: 0, max: 999, refusedBy: 'aws' },
  },
} as const;

const actionShape = {
  type: 'variants',
  by: 'type',
  variants: {
    'fixed-response': {
      type: 'object',
      required: {
        fixedResponseConfig: {
          type: 'object',
          required: {
            statusCode: {
              type: 'string',
              empty: false,
              pattern: /^[245][0-9][0-9]$/,
              expects: 'a status code that begins with 2, 4 or 5',
              refusedBy: 'aws',
            },
          },
          optional: {
            contentType: {
              type: 'string',
              values: ['text/plain', 'text/css', 'text/html', 'application/javascript', 'application/json'],
              refusedBy: 'aws',
            },
            messageBody: { type: 'string', maxLength: 1024, refusedBy: 'aws' },
          },
        },
      },
    },
    redirect: {
      type: 'object',
      required: {
        redirectConfig: {
          type: 'object',
          required: {
            statusCode: { type: 'string', empty: false, values: ['HTTP_301', 'HTTP_302'], refusedBy: 'aws' },
          },
          optional: {
            protocol: {
              type: 'string',
              pattern: /^(?:HTTP|HTTPS|#\{protocol\})$/,
              expects: '"HTTP", "HTTPS" or "#{protocol}"',
              refusedBy: 'aws',
            },
            host: { type: 'string', empty: 'refused-by-aws', maxLength: 128, refusedBy: 'aws' },
            port: {
              type: 'string',
              pattern:
                /^(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]|#\{port\})$/,
              expects: 'a port from "1" to "65535" or "#{port}"',
              refusedBy: 'aws',
            },
            path: {
              type: 'string',
              pattern: /^\/[^]{0,127}$/,
              expects: 'a path of at most 128 characters that begins with "/"',
              refusedBy: 'aws',
            },
            query: { type: 'string', maxLength: 128, refusedBy: 'aws' },
          },
        },
      },
    },
    forward: {
      type: 'object',
      optional: {
        targetGroupARN: { type: 'string' },
        targetGroupName: { type: 'string' },
        forwardConfig: {
          type: 'object',
          required: {
            targetGroups: { type: 'array', items: targetGroup, awsItems: { min: 1, max: 5 } },
          },
          optional: {
            targetGroupStickinessConfig: {
              type: 'object',
              optional: {
                enabled: { type: 'boolean' },
                durationSeconds: { type: 'integer', min: 1, max: 604800, refusedBy: 'aws' },
              },
            },
          },
        },
      },
    },
  },
} as const;

/** What a listener of an Application Load Balancer does with a request: answers, redirects or forwards it. */
export type Action = JsonValue<typeof actionShape>;

type TargetGroup = JsonValue<typeof targetGroup>;

/** An action of an Ingress, checked as Action.validate of the AWS Load Balancer Controller does. */
export const action = json(actionShape, {
  expects: 'an action: an object whose type is "fixed-response", "redirect" or "forward"',
  // pkg/ingress/config_types.go
  check(value) {
    if (value.type !== 'forward') return undefined;
    const named = value.targetGroupARN !== undefined || value.targetGroupName !== undefined;
    const targetGroups = value.forwardConfig?.targetGroups ?? [];
    if (!named && value.forwardConfig === undefined)
      return 'forwardConfig, targetGroupARN or targetGroupName is missing';
    if (named && value.forwardConfig !== undefined) {
      return 'forwardConfig cannot be combined with targetGroupARN or targetGroupName';
    }
    const complaints = targetGroups.map((group, index) => complaintAbout(group, index, targetGroups.length > 1));
    return complaints.find((complaint) => complaint !== undefined);
  },
  checkForAws(value) {
    if (value.type !== 'redirect') return undefined;
    const { protocol = '#{protocol}', host = '#{host}', port = '#{port}', path = '/#{path}' } = value.redirectConfig;
    return protocol === '#{protocol}' && host === '#{host}' && port === '#{port}' && path === '/#{path}'
      ? 'redirectConfig leads back to the request: protocol, host, port or path has to be another'
      : undefined;
  },
  remarks(value): readonly Remark[] {
    if (value.type !== 'forward') return [];
    const groups = value.forwardConfig?.targetGroups.map((group, index) => [`targetGroups[${index}]`, group] as const);
    const named = (groups ?? [['', value] as const]).filter(
      ([, { targetGroupARN, targetGroupName }]) => targetGroupARN !== undefined && targetGroupName !== undefined,
    );
    return named.slice(0, 1).map(([at]) => ({
      kind: 'ignored',
      problem: `${at === '' ? 'it' : `forwardConfig.${at}`} has a targetGroupName beside a targetGroupARN`,
      why: 'The ARN decides, and the name is not looked at.',
      fix: 'Remove one of them.',
    }));
  },
});

function complaintAbout(group: TargetGroup, index: number, oneOfMany: boolean): string | undefined {
  const at = `forwardConfig.targetGroups[${index}]`;
  const named = group.targetGroupARN !== undefined || group.targetGroupName !== undefined;
  if (!named && group.serviceName === undefined)
    return `${at} has neither a serviceName nor a targetGroupARN or targetGroupName`;
  if (named && group.serviceName !== undefined)
    return `${at} cannot combine serviceName with targetGroupARN or targetGroupName`;
  if (group.serviceName !== undefined && group.servicePort === undefined) return `${at}.servicePort is missing`;
  if (oneOfMany && group.weight === undefined)
    return `${at}.weight is missing, which every one of several target groups needs`;
  return undefined;
}
