import { json } from '../../codecs/json';
import type { JsonValue } from '../../codecs/json-shape';

const targetGroup = {
  type: 'object',
  optional: {
    serviceName: { type: 'string' },
    servicePort: { type: 'integer-or-string', digitsAreNumbers: true },
    targetGroupARN: { type: 'string' },
    targetGroupName: { type: 'string' },
    weight: { type: 'integer' },
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
          required: { statusCode: { type: 'string', empty: false } },
          optional: { contentType: { type: 'string' }, messageBody: { type: 'string' } },
        },
      },
    },
    redirect: {
      type: 'object',
      required: {
        redirectConfig: {
          type: 'object',
          required: { statusCode: { type: 'string', values: ['HTTP_301', 'HTTP_302'], refusedBy: 'aws' } },
          optional: {
            protocol: { type: 'string' },
            host: { type: 'string' },
            port: { type: 'string' },
            path: { type: 'string' },
            query: { type: 'string' },
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
          optional: {
            targetGroups: { type: 'array', items: targetGroup },
            targetGroupStickinessConfig: {
              type: 'object',
              optional: { enabled: { type: 'boolean' }, durationSeconds: { type: 'integer' } },
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
