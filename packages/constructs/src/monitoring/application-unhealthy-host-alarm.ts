import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { Construct } from 'constructs';

export interface ApplicationUnhealthyHostAlarmProps {
  /** The name of the alarm; unique in the region and account. */
  readonly name: string;
  /** The last part of the load balancer's ARN, `app/<name>/<id>`. */
  readonly loadBalancerArnSuffix: string;
  /** The ARNs of what is told when the alarm goes off and when it ends, such as an SNS topic. */
  readonly actions: readonly string[];
}

/**
 * An alarm that goes off when a target of any target group of an Application Load Balancer has been unhealthy for three
 * minutes. It asks for the metrics by a query, which finds target groups that the controller makes later.
 */
export class ApplicationUnhealthyHostAlarm extends Construct {
  readonly resource: CloudwatchMetricAlarm;

  constructor(scope: Construct, id: string, props: ApplicationUnhealthyHostAlarmProps) {
    super(scope, id);
    const actions = [...props.actions];
    this.resource = new CloudwatchMetricAlarm(this, 'Resource', {
      alarmName: props.name,
      alarmDescription: `A target of ${props.name} has been unhealthy for three minutes.`,
      metricQuery: [
        {
          id: 'unhealthy',
          expression: `SELECT MAX(UnHealthyHostCount) FROM SCHEMA("AWS/ApplicationELB", LoadBalancer, TargetGroup) WHERE LoadBalancer = '${props.loadBalancerArnSuffix}'`,
          period: 60,
          returnData: true,
        },
      ],
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
