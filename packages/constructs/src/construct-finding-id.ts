import type { ControllerFindingId } from '@eks-ingress/controllers';
import type { ApplicationLoadBalancerFindingId, LoadBalancerEnvironmentFindingId } from '@eks-ingress/elbv2';
import type { ChartRuleName } from '@eks-ingress/rules';
import type { CHECKS } from './checks';

/** What can be wrong with the props of a construct, or with what is made of them. */
export type ConstructFindingId =
  | (typeof CHECKS)[number]['id']
  | LoadBalancerEnvironmentFindingId
  | ApplicationLoadBalancerFindingId
  | ControllerFindingId
  | ChartRuleName;
