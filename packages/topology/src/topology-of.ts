import { dataSources, resources, type TerraformConfiguration } from './terraform/configuration';
import { readApplicationLoadBalancer } from './terraform/application-load-balancers';
import { readIngressController } from './terraform/ingress-controllers';
import { readIngressGroups, readServices } from './terraform/ingress-groups';
import { addressesOf, readLoadBalancer } from './terraform/load-balancers';
import { readReleases, type Release } from './terraform/releases';
import { readServiceLoadBalancer } from './terraform/service-load-balancers';
import { AWS_LOAD_BALANCER_CONTROLLER, isTargetGroupBinding } from './terraform/targets';
import { record, text, texts } from './terraform/value';
import type { Operator, Topology } from './topology';

/**
 * What a synthesized stack puts in front of a cluster. What is known only after apply is left out, and so is what the
 * stack does not create.
 */
export function topologyOf(configuration: TerraformConfiguration): Topology {
  const releases = readReleases(configuration);
  const owned = [...resources(configuration, 'aws_lb'), ...resources(configuration, 'aws_alb')].map((loadBalancer) => {
    const addresses = addressesOf(loadBalancer, configuration);
    const controllers = releases
      .filter((release) => !isTargetGroupBinding(release) && operatorName(release) === undefined)
      .filter((release) => [...release.refersTo].some((address) => addresses.has(address)))
      .map((release) => readIngressController(release, releases));
    return { loadBalancer: readLoadBalancer(loadBalancer, { configuration, releases, controllers }), controllers };
  });
  const takesEveryService = releases.some(
    (release) =>
      operatorName(release) === AWS_LOAD_BALANCER_CONTROLLER && release.values.enableServiceMutatorWebhook !== false,
  );
  const ofServices = releases.flatMap((release) => {
    const controller = readIngressController(release, releases);
    const loadBalancer = readServiceLoadBalancer(release, { configuration, controller, takesEveryService });
    return loadBalancer === undefined ? [] : [{ loadBalancer, controllers: [controller] }];
  });
  const services = readServices(configuration);
  const ofIngresses = readIngressGroups(configuration, releases).flatMap((group) => {
    const loadBalancer = readApplicationLoadBalancer(group, services, configuration);
    return loadBalancer === undefined ? [] : [{ loadBalancer, controllers: [] }];
  });
  const all = [...owned, ...ofServices, ...ofIngresses];
  const aws = record(configuration.provider?.aws);
  return {
    name: configuration['//']?.metadata?.stackName ?? 'stack',
    account: texts(aws.allowed_account_ids)[0],
    region: text(aws.region),
    cluster: dataSources(configuration, 'aws_eks_cluster').flatMap(({ attributes }) => text(attributes.name) ?? [])[0],
    loadBalancers: all.map(({ loadBalancer }) => loadBalancer),
    controllers: [
      ...new Map(
        all.flatMap(({ controllers }) => controllers).map((controller) => [controller.id, controller]),
      ).values(),
    ],
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
