import { Release } from '@cdktf/provider-helm/lib/release';
import { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import type { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { dependOn } from '../depend-on';
import { encodeValues } from '../encode-values';
import { localChart } from '../local-chart';
import { WHOAMI } from '../versions';

export interface EchoWorkloadProps {
  /** The host name that the Ingress answers to. */
  readonly hostName: string;
  readonly ingressClass: string;
  /** A namespace that is created for it, and the name of all its objects. @default 'echo' */
  readonly name?: string;
}

/**
 * A small server behind an Ingress, to see an entry point work: it answers with the headers that it received, such as
 * `X-Forwarded-Proto` and `X-Real-Ip`. Not for production: whoever reaches it reads them too.
 */
export class EchoWorkload extends Construct {
  readonly resource: Release;
  readonly namespace: NamespaceV1;

  constructor(scope: Construct, id: string, props: EchoWorkloadProps) {
    super(scope, id);
    const { name = 'echo', hostName, ingressClass } = props;
    this.namespace = new NamespaceV1(this, 'Namespace', {
      metadata: { name, labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } },
    });
    this.resource = new Release(this, 'Resource', {
      name,
      namespace: this.namespace.metadata.name,
      chart: localChart(this, 'echo'),
      values: [encodeValues({ image: WHOAMI.image, hostName, ingressClass })],
      wait: true,
    });
  }

  /** Waits for others; the Ingress is refused until the controller's admission webhook answers. */
  addDependency(...dependencies: readonly TerraformResource[]): void {
    dependOn(this.resource, dependencies);
  }
}
