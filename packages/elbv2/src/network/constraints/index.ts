import { accessLogsConstraints } from './access-logs';
import { certificateConstraints } from './certificate';
import { clientConstraints } from './client';
import { environmentConstraints } from './environment';
import { healthCheckConstraints } from './health-check';
import { listenerConstraints } from './listener';
import { loadBalancerConstraints } from './load-balancer';
import {
  applicationLoadBalancerConstraints,
  autoScalingGroupsConstraints,
  ipAddressesConstraints,
  ipTargetConstraints,
  taggedInstancesConstraints,
  targetGroupBindingConstraints,
} from './registration';
import { subnetMappingConstraints } from './subnet-mapping';
import { targetGroupConstraints } from './target-group';
import { targetGroupHealthConstraints } from './target-group-health';

/** Every constraint, by the kind of subject that it is about. */
export const CONSTRAINTS = {
  environment: environmentConstraints,
  loadBalancer: loadBalancerConstraints,
  accessLogs: accessLogsConstraints,
  subnetMapping: subnetMappingConstraints,
  client: clientConstraints,
  listener: listenerConstraints,
  certificate: certificateConstraints,
  targetGroup: targetGroupConstraints,
  targetGroupHealth: targetGroupHealthConstraints,
  healthCheck: healthCheckConstraints,
  targetGroupBinding: targetGroupBindingConstraints,
  autoScalingGroups: autoScalingGroupsConstraints,
  taggedInstances: taggedInstancesConstraints,
  ipAddresses: ipAddressesConstraints,
  ipTarget: ipTargetConstraints,
  applicationLoadBalancer: applicationLoadBalancerConstraints,
};
