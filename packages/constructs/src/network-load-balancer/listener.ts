import { LbListener } from '@cdktf/provider-aws/lib/lb-listener';
import { LbListenerCertificate } from '@cdktf/provider-aws/lib/lb-listener-certificate';
import { forwardsOf, resolveListener, type ListenerSpec } from '@eks-ingress/elbv2';
import { dependable } from 'cdktf';
import { Construct } from 'constructs';
import { childId } from '../child-id';
import { isUnknown } from '../findings';
import { ReplacementTrigger } from '../replacement/replacement-trigger';

export type ListenerProps = ListenerSpec;

/** A listener with its SNI certificates, as `NetworkLoadBalancer.addListener` makes it. */
export class Listener extends Construct {
  readonly resource: LbListener;
  readonly spec: ListenerSpec;

  constructor(
    scope: Construct,
    id: string,
    props: ListenerProps & {
      readonly loadBalancerArn: string;
      /** The ARN of the target group with a key. */
      readonly targetGroupArn: (key: string) => string;
    },
  ) {
    super(scope, id);
    const { loadBalancerArn, targetGroupArn, ...spec } = props;
    this.spec = spec;
    const resolved = resolveListener(spec);
    const { port, protocol, certificate, additionalCertificates, ...rest } = resolved;

    // The provider goes on sending the policy of a TLS listener that becomes TCP, and AWS refuses that.
    const trigger = new ReplacementTrigger(this, 'ReplacementTrigger', {
      identity: protocol === 'TLS' ? 'TLS' : 'without TLS',
    });
    this.resource = new LbListener(this, 'Resource', {
      loadBalancerArn,
      port,
      protocol,
      certificateArn: certificate?.arn,
      sslPolicy: rest.sslPolicy,
      alpnPolicy: rest.alpnPolicy,
      tcpIdleTimeoutSeconds: rest.tcpIdleTimeoutSeconds,
      defaultAction: [
        Array.isArray(spec.targetGroup)
          ? {
              type: 'forward',
              forward: {
                targetGroup: forwardsOf(resolved).map(({ targetGroup, weight }) => ({
                  arn: targetGroupArn(targetGroup),
                  weight,
                })),
              },
            }
          : { type: 'forward', targetGroupArn: targetGroupArn(String(spec.targetGroup)) },
      ],
      lifecycle: { replaceTriggeredBy: [dependable(trigger.resource)] },
    });

    additionalCertificates.forEach(({ arn }, index) => {
      const key = isUnknown(arn) ? index : arn.slice(arn.lastIndexOf('/') + 1);
      new LbListenerCertificate(this, childId(this, `Certificate-${key}`), {
        listenerArn: this.resource.arn,
        certificateArn: arn,
      });
    });
  }
}
