import { Release } from '@cdktf/provider-helm/lib/release';
import type { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import type { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { dependOn } from '../depend-on';
import { encodeValues } from '../encode-values';
import type { ChartVersion } from '../versions';
import { controllerNamespace } from './controller-namespace';
import type { IngressController, IngressControllerProps } from './ingress-controller';

export interface HelmIngressControllerProps extends Pick<IngressControllerProps, 'readinessGate'> {
  readonly chart: ChartVersion;
  readonly releaseName: string;
  /** A namespace that is created for the release. @default - the name of the release */
  readonly namespace?: string;
  /** The name that the chart gives to the controller's Service, whose ports have to be named http and https. */
  readonly serviceName: string;
  /** The ingress class that the values ask for. */
  readonly ingressClass: string;
  /** How many pods the values ask for. */
  readonly replicas: number;
  /** The chart's values; what they have to agree on with the load balancer is in `IngressControllerProps`. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** An ingress controller from any Helm chart, behind a load balancer that Terraform owns. */
export class HelmIngressController extends Construct implements IngressController {
  readonly resource: Release;
  readonly namespaceResource: NamespaceV1;
  readonly namespace: string;
  readonly serviceName: string;
  readonly ingressClass: string;
  readonly description: string;
  readonly replicas: number;

  constructor(scope: Construct, id: string, props: HelmIngressControllerProps) {
    super(scope, id);
    const { releaseName, namespace = releaseName, chart } = props;
    this.namespace = namespace;
    this.serviceName = props.serviceName;
    this.ingressClass = props.ingressClass;
    this.description = `${chart.chart} ${chart.appVersion} (chart ${chart.version})`;
    this.replicas = props.replicas;
    this.namespaceResource = controllerNamespace(this, namespace, props.readinessGate);
    this.resource = new Release(this, 'Resource', {
      name: releaseName,
      namespace: this.namespaceResource.metadata.name,
      repository: chart.repository,
      chart: chart.chart,
      version: chart.version,
      values: [encodeValues(props.values)],
      wait: true,
      timeout: 600,
    });
  }

  addDependency(...dependencies: readonly TerraformResource[]): void {
    dependOn(this.resource, dependencies);
  }
}
