import { checksOn } from '@eks-ingress/diagnostics';

/** A load balancer, and who is told of its targets. */
export interface AlarmSubject {
  /** @default false */
  readonly deletionProtection?: boolean;
  /** @default - nobody is told */
  readonly unhealthyHostAlarm?: object;
}

const check = checksOn('unhealthyHostAlarm', (given: AlarmSubject) => given);

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
];
