import { Release } from '@cdktf/provider-helm/lib/release';
import { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import type { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import type { GroupedIngressProps } from '../application-load-balancer/grouped-ingress';
import { dependOn } from '../depend-on';
import { encodeValues } from '../encode-values';
import { localChart } from '../local-chart';
import { WHOAMI } from '../versions';

export interface EchoWorkloadProps {
  /** The host name that it answers to. */
  readonly hostName: string;
  /**
   * The class of an Ingress that is created with it.
   *
   * @default - no Ingress: it stands behind an ApplicationLoadBalancerEntryPoint, by its `groupedIngress`
   */
  readonly ingressClass?: string;
  /** A namespace that is created for it, and the name of all its objects. @default 'echo' */
  readonly name?: string;
}

/**
 * A small server, to see an entry point work: it answers with the headers that it received, such as
 * `X-Forwarded-Proto` and `X-Real-Ip`. Not for production: whoever reaches it reads them too.
 */
export class EchoWorkload extends Construct {
  readonly resource: Release;
  readonly namespace: NamespaceV1;
  private readonly props: EchoWorkloadProps;

  constructor(scope: Construct, id: string, props: EchoWorkloadProps) {
    super(scope, id);
    const { name = 'echo', hostName, ingressClass } = props;
    this.props = props;
    this.namespace = new NamespaceV1(this, 'Namespace', {
      metadata: { name, labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } },
    });
    this.resource = new Release(this, 'Resource', {
      name,
      namespace: this.namespace.metadata.name,
      chart: localChart(this, 'echo'),
      values: [encodeValues({ image: WHOAMI.image, hostName, ingressClass: ingressClass ?? '' })],
      wait: true,
    });
  }

  /** What puts it behind an ApplicationLoadBalancerEntryPoint, as one of its `ingresses`. */
  get groupedIngress(): GroupedIngressProps {
    const { name = 'echo', hostName } = this.props;
    return {
      namespace: name,
      services: { [name]: { port: 80 } },
      targets: { healthCheck: { path: '/health' } },
      routes: [{ host: hostName, to: { kind: 'service', service: name } }],
      dependencies: [this.resource],
    };
  }

  /** Waits for others; the Ingress is refused until the controller's admission webhook answers. */
  addDependency(...dependencies: readonly TerraformResource[]): void {
    dependOn(this.resource, dependencies);
  }
}
