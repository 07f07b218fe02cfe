import { Release } from '@cdktf/provider-helm/lib/release';
import { findBy } from '@eks-ingress/diagnostics';
import { TerraformStack, type TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { EksCluster, type ClusterCompute } from '../cluster/eks-cluster';
import { dependOn } from '../depend-on';
import { encodeValues } from '../encode-values';
import { reportDeclared } from '../findings';
import { CERT_MANAGER } from '../versions';
import { certManagerChecks } from './cert-manager-checks';
import { certManagerValues } from './values';

export interface CertManagerProps {
  /** A namespace, created when it is not there. @default 'cert-manager' */
  readonly namespace?: string;
  /** How many pods each of the controller, the webhook and the CA injector has. @default 2 */
  readonly replicas?: number;
  /**
   * The port of the webhook's pods, which the control plane must reach. On Fargate another one than the default, which is
   * the kubelet's there.
   *
   * @default 10250
   */
  readonly webhookPort?: number;
  /**
   * Values of the chart that replace the ones derived here, key by key at every level.
   *
   * @default {}
   */
  readonly values?: Readonly<Record<string, unknown>>;
}

/**
 * cert-manager, installed with Helm once for a cluster, with its custom resource definitions. It is ready when its webhook
 * answers; what depends on `resource` can create certificates, and is gone before it is. The definitions and the
 * certificates outlive it.
 */
export class CertManager extends Construct {
  readonly resource: Release;

  constructor(scope: Construct, id: string, props: CertManagerProps = {}) {
    super(scope, id);
    const { namespace = 'cert-manager', replicas = 2, webhookPort = 10250 } = props;
    const values = certManagerValues({ replicas, webhookPort });
    this.resource = new Release(this, 'Resource', {
      name: 'cert-manager',
      namespace,
      createNamespace: true,
      repository: CERT_MANAGER.repository,
      chart: CERT_MANAGER.chart,
      version: CERT_MANAGER.version,
      values: [values, ...(props.values === undefined ? [] : [props.values])].map(encodeValues),
      wait: true,
      timeout: 600,
    });

    reportDeclared(this, () =>
      findBy(certManagerChecks, {
        namespace,
        replicas,
        webhookPort,
        compute: this.compute(),
        values: props.values,
        earlier: this.earlierInStack(),
      }),
    );
  }

  addDependency(...dependencies: readonly TerraformResource[]): void {
    dependOn(this.resource, dependencies);
  }

  private compute(): ClusterCompute | undefined {
    return TerraformStack.of(this)
      .node.findAll()
      .find((node) => node instanceof EksCluster)?.compute;
  }

  /** How many installations come before this one in the stack, whose cluster they share. */
  private earlierInStack(): number {
    const all = TerraformStack.of(this)
      .node.findAll()
      .filter((node) => node instanceof CertManager);
    return all.indexOf(this);
  }
}
