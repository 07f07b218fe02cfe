import type { Diagnostic } from '@eks-ingress/diagnostics';

export interface AlarmSpec {
  readonly deletionProtection?: boolean;
  readonly unhealthyHostAlarm?: object;
}

/** Whether somebody learns that the targets of a load balancer are unhealthy, where it matters enough to protect it. */
export function validateAlarm({ deletionProtection, unhealthyHostAlarm }: AlarmSpec): Diagnostic[] {
  if (deletionProtection !== true || unhealthyHostAlarm !== undefined) return [];
  return [
    {
      id: 'unhealthy-host-alarm-missing',
      severity: 'warning',
      path: ['unhealthyHostAlarm'],
      message: 'The load balancer is protected from deletion, and nobody is told when its targets are unhealthy.',
      why: 'A load balancer without a healthy target sends to all of them, which hides that none of them passes its health check.',
      fix: 'Add unhealthyHostAlarm with the ARN of an SNS topic.',
      source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html',
    },
  ];
}
