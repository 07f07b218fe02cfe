import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { Construct } from 'constructs';

export interface UnhealthyHostAlarmProps {
  /** The name of the alarm; unique in the region and account. */
  readonly name: string;
  /** The last part of the load balancer's ARN, `net/<name>/<id>`. */
  readonly loadBalancerArnSuffix: string;
  /** The last part of the target group's ARN, `targetgroup/<name>/<id>`. */
  readonly targetGroupArnSuffix: string;
  /** The ARNs of what is told when the alarm goes off and when it ends, such as an SNS topic. */
  readonly actions: readonly string[];
}

/**
 * An alarm that goes off when a target has been unhealthy for three minutes. Without one nobody sees it: a load balancer
 * whose targets are all unhealthy sends to all of them.
 */
export class UnhealthyHostAlarm extends Construct {
  readonly resource: CloudwatchMetricAlarm;

  constructor(scope: Construct, id: string, props: UnhealthyHostAlarmProps) {
    super(scope, id);
    const actions = [...props.actions];
    this.resource = new CloudwatchMetricAlarm(this, 'Resource', {
      alarmName: props.name,
      alarmDescription: `A target of ${props.name} has been unhealthy for three minutes.`,
      namespace: 'AWS/NetworkELB',
      metricName: 'UnHealthyHostCount',
      dimensions: { LoadBalancer: props.loadBalancerArnSuffix, TargetGroup: props.targetGroupArnSuffix },
      statistic: 'Maximum',
      period: 60,
      evaluationPeriods: 3,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 0,
      // The metric is missing while there is no target at all, which is worse than an unhealthy one.
      treatMissingData: 'breaching',
      alarmActions: actions,
      okActions: actions,
    });
  }
}
