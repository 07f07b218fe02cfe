import { Release } from '@cdktf/provider-helm/lib/release';
import { customResourceDefinitions } from '@eks-ingress/controllers';
import { awsLoadBalancerControllerRelease as release } from '@eks-ingress/diagnostics';
import { Construct } from 'constructs';
import { encodeValues } from '../encode-values';
import { localChart } from '../local-chart';
import { KUBECTL_IMAGE } from '../versions';

/**
 * How the controller's custom resource definitions (CRDs) get into the cluster.
 *
 * - `install`: Helm creates those that are missing when the controller is installed, and never changes them again. Apply
 *   those of a new version by hand before the version itself, or it drops fields that the old ones do not know.
 * - `upgrade`: a Job in the cluster applies those of the pinned version before each version of the controller.
 * - `skip`: something else does it, such as a GitOps tool, and before the controller is installed.
 */
export type ControllerCrds = 'install' | 'upgrade' | 'skip';

/** Where the Job of `upgrade` gets what it needs. */
export interface CrdUpgradeProps {
  /** An image whose entry point is kubectl. @default - kubectl 1.36.4 of registry.k8s.io, by digest */
  readonly image?: string;
  /** URLs of the manifests. @default - those of the pinned version on GitHub, by commit */
  readonly manifests?: readonly string[];
}

export interface CustomResourceDefinitionsProps extends CrdUpgradeProps {
  readonly namespace: string;
  readonly createNamespace: boolean;
}

/**
 * Applies the controller's custom resource definitions with a Job that runs while its Helm release is installed or
 * upgraded, and leaves nothing behind but them. Terraform needs neither their text nor the cluster at plan: a release of
 * their own chart would need the one, `kubernetes_manifest` both. Destroying it leaves them in place, since every
 * TargetGroupBinding and IngressClassParams of the cluster would go with them.
 */
export class CustomResourceDefinitions extends Construct {
  readonly resource: Release;

  constructor(scope: Construct, id: string, props: CustomResourceDefinitionsProps) {
    super(scope, id);
    const { image = KUBECTL_IMAGE, manifests = MANIFESTS } = props;
    this.resource = new Release(this, 'Resource', {
      name: 'aws-load-balancer-controller-crds',
      namespace: props.namespace,
      createNamespace: props.createNamespace,
      chart: localChart(this, 'custom-resource-definitions'),
      values: [encodeValues({ image, manifests, names: NAMES })],
      wait: true,
      timeout: 600,
    });
  }
}

const RAW = release.repository.replace('https://github.com', 'https://raw.githubusercontent.com');

const MANIFESTS = ['crds.yaml', 'gateway-crds.yaml'].map(
  (file) => `${RAW}/${release.commit}/${release.chartSource.folder}/crds/${file}`,
);

/** The definitions that the manifests hold, and that the Job may touch. */
const NAMES = Object.keys(customResourceDefinitions);
