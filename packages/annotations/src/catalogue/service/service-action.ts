import { json } from '../../codecs/json';
import type { JsonValue } from '../../codecs/json-shape';

const targetGroup = {
  type: 'object',
  optional: {
    serviceName: { type: 'string' },
    servicePort: { type: 'integer-or-string' },
    targetGroupARN: { type: 'string' },
    weight: { type: 'integer' },
    decrypt: { type: 'boolean' },
  },
} as const;

const serviceActionShape = {
  type: 'variants',
  by: 'type',
  variants: {
    forward: {
      type: 'object',
      // A reconcile that finds none dereferences a nil pointer.
      required: {
        forwardConfig: {
          type: 'object',
          optional: {
            baseServiceWeight: { type: 'integer' },
            targetGroups: { type: 'array', items: targetGroup },
            targetGroupStickinessConfig: { type: 'object', optional: { enabled: { type: 'boolean' } } },
          },
        },
      },
    },
  },
} as const;

/** How a listener of a Network Load Balancer divides its connections among target groups. */
export type ServiceAction = JsonValue<typeof serviceActionShape>;

type TargetGroup = JsonValue<typeof targetGroup>;

/** An action of a Service, checked as Action.validate of the AWS Load Balancer Controller does. */
export const serviceAction = json(serviceActionShape, {
  expects: 'an action: an object whose type is "forward"',
  // pkg/service/config_types.go
  check({ forwardConfig: { targetGroups = [] } }) {
    const complaints = targetGroups.map((group, index) => complaintAbout(group, index, targetGroups.length > 1));
    return complaints.find((complaint) => complaint !== undefined);
  },
});

function complaintAbout(group: TargetGroup, index: number, oneOfMany: boolean): string | undefined {
  const at = `forwardConfig.targetGroups[${index}]`;
  const { serviceName, servicePort, targetGroupARN, weight } = group;
  if (targetGroupARN === undefined && serviceName === undefined)
    return `${at} has neither a serviceName nor a targetGroupARN`;
  if (targetGroupARN !== undefined && serviceName !== undefined)
    return `${at} cannot combine serviceName with targetGroupARN`;
  if (serviceName !== undefined && servicePort === undefined) return `${at}.servicePort is missing`;
  if (weight !== undefined && (weight < 0 || weight > 999)) return `${at}.weight must be from 0 to 999`;
  if (oneOfMany && weight === undefined)
    return `${at}.weight is missing, which every one of several target groups needs`;
  return undefined;
}
