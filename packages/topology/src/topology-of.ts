import { dataSources, resources, type TerraformConfiguration } from './terraform/configuration';
import { readIngressController } from './terraform/ingress-controllers';
import { addressesOf, readLoadBalancer } from './terraform/load-balancers';
import { readReleases, type Release } from './terraform/releases';
import { AWS_LOAD_BALANCER_CONTROLLER, isTargetGroupBinding } from './terraform/targets';
import { record, text, texts } from './terraform/value';
import type { Operator, Topology } from './topology';

/**
 * What a synthesized stack puts in front of a cluster. What is known only after apply is left out, and so is what the
 * stack does not create.
 */
export function topologyOf(configuration: TerraformConfiguration): Topology {
  const releases = readReleases(configuration);
  const loadBalancers = [...resources(configuration, 'aws_lb'), ...resources(configuration, 'aws_alb')];
  const aws = record(configuration.provider?.aws);
  const behind = loadBalancers.map((loadBalancer) => {
    const addresses = addressesOf(loadBalancer, configuration);
    return releases
      .filter((release) => !isTargetGroupBinding(release) && operatorName(release) === undefined)
      .filter((release) => [...release.refersTo].some((address) => addresses.has(address)))
      .map((release) => readIngressController(release, releases));
  });
  return {
    name: configuration['//']?.metadata?.stackName ?? 'stack',
    account: texts(aws.allowed_account_ids)[0],
    region: text(aws.region),
    cluster: dataSources(configuration, 'aws_eks_cluster').flatMap(({ attributes }) => text(attributes.name) ?? [])[0],
    loadBalancers: loadBalancers.map((loadBalancer, index) =>
      readLoadBalancer(loadBalancer, { configuration, releases, controllers: behind[index] ?? [] }),
    ),
    controllers: [...new Map(behind.flat().map((controller) => [controller.id, controller])).values()],
    operators: releases.flatMap(readOperator),
  };
}

const OPERATORS: Readonly<Record<string, string>> = {
  'aws-load-balancer-controller': AWS_LOAD_BALANCER_CONTROLLER,
  'cert-manager': 'cert-manager',
};

function operatorName({ chart }: Release): string | undefined {
  return Object.hasOwn(OPERATORS, chart) ? OPERATORS[chart] : undefined;
}

function readOperator(release: Release): readonly Operator[] {
  const name = operatorName(release);
  const version = text(record(release.values.image).tag) ?? release.chartVersion;
  return name === undefined ? [] : [{ name, version, namespace: release.namespace }];
}
