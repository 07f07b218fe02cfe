import { valueAt } from '@eks-ingress/diagnostics';
import { Release } from '@cdktf/provider-helm/lib/release';
import { checkIngressClassParams } from '@eks-ingress/controllers';
import type { Precondition } from 'cdktf';
import { Construct } from 'constructs';
import { encodeValues } from '../encode-values';
import { isUnknown, reportDeclared } from '../findings';
import { localChart } from '../local-chart';
import type { IngressClassParamsSpec } from './ingress-class-params';

export interface IngressGroupClassProps {
  /** The name of the IngressClass, and of its IngressClassParams. */
  readonly name: string;
  readonly params: IngressClassParamsSpec;
  /** Where Helm keeps the release; the objects belong to no namespace. @default 'kube-system' */
  readonly namespace?: string;
  /** What has to hold before it is changed. @default [] */
  readonly preconditions?: readonly Precondition[];
}

/**
 * An IngressClass of the AWS Load Balancer Controller, with the IngressClassParams that decide about the load balancer of
 * its Ingresses. It is a Helm release of a chart with two templates: `kubernetes_manifest` needs the cluster and the
 * custom resource definition at plan. It must be there before its Ingresses, and until they are gone.
 */
export class IngressGroupClass extends Construct {
  readonly resource: Release;
  readonly name: string;

  constructor(scope: Construct, id: string, props: IngressGroupClassProps) {
    super(scope, id);
    const { name, params, namespace = 'kube-system', preconditions = [] } = props;
    this.name = name;
    this.resource = new Release(this, 'Resource', {
      name: `${name}-ingress-class`,
      namespace,
      chart: localChart(this, 'ingress-class'),
      values: [encodeValues({ name, params })],
      wait: true,
      ...(preconditions.length > 0 && { lifecycle: { precondition: [...preconditions] } }),
    });
    reportDeclared(this, () =>
      checkIngressClassParams({ spec: { ...params } })
        .filter(({ path }) => !path.some((_, index) => isUnknown(valueAt({ spec: params }, path.slice(0, index + 1)))))
        .map((diagnostic) => ({ ...diagnostic, path: ['params', ...diagnostic.path.slice(1)] })),
    );
  }
}
