/**
 * What an edit does to the traffic that runs, from the mildest to the worst:
 *
 * - `nothing`: Terraform has nothing to do.
 * - `beside`: resources beside the load balancer are created, changed or destroyed. The load balancer, its listeners and
 *   its target groups stay as they are.
 * - `in-place`: the load balancer, a listener or a target group is updated, and keeps its address and its targets.
 * - `listener-recreated`: a listener is destroyed and created again. Its port refuses connections for some seconds.
 * - `target-group-replaced`: a new target group is created under a new name before the old one is destroyed. It has no
 *   healthy target until its first health checks have passed.
 * - `load-balancer-replaced`: the load balancer is destroyed and created again, with another DNS name and other addresses
 *   unless those are given.
 * - `refused`: Terraform or AWS refuses it, or every later plan shows it again.
 */
export const CHANGE_EFFECTS = [
  'nothing',
  'beside',
  'in-place',
  'listener-recreated',
  'target-group-replaced',
  'load-balancer-replaced',
  'refused',
] as const;

/** What an edit does to the traffic that runs. */
export type ChangeEffect = (typeof CHANGE_EFFECTS)[number];
