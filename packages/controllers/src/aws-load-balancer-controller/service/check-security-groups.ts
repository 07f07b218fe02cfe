import { quote } from '@eks-ingress/diagnostics';
import type { ServiceFacts } from './service-facts';
import { serviceFinding } from '../../service-finding';
import type { ControllerFinding } from '../../controller-finding';

const prefix = 'service.beta.kubernetes.io/aws-load-balancer-';
const rangesKey = 'service.beta.kubernetes.io/load-balancer-source-ranges';
const rangesField = ['spec', 'loadBalancerSourceRanges'];

/** Whether clients reach the load balancer, and the load balancer its targets. */
export function checkSecurityGroups(facts: ServiceFacts): readonly ControllerFinding[] {
  return [...checkBackendRules(facts), ...checkSourceRanges(facts)];
}

function checkBackendRules({ values, securityGroups, settings }: ServiceFacts): readonly ControllerFinding[] {
  if (securityGroups !== 'given') return [];
  const key = `${prefix}manage-backend-security-group-rules`;
  const manages = values[key] ?? settings.enableManageBackendSecurityGroupRules ?? false;
  if (manages && settings.enableBackendSecurityGroup === false) {
    return [
      serviceFinding('aws-load-balancer-controller', {
        id: 'service-backend-security-group',
        at: key,
        message: `${key} needs the security group that backends share, which --enable-backend-security-group turns off.`,
        effect: 'rejects',
        source: 'pkg/service/model_build_load_balancer.go',
      }),
    ];
  }
  if (manages || values[key] === false) return [];
  return [
    serviceFinding('aws-load-balancer-controller', {
      id: 'service-targets-closed',
      at: `${prefix}security-groups`,
      message: `${prefix}security-groups is set without ${key}.`,
      why: 'The controller then adds no rules to the security groups of nodes and pods: until somebody else lets these groups in, every target times out.',
      fix: `Set ${key} to "true", or to "false" when the rules are there.`,
      source: 'pkg/service/model_build_load_balancer.go',
    }),
  ];
}

// buildCIDRsFromSourceRanges of pkg/service/model_build_managed_sg.go
function checkSourceRanges({ values, spec, isDualStack, securityGroups }: ServiceFacts): readonly ControllerFinding[] {
  const { loadBalancerSourceRanges: fromSpec = [] } = spec;
  const annotated = values[rangesKey];
  const source = 'pkg/service/model_build_managed_sg.go';
  const overruled =
    annotated !== undefined && fromSpec.length > 0
      ? [
          serviceFinding('aws-load-balancer-controller', {
            id: 'service-source-ranges-overruled',
            at: rangesKey,
            message: `${rangesKey} is set beside spec.loadBalancerSourceRanges.`,
            effect: 'ignores',
            why: 'The field of the Service wins, and the annotation is silently ignored.',
            fix: 'Remove the annotation.',
            source,
          }),
        ]
      : [];
  if (securityGroups === 'given' && fromSpec.length > 0) {
    return [
      ...overruled,
      serviceFinding('aws-load-balancer-controller', {
        id: 'service-source-ranges-overruled',
        at: rangesField,
        message: `spec.loadBalancerSourceRanges is set beside ${prefix}security-groups.`,
        effect: 'ignores',
        why: 'The controller adds rules to a security group of its own alone, so that the ranges are silently ignored.',
        fix: 'Write the ranges into the security groups.',
        source,
      }),
    ];
  }
  const ranges = fromSpec.length > 0 ? fromSpec : (annotated ?? []);
  const ipv6 = ranges.find((range) => range.includes(':'));
  if (ipv6 === undefined || isDualStack || securityGroups !== 'managed') return overruled;
  return [
    ...overruled,
    serviceFinding('aws-load-balancer-controller', {
      id: 'service-source-ranges-family',
      at: fromSpec.length > 0 ? rangesField : rangesKey,
      message: `The source range ${quote(ipv6)} is of IPv6, and the load balancer is not.`,
      effect: 'rejects',
      fix: `Set ${prefix}ip-address-type to "dualstack", or remove the range.`,
      source,
    }),
  ];
}
