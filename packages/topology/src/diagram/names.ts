import type { IngressController, LoadBalancer, Targets } from '../topology';

export function controllerTitle({ name, version }: IngressController): string {
  return [name, version].filter(Boolean).join(' ');
}

export function loadBalancerKind({ kind }: LoadBalancer): string {
  return kind === 'application' ? 'Application Load Balancer' : 'Network Load Balancer';
}

export function loadBalancerName({ name }: LoadBalancer): string {
  return name ?? 'named by its controller';
}

export function describeTargetKind(kind: Targets['kind']): string {
  return kind === 'load-balancer' ? 'a load balancer' : kind;
}
