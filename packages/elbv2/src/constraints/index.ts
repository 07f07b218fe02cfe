import { certificateConstraints } from './certificate';
import { clientConstraints } from './client';
import { healthCheckConstraints } from './health-check';
import { listenerConstraints } from './listener';
import { loadBalancerConstraints } from './load-balancer';
import {
  autoScalingGroupsConstraints,
  taggedInstancesConstraints,
  targetGroupBindingConstraints,
} from './registration';
import { subnetMappingConstraints } from './subnet-mapping';
import { targetGroupConstraints } from './target-group';

/** Every constraint, by the kind of subject that it is about. */
export const CONSTRAINTS = {
  loadBalancer: loadBalancerConstraints,
  subnetMapping: subnetMappingConstraints,
  client: clientConstraints,
  listener: listenerConstraints,
  certificate: certificateConstraints,
  targetGroup: targetGroupConstraints,
  healthCheck: healthCheckConstraints,
  targetGroupBinding: targetGroupBindingConstraints,
  autoScalingGroups: autoScalingGroupsConstraints,
  taggedInstances: taggedInstancesConstraints,
};
