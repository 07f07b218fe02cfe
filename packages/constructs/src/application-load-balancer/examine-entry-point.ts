import { findBy } from '@eks-ingress/diagnostics';
import { TerraformStack } from 'cdktf';
import { alarmChecks } from '../entry-point/alarm-checks';
import { autoModeChecks } from '../entry-point/compute-checks';
import { ApplicationLoadBalancerEntryPoint } from './application-load-balancer-entry-point';
import type { ApplicationLoadBalancerEntryPointProps } from './application-load-balancer-entry-point-props';
import { buildingControllerChecks } from './controller-checks';
import { entryPointNameChecks, sharedServiceChecks, targetChecks } from './entry-point-checks';
import { ingressChecks } from './ingress-checks';
import { clientChecks, tlsChecks } from './listener-checks';

/** What is wrong with an entry point that its objects alone do not show. */
export function examineEntryPoint(
  entryPoint: ApplicationLoadBalancerEntryPoint,
  props: ApplicationLoadBalancerEntryPointProps,
) {
  const { tls, dns, ingresses, cluster } = props;
  const { group, hostNames } = entryPoint;
  const listeners = { ...props, hostNames, hasRecords: dns !== undefined };
  const inStack = {
    ...props,
    compute: cluster.compute,
    rules: group.reduce((sum, { routeOf }) => sum + routeOf.flat().length, 0),
    earlier: earlierInStack(entryPoint),
  };
  return [
    ...findBy(entryPointNameChecks, inStack),
    ...findBy(buildingControllerChecks, props),
    ...findBy(autoModeChecks, cluster),
    ...findBy(targetChecks, inStack),
    ...findBy(clientChecks, listeners),
    ...findBy(tlsChecks, listeners),
    ...Object.entries(ingresses).flatMap(([key, ingress]) =>
      findBy(ingressChecks, { ...ingress, key, hasTls: tls !== undefined }),
    ),
    ...findBy(sharedServiceChecks, inStack),
    ...findBy(alarmChecks, props),
  ];
}

/** The entry points of the stack that come before this one. */
function earlierInStack(entryPoint: ApplicationLoadBalancerEntryPoint): readonly ApplicationLoadBalancerEntryPoint[] {
  const all = TerraformStack.of(entryPoint)
    .node.findAll()
    .filter((node) => node instanceof ApplicationLoadBalancerEntryPoint);
  return all.slice(0, all.indexOf(entryPoint));
}
