import { checksOn, quote } from '@eks-ingress/diagnostics';
import { isArnOf, parseArn } from '@eks-ingress/elbv2/identifiers';
import { isUnknown } from '../findings';

/** A load balancer, and who is told of its targets. */
export interface AlarmSubject {
  /** @default false */
  readonly deletionProtection?: boolean;
  /** @default - nobody is told */
  readonly unhealthyHostAlarm?: { readonly actions: readonly string[] };
}

const check = checksOn('unhealthyHostAlarm', (given: AlarmSubject) => given);

/** An alarm tells topics, and functions and the like, which are named by other ARNs. */
function isAction(text: string): boolean {
  return parseArn(text)?.service === 'sns' ? isArnOf('topic', text) : parseArn(text) !== undefined;
}

export const alarmChecks = [
  check({
    id: 'unhealthy-host-alarm-missing',
    effect: 'risks',
    path: ['unhealthyHostAlarm'],
    when: ({ deletionProtection, unhealthyHostAlarm }) =>
      deletionProtection === true && unhealthyHostAlarm === undefined,
    message: 'The load balancer is protected from deletion, and nobody is told when its targets are unhealthy.',
    why: 'A load balancer without a healthy target sends to all of them, which hides that none of them passes its health check.',
    fix: 'Add unhealthyHostAlarm with the ARN of an SNS topic.',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html',
    examples: {
      passes: [{}, { deletionProtection: false }, { deletionProtection: true, unhealthyHostAlarm: { actions: [] } }],
      fails: [
        {
          deletionProtection: true,
          finds: [
            'warning: unhealthyHostAlarm: The load balancer is protected from deletion, and nobody is told when its targets are unhealthy. (unhealthy-host-alarm-missing)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'unhealthy-host-alarm-action',
    effect: 'aws-refuses',
    when: ({ unhealthyHostAlarm }) =>
      (unhealthyHostAlarm?.actions ?? []).flatMap((action, index) =>
        isUnknown(action) || isAction(action) ? [] : [{ path: ['unhealthyHostAlarm', 'actions', index], action }],
      ),
    message: (_subject, { action }) => `${quote(action)} is not the ARN of anything that an alarm can tell.`,
    why: 'CloudWatch refuses the alarm.',
    fix: 'Give an ARN such as "arn:aws:sns:ap-northeast-2:111122223333:on-call".',
    source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html',
    examples: {
      passes: [
        { unhealthyHostAlarm: { actions: ['arn:aws:sns:ap-northeast-2:111122223333:on-call'] } },
        { unhealthyHostAlarm: { actions: ['arn:aws:lambda:ap-northeast-2:111122223333:function:on-call'] } },
        { unhealthyHostAlarm: { actions: ['${aws_sns_topic.on_call.arn}'] } },
      ],
      fails: [
        {
          unhealthyHostAlarm: { actions: ['on-call', 'arn:aws:sns:ap-northeast-2:111122223333:on call'] },
          finds: [
            'error: unhealthyHostAlarm.actions[0]: "on-call" is not the ARN of anything that an alarm can tell. (unhealthy-host-alarm-action)',
            'error: unhealthyHostAlarm.actions[1]: "arn:aws:sns:ap-northeast-2:111122223333:on call" is not the ARN of anything that an alarm can tell. (unhealthy-host-alarm-action)',
          ],
        },
      ],
    },
  }),
];
