import { acknowledgementsChecks } from './acknowledgements-checks';
import { buildingControllerChecks } from './application-load-balancer/controller-checks';
import {
  entryPointNameChecks,
  sharedServiceChecks,
  targetChecks,
} from './application-load-balancer/entry-point-checks';
import { ingressChecks } from './application-load-balancer/ingress-checks';
import { clientChecks, tlsChecks } from './application-load-balancer/listener-checks';
import { awsLoadBalancerControllerChecks } from './aws-load-balancer-controller/aws-load-balancer-controller-checks';
import { certManagerChecks } from './cert-manager/cert-manager-checks';
import { certificateChecks } from './certificate/certificate-checks';
import { eksClusterChecks } from './cluster/eks-cluster-checks';
import { aliasRecordsChecks } from './dns/alias-records-checks';
import { alarmChecks } from './entry-point/alarm-checks';
import { autoModeChecks, computeChecks } from './entry-point/compute-checks';
import { networkLoadBalancerEntryPointChecks } from './entry-point/network-load-balancer-entry-point-checks';
import { targetSpreadChecks } from './entry-point/target-spread-checks';
import { ingressNginxChecks } from './ingress-nginx/ingress-nginx-checks';
import { retirementChecks } from './ingress-nginx/retirement-checks';
import { serviceValuesChecks } from './ingress-nginx/service-values-checks';
import {
  elasticIpChecks,
  knownListChecks,
  protectedReplacementChecks,
  subnetMappingChecks,
} from './network-load-balancer/network-load-balancer-checks';
import { legacyServiceChecks } from './service-entry-point/legacy-service-checks';
import { localTrafficChecks } from './service-entry-point/local-traffic-checks';
import { serviceComputeChecks } from './service-entry-point/service-compute-checks';
import { serviceOwnerChecks, serviceTypeChecks } from './service-entry-point/service-owner-checks';
import { servicePropsChecks } from './service-entry-point/service-props-checks';
import { tlsAnnotationsChecks } from './service-entry-point/tls-annotations-checks';

/** Every check on a combination of props, by what it is on. */
export const CHECKS = [
  ...eksClusterChecks,
  ...autoModeChecks,
  ...certManagerChecks,
  ...awsLoadBalancerControllerChecks,
  ...ingressNginxChecks,
  ...retirementChecks,
  ...serviceValuesChecks,
  ...elasticIpChecks,
  ...knownListChecks,
  ...subnetMappingChecks,
  ...protectedReplacementChecks,
  ...networkLoadBalancerEntryPointChecks,
  ...computeChecks,
  ...targetSpreadChecks,
  ...alarmChecks,
  ...serviceOwnerChecks,
  ...serviceTypeChecks,
  ...serviceComputeChecks,
  ...servicePropsChecks,
  ...legacyServiceChecks,
  ...localTrafficChecks,
  ...tlsAnnotationsChecks,
  ...entryPointNameChecks,
  ...buildingControllerChecks,
  ...targetChecks,
  ...clientChecks,
  ...tlsChecks,
  ...ingressChecks,
  ...sharedServiceChecks,
  ...certificateChecks,
  ...aliasRecordsChecks,
  ...acknowledgementsChecks,
] as const;
